import { drawBlocks } from './blocks.ts'
import { fileFace } from './fonts.ts'
import { drawHead, drawTitle } from './head.ts'
import type { Letter } from './letter.ts'
import { BODY, COLUMN, GREY, mm, PAGE } from './measures.ts'
import type { Pen } from './pen.ts'
import { drawLines, setText } from './set-text.ts'
import { Shaper } from './shape.ts'
import { type Mark, Sheet } from './sheet.ts'
import { within } from './structure.ts'
import { writePdf } from './write-pdf.ts'

export type RenderedLetter = {
  pdf: Uint8Array
  pages: number
  /** Characters no font could draw; 〓 stands in their place. */
  missing: string[]
  /** Characters drawn in a form that is not exactly the one asked for. */
  substituted: string[]
}

/**
 * A letter as tagged A4 PDF with its fonts embedded as subsets. `fonts` are paths of the installation's own
 * TrueType or OpenType files for characters the bundled BIZ UD typefaces lack (𠮷). `at` is the time written
 * into the file (default now): the same letter at the same time gives the same bytes. A caller that prints a
 * name should refuse, or ask, when `missing` is not empty.
 */
export async function renderLetter(
  letter: Letter,
  options: { fonts?: readonly string[]; at?: Date } = {},
): Promise<RenderedLetter> {
  const { sheet, shaper } = drawn(letter, options.fonts)
  const pdf = await writePdf(sheet, {
    title: letter.title,
    lang: 'ja',
    ...(options.at && { at: options.at }),
  })
  return {
    pdf,
    pages: sheet.pages.length,
    missing: [...shaper.missing],
    substituted: [...shaper.substituted],
  }
}

export type LaidOut = {
  pages: number
  /** As of a letter alone: where this is not empty, `add` left the letter out. */
  missing: string[]
}

/**
 * Many letters in one file for the printer, each beginning on a page of its own and numbered by itself; their fonts are
 * embedded once. Laid out one by one, so that the caller may rest in between: `finish` writes the file. What a letter
 * needs and no font has keeps that letter out.
 */
export function letterFile(options: { fonts?: readonly string[]; at?: Date } = {}) {
  const all = new Sheet()
  all.pages.length = 0
  return {
    add(letter: Letter): LaidOut {
      const { sheet, shaper } = drawn(letter, options.fonts)
      const missing = [...shaper.missing]
      if (missing.length === 0) {
        all.pages.push(...sheet.pages)
        all.root.children.push({ ...sheet.root, type: 'Sect' })
      }
      return { pages: missing.length === 0 ? sheet.pages.length : 0, missing }
    },
    finish: (title: string): Promise<Uint8Array> =>
      writePdf(all, { title, lang: 'ja', ...(options.at && { at: options.at }) }),
  }
}

function drawn(letter: Letter, fonts: readonly string[] | undefined) {
  const shaper = new Shaper(letter.typeface ?? 'gothic', fonts?.map(fileFace))
  const sheet = new Sheet()
  const pen: Pen = { sheet, shaper, parent: sheet.root }
  drawHead(pen, letter)
  drawBlocks(pen, letter.blocks)
  if (letter.translation) drawTranslation(pen, letter.translation)
  drawFurniture(pen, letter)
  return { sheet, shaper }
}

/** On pages of its own, so that it cannot be taken for part of the decision. */
function drawTranslation(pen: Pen, translation: NonNullable<Letter['translation']>): void {
  const { sheet, shaper } = pen
  sheet.addPage()
  const parent = within(pen.parent, 'Sect', { lang: translation.lang })
  const notice = setText(shaper, translation.notice, { type: { size: 9, leading: 14 }, width: COLUMN })
  sheet.y = drawLines(sheet, notice, { x: PAGE.left, y: sheet.y, element: within(parent, 'P'), grey: GREY })
  drawTitle({ sheet, shaper, parent }, translation.title, mm(4))
  drawBlocks({ sheet, shaper, parent }, translation.blocks)
}

/** Page numbers at the foot and the document number at the head of later pages, when there are several. */
function drawFurniture({ sheet, shaper }: Pen, letter: Letter): void {
  const type = { size: 8.5, leading: 12 }
  const count = sheet.pages.length
  if (count < 2) return
  sheet.pages.forEach((page, index) => {
    const put = (text: string, y: number, align: 'center' | 'right') => {
      const set = setText(shaper, text, { type, width: COLUMN, align })
      const target = { draw: (mark: Mark) => void page.marks.push(mark) }
      drawLines(target, set, { x: PAGE.left, y, element: null, grey: GREY })
    }
    put(`${index + 1}/${count}`, PAGE.bottom + mm(6), 'center')
    if (index > 0 && letter.documentNumber) put(letter.documentNumber, PAGE.top - BODY.leading, 'right')
  })
}
