import { PAGE } from './measures.ts'
import type { Glyph } from './shape.ts'
import { type Element, element } from './structure.ts'

/** Things drawn on a page, in points from its top left corner; `y` of text is its baseline. */
export type Mark =
  | {
      kind: 'text'
      x: number
      y: number
      size: number
      spacing: number
      glyphs: readonly Glyph[]
      grey: number
      /** The element the text belongs to; null for page furniture that is not read out. */
      element: Element | null
    }
  | { kind: 'rule'; x1: number; y1: number; x2: number; y2: number; width: number; grey: number }
  | { kind: 'fill'; x: number; y: number; width: number; height: number; grey: number }
  | { kind: 'squares'; x: number; y: number; side: number; cells: [number, number][]; element: Element }

export type Page = { marks: Mark[] }

/** Pages in the making, with the position where the next block goes. */
export class Sheet {
  readonly pages: Page[] = []
  readonly root: Element
  /** Distance of the next free place from the top of the page. */
  y = PAGE.top

  constructor() {
    this.root = element('Document')
    this.addPage()
  }

  addPage(): void {
    this.pages.push({ marks: [] })
    this.y = PAGE.top
  }

  /** Room left on the page. */
  get room(): number {
    return PAGE.bottom - this.y
  }

  /** True when nothing has been set on the page since its top. */
  get atTop(): boolean {
    return this.y <= PAGE.top + 0.01
  }

  /** Starts a new page unless `height` fits on this one. */
  need(height: number): void {
    if (height > this.room && !this.atTop) this.addPage()
  }

  /** Moves down, but never leaves a gap at the top of a page. */
  gap(height: number): void {
    if (!this.atTop) this.y += height
  }

  draw(mark: Mark): void {
    const marks = this.pages.at(-1)?.marks
    // Grounds go below everything else, or they would cover half of the rule above them.
    if (mark.kind === 'fill') marks?.unshift(mark)
    else marks?.push(mark)
  }

  rule(x1: number, y1: number, x2: number, y2: number, width: number, grey: number): void {
    this.draw({ kind: 'rule', x1, y1, x2, y2, width, grey })
  }
}
