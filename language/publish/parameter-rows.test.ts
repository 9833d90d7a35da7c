import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rowAt } from '../rules/parameters.ts'
import type { Parameter } from '../scheme/basics.ts'
import { addDays } from '../values/date.ts'
import { addRow, removeRow } from './parameter-rows.ts'

const source = { law: '実施要綱' }
const fee: Parameter = {
  name: '料金',
  label: { ja: '料金' },
  rows: [
    { from: '2025-04-01', to: '2026-03-31', value: 500, source },
    { from: '2026-04-01', value: 600, source },
  ],
}
const added = (parameter: Parameter, from: string, value: number | string) => {
  const result = addRow(parameter, { from, value, source })
  assert.ok(result.ok)
  return result.parameter
}

test('a reform closes the row before it', () => {
  assert.deepEqual(added(fee, '2027-04-01', 700).rows, [
    fee.rows[0],
    { from: '2026-04-01', to: '2027-03-31', value: 600, source },
    { from: '2027-04-01', value: 700, source },
  ])
})

test('a row in the middle lasts as long as the one it follows; one before all ends where they begin', () => {
  const middle = added(fee, '2025-10-01', 550).rows
  assert.deepEqual(
    middle.map(row => [row.from, row.to]),
    [
      ['2025-04-01', '2025-09-30'],
      ['2025-10-01', '2026-03-31'],
      ['2026-04-01', undefined],
    ],
  )
  assert.equal(added(fee, '2024-04-01', 400).rows[0]?.to, '2025-03-31')
})

test('days that do not exist, days that are taken and values of another kind are refused', () => {
  const problem = (from: string, value: number | string) => {
    const result = addRow(fee, { from, value, source })
    return result.ok ? undefined : result.problem
  }
  assert.equal(problem('2027-02-30', 1), 'no-such-day')
  assert.equal(problem('2026-04-01', 1), 'day-taken')
  assert.equal(problem('2027-04-01', '七百'), 'other-type')
})

const day = fc.integer({ min: -800, max: 1500 }).map(days => addDays('2025-04-01', days))

test('every day keeps one value; days before the new row keep theirs; taking it out again undoes it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(day, { maxLength: 5 }), day, day, (earlier, from, asked) => {
      let parameter = fee
      for (const each of earlier) {
        const result = addRow(parameter, { from: each, value: 1, source })
        if (result.ok) parameter = result.parameter
      }
      const result = addRow(parameter, { from, value: 999, source })
      if (!result.ok) return
      const covering = result.parameter.rows.filter(row => row.from <= asked && (row.to ?? '9999') >= asked)
      const first = result.parameter.rows[0]?.from ?? ''
      assert.equal(covering.length, asked < first ? 0 : 1)
      if (asked < from) assert.equal(rowAt(result.parameter, asked)?.value, rowAt(parameter, asked)?.value)
      assert.deepEqual(removeRow(result.parameter, from).rows, parameter.rows)
    }),
  )
})
