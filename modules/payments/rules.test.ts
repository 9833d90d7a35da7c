import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { monthAfter } from '#modules/claims/rules.ts'
import { type BenefitLine, dueOf, nextPayMonth, type PaidLine, yenIn } from './rules.ts'

const monthly = (seq: number, fromMonth: string, yen: number): BenefitLine => ({
  seq,
  amount: 'monthly',
  yen,
  unit: '円/月',
  fromMonth,
})
const once = (seq: number, yen: number): BenefitLine => ({
  seq,
  amount: 'first',
  yen,
  unit: '円',
  fromMonth: '2026-05',
})

test('months that are over are due, each once', () => {
  const lines = [monthly(1, '2026-04', 10_000), monthly(2, '2026-06', 15_000)]
  const { due } = dueOf(lines, [], '2026-08')
  assert.deepEqual(
    due.map(({ month, yen }) => [month, yen]),
    [
      ['2026-04', 10_000],
      ['2026-05', 10_000],
      ['2026-06', 15_000],
      ['2026-07', 15_000],
    ],
  )
  assert.deepEqual(dueOf(lines, due, '2026-08'), { due: [], over: [] })
})

test('a correction counts from its month on for good, over steps foreseen before', () => {
  const lines = [monthly(1, '2026-04', 10_000), monthly(2, '2026-08', 15_000), monthly(3, '2026-06', 12_000)]
  assert.deepEqual(
    ['2026-03', '2026-05', '2026-06', '2026-09'].map(month => yenIn(lines, 'monthly', month)),
    [0, 10_000, 12_000, 12_000],
  )
})

test('a correction backwards adds a part, or is told as paid too much', () => {
  const paid = [{ amount: 'monthly', month: '2026-04', part: 0, yen: 10_000 }]
  const more = dueOf([monthly(1, '2026-04', 10_000), monthly(2, '2026-04', 13_000)], paid, '2026-05')
  assert.deepEqual(more.due, [{ amount: 'monthly', month: '2026-04', part: 1, yen: 3_000 }])
  const less = dueOf([monthly(1, '2026-04', 10_000), monthly(2, '2026-04', 0)], paid, '2026-05')
  assert.deepEqual(less, { due: [], over: [{ amount: 'monthly', month: '2026-04', part: 1, yen: -10_000 }] })
})

test('what is paid once is paid in the month it was granted, whatever the later lines', () => {
  assert.deepEqual(dueOf([once(1, 50_000)], [], '2026-05').due[0]?.yen, 50_000)
  assert.deepEqual(dueOf([once(1, 50_000)], [], '2026-04').due, [])
  assert.deepEqual(dueOf([once(1, 50_000), once(2, 0)], [], '2026-06'), { due: [], over: [] })
})

test('after everything due is paid, nothing is due, and what was paid is what the ledger says', () => {
  const lines = fc.array(
    fc.record({ from: fc.integer({ min: 0, max: 8 }), yen: fc.integer({ min: 0, max: 3 }) }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(lines, given => {
      const paid: PaidLine[] = []
      const known: BenefitLine[] = []
      for (const [index, { from, yen }] of given.entries()) {
        known.push(monthly(index + 1, monthAfter('2026-01', from), yen * 5_000))
        const { due } = dueOf(known, paid, monthAfter('2026-01', index + 3))
        assert.equal(
          new Set([...paid, ...due].map(line => `${line.month} ${line.part}`)).size,
          paid.length + due.length,
        )
        paid.push(...due)
        assert.deepEqual(dueOf(known, paid, monthAfter('2026-01', index + 3)).due, [])
      }
    }),
    { numRuns: 150 },
  )
})

test('the next pay month', () => {
  assert.equal(nextPayMonth([2, 4, 6, 8, 10, 12], '2026-11-23'), '2026-12')
  assert.equal(nextPayMonth([4, 8, 11], '2026-12-01'), '2027-04')
  assert.equal(nextPayMonth([], '2026-12-01'), '2026-12')
})
