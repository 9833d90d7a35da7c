import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seals } from '#platform/seal.ts'
import { scheme } from '#test/scheme.ts'
import { openGuide, sealGuide, sealToCarry } from '../carrying/rules.ts'
import { findingsOf } from '../findings/rules.ts'
import {
  answered,
  askAt,
  factsOf,
  type GuideState,
  type Guiding,
  guideFor,
  newGuide,
  passed,
} from './rules.ts'

const care = scheme()
const guiding: Guiding = { schemes: [care], on: '2026-06-01', place: 'まんなか市' }
const fresh = { ...newGuide(139998, care.id), wanted: ['outcome' as const] }

/** Answers the page that comes next. */
function say(state: GuideState, fact: string, value: unknown): GuideState {
  const number = state.steps.length + 1
  const at = askAt(guiding, state, number)
  assert.equal(at?.ask.question.fact, fact)
  if (!at) throw new Error()
  return answered(guiding, state, number, at.ask, { ...state.facts, [fact]: value })
}

function finding(state: GuideState) {
  const { results } = guideFor(guiding, state)
  const [found] = findingsOf(
    results,
    factsOf(guiding, state),
    state.steps.flatMap(step => step.s ?? []),
    guiding.on,
  )
  if (!found) throw new Error()
  return found
}

test('asks only what decides, one page at a time, and ends with an estimate', () => {
  const first = askAt(guiding, fresh, 1)
  assert.equal(first?.ask.question.id, 'situation')
  const second = say(fresh, first?.ask.question.fact ?? '', 'birth')
  assert.equal(askAt(guiding, second, 2)?.ask.question.id, 'birth-date')
  const done = say(second, '出産日', '2026-05-01')
  assert.equal(askAt(guiding, done, 3), undefined)
  assert.equal(finding(done).outcome, 'likely')
})

test('says kindly no as soon as it is sure, with the reason', () => {
  const no = finding(say(say(fresh, '状況', 'birth'), '出産日', '2025-06-01'))
  assert.equal(no.outcome, 'unlikely')
  assert.equal(no.reasons[0]?.reason.ja, '出産から1年を過ぎているため。')
  assert.deepEqual(no.papers, [])
  assert.equal(finding(say(say(fresh, '状況', 'birth'), '出産日', '2025-06-02')).outcome, 'likely')
})

test('what was passed over is named, and not asked again', () => {
  const at = askAt(guiding, fresh, 1)
  if (!at) throw new Error()
  const state = passed(guiding, fresh, 1, at.ask)
  assert.equal(askAt(guiding, state, 2), undefined)
  assert.equal(finding(state).outcome, 'unclear')
  assert.deepEqual(finding(state).passed.length, 1)
})

test('another answer takes away what was said to questions it closes', () => {
  const state = say(say(fresh, '状況', 'birth'), '出産日', '2026-05-01')
  const at = askAt(guiding, state, 1)
  if (!at) throw new Error()
  const changed = answered(guiding, state, 1, at.ask, { ...state.facts, 状況: 'pregnant' })
  assert.deepEqual(changed.facts, { 状況: 'pregnant' })
  assert.equal(changed.steps.length, 1)
})

test('it travels sealed, and comes back the same; anything else opens nothing', () => {
  const now = new Date('2026-06-01T00:00:00Z')
  const make = seals('x'.repeat(32))
  const state = say(say(fresh, '状況', 'birth'), '出産日', '2026-05-01')
  const token = sealGuide(make, state, now) ?? ''
  assert.deepEqual(openGuide(make, token, now), state)
  assert.equal(openGuide(make, token, new Date('2026-06-01T12:00:00Z')), undefined, 'expired')
  const carried = sealToCarry(make, state, now)
  assert.deepEqual(openGuide(make, carried?.token ?? '', new Date('2026-06-07T23:59:59Z')), state)
  assert.equal(openGuide(make, make('guide').seal({ v: 2 }, new Date('2027-01-01')) ?? '', now), undefined)
  const long = { ...state, facts: { x: Array.from({ length: 2000 }, (_, i) => (i * 7919) % 9973).join() } }
  assert.equal(sealGuide(make, long, now), undefined, 'too much for a cookie')
})
