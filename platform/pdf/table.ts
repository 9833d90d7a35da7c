import type { Block, TableColumn } from './letter.ts'
import { BODY, CELL, COLUMN, GREY, HAIRLINE, mm, PAGE } from './measures.ts'
import type { Pen } from './pen.ts'
import { drawLines, type SetText, setText } from './set-text.ts'
import { widthOf } from './shape.ts'
import { type Element, within } from './structure.ts'

const PAD = { x: 5, y: 3.5 }
const SHADE = 0.94

type Cell = { set: SetText; x: number; width: number; shaded: boolean; head: boolean }

/** 別記: labels left on a light ground, as wide as the longest of them needs, values right. */
export function drawFields(
  pen: Pen,
  rows: readonly { label: string; value: string; blank?: number }[],
): void {
  const { sheet, shaper, parent } = pen
  const longest = Math.max(...rows.map(row => widthOf(shaper.shape(row.label), CELL.size)), 0)
  const labelWidth = Math.min(Math.max(longest + PAD.x * 2 + 1, mm(34)), COLUMN * 0.42)
  const owner = within(parent, 'Table')
  sheet.need(mm(12))
  rows.forEach((row, index) => {
    const cells: Cell[] = [
      cell(pen, row.label, { x: PAGE.left, width: labelWidth, shaded: true, head: true }),
      cell(pen, row.value, {
        x: PAGE.left + labelWidth,
        width: COLUMN - labelWidth,
        shaded: false,
        head: false,
      }),
    ]
    drawRow(pen, within(owner, 'TR'), cells, { least: mm(row.blank ?? 0), top: index === 0, scope: 'Row' })
  })
  sheet.gap(BODY.leading * 0.6)
}

/** A table over as many pages as it needs; its header stands on each of them. */
export function drawTable(pen: Pen, table: Extract<Block, { kind: 'table' }>): void {
  const { sheet, shaper, parent } = pen
  const places = columnPlaces(table.columns)
  const set = (texts: readonly string[], head: boolean, shaded: boolean) =>
    table.columns.map((column, index) => {
      const align = head ? 'center' : (column.align ?? 'left')
      return cell(pen, texts[index] ?? '', { ...(places[index] ?? { x: 0, width: 0 }), shaded, head, align })
    })
  const header = set(
    table.columns.map(column => column.label),
    true,
    true,
  )
  const headerHeight = rowHeight(header, 0)

  if (table.caption) {
    const caption = setText(shaper, table.caption, { type: CELL, width: COLUMN })
    sheet.need(caption.height + headerHeight + mm(14))
    sheet.y = drawLines(sheet, caption, { x: PAGE.left, y: sheet.y, element: within(parent, 'P') })
  }
  const owner = within(parent, 'Table')
  sheet.need(headerHeight + mm(8))
  drawRow(pen, within(owner, 'TR'), header, { top: true, scope: 'Column' })

  const rows = table.rows.map(texts => set(texts, false, false))
  if (table.total) rows.push(set(table.total, false, true))
  for (const row of rows) {
    if (rowHeight(row, 0) > sheet.room && !sheet.atTop) {
      sheet.addPage()
      drawRow(pen, null, header, { top: true })
    }
    drawRow(pen, within(owner, 'TR'), row, {})
  }
  sheet.gap(BODY.leading * 0.6)
}

type CellPlace = {
  x: number
  width: number
  shaded: boolean
  head: boolean
  align?: 'left' | 'right' | 'center'
}

function cell({ shaper }: Pen, text: string, place: CellPlace): Cell {
  const { x, width, shaded, head, align = 'left' } = place
  const type = head ? { ...CELL, size: 9.5 } : CELL
  return { set: setText(shaper, text, { type, width: width - PAD.x * 2, align }), x, width, shaded, head }
}

function rowHeight(cells: readonly Cell[], least: number): number {
  return Math.max(...cells.map(({ set }) => set.height + PAD.y * 2), least)
}

/** One row; `owner` null means a repeated header, which is not read out again. */
function drawRow(
  { sheet }: Pen,
  owner: Element | null,
  cells: readonly Cell[],
  options: { least?: number; top?: boolean; scope?: 'Row' | 'Column' },
): void {
  const height = rowHeight(cells, options.least ?? 0)
  const fitsOnePage = height <= PAGE.bottom - PAGE.top
  if (!fitsOnePage) {
    drawTallRow(sheet, owner, cells)
    return
  }
  sheet.need(height)
  const top = sheet.y
  for (const { x, width, shaded } of cells) {
    if (shaded) sheet.draw({ kind: 'fill', x, y: top, width, height, grey: SHADE })
  }
  for (const { set, x, head } of cells) {
    const scope = head && options.scope ? { scope: options.scope } : {}
    const own = owner && within(owner, head ? 'TH' : 'TD', scope)
    const lead = head ? (height - set.height) / 2 : PAD.y
    drawLines(sheet, set, { x: x + PAD.x, y: top + lead, element: own })
  }
  frame(sheet, cells, top, height, options.top === true || sheet.atTop)
  sheet.y = top + height
}

/** A cell longer than a page: its lines run on over the pages, each page with its own frame. */
function drawTallRow(sheet: Pen['sheet'], owner: Element | null, cells: readonly Cell[]): void {
  const leading = CELL.leading
  const owners = cells.map(({ head }) => owner && within(owner, head ? 'TH' : 'TD'))
  const most = Math.max(...cells.map(({ set }) => set.lines.length))
  for (let from = 0; from < most; ) {
    if (sheet.room < leading * 3) sheet.addPage()
    const count = Math.min(Math.floor((sheet.room - PAD.y * 2) / leading), most - from)
    const top = sheet.y
    const height = count * leading + PAD.y * 2
    cells.forEach(({ set, x, width, shaded }, index) => {
      if (shaded) sheet.draw({ kind: 'fill', x, y: top, width, height, grey: SHADE })
      const to = Math.min(from + count, set.lines.length)
      if (from < to)
        drawLines(sheet, set, { x: x + PAD.x, y: top + PAD.y, element: owners[index] ?? null, from, to })
    })
    frame(sheet, cells, top, height, true)
    sheet.y = top + height
    from += count
    if (from < most) sheet.addPage()
  }
}

function frame(
  sheet: Pen['sheet'],
  cells: readonly Cell[],
  top: number,
  height: number,
  withTop: boolean,
): void {
  const first = cells[0]
  const last = cells.at(-1)
  if (!first || !last) return
  const right = last.x + last.width
  if (withTop) sheet.rule(first.x, top, right, top, HAIRLINE, GREY)
  sheet.rule(first.x, top + height, right, top + height, HAIRLINE, GREY)
  for (const { x } of cells) sheet.rule(x, top, x, top + height, HAIRLINE, GREY)
  sheet.rule(right, top, right, top + height, HAIRLINE, GREY)
}

function columnPlaces(columns: readonly TableColumn[]): { x: number; width: number }[] {
  const shares = columns.map(column => column.width ?? 1)
  const all = shares.reduce((sum, share) => sum + share, 0)
  let x = PAGE.left
  return shares.map(share => {
    const place = { x, width: (COLUMN * share) / all }
    x += place.width
    return place
  })
}
