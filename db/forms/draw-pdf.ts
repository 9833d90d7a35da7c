import type { Item } from '#modules/papers/schema.ts'
import { mm, PAGE } from '#platform/pdf/measures.ts'
import { drawLines, setText } from '#platform/pdf/set-text.ts'
import { Shaper } from '#platform/pdf/shape.ts'
import { Sheet } from '#platform/pdf/sheet.ts'
import { within } from '#platform/pdf/structure.ts'
import { writePdf } from '#platform/pdf/write-pdf.ts'
import { type FormCell, type FormLayout, rowsOf } from './layout.ts'

const left = 20
const width = 170
const rowHeight = 9.5
const labelWidth = 30
const small = { size: 8, leading: 11 }
const body = { size: 10, leading: 15 }

/** A blank form on A4, and where each of its values goes. */
export async function drawPdf(layout: FormLayout): Promise<{ bytes: Uint8Array; items: Item[] }> {
  const sheet = new Sheet()
  const shaper = new Shaper('gothic')
  const items: Item[] = []
  let page = 1
  let y = 18
  const say = (
    text: string,
    x: number,
    top: number,
    wide: number,
    type = small,
    align: 'left' | 'center' = 'left',
  ) => {
    const set = setText(shaper, text, { type, width: mm(wide), align })
    drawLines(sheet, set, { x: mm(x), y: mm(top), element: within(sheet.root, 'P') })
  }
  const line = (x1: number, y1: number, x2: number, y2: number, thick = 0.5) =>
    sheet.rule(mm(x1), mm(y1), mm(x2), mm(y2), thick, 0)

  say(layout.name, left, y, width, { size: 15, leading: 20 }, 'center')
  y += 12
  say(layout.lead, left, y, width, body)
  y += 9
  for (const { title, cells } of rowsOf(layout)) {
    if (y + rowHeight > PAGE.bottom / mm(1)) {
      sheet.addPage()
      page += 1
      y = 20
    }
    if (title !== undefined) {
      sheet.draw({ kind: 'fill', x: mm(left), y: mm(y), width: mm(width), height: mm(6), grey: 0.88 })
      say(title, left + 2, y + 0.7, width - 4, { size: 9, leading: 13 })
      line(left, y, left + width, y, 0.8)
      line(left, y, left, y + 6)
      line(left + width, y, left + width, y + 6)
      y += 6
      continue
    }
    const shares = cells.reduce((sum, cell) => sum + cell.share, 0)
    let x = left
    for (const cell of cells) {
      const wide = (width * cell.share) / shares
      say(cell.label, x + 1.5, y + 3, labelWidth - 2, small)
      line(x + labelWidth, y, x + labelWidth, y + rowHeight, 0.25)
      items.push(
        ...place(cell, { page, x: x + labelWidth + 2, y, wide: wide - labelWidth - 3 }, { say, line }),
      )
      line(x, y, x, y + rowHeight)
      x += wide
    }
    line(left + width, y, left + width, y + rowHeight)
    line(left, y, left + width, y)
    y += rowHeight
    line(left, y, left + width, y)
  }
  y += 4
  for (const note of layout.notes) {
    say(note, left, y, width, small)
    y += 4.5
  }
  say('上記のとおり相違ありません。　　　　　　　年　　　月　　　日', left, y + 4, width, body)
  say('署名', left + 80, y + 14, 20, body)
  line(left + 94, y + 20, left + width, y + 20, 0.5)
  return { bytes: await writePdf(sheet, { title: layout.name, lang: 'ja', at: drawnAt }), items }
}

/** Drawing again gives the same bytes. */
const drawnAt = new Date('2026-04-01T00:00:00Z')

interface Draw {
  say(text: string, x: number, top: number, wide: number): void
  line(x1: number, y1: number, x2: number, y2: number, thick?: number): void
}

function place(
  cell: FormCell & { id: string },
  at: { page: number; x: number; y: number; wide: number },
  { say, line }: Draw,
): Item[] {
  const base = { label: cell.label, needed: cell.needed }
  const baseline = at.y + rowHeight / 2 + 1.3
  const when = cell.when ? { when: cell.when } : {}
  if (cell.options) {
    const step = at.wide / cell.options.length
    return cell.options.map((option, index): Item => {
      const x = at.x + index * step
      line(x, at.y + 3.2, x + 3, at.y + 3.2, 0.4)
      line(x, at.y + 6.2, x + 3, at.y + 6.2, 0.4)
      line(x, at.y + 3.2, x, at.y + 6.2, 0.4)
      line(x + 3, at.y + 3.2, x + 3, at.y + 6.2, 0.4)
      say(option.label, x + 4, at.y + 3, step - 4)
      return {
        ...base,
        id: `${cell.id}-${index + 1}`,
        label: `${cell.label}（${option.label}）`,
        needed: false,
        text: '✓',
        when: cell.when ? `(${cell.when}) and (${option.when})` : option.when,
        at: { kind: 'place', page: at.page, x: x + 0.2, y: at.y + 6, size: 9 },
      }
    })
  }
  if (cell.text === undefined) return []
  const boxes = cell.boxes
  const pitch = boxes ? Math.min(7, at.wide / boxes) : undefined
  if (boxes && pitch) {
    for (let n = 1; n <= boxes; n++) line(at.x + n * pitch, at.y, at.x + n * pitch, at.y + rowHeight, 0.25)
  }
  const spot = { kind: 'place' as const, page: at.page, x: at.x, y: baseline, size: 10, width: at.wide }
  return [
    {
      ...base,
      ...when,
      id: cell.id,
      text: cell.text,
      at: pitch ? { ...spot, width: undefined, pitch } : spot,
    },
  ]
}
