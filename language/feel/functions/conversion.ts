import { quote } from '../string-text.ts'
import { temporalText } from '../temporal.ts'
import type { Context, FeelRange, Temporal, Value } from '../values.ts'
import { kindOf } from '../values.ts'
import { type Builtin, overloaded, parameter as p, strict } from './define.ts'

/** DMN 1.3 §10.3.4.1: to text and to numbers. Dates and durations are in temporal.ts. */
export const conversionFunctions: Builtin[] = [
  strict('string', [p('from', 'any')], 'string', ([from]) => textOf(from)),
  overloaded(
    strict('number', [p('from', 'string')], 'number', ([from]) => readNumber(from)),
    strict('number', [p('from', 'number')], 'number', ([from]) => from),
    strict(
      'number',
      [
        p('from', 'string'),
        p('grouping separator', 'string', { nullable: true }),
        p('decimal separator', 'string', { nullable: true, optional: true }),
      ],
      'number',
      ([from, grouping, decimal = null]) => {
        if (![null, ' ', ',', '.'].includes(grouping) || ![null, ',', '.'].includes(decimal)) return null
        if (grouping !== null && grouping === decimal) return null
        let text: string = from
        if (grouping !== null) text = text.replaceAll(grouping, '')
        if (decimal !== null) text = text.replace(decimal, '.')
        return readNumber(text)
      },
    ),
  ),
]

function readNumber(text: string): number | null {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value + 0 : null
}

/** A number without an exponent, as people write it. */
export function numberText(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  const [mantissa = '', exponent = '0'] = text.split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const point = whole.length + Number(exponent)
  const digits = whole + fraction
  const plain =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + '0'.repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`
  return value < 0 ? `-${plain}` : plain
}

/** `string(value)`; text inside lists and contexts is quoted. */
export function textOf(value: Value, inside = false): string {
  switch (kindOf(value)) {
    case 'null':
      return 'null'
    case 'string':
      return inside ? quote(value as string) : (value as string)
    case 'number':
      return numberText(value as number)
    case 'boolean':
      return String(value)
    case 'list':
      return `[${(value as Value[]).map(item => textOf(item, true)).join(', ')}]`
    case 'context': {
      const context = value as Context
      return `{${Object.keys(context)
        .map(
          key =>
            `${/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : quote(key)}: ${textOf(context[key] ?? null, true)}`,
        )
        .join(', ')}}`
    }
    case 'range': {
      const { low, high, lowIncluded, highIncluded } = value as FeelRange
      if (low === null) return `${highIncluded ? '<=' : '<'}${textOf(high, true)}`
      if (high === null) return `${lowIncluded ? '>=' : '>'}${textOf(low, true)}`
      return `${lowIncluded ? '[' : '('}${textOf(low, true)}..${textOf(high, true)}${highIncluded ? ']' : ')'}`
    }
    case 'function':
      return 'function'
    default:
      return inside ? `@${quote(temporalText(value as Temporal))}` : temporalText(value as Temporal)
  }
}
