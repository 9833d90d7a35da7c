import { type Cell, type Column, cellOf, cellText, isNumeric, type Row } from './column.ts'
import { encodeCp932, firstOutsideCp932, toCp932Repertoire } from './cp932.ts'
import { guardFormula } from './formula.ts'

/** `row` counts as a spreadsheet does: the header is row 1, the first record row 2. */
export type Unencodable = {
  code: 'unencodable'
  row: number
  column: string
  character: string
  codePoint: string
}

export type CsvOptions = {
  encoding?: 'utf-8' | 'cp932'
  /** Write the row of labels first (default true). */
  header?: boolean
  /**
   * Put an apostrophe before text that a spreadsheet would run as a formula (default true). Turn off only
   * for files that another system reads byte for byte.
   */
  guardFormulas?: boolean
}

export type CsvResult = { ok: true; bytes: Uint8Array } | { ok: false; problems: Unencodable[] }

/** Problems listed before giving up: a person corrects a screenful at a time. */
const MOST_PROBLEMS = 100

/**
 * A CSV file with CRLF line ends (RFC 4180). UTF-8 carries a BOM so that Excel shows Japanese. CP932 refuses
 * every character it cannot hold, by row and column, and never writes `?` in its place.
 */
export function toCsv(rows: Iterable<Row>, columns: readonly Column[], options: CsvOptions = {}): CsvResult {
  const { encoding = 'utf-8', header = true, guardFormulas = true } = options
  const narrow = encoding === 'cp932'
  const problems: Unencodable[] = []
  const lines: string[] = []

  const field = (text: string, row: number, column: Column): string => {
    if (!narrow) return quote(text)
    const fitted = toCp932Repertoire(text)
    for (let rest = fitted, bad = firstOutsideCp932(rest); bad; bad = firstOutsideCp932(rest)) {
      problems.push({
        code: 'unencodable',
        row,
        column: column.label,
        character: bad,
        codePoint: codePoint(bad),
      })
      rest = rest.slice(rest.indexOf(bad) + bad.length)
    }
    return quote(fitted)
  }

  if (header) lines.push(columns.map(column => field(column.label, 1, column)).join(','))
  let row = 1
  for (const record of rows) {
    row++
    const fields = columns.map(column => {
      const value = cellOf(record, column)
      return field(guardFormulas ? guard(value, column) : cellText(value), row, column)
    })
    lines.push(fields.join(','))
    if (problems.length >= MOST_PROBLEMS) break
  }
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) }

  const text = lines.map(line => `${line}\r\n`).join('')
  return { ok: true, bytes: narrow ? encodeCp932(text) : new TextEncoder().encode(`\uFEFF${text}`) }
}

/** One sentence for the person who has to correct the record. */
export function unencodableSentence(problem: Unencodable): string {
  return `${problem.row}行目「${problem.column}」の文字「${problem.character}」（${problem.codePoint}）はShift_JIS（CP932）で表せません。`
}

function guard(value: Cell, column: Column): string {
  const text = cellText(value)
  return isNumeric(column) && typeof value !== 'string' ? text : guardFormula(text)
}

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
