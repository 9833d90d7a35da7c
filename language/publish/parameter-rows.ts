import type { Parameter } from '../scheme/basics.ts'
import { addDays, type Day, isDay } from '../values/date.ts'

export type Row = Parameter['rows'][number]
export type NewRow = Pick<Row, 'from' | 'value' | 'source'>
export type RowProblem = 'no-such-day' | 'day-taken' | 'other-type'

/**
 * Adds a dated row, as a reform does: the row in force on its first day ends the day before, and the new one lasts
 * until the next (or as long as the one it follows). Nothing that is already said of earlier days changes.
 */
export function addRow(
  parameter: Parameter,
  { from, value, source }: NewRow,
): { ok: true; parameter: Parameter } | { ok: false; problem: RowProblem } {
  if (!isDay(from)) return { ok: false, problem: 'no-such-day' }
  if (parameter.rows.some(row => row.from === from)) return { ok: false, problem: 'day-taken' }
  if (parameter.rows.some(row => typeof row.value !== typeof value))
    return { ok: false, problem: 'other-type' }
  const sorted = inOrder(parameter.rows)
  const before = sorted.findLast(row => row.from < from)
  const next = sorted.find(row => row.from > from)
  // After an end that was already set, only a row that closes the gap may follow on; checkScheme reports a gap.
  const covers = before && (before.to === undefined || before.to >= from)
  const to = covers ? before.to : next && addDays(next.from, -1)
  const rows = sorted.map(row => (row === before && covers ? { ...row, to: addDays(from, -1) } : row))
  const added: Row = { from, ...(to === undefined ? {} : { to }), value, source }
  return { ok: true, parameter: { ...parameter, rows: inOrder([...rows, added]) } }
}

/** Takes a row out again; the one before it lasts as long as it did. The only row stays. */
export function removeRow(parameter: Parameter, from: Day): Parameter {
  const sorted = inOrder(parameter.rows)
  const index = sorted.findIndex(row => row.from === from)
  const row = sorted[index]
  if (!row || sorted.length === 1) return parameter
  const before = sorted[index - 1]
  const joined = before?.to === addDays(from, -1)
  const rows = sorted
    .filter(each => each !== row)
    .map(each => (each === before && joined ? until(each, row.to) : each))
  return { ...parameter, rows }
}

/** The rows, earliest first. */
export function inOrder(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.from < b.from ? -1 : 1))
}

function until({ to: _to, ...row }: Row, to: Day | undefined): Row {
  return to === undefined ? row : { from: row.from, to, value: row.value, source: row.source }
}
