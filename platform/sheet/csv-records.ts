import { createReadStream } from 'node:fs'

/** `row` counts records as a spreadsheet does: the first line is row 1. Cells are as written, without their quotes. */
export interface CsvRecord {
  row: number
  cells: string[]
}

export interface CsvBatch {
  records: CsvRecord[]
  /** Bytes of the file read so far. */
  bytes: number
}

/** How the file ended. */
export interface CsvEnd {
  /** The last record was closed by a line end. */
  closed: boolean
  /** The row whose quotation mark is never closed; reading stopped there. */
  openQuote: number | null
}

export interface CsvForm {
  encoding: 'utf-8' | 'cp932'
  delimiter: string
}

const piece = 1024 * 1024
/** More than this between two quotation marks is a mark that was never closed. */
const longestRecord = 100_000
/** Ctrl-Z, with which some systems close a file. */
const endOfFile = '\u001a'

/**
 * Which of the two encodings a text file is in, by reading all of it: UTF-8 when it is that throughout, else CP932;
 * where neither fits, the one that understands more of it before the first bad byte.
 */
export async function encodingOf(path: string): Promise<CsvForm['encoding']> {
  const utf8 = await readable(path, 'utf-8')
  if (utf8 === null) return 'utf-8'
  const cp932 = await readable(path, 'shift_jis')
  return cp932 === null || cp932 > utf8 ? 'cp932' : 'utf-8'
}

/** About how many bytes can be read, to the piece of 4 KiB; null when all of them. */
async function readable(path: string, label: string): Promise<number | null> {
  const decoder = new TextDecoder(label, { fatal: true })
  let done = 0
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: piece })) {
      for (let at = 0; at < chunk.length; at += 4096) {
        decoder.decode(chunk.subarray(at, at + 4096), { stream: true })
        done += 4096
      }
    }
    decoder.decode()
    return null
  } catch {
    return done
  }
}

/** The separator that occurs most often outside quotation marks in the first line. */
export function delimiterOf(firstLine: string): string {
  const text = firstLine.replace(/"(?:[^"]|"")*"/g, '')
  const counts = [',', '\t', ';'].map(mark => ({ mark, count: text.split(mark).length - 1 }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark
}

/**
 * The records of a CSV file, a megabyte at a time, so that a file of any size takes the same memory. Quoted cells may
 * hold separators and line ends. Bytes that cannot be read become U+FFFD. Blank lines are counted and left out. Returns
 * how the file ended.
 */
export async function* csvRecords(path: string, form: CsvForm): AsyncGenerator<CsvBatch, CsvEnd> {
  const decoder = new TextDecoder(form.encoding === 'cp932' ? 'shift_jis' : 'utf-8')
  const splitter = recordSplitter(form.delimiter)
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: piece })) {
    bytes += (chunk as Buffer).length
    const records = splitter.take(decoder.decode(chunk as Buffer, { stream: true }))
    if (records.length > 0) yield { records, bytes }
    if (splitter.openQuote() !== null) return { closed: false, openQuote: splitter.openQuote() }
  }
  const { records, end } = splitter.finish(decoder.decode())
  if (records.length > 0) yield { records, bytes }
  return end
}

/** Cuts text that comes in pieces into records. */
export function recordSplitter(delimiter: string) {
  let rest = ''
  let pending: string | null = null
  let row = 0
  let lineEnd: '\n' | '\r' | null = null
  let broken: number | null = null

  const addLine = (line: string, records: CsvRecord[]) => {
    const text: string = pending === null ? line : `${pending}\n${line}`
    const cells = text.includes('"') ? quotedCells(text, delimiter) : text.split(delimiter)
    if (cells === null) {
      pending = text
      if (text.length > longestRecord) broken = row + 1
      return
    }
    pending = null
    row += 1
    if (cells.length > 1 || (cells[0] ?? '').trim() !== '') records.push({ row, cells })
  }

  const take = (text: string): CsvRecord[] => {
    const records: CsvRecord[] = []
    let whole = rest + text
    // Old systems end lines with a carriage return alone; one at the very end may be half of a pair.
    lineEnd ??= whole.includes('\n') ? '\n' : /\r[^\n]/.test(whole) ? '\r' : null
    if (lineEnd === '\r') whole = whole.replaceAll('\r', '\n')
    let from = 0
    for (let to = whole.indexOf('\n'); to >= 0 && broken === null; to = whole.indexOf('\n', from)) {
      const cut = to > from && whole.charCodeAt(to - 1) === 13 ? to - 1 : to
      addLine(whole.slice(from, cut), records)
      from = to + 1
    }
    rest = whole.slice(from)
    return records
  }

  return {
    take,
    openQuote: () => broken,
    finish(text: string): { records: CsvRecord[]; end: CsvEnd } {
      const records = take(text)
      const last = rest.replaceAll(endOfFile, '').replace(/\r$/, '')
      const closed = last === '' && pending === null
      if (!closed && broken === null) addLine(last, records)
      return { records, end: { closed, openQuote: broken ?? (pending === null ? null : row + 1) } }
    },
  }
}

/** The cells of one record with quotation marks in it; null while one is still open. */
function quotedCells(text: string, delimiter: string): string[] | null {
  const cells: string[] = []
  for (let at = 0; ; ) {
    if (text.charCodeAt(at) !== 34) {
      const end = text.indexOf(delimiter, at)
      cells.push(end < 0 ? text.slice(at) : text.slice(at, end))
      if (end < 0) return cells
      at = end + delimiter.length
      continue
    }
    let close = text.indexOf('"', at + 1)
    while (close >= 0 && text.charCodeAt(close + 1) === 34) close = text.indexOf('"', close + 2)
    if (close < 0) return null
    const inside = text.slice(at + 1, close).replaceAll('""', '"')
    const end = text.indexOf(delimiter, close + 1)
    // What stands between the closing mark and the separator belongs to the cell, as spreadsheets read it.
    cells.push(inside + text.slice(close + 1, end < 0 ? undefined : end))
    if (end < 0) return cells
    at = end + delimiter.length
  }
}
