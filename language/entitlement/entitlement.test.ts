import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sampleScheme } from '../publish/sample.ts'
import { factsFromPlain } from '../rules/plain.ts'
import { tokyoInstant } from '../values/date.ts'
import { cancelTerms } from './cancel.ts'
import { bookableUntil, poolLimit, validityOf, windowOf } from './limits.ts'
import { mayUse, type Standing } from './may-use.ts'
import type { Use } from './situation.ts'
import { type Terms, terms } from './terms.ts'
import { stepsOf, stepsWithin, unitsOf } from './units.ts'

const scheme = sampleScheme()
const facts = (plain: Record<string, unknown> = {}) =>
  factsFromPlain(scheme.facts, { 申請日: '2026-03-01', きょうだい: [], ...plain })
const many = { きょうだい: [{ age: 1 }, { age: 2 }] }
const lesson: Use = { type: 'lesson', on: '2026-03-20', hours: 2, ordinal: 1 }
const camp: Use = { type: 'camp', on: '2026-04-10', nights: 2, ordinal: 1 }

function sound(use: Use, plain = {}): Terms {
  const result = terms(scheme, facts(plain), use)
  assert.ok(result.kind === 'terms', JSON.stringify(result))
  return result
}

test('terms of a use: units, copayment by ordinal, price, by the prices of the day', () => {
  const { units, steps, copayment, reduction, charged, price, additions, pool } = sound(lesson)
  assert.deepEqual(
    { units, steps, copayment, reduction, charged, price, additions, pool },
    {
      units: 0.5,
      steps: 1,
      copayment: 500,
      reduction: 0,
      charged: 500,
      price: 2000,
      additions: [],
      pool: 'lessons',
    },
  )
  assert.equal(sound({ ...lesson, ordinal: 3 }).copayment, 1000)
  assert.equal(sound({ ...lesson, on: '2026-04-01' }).copayment, 600)
  assert.deepEqual([sound(camp).units, sound(camp).price], [3, 20000])
})

test('a reduction never makes money owed to the user; additions of nothing are left out', () => {
  const result = sound(lesson, many)
  assert.deepEqual([result.copayment, result.reduction, result.charged], [500, 700, 0])
  assert.deepEqual(
    result.additions.map(addition => addition.yen),
    [300],
  )
})

test('refused and unknown', () => {
  const code = (use: Use) => {
    const result = terms(scheme, facts(), use)
    return result.kind === 'refused' ? result.code : result.kind
  }
  assert.equal(code({ ...lesson, type: 'none' }), 'no-such-type')
  assert.equal(code({ ...camp, nights: 4 }), 'too-many-nights')
  assert.equal(code({ ...camp, nights: 0 }), 'not-a-night')
  assert.deepEqual(terms(scheme, factsFromPlain(scheme.facts, {}), lesson), {
    kind: 'unknown',
    missing: ['きょうだい'],
  })
  const thirds = sampleScheme({ entitlement: { types: [{ id: 'lesson', units: '0.3' }] } })
  assert.equal(terms(thirds, facts(), lesson).kind, 'refused')
  const fraction = sampleScheme({ entitlement: { types: [{ id: 'lesson', copayment: '料金 / 3' }] } })
  assert.deepEqual(terms(fraction, facts(), lesson), { kind: 'unknown', missing: [] })
})

test('limits, windows, validity', () => {
  assert.deepEqual(poolLimit(scheme, 'lessons', facts(), '2026-03-01'), { kind: 'value', value: 5 })
  assert.deepEqual(poolLimit(scheme, 'lessons', facts(many), '2026-03-01'), { kind: 'value', value: 10 })
  assert.deepEqual(windowOf(scheme, 'lesson', facts(), '2026-03-20'), {
    kind: 'span',
    from: '2026-03-01',
    until: '2026-04-30',
  })
  assert.deepEqual(validityOf(scheme, facts(), '2026-03-20'), {
    kind: 'span',
    from: '2026-03-01',
    until: '2026-05-30',
  })
  assert.deepEqual(windowOf(scheme, 'lesson', {}, '2026-03-20'), { kind: 'unknown', missing: ['申請日'] })
  assert.equal(bookableUntil(scheme, '2026-03-20').toISOString(), '2026-03-18T03:00:00.000Z')
})

