import assert from 'node:assert/strict'
import { rowFact } from '#language/form/kinds/members.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import {
  type At,
  answered,
  type GuideState,
  type Guiding,
  newGuide,
  onePage,
  pageAt,
  passed,
} from '#modules/eligibility/guide/rules.ts'
import type { TrueFamily } from './guide-families.ts'

export interface Walk {
  household: string
  /** Pages put, by the ids of their questions. */
  pages: string[]
  state: GuideState
}

const most = 60

/** A guide from the first page to the last, answered as is true; what is not known to the family is passed over. */
export function walkGuide(
  schemes: readonly Scheme[],
  { household, municipality, truth }: TrueFamily,
  on: string,
): Walk {
  const guiding: Guiding = { schemes, on, place: 'まんなか市' }
  let state = newGuide(municipality)
  const pages: string[] = []
  for (let parts = pageAt(guiding, state, 1); parts.length > 0; ) {
    const before = state
    for (const at of parts) {
      const facts = answerTo(at, state, truth)
      const number = state.steps.length + 1
      state = facts ? answered(guiding, state, number, at.ask, facts) : passed(guiding, state, number, at.ask)
      assert.equal(state.steps.length, number, `${at.ask.id} leads nowhere`)
    }
    const asks = parts.map(({ ask }) => ask)
    pages.push(asks.map(ask => ask.id).join('+'))
    assert.ok(pages.length < most, `the guide does not end: ${pages.join(' ')}`)
    state = onePage(before, state, asks)
    parts = pageAt(guiding, state, pages.length + 1)
  }
  return { household, pages, state }
}

function answerTo({ ask, put }: At, state: GuideState, truth: Record<string, unknown>) {
  const name = ask.question.fact ?? ''
  const true_ = truth[name]
  assert.notEqual(true_, undefined, `nobody said whether ${name} is true of a family`)
  if (true_ === null) return undefined
  if (ask.question.kind !== 'members') return { ...state.facts, [name]: true_ }
  const rows = true_ as Record<string, unknown>[]
  const known = (state.facts[name] ?? rows.map(() => ({}))) as Record<string, unknown>[]
  const fields = put.kind === 'whole' ? (put.question.fields ?? []) : []
  const own = (index: number) =>
    put.kind === 'whole' ? fields : (put.rows.find(row => row.index === index)?.questions ?? [])
  return {
    ...state.facts,
    [name]: known.map((row, index) => ({
      ...row,
      ...Object.fromEntries(
        own(index).map(field => {
          const value = rows[index]?.[rowFact(field)]
          assert.notEqual(value, undefined, `nobody said what ${name}.${rowFact(field)} is`)
          return [rowFact(field), value]
        }),
      ),
    })),
  }
}

/** The middle of the numbers, and the one that nine in ten do not pass. */
export function spread(numbers: readonly number[]): { median: number; p90: number } {
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const middle = sorted.length / 2
  const median = sorted.length % 2 === 1 ? at(0.5) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
  return { median, p90: sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0 }
}
