import { breakLines, type Line } from './line-break.ts'
import { INK, type Type } from './measures.ts'
import { type Shaper, widthOf } from './shape.ts'
import type { Sheet } from './sheet.ts'
import type { Element } from './structure.ts'

export type Align = 'left' | 'center' | 'right'

/** A paragraph broken into lines for a width in points. */
export type SetText = {
  lines: Line[]
  type: Type
  width: number
  align: Align
  indent: number
  height: number
}

export function setText(
  shaper: Shaper,
  text: string,
  options: { type: Type; width: number; align?: Align; indent?: boolean },
): SetText {
  const { type, width, align = 'left' } = options
  const indent = options.indent ? 1000 : 0
  const lines = text.split(/\r\n|\n|\r/).flatMap(part => {
    return breakLines(shaper.shape(part), (width * 1000) / type.size, indent)
  })
  return {
    lines,
    type,
    width,
    align,
    indent: (indent * type.size) / 1000,
    height: lines.length * type.leading,
  }
}

/** Draws lines `from` to `to` with the top of the first at `y`, and returns where they end. */
export function drawLines(
  sheet: Pick<Sheet, 'draw'>,
  set: SetText,
  place: { x: number; y: number; element: Element | null; grey?: number; from?: number; to?: number },
): number {
  const { from = 0, to = set.lines.length } = place
  const { size, leading } = set.type
  set.lines.slice(from, to).forEach((line, index) => {
    if (line.glyphs.length === 0) return
    const firstOfParagraph = from + index === 0 || set.lines[from + index - 1]?.last
    const indent = firstOfParagraph ? set.indent : 0
    const width = widthOf(line.glyphs, size)
    const free = set.width - indent - width
    const shift = set.align === 'right' ? free : set.align === 'center' ? free / 2 : indent
    sheet.draw({
      kind: 'text',
      x: place.x + shift,
      // The type body (0.88 above, 0.12 below the baseline) is centred in its line.
      y: place.y + index * leading + (leading - size) / 2 + size * 0.88,
      size,
      spacing: set.align === 'left' && !line.last ? stretch(line, free, size) : 0,
      glyphs: line.glyphs,
      grey: place.grey ?? INK,
      element: place.element,
    })
  })
  return place.y + (to - from) * leading
}

/** Space between letters that makes a full line flush right; nothing when it would tear the line apart. */
function stretch(line: Line, free: number, size: number): number {
  const gaps = line.glyphs.length - 1
  const each = gaps > 0 ? free / gaps : 0
  return each > 0 && each <= size * 0.12 ? each : 0
}
