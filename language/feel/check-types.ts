import type { ArithmeticOperator } from './ast.ts'
import type { Type } from './types.ts'

const days = 'days and time duration'
const months = 'years and months duration'
const ordered = ['number', 'string', 'date', 'time', 'date and time', days, months]

/** The type of an item when a value of this type is gone through; a value that is no list is its own item. */
export function itemTypeOf(type: Type): Type {
  return typeof type === 'object' && 'list' in type ? type.list : type
}

/** The one type that values of both have; `any` when there is none. Null fits into every type. */
export function common(a: Type, b: Type): Type {
  if (a === 'null') return b
  if (b === 'null') return a
  if (typeof a === 'string' || typeof b === 'string') return a === b ? a : 'any'
  if ('list' in a && 'list' in b) return { list: common(a.list, b.list) }
  if ('range' in a && 'range' in b) return { range: common(a.range, b.range) }
  if ('context' in a && 'context' in b) {
    const shared = Object.keys(a.context).filter(key => Object.hasOwn(b.context, key))
    return {
      context: Object.fromEntries(
        shared.map(key => [key, common(a.context[key] ?? 'any', b.context[key] ?? 'any')]),
      ),
    }
  }
  return 'any'
}

/** Whether `=` between them can be anything but null. */
export function canEqual(a: Type, b: Type): boolean {
  if (a === 'any' || b === 'any' || a === 'null' || b === 'null') return true
  if (typeof a === 'string' || typeof b === 'string') return a === b
  if ('list' in a) return 'list' in b && canEqual(a.list, b.list)
  if ('range' in a) return 'range' in b && canEqual(a.range, b.range)
  return 'context' in b
}

/** Whether `<` between them can be anything but null. */
export function canCompare(a: Type, b: Type): boolean {
  if (a === 'any') return b === 'any' || ordered.includes(b as string)
  if (b === 'any') return ordered.includes(a as string)
  return a === b && ordered.includes(a as string)
}

/** The type of the result, or undefined for operands that do not go together (DMN 1.3 table 55). */
export function arithmeticType(operator: ArithmeticOperator, a: Type, b: Type): Type | undefined {
  if (typeof a === 'object' || typeof b === 'object' || [a, b].some(type => unfit.includes(type)))
    return undefined
  if (a === 'any' || b === 'any') return a === 'number' || b === 'number' ? anyWithNumber(operator) : 'any'
  if (a === 'number' && b === 'number') return 'number'
  if (a === 'string' && b === 'string') return operator === '+' ? 'string' : undefined
  const isDuration = (type: Type) => type === days || type === months
  const isMoment = (type: Type) => type === 'date' || type === 'date and time'
  switch (operator) {
    case '+':
      if (isDuration(a)) return a === b || isMoment(b) || (b === 'time' && a === days) ? b : undefined
      return isDuration(b) && (isMoment(a) || (a === 'time' && b === days)) ? a : undefined
    case '-':
      if (isDuration(b)) return a === b || isMoment(a) || (a === 'time' && b === days) ? a : undefined
      return (isMoment(a) && isMoment(b)) || (a === 'time' && b === 'time') ? days : undefined
    case '*':
      if (a === 'number' && isDuration(b)) return b
      return b === 'number' && isDuration(a) ? a : undefined
    case '/':
      if (!isDuration(a)) return undefined
      return b === 'number' ? a : a === b ? 'number' : undefined
    default:
      return undefined
  }
}

const unfit: Type[] = ['boolean', 'null', 'function']

/** A number with something not known goes on to be a number, but for what may be a duration. */
function anyWithNumber(operator: ArithmeticOperator): Type {
  return operator === '*' || operator === '/' ? 'any' : 'number'
}
