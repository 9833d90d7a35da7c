import ExcelJS from 'exceljs'
import { isDay } from '#platform/calendar.ts'
import { type Cell, type Column, cellOf, cellText, type Row } from './column.ts'

const FORMATS: Readonly<Record<Column['type'], string>> = {
  text: '@',
  number: '#,##0.##########',
  yen: '#,##0',
  date: 'yyyy/mm/dd',
  datetime: 'yyyy/mm/dd hh:mm',
}

/**
 * An Excel workbook with one sheet: header frozen and filterable, text cells for `text` (leading zeros stay,
 * formulas never run), real numbers and dates for the rest. `title` adds a title row above the header and
 * is the document title. Sheet names longer than 31 characters or with forbidden signs are shortened.
 */
export async function toXlsx(
  rows: Iterable<Row>,
  columns: readonly Column[],
  options: { sheetName?: string; title?: string } = {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.title = options.title ?? options.sheetName ?? ''

  const top = options.title ? 2 : 1
  const sheet = book.addWorksheet(sheetName(options.sheetName ?? 'Sheet1'), {
    views: [{ state: 'frozen', ySplit: top }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.pageSetup.printTitlesRow = `${top}:${top}`

  if (options.title) {
    sheet.addRow([options.title]).font = { bold: true, size: 14 }
  }
  const header = sheet.addRow(columns.map(column => column.label))
  header.font = { bold: true }
  header.alignment = { vertical: 'middle', wrapText: true }
  header.eachCell(cell => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEEEEE' } }
    cell.border = { bottom: { style: 'thin' } }
  })

  const widths = columns.map(column => displayWidth(column.label))
  for (const record of rows) {
    const cells = columns.map(column => cellOf(record, column))
    const row = sheet.addRow(columns.map((column, index) => excelValue(cells[index], column)))
    columns.forEach((column, index) => {
      row.getCell(index + 1).numFmt = FORMATS[column.type]
      const longest = Math.max(...cellText(cells[index]).split('\n').map(displayWidth))
      widths[index] = Math.max(widths[index] ?? 0, longest + (column.type === 'yen' ? 3 : 0))
      if (cellText(cells[index]).includes('\n'))
        row.getCell(index + 1).alignment = { wrapText: true, vertical: 'top' }
    })
  }
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = Math.min(Math.max(width + 2, 8), 60)
  })
  if (columns.length > 0) {
    sheet.autoFilter = { from: { row: top, column: 1 }, to: { row: sheet.rowCount, column: columns.length } }
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function excelValue(value: Cell, column: Column): ExcelJS.CellValue {
  if (value === null || value === undefined || value === '') return null
  if (column.type === 'text') return cellText(value)
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Date) return new Date(`${cellText(value).replace(' ', 'T')}:00Z`)
  if (column.type === 'date' && typeof value === 'string' && isDay(value))
    return new Date(`${value}T00:00:00Z`)
  return typeof value === 'boolean' ? cellText(value) : value
}

function sheetName(name: string): string {
  return (
    name
      .replace(/[*?:\\/[\]]/g, '・')
      .replace(/^'|'$/g, '’')
      .slice(0, 31) || 'Sheet1'
  )
}

/** Full-width characters count two, as in a monospaced column. */
function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += character <= '\x7F' || (character >= '｡' && character <= 'ﾟ') ? 1 : 2
  return width
}
