import { canEqual } from './check-types.ts'
import type { Parameter } from './functions/define.ts'
import type { Type } from './types.ts'

/**
 * Whether an argument of a type can be what a parameter takes. A single value may stand for a list of it; a list
 * where a single value is wanted is a mistake nearly always, though DMN takes a list of one.
 */
export function fits(type: Type, parameter: Parameter): boolean {
  const wanted = parameter.type
  if (type === 'any' || wanted === 'any') return true
  if (type === 'null') return parameter.nullable === true || wanted === 'null'
  if (typeof wanted === 'string') return type === wanted
  if ('list' in wanted) {
    const item = typeof type === 'object' && 'list' in type ? type.list : type
    return wanted.list === 'any' || canEqual(item, wanted.list)
  }
  if ('range' in wanted) return typeof type === 'object' && 'range' in type
  return typeof type === 'object' && 'context' in type
}
