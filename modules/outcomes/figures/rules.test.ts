import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inOfficeHours, officeHoursBetween, share, statistic } from '../rules.ts'
import { caseFigures, dropOut, type Happening, touches } from './rules.ts'

/** Tokyo wall time. */
const at = (text: string) => new Date(`${text}:00+09:00`)

function happening(type: string, when: string, more: Partial<Happening> = {}): Happening {
  return {
    type,
    at: at(when),
    actorKind: 'system',
    requestId: null,
    cases: ['c'],
    data: {},
    subject: 'c',
    ...more,
  }
}

test('under five nothing is said but n; medians and quartiles as spreadsheets give them', () => {
  assert.deepEqual(statistic([1, 2, 3, 4]), { n: 4, median: null, mean: null, quartiles: null })
  assert.deepEqual(statistic([10, 1, 2, 3, 4]), { n: 5, median: 3, mean: 4, quartiles: [2, 4] })
  assert.deepEqual(share(3, 4), { count: 3, base: 4, share: null })
  assert.deepEqual(share(3, 12), { count: 3, base: 12, share: 0.25 })
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 50 }), values => {
      const { median, mean, quartiles } = statistic(values)
      assert.ok(median !== null && mean !== null && quartiles)
      assert.ok(Math.min(...values) <= quartiles[0] && quartiles[0] <= median)
      assert.ok(median <= quartiles[1] && quartiles[1] <= Math.max(...values))
    }),
  )
})

test('office hours: 8:30 to 17:15 on open days', () => {
  assert.equal(inOfficeHours(at('2026-06-01T08:30')), true)
  assert.equal(inOfficeHours(at('2026-06-01T08:29')), false)
  assert.equal(inOfficeHours(at('2026-06-01T17:15')), false)
  assert.equal(inOfficeHours(at('2026-06-06T10:00')), false, 'Saturday')
  assert.equal(inOfficeHours(at('2026-05-05T10:00')), false, 'こどもの日')
  assert.equal(officeHoursBetween(at('2026-06-05T16:15'), at('2026-06-08T09:30')), 2, 'over a weekend')
  assert.equal(officeHoursBetween(at('2026-06-06T10:00'), at('2026-06-07T10:00')), 0)
  assert.equal(officeHoursBetween(at('2026-06-08T10:00'), at('2026-06-08T09:00')), 0)
})

test('one press is one touch, whatever it leaves behind; what comes after the decision is none', () => {
  const staff = { actorKind: 'staff' }
  const happenings = [
    happening('application.submitted', '2026-06-01T22:00', { actorKind: 'resident' }),
    happening('case.checked', '2026-06-01T22:00'),
    happening('case.commented', '2026-06-02T09:00', { ...staff, requestId: 'a' }),
    happening('proposal.decided', '2026-06-02T10:00', { ...staff, requestId: 'b' }),
    happening('case.decided', '2026-06-02T10:00', { ...staff, requestId: 'b' }),
    happening('letter.held', '2026-06-03T10:00', { ...staff, requestId: 'c' }),
  ]
  assert.equal(touches(happenings), 2)
})

test('the figures of six cases', () => {
  const byCase = new Map(
    [1, 2, 3, 4, 5, 6].map(n => [
      `c${n}`,
      [
        happening('application.submitted', '2026-06-01T22:00', {
          actorKind: 'resident',
          data: { channel: n === 6 ? 'paper' : 'online' },
        }),
        happening('case.checked', '2026-06-01T22:01'),
        happening('case.decided', `2026-06-0${n + 1}T08:30`, { actorKind: 'staff', requestId: `r${n}` }),
      ],
    ]),
  )
  const found = caseFigures(byCase)
  assert.equal(found.received, 6)
  assert.equal(found.elapsed.n, 6)
  assert.equal(found.elapsed.median, 70.5, 'half past ten hours and three nights')
  assert.equal(found.pairs[0]?.minutes.median, 1)
  assert.equal(found.pairs[1]?.minutes.n, 0, 'nobody drafted')
  assert.deepEqual(found.online, { count: 5, base: 6, share: 5 / 6 })
  assert.deepEqual(found.outOfHours, { count: 5, base: 5, share: 1 })
  assert.equal(found.touches.median, 1)
})

test('where drafts came to a stand', () => {
  const draft = (subject: string, ...pages: string[]) => [
    happening('application.started', '2026-06-01T10:00', { subject, data: { scheme: 's' } }),
    ...pages.map(page => happening('application.saved', '2026-06-01T10:05', { subject, data: { page } })),
  ]
  const found = dropOut(
    ['a', 'b', 'c'],
    [
      ...draft('1', 'a', 'b', 'c'),
      happening('application.submitted', '2026-06-01T10:06', {
        subject: 'case',
        data: { applicationId: '1' },
      }),
      ...draft('2', 'a', 'b'),
      ...draft('3'),
      ...draft('4', 'a'),
      happening('application.saved', '2026-06-09T10:00', { subject: '4', data: { page: 'a' } }),
      ...draft('5', 'a'),
      happening('application.discarded', '2026-06-02T10:00', { subject: '5' }),
    ],
    at('2026-06-09T12:00'),
  )
  assert.deepEqual(found, {
    started: 3,
    submitted: 1,
    atStart: 1,
    pages: [
      { page: 'a', reached: 2, stopped: 0 },
      { page: 'b', reached: 2, stopped: 1 },
      { page: 'c', reached: 1, stopped: 0 },
    ],
  })
})
