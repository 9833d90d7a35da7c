import { poolLimit } from '../entitlement/limits.ts'
import { mayUse } from '../entitlement/may-use.ts'
import { typeOf, type Use } from '../entitlement/situation.ts'
import { type Terms, terms } from '../entitlement/terms.ts'
import { stepsWithin } from '../entitlement/units.ts'
import type { Facts } from '../feel/evaluate.ts'
import type { Example } from '../scheme/rules.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { tokyoInstant } from '../values/date.ts'
import { assess } from './assess.ts'
import { documentsFor } from './documents.ts'
import { factsFromPlain, plainOf } from './plain.ts'

export interface ExampleResult {
  example: Example
  ok: boolean
  /** In Japanese: what was expected and what came out. */
  difference?: string
}

/** Works every example of a scheme. They are its tests, and part of the gate before it is published. */
export function runExamples(scheme: Scheme): ExampleResult[] {
  return scheme.examples.map(example => {
    const differences = runExample(scheme, example)
    return differences.length === 0
      ? { example, ok: true }
      : { example, ok: false, difference: differences.join(' / ') }
  })
}

function runExample(scheme: Scheme, { on, given, expect }: Example): string[] {
  const facts = factsFromPlain(scheme.facts, given)
  const result = assess(scheme, facts, on, { explained: false })
  const failing = result.clauses.filter(clause => clause.outcome === 'fails').map(clause => clause.rule)
  const needed = () =>
    documentsFor(scheme, facts, on).flatMap(need => (need.needed === 'yes' ? [need.document.id] : []))
  const differences = [
    differ('結果', expect.outcome, result.outcome),
    differSet('当てはまらない規則', expect.reasons, failing),
    differSet('足りない事実', expect.missing, result.missing),
    differSet('必要な書類', expect.documents, expect.documents ? needed() : []),
  ]
  differences.push(differSet('対象', expect.recipients?.map(String), result.recipients.sure.map(String)))
  for (const [id, value] of Object.entries(expect.amounts ?? {})) {
    const amount = result.amounts.find(each => each.id === id)
    differences.push(differ(`額「${id}」`, value, amount === undefined ? 'ない' : amount.value))
  }
  const worked = plainOf(result.facts)
  for (const [name, value] of Object.entries(expect.facts ?? {})) {
    differences.push(differ(`「${name}」`, told(value), told(worked[name])))
  }
  if (expect.use) differences.push(...runUse(scheme, facts, on, expect.use))
  return differences.filter(difference => difference !== undefined)
}

type ExpectedUse = NonNullable<Example['expect']['use']>

function runUse(scheme: Scheme, facts: Facts, on: string, expected: ExpectedUse): (string | undefined)[] {
  const use: Use = {
    type: expected.type,
    on,
    ordinal: expected.ordinal ?? 1,
    ...(expected.nights === undefined ? {} : { nights: expected.nights }),
    ...(expected.hours === undefined ? {} : { hours: expected.hours }),
  }
  const pool = typeOf(scheme, use.type)?.pool
  const limit = pool === undefined ? undefined : poolLimit(scheme, pool, facts, on)
  const step = scheme.entitlement?.pools.find(each => each.id === pool)?.step ?? 1
  const stepsLeft = limit?.kind === 'value' ? stepsWithin(limit.value, { step }) : 0
  // The whole pool is there and the deadline far: an example is about the scheme, not about one day's calendar.
  const now = tokyoInstant(on)
  const refusals = mayUse(scheme, facts, use, { stepsLeft, openBookings: 0, now, byStaff: true })
  const codes = refusals.map(refusal => refusal.code)
  if (expected.refused !== undefined) {
    return codes.some(code => code === expected.refused)
      ? []
      : [differ('断られる理由', expected.refused, codes)]
  }
  const result = terms(scheme, facts, use)
  const shown = (label: string, wanted: number | undefined, name: 'units' | 'charged' | 'price') =>
    differ(label, wanted, result.kind === 'terms' ? result[name] : words(result))
  return [
    refusals.length > 0
      ? `断られないはずが「${refusals.map(refusal => refusal.reason.ja).join('')}」`
      : undefined,
    shown('数', expected.units, 'units'),
    // What the user pays in the end, as a worked example is read.
    shown('自己負担額', expected.copayment, 'charged'),
    shown('委託単価', expected.price, 'price'),
    differ('上限', expected.limit, limit?.kind === 'value' ? limit.value : 'わからない'),
  ]
}

function words(result: Exclude<ReturnType<typeof terms>, Terms>): string {
  return result.kind === 'refused' ? result.reason.ja : `わからない（${result.missing.join('、')}）`
}

/** A fact in words: what is not known yet is not empty. */
function told(value: unknown): string {
  if (value === undefined) return 'わからない'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function differ(what: string, expected: unknown, actual: unknown): string | undefined {
  if (expected === undefined || expected === actual) return undefined
  return `${what}は「${String(expected)}」のはずが「${String(actual)}」`
}

function differSet(
  what: string,
  expected: readonly string[] | undefined,
  actual: readonly string[],
): string | undefined {
  if (expected === undefined) return undefined
  return differ(what, [...expected].sort().join('、') || 'なし', [...actual].sort().join('、') || 'なし')
}
