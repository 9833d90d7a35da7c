import {
  beginText,
  endText,
  fill,
  lineTo,
  moveTo,
  PDFDocument,
  type PDFFont,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setCharacterSpacing,
  setFillingGrayscaleColor,
  setFontAndSize,
  setLineWidth,
  setStrokingGrayscaleColor,
  setTextMatrix,
  showText,
  stroke,
} from '@cantoo/pdf-lib'
import type { Face } from './fonts.ts'
import { PAGE } from './measures.ts'
import type { Glyph } from './shape.ts'
import type { Mark, Page, Sheet } from './sheet.ts'
import { StructureTree } from './structure-tree.ts'

// Each character was measured alone, so the font must not join or replace any.
const FEATURES = { liga: false, clig: false, calt: false, ccmp: false, locl: false, kern: false }

/** The pages as a tagged PDF file with title and language. */
export async function writePdf(
  sheet: Sheet,
  about: { title: string; lang: string; at?: Date },
): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.setTitle(about.title, { showInWindowTitleBar: true })
  document.setLanguage(about.lang)
  const at = about.at ?? new Date()
  document.setCreationDate(at)
  document.setModificationDate(at)
  document.setProducer('Mannaka')
  document.setCreator('Mannaka')
  const fonts = await embedFonts(document, sheet.pages)
  const tree = new StructureTree(document)
  for (const page of sheet.pages) writePage(document.addPage([PAGE.width, PAGE.height]), page, fonts, tree)
  tree.finish(sheet.root)
  return document.save()
}

type Fonts = Map<Face, PDFFont>

async function embedFonts(document: PDFDocument, pages: readonly Page[]): Promise<Fonts> {
  const used = new Set<Face>()
  for (const page of pages) {
    for (const mark of page.marks)
      if (mark.kind === 'text') for (const glyph of mark.glyphs) used.add(glyph.face)
  }
  const fonts: Fonts = new Map()
  for (const face of used) {
    // Handing over the parsed font spares parsing four megabytes again for every letter.
    document.registerFontkit({ create: () => face.font as never })
    fonts.set(face, await document.embedFont(new Uint8Array(), { subset: true, features: FEATURES }))
  }
  return fonts
}

function writePage(page: PDFPage, { marks }: Page, fonts: Fonts, tree: StructureTree): void {
  const names = new Map<Face, ReturnType<PDFPage['node']['newFontDictionary']>>()
  const nameOf = (face: Face) => {
    let name = names.get(face)
    if (!name) {
      const font = fonts.get(face)
      if (!font) throw new Error('A face was not embedded')
      name = page.node.newFontDictionary(font.name, font.ref)
      names.set(face, name)
    }
    return name
  }
  tree.beginPage(page)
  for (const mark of marks) {
    const owner = 'element' in mark ? mark.element : null
    page.pushOperators(...tree.mark(owner, operators(mark, fonts, nameOf)))
  }
}

function operators(
  mark: Mark,
  fonts: Fonts,
  nameOf: (face: Face) => Parameters<typeof setFontAndSize>[0],
): PDFOperator[] {
  switch (mark.kind) {
    case 'text': {
      const list = [beginText(), setFillingGrayscaleColor(mark.grey), setCharacterSpacing(mark.spacing)]
      list.push(setTextMatrix(1, 0, 0, 1, mark.x, PAGE.height - mark.y))
      for (const { face, text } of runs(mark.glyphs)) {
        const font = fonts.get(face)
        if (font) list.push(setFontAndSize(nameOf(face), mark.size), showText(font.encodeText(text)))
      }
      return [...list, endText()]
    }
    case 'rule':
      return [
        pushGraphicsState(),
        setStrokingGrayscaleColor(mark.grey),
        setLineWidth(mark.width),
        moveTo(mark.x1, PAGE.height - mark.y1),
        lineTo(mark.x2, PAGE.height - mark.y2),
        stroke(),
        popGraphicsState(),
      ]
    case 'fill':
      return [
        setFillingGrayscaleColor(mark.grey),
        rectangle(mark.x, PAGE.height - mark.y - mark.height, mark.width, mark.height),
        fill(),
      ]
    case 'squares':
      return [
        setFillingGrayscaleColor(0),
        ...bars(mark.cells).map(([row, column, length]) =>
          rectangle(
            mark.x + column * mark.side,
            PAGE.height - mark.y - (row + 1) * mark.side,
            // A hair larger than the modules, or some printers leave white seams between neighbours.
            mark.side * (length + 0.01),
            mark.side * 1.01,
          ),
        ),
        fill(),
      ]
  }
}

/** Neighbours of a row as one bar: a file of many codes has half as much to write. */
function bars(
  cells: readonly (readonly [number, number])[],
): [row: number, column: number, length: number][] {
  const all: [number, number, number][] = []
  for (const [row, column] of cells) {
    const last = all.at(-1)
    if (last && last[0] === row && last[1] + last[2] === column) last[2]++
    else all.push([row, column, 1])
  }
  return all
}

function runs(glyphs: readonly Glyph[]): { face: Face; text: string }[] {
  const list: { face: Face; text: string }[] = []
  for (const { face, text } of glyphs) {
    const last = list.at(-1)
    if (last?.face === face) last.text += text
    else list.push({ face, text })
  }
  return list
}
