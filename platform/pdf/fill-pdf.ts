import {
  beginText,
  EncryptedPDFError,
  endText,
  PDFDocument,
  type PDFFont,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  setFillingGrayscaleColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from '@cantoo/pdf-lib'
import { type Face, fileFace } from './fonts.ts'
import { mm } from './measures.ts'
import { type Glyph, Shaper, widthOf } from './shape.ts'

/** Text to be put on a page of an existing PDF: at a place, or in one of its form fields. */
export type PdfText = { text: string } & (
  | {
      /** From 1. */
      page: number
      /** Millimetres from the page's top left corner to the left end of the baseline. */
      x: number
      y: number
      /** Points. */
      size: number
      /** Millimetres: longer text is set smaller, down to half, so that it stays inside. */
      width?: number | undefined
      /** Millimetres from one character's box to the next: for digits in squares. */
      pitch?: number | undefined
    }
  | { field: string }
)

export interface PdfForm {
  pages: { width: number; height: number }[]
  /** Names of the fields of an AcroForm. */
  fields: string[]
}

/** A PDF that can be written on: its pages in millimetres and its fields; or what is wrong with the file. */
export async function openPdfForm(
  bytes: Uint8Array,
): Promise<{ ok: true; form: PdfForm } | { ok: false; problem: 'not-a-pdf' | 'locked-pdf' }> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    const pages = document.getPages().map(page => ({
      width: page.getWidth() / mm(1),
      height: page.getHeight() / mm(1),
    }))
    if (pages.length === 0) return { ok: false, problem: 'not-a-pdf' }
    const fields = document
      .getForm()
      .getFields()
      .map(field => field.getName())
    return { ok: true, form: { pages, fields } }
  } catch (error) {
    return { ok: false, problem: error instanceof EncryptedPDFError ? 'locked-pdf' : 'not-a-pdf' }
  }
}

/**
 * The PDF with texts on its pages, in the embedded BIZ UD Gothic. Fields become plain text, so that nothing changes any
 * more. `missing` of each text: characters no typeface has, printed as 〓.
 */
export async function fillPdf(
  bytes: Uint8Array,
  texts: readonly PdfText[],
  { fonts = [], ruler = false }: { fonts?: readonly string[]; ruler?: boolean } = {},
): Promise<{ pdf: Uint8Array; missing: string[][] }> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const pages = document.getPages()
  const marks: Mark[] = []
  const missing: string[][] = []
  for (const each of [...texts, ...(ruler ? scale(pages) : [])]) {
    const shaper = new Shaper('gothic', fonts.map(fileFace))
    const glyphs = shaper.shape(each.text)
    missing.push([...shaper.missing])
    for (const spot of 'field' in each ? spotsOf(document, each.field) : [placeOf(pages, each)]) {
      if (!spot) continue
      const { page, x, y, width, pitch } = spot
      const natural = widthOf(glyphs, spot.size)
      const size =
        width && natural > width ? Math.max(spot.size * (width / natural), spot.size / 2) : spot.size
      if (!pitch) marks.push({ page, x, y, size, glyphs })
      else {
        glyphs.forEach((glyph, index) => {
          const centred = (pitch - widthOf([glyph], size)) / 2
          marks.push({ page, x: x + index * pitch + centred, y, size, glyphs: [glyph] })
        })
      }
    }
  }
  const form = document.getForm()
  for (const field of form.getFields()) form.removeField(field)
  const embedded = new Map<Face, PDFFont>()
  for (const face of new Set(marks.flatMap(mark => mark.glyphs.map(glyph => glyph.face)))) {
    document.registerFontkit({ create: () => face.font as never })
    embedded.set(face, await document.embedFont(new Uint8Array(), { subset: true, features }))
  }
  for (const mark of marks) write(mark, embedded)
  return { pdf: await document.save(), missing: missing.slice(0, texts.length) }
}

// Each character was measured alone, so the font must not join or replace any.
const features = { liga: false, clig: false, calt: false, ccmp: false, locl: false, kern: false }

interface Spot {
  page: PDFPage
  /** Points from the bottom left corner. */
  x: number
  y: number
  size: number
  width?: number | undefined
  pitch?: number | undefined
}

function placeOf(pages: PDFPage[], at: Exclude<PdfText, { field: string }>): Spot | undefined {
  const page = pages[at.page - 1]
  return (
    page && {
      page,
      x: mm(at.x),
      y: page.getHeight() - mm(at.y),
      size: at.size,
      width: at.width && mm(at.width),
      pitch: at.pitch && mm(at.pitch),
    }
  )
}

/** Where a field stands; one field may have several boxes. */
function spotsOf(document: PDFDocument, name: string): Spot[] {
  const field = document
    .getForm()
    .getFields()
    .find(each => each.getName() === name)
  return (field?.acroField.getWidgets() ?? []).flatMap(widget => {
    const { x, y, width, height } = widget.getRectangle()
    const page = document.getPages().find(each => each.ref === widget.P()) ?? document.getPages()[0]
    const size = Math.min(11, Math.max(6, height * 0.7))
    return page ? [{ page, x: x + 2, y: y + (height - size) / 2 + size * 0.12, size, width: width - 4 }] : []
  })
}

interface Mark {
  page: PDFPage
  x: number
  y: number
  size: number
  glyphs: Glyph[]
}

function write({ page, x, y, size, glyphs }: Mark, fonts: Map<Face, PDFFont>): void {
  const list: PDFOperator[] = [pushGraphicsState(), beginText(), setFillingGrayscaleColor(0)]
  list.push(setTextMatrix(1, 0, 0, 1, x, y))
  for (const { face, text } of glyphs) {
    const font = fonts.get(face)
    if (!font) continue
    const name = page.node.newFontDictionary(font.name, font.ref)
    list.push(setFontAndSize(name, size), showText(font.encodeText(text)))
  }
  page.pushOperators(...list, endText(), popGraphicsState())
}

/** Numbers every ten millimetres, so that staff can read off where something stands. */
function scale(pages: PDFPage[]): PdfText[] {
  return pages.flatMap((page, index) => {
    const across = Math.floor(page.getWidth() / mm(10))
    const down = Math.floor(page.getHeight() / mm(10))
    return Array.from({ length: down }, (_, row) =>
      Array.from({ length: across }, (_, column) => ({
        page: index + 1,
        x: (column + 1) * 10,
        y: (row + 1) * 10,
        size: 4,
        text:
          column === 0 || row === 0 || (column + 1) % 5 === 0
            ? `+${(column + 1) * 10},${(row + 1) * 10}`
            : '+',
      })),
    ).flat()
  })
}
