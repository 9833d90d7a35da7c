import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dueDay, entryMonth, monthAfter } from '../rules.ts'
import {
  differencesOf,
  type LedgerLine,
  lineOf,
  reversalOf,
  standing,
  totalsOf,
  type UseRecord,
} from './rules.ts'

const now = new Date('2026-07-01T00:00:00Z')
const held: LedgerLine = { kind: 'hold', steps: -2 }
const redeemed: LedgerLine[] = [held, { kind: 'redeem', steps: 0 }]

function record(changes: Partial<UseRecord> = {}): UseRecord {
  return {
    reservationId: 'r1',
    state: 'used',
    day: '2026-06-10',
    startsAt: new Date('2026-06-10T01:00:00Z'),
    type: 'day',
    holder: '山田　花子',
    voucherNumber: 'A',
    steps: 2,
    terms: { price: 21000, charged: 1000, additions: [{ id: 'twins', label: '多胎', yen: 5000 }] },
    late: null,
    report: { closed: true, collected: 1000, note: '' },
    ledger: redeemed,
    ...changes,
  }
}

const kindsOf = (changes: Partial<UseRecord>) => differencesOf(record(changes), now).map(each => each.kind)

test('a reported and redeemed use is a line: price less copayment and additions', () => {
  const line = lineOf(record())
  assert.equal(line?.amount, 25000)
  assert.deepEqual(differencesOf(record(), now), [])
})

test('each kind of difference', () => {
  assert.deepEqual(kindsOf({ ledger: [held] }), ['report-without-redemption'])
  assert.deepEqual(kindsOf({ state: 'accepted', report: null }), ['redemption-without-report'])
  assert.deepEqual(kindsOf({ state: 'cancelled', report: null }), ['redemption-without-report'])
  assert.deepEqual(
    kindsOf({
      ledger: [
        { kind: 'hold', steps: -1 },
        { kind: 'redeem', steps: 0 },
      ],
    }),
    ['amounts-differ'],
  )
  assert.deepEqual(kindsOf({ state: 'accepted', report: null, ledger: [held] }), ['unclosed'])
  const [copayment] = differencesOf(record({ report: { closed: true, collected: 500, note: '' } }), now)
  assert.deepEqual(
    [copayment?.kind, copayment?.what, copayment?.reported, copayment?.recorded],
    ['amounts-differ', 'copayment', 500, 1000],
  )
})

test('a difference that was explained is shown and stops nothing', () => {
  const found = differencesOf(record({ report: { closed: true, collected: 0, note: '次回に受け取る' } }), now)
  assert.equal(found.length, 1)
  assert.equal(standing(found).length, 0)
})

test('late cancellations and no-shows are lines by the terms of the booking', () => {
  const late = { claim: 10500, usesUnits: true }
  const line = lineOf(record({ state: 'late-cancelled', report: null, late }))
  assert.deepEqual([line?.kind, line?.amount, line?.copayment], ['late-cancel', 10500, 0])
  assert.deepEqual(kindsOf({ state: 'late-cancelled', report: null, late }), [])
  assert.deepEqual(
    kindsOf({ state: 'late-cancelled', report: null, late, ledger: [held, { kind: 'release', steps: 2 }] }),
    ['report-without-redemption'],
  )
  assert.deepEqual(
    kindsOf({ state: 'no-show', report: null, late, ledger: [held] }),
    ['unclosed'],
    'still settling',
  )
  assert.equal(lineOf(record({ state: 'no-show', report: null, late: { claim: 0, usesUnits: true } })), null)
  assert.equal(lineOf(record({ state: 'cancelled', report: null })), null)
})

test('a use of today that is still to come says so', () => {
  const [found] = differencesOf(
    record({ state: 'accepted', report: null, ledger: [held], startsAt: new Date('2026-07-02T00:00:00Z') }),
    now,
  )
  assert.equal(found?.upcoming, true)
})

const records = fc.record({
  state: fc.constantFrom('used', 'accepted', 'late-cancelled', 'no-show', 'cancelled'),
  price: fc.nat(100_000),
  charged: fc.nat(20_000),
  addition: fc.nat(10_000),
  claim: fc.nat(50_000),
})

test('the sum of the lines is the sum over the uses, and a reversal undoes its line to the yen', () => {
  fc.assert(
    fc.property(fc.array(records, { maxLength: 30 }), given => {
      const uses = given.map((each, index) =>
        record({
          reservationId: String(index),
          state: each.state,
          report: each.state === 'used' ? { closed: true, collected: each.charged, note: '' } : null,
          late:
            each.state === 'late-cancelled' || each.state === 'no-show'
              ? { claim: each.claim, usesUnits: true }
              : null,
          terms: {
            price: each.price,
            charged: each.charged,
            additions: each.addition > 0 ? [{ id: 'a', label: '加算', yen: each.addition }] : [],
          },
        }),
      )
      const lines = uses.flatMap(use => lineOf(use) ?? [])
      const expected = given.reduce((sum, each) => {
        if (each.state === 'used') return sum + each.price - each.charged + each.addition
        return each.state === 'late-cancelled' || each.state === 'no-show' ? sum + each.claim : sum
      }, 0)
      const totals = totalsOf(lines)
      assert.equal(totals.total, expected)
      assert.equal(totals.total, totals.price - totals.copayment + totals.additions)
      const undone = totalsOf([...lines, ...lines.map(line => reversalOf(line, '誤り'))])
      assert.deepEqual(undone, { lines: lines.length * 2, price: 0, copayment: 0, additions: 0, total: 0 })
    }),
  )
})

test('nothing enters a settled month and nothing is forgotten', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.array(fc.nat(40), { maxLength: 20 }), (start, taken) => {
      const month = monthAfter('2026-01', start)
      const settled = new Set(taken.map(each => monthAfter('2026-01', each)))
      const entry = entryMonth(month, settled)
      assert.ok(entry >= month && !settled.has(entry))
      for (let each = month; each < entry; each = monthAfter(each)) assert.ok(settled.has(each))
    }),
  )
  assert.equal(entryMonth('2026-12', new Set(['2026-12'])), '2027-01')
  assert.equal(dueDay('2026-12', 10), '2027-01-10')
})
