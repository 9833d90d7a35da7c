import { advance, type Face, type Family, faceFor } from './fonts.ts'

/** A character with the face that draws it and its width in thousandths of the type size. */
export type Glyph = { text: string; face: Face; width: number }

/** 下駄記号: what Japanese printing puts where a character is missing. */
const GETA = '〓'

const ALIKE: Readonly<Record<string, string>> = {
  '☐': '□',
  '☑': '■',
  '☒': '■',
  '✔': '✓',
  '‑': '-',
  '‒': '–',
  '\u00A0': ' ',
  '\u202F': ' ',
}

/**
 * Turns text into glyphs and remembers what it could not draw. A character is looked for in the typeface of
 * the letter, in the other one, in the installation's own fonts, then as its compatibility form (Ⅳ as IV);
 * failing all, 〓 is drawn and the character reported in `missing`. `substituted` holds characters drawn in
 * a form that is not exactly the one asked for, such as an ideographic variant without its selector.
 */
export class Shaper {
  readonly missing = new Set<string>()
  readonly substituted = new Set<string>()
  readonly #known = new Map<string, Glyph[]>()
  readonly #family: Family
  readonly #own: readonly Face[]

  constructor(family: Family, own: readonly Face[] = []) {
    this.#family = family
    this.#own = own
  }

  shape(text: string): Glyph[] {
    const glyphs: Glyph[] = []
    let before = ''
    for (const character of composed(text)) {
      if (isVariationSelector(character)) {
        // Selectors for emoji or text style change nothing on paper; ideographic ones do.
        if (character >= '\u{E0100}') this.substituted.add(before + character)
        continue
      }
      glyphs.push(...this.#glyphs(character))
      before = character
    }
    return glyphs
  }

  #glyphs(character: string): Glyph[] {
    let glyphs = this.#known.get(character)
    if (!glyphs) {
      glyphs = this.#find(character)
      this.#known.set(character, glyphs)
    }
    return glyphs
  }

  #find(character: string): Glyph[] {
    const exact = this.#exact(character)
    if (exact) return [exact]
    const forms = [ALIKE[character], character.normalize('NFKC')]
    for (const form of forms) {
      const parts = form && form !== character ? [...form].map(part => this.#exact(part)) : []
      if (parts.length > 0 && parts.every(part => part !== null)) {
        if (/\p{Script=Han}/u.test(character)) this.substituted.add(character)
        return parts
      }
    }
    this.missing.add(character)
    const geta = this.#exact(GETA)
    if (!geta) throw new Error('The bundled typeface has no 〓')
    return [geta]
  }

  #exact(character: string): Glyph | null {
    const codePoint = character.codePointAt(0) ?? 0
    const other = this.#family === 'gothic' ? 'mincho' : 'gothic'
    const face =
      faceFor(this.#family, codePoint) ??
      faceFor(other, codePoint) ??
      this.#own.find(own => own.font.hasGlyphForCodePoint(codePoint))
    return face ? { text: character, face, width: advance(face, codePoint) } : null
  }
}

/** Width of glyphs in points at a type size. */
export function widthOf(glyphs: readonly Glyph[], size: number): number {
  let width = 0
  for (const glyph of glyphs) width += glyph.width
  return (width * size) / 1000
}

/**
 * Composes kana with their dakuten and letters with their accents. Compatibility ideographs stay as they
 * are: normalising would turn 神 into 神, another form of somebody's name.
 */
function composed(text: string): string {
  return text
    .replace(/[^\u{F900}-\u{FAFF}\u{2F800}-\u{2FA1F}]+/gu, part => part.normalize('NFC'))
    .replace(/\t/g, '　')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
}

function isVariationSelector(character: string): boolean {
  return /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u.test(character)
}
