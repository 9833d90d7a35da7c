import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addBusinessDays,
  businessDaysBetween,
  closedReason,
  dateTimeInTokyo,
  isClosedDay,
  isDay,
  monthBounds,
  monthInTokyo,
  nextOpenDay,
} from './calendar.ts'

const anyDay = fc
  .integer({ min: 3652, max: 23_652 })
  .map(days => new Date(days * 86_400_000).toISOString().slice(0, 10))

test('only days that exist are days', () => {
  assert.ok(isDay('2028-02-29'))
  for (const text of ['2026-02-29', '2026-13-01', '2026-4-1', '', '令和8年4月1日'])
    assert.ok(!isDay(text), text)
  assert.throws(() => nextOpenDay('2026-02-30'), /Not a day/)
})

test('weekends, national holidays, substitute holidays and the turn of the year are closed', () => {
  assert.equal(closedReason('2026-04-01'), null)
  assert.deepEqual(closedReason('2026-04-29'), { kind: 'holiday', name: '昭和の日' })
  assert.equal(closedReason('2026-05-06')?.kind, 'holiday', 'substitute for 3 May, a Sunday')
  assert.equal(closedReason('2026-09-22')?.kind, 'holiday', 'a day between two holidays')
  assert.equal(closedReason('2026-12-29')?.kind, 'year-end')
  assert.equal(closedReason('2026-12-28'), null)
  assert.equal(closedReason('2027-01-03')?.kind, 'year-end')
  assert.equal(closedReason('2027-01-04'), null)
  assert.equal(closedReason('2026-04-04')?.kind, 'saturday')
  assert.equal(closedReason('2026-04-05')?.kind, 'sunday')
  assert.equal(closedReason('2026-11-02', new Set(['2026-11-02']))?.kind, 'local')
})

test('a deadline on a closed day moves to the next open day', () => {
  assert.equal(nextOpenDay('2026-05-02'), '2026-05-07')
  assert.equal(nextOpenDay('2026-12-29'), '2027-01-04')
  assert.equal(nextOpenDay('2026-04-01'), '2026-04-01')
})

test('business days leave out the first day and count the last', () => {
  assert.equal(businessDaysBetween('2026-04-01', '2026-04-01'), 0)
  assert.equal(businessDaysBetween('2026-04-01', '2026-04-02'), 1)
  assert.equal(businessDaysBetween('2026-04-03', '2026-04-06'), 1)
  assert.equal(businessDaysBetween('2026-12-28', '2027-01-04'), 1)
  assert.equal(businessDaysBetween('2026-04-06', '2026-04-03'), -1)
  assert.equal(addBusinessDays('2026-05-01', 1), '2026-05-07')
  assert.equal(addBusinessDays('2026-05-02', 0), '2026-05-07')
})

test('adding open days and counting them are inverse, and end on an open day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (day, count) => {
      const reached = addBusinessDays(day, count)
      assert.ok(!isClosedDay(reached))
      assert.equal(businessDaysBetween(day, reached), count)
    }),
  )
})

test('the month in Japan changes at 15:00 UTC', () => {
  assert.equal(monthInTokyo(new Date('2026-03-31T14:59:59Z')), '2026-03')
  assert.equal(monthInTokyo(new Date('2026-03-31T15:00:00Z')), '2026-04')
  assert.equal(dateTimeInTokyo(new Date('2026-03-31T15:05:00Z')), '2026-04-01 00:05')
  const { from, until } = monthBounds('2026-12')
  assert.equal(from.toISOString(), '2026-11-30T15:00:00.000Z')
  assert.equal(until.toISOString(), '2026-12-31T15:00:00.000Z')
})
