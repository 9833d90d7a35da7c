import { dateTimeInTokyo } from '#platform/calendar.ts'

/**
 * One column of a table. `text` keeps leading zeros (codes, postcodes, phone numbers); `number` and `yen`
 * take finite numbers or bigints; `date` takes `YYYY-MM-DD`; `datetime` takes an instant, shown in Japan time.
 */
export type Column = {
  key: string
  label: string
  type: 'text' | 'number' | 'date' | 'yen' | 'datetime'
}

export type Cell = string | number | bigint | boolean | Date | null | undefined
export type Row = Readonly<Record<string, unknown>>

/** The value of a cell, or a thrown TypeError for a value no cell can show: that is a bug in the caller. */
export function cellOf(row: Row, column: Column): Cell {
  const value = row[column.key]
  if (value === null || value === undefined) return null
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${column.key}: ${value}`)
  if (typeof value === 'object' && !(value instanceof Date)) {
    throw new TypeError(`${column.key}: a cell holds text, a number, a day or an instant, not an object`)
  }
  return value as Cell
}

/** The plain text of a cell, as CSV shows it: whole yen without separators, `2026-04-01 09:30` for instants. */
export function cellText(value: Cell): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateTimeInTokyo(value)
  if (typeof value === 'boolean') return value ? 'はい' : 'いいえ'
  return String(value)
}

export function isNumeric(column: Column): boolean {
  return column.type === 'number' || column.type === 'yen'
}
