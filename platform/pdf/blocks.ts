import { qrMatrix } from '#platform/qr.ts'
import type { Block } from './letter.ts'
import { BODY, COLUMN, GREY, HAIRLINE, mm, PAGE, SMALL } from './measures.ts'
import type { Pen } from './pen.ts'
import { type Align, drawLines, type SetText, setText } from './set-text.ts'
import { widthOf } from './shape.ts'
import type { Sheet } from './sheet.ts'
import { type Element, within } from './structure.ts'
import { drawFields, drawTable } from './table.ts'

export function drawBlocks(pen: Pen, blocks: readonly Block[]): void {
  for (const block of blocks) drawBlock(pen, block)
}

function drawBlock(pen: Pen, block: Block): void {
  const { sheet, shaper, parent } = pen
  switch (block.kind) {
    case 'paragraph': {
      const { text, align = 'left', indent = false } = block
      const set = setText(shaper, text, {
        type: BODY,
        width: COLUMN,
        align,
        indent: indent && align === 'left',
      })
      flow(sheet, set, PAGE.left, within(parent, 'P'))
      sheet.gap(BODY.leading * 0.35)
      return
    }
    case 'heading':
      heading(pen, block.text, block.align ?? 'left')
      return
    case 'fields':
      drawFields(pen, block.rows)
      return
    case 'table':
      drawTable(pen, block)
      return
    case 'list':
      list(pen, block.style, block.items)
      return
    case 'small':
      small(pen, block.title, block.text)
      return
    case 'qr':
      qr(pen, block)
      return
    case 'space':
      sheet.gap(mm(block.mm))
      return
    case 'page-break':
      if (!sheet.atTop) sheet.addPage()
  }
}

/** Sets lines over as many pages as they need, never leaving one line of several alone on a page. */
export function flow(sheet: Sheet, set: SetText, x: number, owner: Element): void {
  const { leading } = set.type
  let from = 0
  while (from < set.lines.length) {
    const left = set.lines.length - from
    let fit = Math.min(left, Math.floor((sheet.room + 0.01) / leading))
    if (fit < left) {
      if (left - fit === 1) fit--
      if (fit < 2) fit = 0
    }
    if (fit <= 0 && !sheet.atTop) {
      sheet.addPage()
      continue
    }
    const to = from + Math.max(fit, 1)
    sheet.y = drawLines(sheet, set, { x, y: sheet.y, element: owner, from, to })
    from = to
    if (from < set.lines.length) sheet.addPage()
  }
}

function heading({ sheet, shaper, parent }: Pen, text: string, align: Align): void {
  const set = setText(shaper, text, { type: { size: 11, leading: 18 }, width: COLUMN, align })
  sheet.gap(BODY.leading * 0.4)
  sheet.need(set.height + BODY.leading * 3)
  sheet.y = drawLines(sheet, set, { x: PAGE.left, y: sheet.y, element: within(parent, 'H2') })
  sheet.gap(BODY.leading * 0.25)
}

function list({ sheet, shaper, parent }: Pen, style: 'number' | 'bullet', items: readonly string[]): void {
  const owner = within(parent, 'L')
  const marks = items.map((_, index) => shaper.shape(style === 'number' ? `${index + 1}` : '・'))
  const hang =
    Math.max(...marks.map(mark => widthOf(mark, BODY.size)), 0) + BODY.size * (style === 'number' ? 0.9 : 0)
  items.forEach((item, index) => {
    const set = setText(shaper, item, { type: BODY, width: COLUMN - hang, align: 'left' })
    const own = within(owner, 'LI')
    sheet.need(Math.min(set.height, BODY.leading * 2))
    const mark = { glyphs: marks[index] ?? [], last: true }
    const marker = { ...set, lines: [mark], width: hang, height: BODY.leading }
    drawLines(sheet, marker, { x: PAGE.left, y: sheet.y, element: own })
    flow(sheet, set, PAGE.left + hang, own)
  })
  sheet.gap(BODY.leading * 0.35)
}

function small({ sheet, shaper, parent }: Pen, title: string | undefined, text: string): void {
  const owner = within(parent, 'Note')
  sheet.gap(BODY.leading * 0.6)
  sheet.need(SMALL.leading * 3)
  sheet.rule(PAGE.left, sheet.y, PAGE.right, sheet.y, HAIRLINE, GREY)
  sheet.y += SMALL.leading * 0.5
  if (title) {
    const set = setText(shaper, title, { type: { size: 9, leading: 15 }, width: COLUMN })
    sheet.y = drawLines(sheet, set, { x: PAGE.left, y: sheet.y, element: within(owner, 'P') })
  }
  flow(sheet, setText(shaper, text, { type: SMALL, width: COLUMN }), PAGE.left, within(owner, 'P'))
  sheet.gap(SMALL.leading * 0.5)
}

function qr({ sheet, shaper, parent }: Pen, block: { data: string; text: string; alt?: string }): void {
  const side = mm(25)
  // Four modules of the smallest code, the quiet zone of ISO/IEC 18004.
  const quiet = mm(4)
  const set = setText(shaper, block.text, {
    type: { size: 9.5, leading: 15 },
    width: COLUMN - side - quiet * 2,
  })
  const height = Math.max(side, set.height)
  sheet.gap(quiet)
  sheet.need(height)
  const matrix = qrMatrix(block.data)
  const cells: [number, number][] = []
  for (let row = 0; row < matrix.size; row++) {
    for (let column = 0; column < matrix.size; column++)
      if (matrix.dark(row, column)) cells.push([row, column])
  }
  const alt = block.alt ?? `QRコード：${block.data}`
  const figure = within(parent, 'Figure', { alt })
  sheet.draw({ kind: 'squares', x: PAGE.left, y: sheet.y, side: side / matrix.size, cells, element: figure })
  const top = sheet.y + Math.max((side - set.height) / 2, 0)
  drawLines(sheet, set, { x: PAGE.left + side + quiet * 1.5, y: top, element: within(parent, 'P') })
  sheet.y += height
  sheet.gap(quiet)
}
