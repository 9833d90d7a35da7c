import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib'

/**
 * The text of each page of a PDF that `renderLetter` made, one line per line set, in the order drawn (rules
 * and page numbers included). Reads it back through the fonts' own character maps, as a viewer's copy and
 * search do; for checks that a letter says what it should.
 */
export async function extractText(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  return document.getPages().map(page => {
    const fonts = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict)
    const maps = new Map<string, Map<string, string>>()
    for (const [name, ref] of fonts?.entries() ?? []) {
      const font = document.context.lookup(ref, PDFDict)
      maps.set(name.asString(), characterMap(font.lookup(PDFName.of('ToUnicode'), PDFStream)))
    }
    return linesOf(contentOf(page.node.Contents()), maps)
  })
}

function contentOf(contents: unknown): string {
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((_, index) => contents.lookup(index)) : [contents]
  return streams.map(stream => (stream instanceof PDFRawStream ? text(stream) : '')).join('\n')
}

function linesOf(content: string, maps: Map<string, Map<string, string>>): string {
  return [...content.matchAll(/\bBT\b(.*?)\bET\b/gs)]
    .map(([, block = '']) => {
      let map: Map<string, string> | undefined
      return [...block.matchAll(/(\/\S+) [\d.]+ Tf|<([0-9A-Fa-f]*)> Tj/g)]
        .map(([, font, hex]) => {
          if (font) map = maps.get(font)
          return (hex?.match(/.{4}/g) ?? []).map(code => map?.get(code.toUpperCase()) ?? '\uFFFD').join('')
        })
        .join('')
    })
    .join('\n')
}

function characterMap(stream: PDFStream): Map<string, string> {
  const pairs = text(stream).matchAll(/<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>/g)
  return new Map(
    [...pairs].map(([, code = '', unicode = '']) => [
      code.toUpperCase(),
      String.fromCharCode(...(unicode.match(/.{4}/g) ?? []).map(unit => Number.parseInt(unit, 16))),
    ]),
  )
}

function text(stream: PDFStream): string {
  if (!(stream instanceof PDFRawStream)) throw new Error('A stream of an unexpected kind')
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}
