import ExcelJS from 'exceljs'
import { unpackedSize } from './zip-size.ts'

export type XlsxProblem = {
  code: 'old-excel' | 'password' | 'not-a-workbook' | 'empty' | 'too-large'
  message: string
}

const MESSAGES: Readonly<Record<XlsxProblem['code'], string>> = {
  'old-excel': 'Excel 97-2003形式（.xls）は読み込めません。Excelで開き「.xlsx」形式で保存し直してください。',
  password: 'パスワードで保護されたファイルは読み込めません。保護を解除して保存し直してください。',
  'not-a-workbook': 'Excelのブック（.xlsx）ではないか、ファイルが壊れています。',
  empty: '最初のシートに何も書かれていません。',
  'too-large': '展開すると大きすぎるため読み込めません。不要な行やシートを消して保存し直してください。',
}

/** Unpacked bytes above which a workbook is refused: a small file can unpack to gigabytes. */
const MOST_UNPACKED = 300_000_000

/**
 * The first visible sheet as text, rows padded to the same length, with the sheet's own row numbers. Days
 * read `2026-04-01`, instants `2026-04-01 09:30`, formulas their last result, numbers shown with leading
 * zeros keep them. Blank rows are skipped.
 */
export async function readXlsx(
  bytes: Uint8Array,
): Promise<
  | { ok: true; sheetName: string; rows: string[][]; rowNumbers: number[] }
  | { ok: false; problem: XlsxProblem }
> {
  const refuse = (code: XlsxProblem['code']) => ({
    ok: false as const,
    problem: { code, message: MESSAGES[code] },
  })
  if (isOle(bytes)) return refuse(contains(bytes, 'EncryptedPackage') ? 'password' : 'old-excel')
  const size = unpackedSize(bytes)
  if (size === null) return refuse('not-a-workbook')
  if (size > MOST_UNPACKED) return refuse('too-large')

  const book = new ExcelJS.Workbook()
  try {
    await book.xlsx.load(bytes.slice().buffer)
  } catch {
    return refuse('not-a-workbook')
  }
  const sheet = book.worksheets.find(candidate => candidate.state === 'visible') ?? book.worksheets[0]
  if (!sheet) return refuse('not-a-workbook')

  const rows: string[][] = []
  const rowNumbers: number[] = []
  sheet.eachRow((row, number) => {
    const cells: string[] = []
    for (let column = 1; column <= row.cellCount; column++) cells.push(shown(row.getCell(column)))
    while (cells.at(-1) === '') cells.pop()
    if (cells.every(text => text.trim() === '')) return
    rows.push(cells)
    rowNumbers.push(number)
  })
  if (rows.length === 0) return refuse('empty')
  const width = Math.max(...rows.map(row => row.length))
  for (const row of rows) while (row.length < width) row.push('')
  return { ok: true, sheetName: sheet.name, rows, rowNumbers }
}

function shown(cell: ExcelJS.Cell): string {
  // Only the first cell of merged ones carries the text.
  if (cell.isMerged && cell.master !== cell) return ''
  return textOf(cell.value, cell.numFmt ?? '')
}

function textOf(value: ExcelJS.CellValue, format: string): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'number') return numberText(value, format)
  if (typeof value !== 'object')
    return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value)
  if ('richText' in value) return value.richText.map(run => run.text).join('')
  if ('hyperlink' in value) return textOf(value.text as ExcelJS.CellValue, format)
  if ('error' in value) return String(value.error)
  return 'result' in value ? textOf(value.result as ExcelJS.CellValue, format) : ''
}

function numberText(value: number, format: string): string {
  if (/^0+$/.test(format) && Number.isInteger(value) && value >= 0)
    return String(value).padStart(format.length, '0')
  // Excel itself shows fifteen digits; more would print 0.1 + 0.2 as 0.30000000000000004.
  const rounded = Number(value.toPrecision(15))
  return Math.abs(rounded) < 1e21 && Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded)
}

/** Excel dates have no zone; exceljs hands them over as if they were UTC. */
function dateText(value: Date): string {
  const rounded = new Date(Math.round(value.getTime() / 60_000) * 60_000).toISOString()
  const time = rounded.slice(11, 16)
  return time === '00:00' ? rounded.slice(0, 10) : `${rounded.slice(0, 10)} ${time}`
}

function isOle(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte)
}

/** OLE directory names are UTF-16. */
function contains(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
}
