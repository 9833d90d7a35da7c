import { CsvError, parse } from 'csv-parse/sync'
import { decode, type Encoding } from './detect.ts'

/** Rows count as a spreadsheet does: the header is row 1. */
export type CsvProblem =
  | { code: 'empty'; message: string }
  | { code: 'bad-bytes'; row: number; column: number; bytes: string; message: string }
  | { code: 'quotes'; row: number; message: string }
  | { code: 'column-count'; row: number; expected: number; found: number; message: string }
  | { code: 'duplicate-label'; column: number; label: string; message: string }

export type CsvContent = {
  ok: true
  encoding: Encoding
  delimiter: string
  header: string[]
  /** Text exactly as written; `rows[i]` has as many cells as the header and stands in row `rowNumbers[i]`. */
  rows: string[][]
  rowNumbers: number[]
}

/**
 * Reads a CSV (or tab or semicolon separated) file in UTF-8, UTF-16 or CP932 with its first row as header.
 * Nothing is guessed away: unreadable bytes, broken quotes and rows of another length are reported with
 * their row (up to 100), so that a person can correct the file. Entirely blank rows are skipped.
 */
export function readCsv(bytes: Uint8Array): CsvContent | { ok: false; problems: CsvProblem[] } {
  const decoded = decode(bytes)
  if (!decoded.ok) return { ok: false, problems: [badBytes(bytes, decoded)] }
  const text = decoded.text.replace(/^\uFEFF/, '')
  const delimiter = delimiterOf(text)
  let records: string[][]
  try {
    records = split(text, delimiter)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = Number((error as { records?: number }).records ?? 0) + 1
    return {
      ok: false,
      problems: [{ code: 'quotes', row, message: `${row}行目の引用符（"）が正しく閉じられていません。` }],
    }
  }
  const numbered = records
    .map((cells, index) => ({ cells, row: index + 1 }))
    .filter(({ cells }) => !isBlank(cells))
  const [first, ...rest] = numbered
  if (!first) return { ok: false, problems: [{ code: 'empty', message: 'ファイルに何も書かれていません。' }] }
  const header = first.cells.map(label => label.trim())
  const problems = [...duplicates(header), ...uneven(rest, header.length)].slice(0, 100)
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    encoding: decoded.encoding,
    delimiter,
    header,
    rows: rest.map(({ cells }) => cells),
    rowNumbers: rest.map(({ row }) => row),
  }
}

/** The rows as objects by label, for callers that look columns up by name. */
export function byLabel(content: { header: string[]; rows: string[][] }): Record<string, string>[] {
  return content.rows.map(cells =>
    Object.fromEntries(content.header.map((label, i) => [label, cells[i] ?? ''])),
  )
}

function split(text: string, delimiter: string): string[][] {
  return parse(text, {
    delimiter,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: false,
  })
}

/** The separator that occurs most often outside quotes in the first line. */
function delimiterOf(text: string): string {
  const firstLine = text.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/, 1)[0] ?? ''
  const counts = [',', '\t', ';'].map(mark => ({ mark, count: firstLine.split(mark).length - 1 }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark
}

function isBlank(cells: string[]): boolean {
  return cells.every(cell => cell.trim() === '')
}

function duplicates(header: string[]): CsvProblem[] {
  return header.flatMap((label, index) =>
    label !== '' && header.indexOf(label) < index
      ? [
          {
            code: 'duplicate-label' as const,
            column: index + 1,
            label,
            message: `列名「${label}」が2回使われています。`,
          },
        ]
      : [],
  )
}

function uneven(rows: { cells: string[]; row: number }[], expected: number): CsvProblem[] {
  return rows.flatMap(({ cells, row }) => {
    const found = cells.length
    if (found === expected) return []
    const message = `${row}行目は${found}列です。1行目と同じ${expected}列にしてください。`
    return [{ code: 'column-count' as const, row, expected, found, message }]
  })
}

function badBytes(
  bytes: Uint8Array,
  bad: { offset: number; before: string; encoding: Encoding },
): CsvProblem {
  const before = bad.before.replace(/^\uFEFF/, '')
  let records: string[][] = []
  try {
    records = parse(`${before}x`, {
      delimiter: delimiterOf(before),
      relax_column_count: true,
      relax_quotes: true,
    })
  } catch {
    // The prefix may end inside quotes; lines are then the best position there is.
    records = before.split(/\r\n|\n|\r/).map(line => line.split(','))
  }
  const row = Math.max(records.length, 1)
  const column = Math.max(records.at(-1)?.length ?? 1, 1)
  const shown = [...bytes.subarray(bad.offset, bad.offset + 2)].map(b =>
    b.toString(16).toUpperCase().padStart(2, '0'),
  )
  const message = `${row}行目${column}列目に読み取れない文字があります（${shown.join(' ')}）。UTF-8かShift_JISで保存し直してください。`
  return { code: 'bad-bytes', row, column, bytes: shown.join(' '), message }
}
