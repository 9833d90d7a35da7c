import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hashOfFile } from '#platform/files/hash.ts'
import { type CsvForm, csvRecords, delimiterOf, encodingOf } from '#platform/sheet/csv-records.ts'
import { kindOfFile } from '#platform/sheet/file-kind.ts'
import { numberedHead } from '../mapping/rules.ts'
import { holdsMyNumbers } from './rules.ts'

/** Where uploads wait between being chosen and being applied. They hold personal data: nothing else looks there. */
export function folderOf(dataDir: string): string {
  return join(dataDir, 'registers')
}

/** A file's name there is a UUID; anything else would be a way out of the folder. */
export function pathOf(dataDir: string, file: string): string {
  if (!/^[0-9a-f-]{36}$/.test(file)) throw new RangeError('Not the name of an upload')
  return join(folderOf(dataDir), file)
}

/** Pages take no larger form in. */
export const largestFile = 120 * 1024 * 1024

export type FileRefusal =
  | 'utf-16'
  | 'xlsx'
  | 'xls'
  | 'gzip'
  | 'zip'
  | 'pdf'
  | 'binary'
  | 'empty'
  | 'one-column'
  | 'my-number'

export type Look =
  | {
      ok: true
      encoding: CsvForm['encoding']
      delimiter: string
      bytes: number
      sha256: string
    }
  | { ok: false; code: FileRefusal }

const rowsLookedAt = 300

/**
 * What an upload is: text in UTF-8 or CP932 with its separator, its size and SHA-256; or why it cannot be used. Reads
 * the whole file once or twice.
 */
export async function lookAt(path: string): Promise<Look> {
  const kind = await kindOfFile(path)
  if (kind !== 'text') return { ok: false, code: kind }
  const encoding = await encodingOf(path)
  const [first = ''] = await linesOf(path, encoding)
  const delimiter = delimiterOf(first)
  const rows = await firstRows(path, { encoding, delimiter }, rowsLookedAt)
  if (rows.length === 0) return { ok: false, code: 'empty' }
  if ((rows[0]?.length ?? 0) < 2) return { ok: false, code: 'one-column' }
  if (holdsMyNumbers(rows)) return { ok: false, code: 'my-number' }
  const [{ size }, sha256] = [await stat(path), await hashOfFile(path)]
  return { ok: true, encoding, delimiter, bytes: size, sha256 }
}

/** The first line as it stands, whatever separates its cells. */
async function linesOf(path: string, encoding: CsvForm['encoding']): Promise<string[]> {
  const rows = await firstRows(path, { encoding, delimiter: '\u0000' }, 1)
  return rows.map(cells => cells.join(''))
}

/** The first records of a file. */
export async function firstRows(path: string, form: CsvForm, count: number): Promise<string[][]> {
  const rows: string[][] = []
  for await (const { records } of csvRecords(path, form)) {
    rows.push(...records.slice(0, count - rows.length).map(record => record.cells))
    if (rows.length >= count) break
  }
  return rows
}

export interface Sample {
  /** The names of the columns, each only once. */
  head: string[]
  rows: string[][]
}

/** Head and first rows as a person looks at them before they say what each column is. */
export async function sampleOf(
  path: string,
  form: CsvForm,
  head: boolean,
  count = rowsLookedAt,
): Promise<Sample> {
  const rows = await firstRows(path, form, count)
  const [first = []] = rows
  return head ? { head: headOf(first), rows: rows.slice(1) } : { head: numberedHead(first.length), rows }
}

/** Trimmed names; an empty one is called by its place, one that comes again by how often. */
export function headOf(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, index) => {
    const name = cell.trim().slice(0, 190) || `列${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}
