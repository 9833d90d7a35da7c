import type { Glyph } from './shape.ts'

/** A line ready to be set; `last` ends a paragraph and is never stretched. */
export type Line = { glyphs: Glyph[]; last: boolean }

// Line breaking as JIS X 4051 and JLREQ 3.1 describe it, by pushing down (追い出し) and hanging 、 and 。.
const NOT_AT_START = new Set(
  '、。，．・：；？！゛゜ヽヾゝゞ々〻ー）］｝〕〉》」』】〙〗〟’”»‐゠–〜～ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇱ' +
    '｡､｣･ｰﾞﾟ)]},.:;?!%％‰℃',
)
const NOT_AT_END = new Set('（［｛〔〈《「『【〘〖〝‘“«([{｢￥¥＄$£€№＃#')
const HANGING = new Set('、。，．')
const UNSPLIT = /^(?:——|――|……|‥‥|〳〵)$/
const WORD =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hangul}\p{Nd}\p{Mn}'’@&/_\-.,:%+=?#~]/u
const COUNTER = /[年月日時分円人件名歳回枚号条項か％%]/u

/**
 * Breaks glyphs into lines of at most `width` thousandths of the type size (a hanging 、 or 。 may stand out
 * at the right). `first` is what the first line has less. No line starts with a closing sign, small kana or
 * ー, none ends with an opening one; words, numbers and a number with its counter stay together; a word
 * longer than a line is cut.
 */
export function breakLines(glyphs: readonly Glyph[], width: number, first = 0): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start < glyphs.length) {
    const room = lines.length === 0 ? width - first : width
    const end = lineEnd(glyphs, start, room)
    lines.push({ glyphs: trimEnd(glyphs.slice(start, end)), last: end >= glyphs.length })
    start = end
    while (start < glyphs.length && glyphs[start]?.text === ' ') start++
  }
  const final = lines.at(-1)
  if (final) final.last = true
  return lines.length > 0 ? lines : [{ glyphs: [], last: true }]
}

function lineEnd(glyphs: readonly Glyph[], start: number, room: number): number {
  let used = 0
  let fits = start
  // The tolerance keeps text that was measured to fit from wrapping by a rounding error.
  while (fits < glyphs.length && used + (glyphs[fits]?.width ?? 0) <= room + 0.01)
    used += glyphs[fits++]?.width ?? 0
  if (fits >= glyphs.length) return fits
  if (HANGING.has(glyphs[fits]?.text ?? '') && mayBreak(glyphs, fits + 1)) return fits + 1
  if (glyphs[fits]?.text === ' ' && edgesAllow(glyphs, fits)) return fits
  for (let end = fits; end > start; end--) if (mayBreak(glyphs, end)) return end
  return Math.max(fits, start + 1)
}

function mayBreak(glyphs: readonly Glyph[], at: number): boolean {
  const before = glyphs[at - 1]?.text ?? ''
  const after = glyphs[at]?.text
  if (after === undefined) return true
  if (after === ' ' || !edgesAllow(glyphs, at)) return false
  if (WORD.test(before) && WORD.test(after)) return false
  if (/\p{Nd}/u.test(before) && COUNTER.test(after)) return false
  return !UNSPLIT.test(before + after)
}

/** Spaces at a break are dropped, so it is the signs beyond them that would stand at the edges. */
function edgesAllow(glyphs: readonly Glyph[], at: number): boolean {
  let before = at - 1
  while (glyphs[before]?.text === ' ') before--
  let after = at
  while (glyphs[after]?.text === ' ') after++
  return !NOT_AT_END.has(glyphs[before]?.text ?? '') && !NOT_AT_START.has(glyphs[after]?.text ?? '')
}

function trimEnd(glyphs: Glyph[]): Glyph[] {
  let end = glyphs.length
  while (
    end > 0 &&
    (glyphs[end - 1]?.text === ' ' || (end < glyphs.length && glyphs[end - 1]?.text === '　'))
  )
    end--
  return glyphs.slice(0, end)
}
