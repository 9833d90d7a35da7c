import ExcelJS from 'exceljs'
import type { Item } from '#modules/papers/schema.ts'
import { type FormLayout, rowsOf } from './layout.ts'

const columns = 12
const thin = { style: 'thin' } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }

/** The same kind of form as a workbook: one sheet, A4, a cell for every value. */
export async function drawXlsx(layout: FormLayout): Promise<{ bytes: Uint8Array; items: Item[] }> {
  const book = new ExcelJS.Workbook()
  const drawnAt = new Date('2026-04-01T00:00:00Z')
  book.created = drawnAt
  book.modified = drawnAt
  const sheet = book.addWorksheet('様式', {
    pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  for (let column = 1; column <= columns; column++) sheet.getColumn(column).width = 8
  const items: Item[] = []
  let row = 1
  const put = (from: number, to: number, text: string, look: Partial<ExcelJS.Style> = {}) => {
    if (to > from) sheet.mergeCells(row, from, row, to)
    const cell = sheet.getCell(row, from)
    cell.value = text
    Object.assign(cell, { alignment: { vertical: 'middle', wrapText: true }, ...look })
    return cell.address
  }
  put(1, columns, layout.name, { font: { bold: true, size: 16 }, alignment: { horizontal: 'center' } })
  row += 2
  put(1, columns, layout.lead)
  row += 1
  for (const { title, cells } of rowsOf(layout)) {
    sheet.getRow(row).height = title === undefined ? 28 : 18
    if (title !== undefined) {
      put(1, columns, title, {
        font: { bold: true },
        border,
        fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6E6E6' } },
      })
      row += 1
      continue
    }
    const each = Math.floor(columns / cells.length)
    cells.forEach((cell, index) => {
      const from = index * each + 1
      put(from, from + 1, cell.label, { border, font: { size: 9 } })
      const address = put(from + 2, from + each - 1, '', { border })
      if (cell.text === undefined) return
      items.push({
        id: cell.id,
        label: cell.label,
        text: cell.text,
        needed: cell.needed,
        ...(cell.when ? { when: cell.when } : {}),
        at: { kind: 'cell', sheet: '様式', cell: address },
      })
    })
    row += 1
  }
  for (const note of layout.notes) {
    put(1, columns, note, { font: { size: 9 } })
    row += 1
  }
  row += 1
  put(1, columns, '上記のとおり届け出ます。　　　　　年　　　月　　　日　　署名　　　　　　　　　　　　　　')
  return { bytes: new Uint8Array(await book.xlsx.writeBuffer()), items }
}
