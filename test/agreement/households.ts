import fc, { type Arbitrary } from 'fast-check'
import type { Fact } from '#language/scheme/basics.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { addDays, addMonths } from '#language/values/date.ts'
import type { Household } from './agree.ts'

/**
 * Households a scheme can be asked about: its own facts, with numbers and days close to where its rules change their
 * mind, the codes it speaks of, and some of everything unknown (absent) or known to be empty (null).
 */
export function householdsOf(scheme: Scheme, on: string): Arbitrary<Household> {
  const texts = JSON.stringify(scheme)
  const codes = [...new Set([...texts.matchAll(/\\"([a-z][a-z0-9-]*)\\"/g)].map(match => match[1] ?? ''))]
  const values = scheme.parameters.flatMap(({ rows }) => rows.flatMap(({ value }) => numbersIn(value)))
  const near = (value: number) => [value - 1, value, value + 1]
  const number = fc.oneof(
    fc.integer({ min: 0, max: 6 }),
    fc.constantFrom(0, ...values.flatMap(near)),
    fc.integer({ min: 0, max: 6_000_000 }),
  )
  const day = fc.oneof(
    fc.tuple(fc.integer({ min: 0, max: 24 * 12 }), fc.integer({ min: -2, max: 2 })).map(([months, days]) => {
      return addDays(addMonths(on, -months), days)
    }),
    fc.integer({ min: -500, max: 9000 }).map(days => addDays(on, -days)),
    fc.constantFrom('2008-04-01', '2008-04-02', '2024-02-29', '2020-02-29'),
  )
  const kinds: Record<Fact['type'], Arbitrary<unknown>> = {
    number,
    string: fc.constantFrom('その他', ...codes),
    boolean: fc.boolean(),
    date: day,
    list: fc.array(fc.constantFrom('その他', ...codes), { maxLength: 3 }),
    context: fc.constant({}),
  }
  const entries = (fields: NonNullable<Fact['fields']>) =>
    fc.record(
      Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, usually(kinds[type], 12)])),
    )
  const one = ({ type, fields }: Fact): Arbitrary<unknown> => {
    if (type === 'list' && fields) return fc.array(entries(fields), { maxLength: 4 })
    return type === 'context' && fields ? entries(fields) : kinds[type]
  }
  const given = scheme.facts.filter(fact => fact.from !== 'formula')
  return fc
    .record(Object.fromEntries(given.map(fact => [fact.name, usually(one(fact), 8)])))
    .map(facts => JSON.parse(JSON.stringify(facts)) as Household)
}

/** Mostly the value itself; now and then nothing is known of it, or it is known to be empty. */
function usually<T>(value: Arbitrary<T>, times: number): Arbitrary<T | null | undefined> {
  return fc.oneof(
    { weight: times, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  )
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(numbersIn)
  return []
}
