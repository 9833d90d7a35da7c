import ExcelJS from 'exceljs'
import { unpackedSize } from './zip-size.ts'

/** Why a file cannot serve as a form to be filled in. */
export type FormFileProblem =
  | 'old-excel'
  | 'password'
  | 'macro'
  | 'not-a-workbook'
  | 'too-large'
  | 'not-a-pdf'
  | 'locked-pdf'

const mostUnpacked = 60_000_000

export interface CellText {
  /** Absent: the first sheet. */
  sheet?: string
  /** `B4`. */
  cell: string
  text: string
}

/** A workbook that can be filled in, with the names of its sheets; or what is wrong with the file. */
export async function openXlsxForm(
  bytes: Uint8Array,
): Promise<{ ok: true; sheets: string[] } | { ok: false; problem: FormFileProblem }> {
  const book = await load(bytes)
  return typeof book === 'string'
    ? { ok: false, problem: book }
    : { ok: true, sheets: book.worksheets.map(sheet => sheet.name) }
}

/**
 * The workbook with texts written into cells, everything else as it was. A cell of a merged block names the whole block.
 * Cells of sheets that are not there are left out. Texts never become formulas.
 */
export async function fillXlsx(bytes: Uint8Array, cells: readonly CellText[]): Promise<Uint8Array> {
  const book = await load(bytes)
  if (typeof book === 'string') throw new Error(`Not a form: ${book}`)
  for (const { sheet, cell, text } of cells) {
    const found = sheet === undefined ? book.worksheets[0] : book.getWorksheet(sheet)
    if (!found) continue
    const target = found.getCell(cell)
    const owner = target.isMerged ? target.master : target
    owner.value = text
    owner.numFmt = '@'
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook | FormFileProblem> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if ([0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte)) {
    // Directory names of the old container are UTF-16.
    return buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'password' : 'old-excel'
  }
  const size = unpackedSize(bytes)
  if (size === null) return 'not-a-workbook'
  if (size > mostUnpacked) return 'too-large'
  if (buffer.includes('vbaProject.bin')) return 'macro'
  const book = new ExcelJS.Workbook()
  try {
    await book.xlsx.load(bytes.slice().buffer)
  } catch {
    return 'not-a-workbook'
  }
  return book.worksheets.length > 0 ? book : 'not-a-workbook'
}