const standing: Standing = { stepsLeft: 10, openBookings: 0, now: tokyoInstant('2026-03-10') }
const codes = (use: Use, on: Partial<Standing> = {}) =>
  mayUse(scheme, facts(), use, { ...standing, ...on }).map(refusal => refusal.code)

test('every refusal, each at its edge', () => {
  assert.deepEqual(codes(lesson), [])
  assert.deepEqual(codes({ ...lesson, on: '2026-04-30' }), [])
  assert.deepEqual(codes({ ...lesson, on: '2026-05-01' }), ['outside-window'])
  assert.deepEqual(codes({ ...lesson, on: '2026-05-31' }), ['outside-window', 'outside-validity'])
  // Two nights from the 28th end on the 30th.
  assert.deepEqual(codes({ ...camp, on: '2026-04-28' }), [])
  assert.deepEqual(codes({ ...camp, on: '2026-04-29' }), ['outside-window'])
  assert.deepEqual(codes(lesson, { stepsLeft: 1 }), [])
  assert.deepEqual(codes(lesson, { stepsLeft: 0 }), ['no-units'])
  assert.deepEqual(codes(lesson, { openBookings: 2 }), ['too-many-open'])
  assert.deepEqual(codes(lesson, { now: tokyoInstant('2026-03-18', '12:00') }), [])
  const late = new Date(tokyoInstant('2026-03-18', '12:00').getTime() + 1)
  assert.deepEqual(codes(lesson, { now: late }), ['too-late'])
  assert.deepEqual(codes(lesson, { now: late, byStaff: true }), [])
})

test('refusals say why, in every language', () => {
  const reasons = mayUse(scheme, facts(), { ...camp, on: '2026-05-01' }, { ...standing, stepsLeft: 3 })
  assert.deepEqual(
    reasons.map(refusal => refusal.reason.ja),
    ['令和8年3月1日から60日間です。', '残りは1.5日です。この利用には3日が必要です。'],
  )
  assert.equal(reasons[1]?.reason.en, '1.5 days left; this use needs 3.')
  const unknown = mayUse(scheme, factsFromPlain(scheme.facts, { 申請日: '2026-03-01' }), lesson, standing)
  assert.deepEqual([unknown[0]?.code, unknown[0]?.missing], ['unknown', ['きょうだい']])
})

test('cancelling: free until the moment, that moment included', () => {
  const startsAt = tokyoInstant('2026-03-20', '10:00')
  const at = (now: Date) => cancelTerms(scheme, facts(), lesson, startsAt, now)
  const deadline = tokyoInstant('2026-03-19', '16:00')
  assert.deepEqual(at(deadline), { kind: 'terms', free: true, deadline, fee: 0, usesUnits: false, claim: 0 })
  const late = at(new Date(deadline.getTime() + 1))
  assert.deepEqual(late, { kind: 'terms', free: false, deadline, fee: 500, usesUnits: true, claim: 1000 })
})

test('ledger steps and units go back and forth', () => {
  const steps = fc.constantFrom(1 as const, 0.5 as const, 0.25 as const)
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 10_000 }), (step, count) => {
      assert.equal(stepsOf(unitsOf(count, { step }), { step }), count)
      assert.equal(stepsWithin(unitsOf(count, { step }), { step }), count)
    }),
  )
  assert.equal(stepsOf(0.3, { step: 0.25 }), undefined)
  assert.equal(stepsWithin(5.7, { step: 0.5 }), 11)
  assert.throws(() => unitsOf(0.5, { step: 1 }))
})

test('what is charged is never negative nor more than the copayment', () => {
  const uses = fc.record({
    type: fc.constantFrom('lesson', 'camp'),
    on: fc.constantFrom('2026-03-20', '2026-04-01'),
    nights: fc.integer({ min: 1, max: 3 }),
    hours: fc.integer({ min: 1, max: 5 }),
    ordinal: fc.integer({ min: 1, max: 9 }),
  })
  fc.assert(
    fc.property(uses, fc.boolean(), (use, siblings) => {
      const result = sound(use, siblings ? many : {})
      assert.ok(result.charged >= 0 && result.charged <= result.copayment)
      assert.equal(unitsOf(result.steps, { step: 0.5 }), result.units)
    }),
  )
})
