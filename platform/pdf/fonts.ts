import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fontkit from '@pdf-lib/fontkit'
import { woffToTrueType } from './woff.ts'

export type Family = 'gothic' | 'mincho'

type ParsedFont = ReturnType<typeof fontkit.create> & {
  unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { advanceWidth: number }
}

/** One font file, parsed once for the life of the process. */
export type Face = { name: string; font: ParsedFont }

const PACKAGES: Readonly<Record<Family, string>> = { gothic: 'biz-udpgothic', mincho: 'biz-udpmincho' }

// The two large files hold what most letters need. The rest of the typeface (①, ㈱, 髙, 﨑, rare kanji)
// is spread over small numbered files, loaded only when a letter has such a character.
const LARGE = ['japanese', 'latin']

const require = createRequire(import.meta.url)
const faces = new Map<string, Face>()
const slices = new Map<Family, Map<number, string>>()

/** The face of a family that can draw the character, or null when the whole typeface lacks it. */
export function faceFor(family: Family, codePoint: number): Face | null {
  for (const subset of LARGE) {
    const face = bundledFace(family, subset)
    if (face.font.hasGlyphForCodePoint(codePoint)) return face
  }
  const slice = sliceIndex(family).get(codePoint)
  if (!slice) return null
  const face = bundledFace(family, slice)
  return face.font.hasGlyphForCodePoint(codePoint) ? face : null
}

/** A TrueType or OpenType file of the installation's own, for characters the bundled typefaces lack. */
export function fileFace(path: string): Face {
  return cachedFace(path, () => readFileSync(path))
}

/** Width of a character in thousandths of the type size. */
export function advance(face: Face, codePoint: number): number {
  return (face.font.glyphForCodePoint(codePoint).advanceWidth * 1000) / face.font.unitsPerEm
}

function bundledFace(family: Family, subset: string): Face {
  const name = PACKAGES[family]
  const file = `@fontsource/${name}/files/${name}-${subset}-400-normal.woff`
  return cachedFace(file, () => woffToTrueType(readFileSync(require.resolve(file))))
}

function cachedFace(name: string, load: () => Buffer): Face {
  let face = faces.get(name)
  if (!face) {
    face = { name, font: repaired(fontkit.create(load()) as unknown as ParsedFont) }
    faces.set(name, face)
  }
  return face
}

type Subset = ReturnType<ParsedFont['createSubset']> & {
  cff?: boolean
  loca: { version?: 0 | 1 }
  _addGlyph?: (id: number) => number
}

/**
 * Two repairs to fontkit's subsets. pdf-lib calls `encode()` of newer fontkits, which in this one means
 * something else; without it, pdf-lib uses `encodeStream()`. And for a subset below 64 kB it writes the short
 * `loca` table, which counts in words, though glyphs of odd length occur: the long one is right for all.
 */
function repaired(font: ParsedFont): ParsedFont {
  const createSubset = font.createSubset.bind(font)
  font.createSubset = () => {
    const subset = createSubset() as Subset
    const addGlyph = subset._addGlyph?.bind(subset)
    if (addGlyph) {
      subset._addGlyph = id => {
        subset.loca.version = 1
        return addGlyph(id)
      }
    }
    const { cff } = subset
    return {
      ...(cff === undefined ? {} : { cff }),
      includeGlyph: glyph => subset.includeGlyph(glyph),
      encodeStream: () => subset.encodeStream(),
    }
  }
  return font
}

/** Which numbered file holds a character, from the package's own list of ranges. */
function sliceIndex(family: Family): Map<number, string> {
  let index = slices.get(family)
  if (!index) {
    index = new Map()
    const listed = require(`@fontsource/${PACKAGES[family]}/unicode.json`) as Record<string, string>
    for (const [key, ranges] of Object.entries(listed)) {
      const subset = key.replace(/[[\]]/g, '')
      if (LARGE.includes(subset)) continue
      for (const range of ranges.split(',')) {
        const [from = 0, to = from] = range
          .replace('U+', '')
          .split('-')
          .map(hex => Number.parseInt(hex, 16))
        for (let codePoint = from; codePoint <= to; codePoint++) {
          if (!index.has(codePoint)) index.set(codePoint, subset)
        }
      }
    }
    slices.set(family, index)
  }
  return index
}
