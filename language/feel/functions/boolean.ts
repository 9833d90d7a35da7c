import { negation } from '../logic.ts'
import { isUnknown } from '../unknown.ts'
import { has, isContext } from '../values.ts'
import { type Builtin, parameter as p, strict } from './define.ts'

/** DMN 1.3 §10.3.4.2 and the two widely used tests for presence. */
export const booleanFunctions: Builtin[] = [
  {
    name: 'not',
    forms: [
      {
        parameters: [p('negand', 'boolean')],
        result: 'boolean',
        lenient: true,
        call: ([negand = null]) => negation(negand),
      },
    ],
  },
  strict('is defined', [p('value', 'any', { nullable: true })], 'boolean', ([value]) => value !== null),
  {
    name: 'is',
    forms: [
      {
        parameters: [p('value1', 'any', { nullable: true }), p('value2', 'any', { nullable: true })],
        result: 'boolean',
        call: ([a, b]) => same(a, b),
      },
    ],
  },
]

/** Same kind and same value in every part; unlike `=`, moments in different zones are never the same. */
function same(a: unknown, b: unknown): boolean {
  if (isUnknown(a) || isUnknown(b)) return false
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index]))
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (isContext(a) !== isContext(b)) return false
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every(key => has(right, key) && same(left[key], right[key]))
  )
}
