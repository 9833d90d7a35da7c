import type { Facts, Fact as Known } from '../feel/evaluate.ts'
import { dateText, parseDate } from '../feel/temporal.ts'
import { isContext, kindOf, type Value } from '../feel/values.ts'
import type { Fact, factTypes } from '../scheme/basics.ts'
import { judgedOn } from './scope.ts'

type FactType = (typeof factTypes)[number]

/**
 * Facts from plain data (JSON, YAML, a register row): days written `YYYY-MM-DD` become dates where the declared fact,
 * or the field of a context or list, is a date. `undefined` stays unknown, null known to be empty. A name that is not
 * declared passes through as it is, save dotted ones, which go into their context.
 */
export function factsFromPlain(declared: readonly Fact[], plain: Record<string, unknown>): Facts {
  const facts: Facts = {}
  for (const [path, value] of Object.entries(plain)) {
    if (value === undefined) continue
    const [name = path, ...rest] = path.split('.')
    const fact = declared.find(each => each.name === name)
    const type = name === judgedOn ? 'date' : fact?.type
    const known = rest.length > 0 ? nest(rest, value) : value
    const converted = convert(known, type, fact?.fields)
    const before = facts[name]
    facts[name] =
      isContext(before) && isContext(converted) ? ({ ...before, ...converted } as Known) : converted
  }
  return facts
}

/** The reverse, for storing: dates as `YYYY-MM-DD`, contexts and lists likewise. */
export function plainOf(facts: Facts): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, bare(value)]])),
  )
}

function nest(path: string[], value: unknown): unknown {
  return path.reduceRight((inner: unknown, part) => ({ [part]: inner }), value)
}

function convert(value: unknown, type: FactType | undefined, fields: Fact['fields']): Known {
  if (value === null) return null
  if (type === 'date' && typeof value === 'string') return parseDate(value) ?? value
  if (Array.isArray(value)) return value.map(item => convert(item, fields ? 'context' : undefined, fields))
  if (typeof value === 'object' && fields && !('feel' in value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    return Object.fromEntries(
      entries.map(([key, item]) => [key, convert(item, fields[key], undefined)]),
    ) as Known
  }
  return value as Known
}

function bare(value: Known): unknown {
  if (Array.isArray(value)) return value.map(item => (item === undefined ? null : bare(item)))
  if (kindOf(value as Value) === 'date')
    return dateText(value as { year: number; month: number; day: number })
  return isContext(value) ? plainOf(value) : value
}
