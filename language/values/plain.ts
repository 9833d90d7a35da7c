/**
 * Text as people type it, made fit to keep. Registered characters stay as they are: 𠮷, 髙 and ideographic
 * variation sequences survive, and so do CJK compatibility ideographs (神 U+FA19), which plain NFC would turn into
 * another registered character.
 */
const compatibility = /([\uF900-\uFAFF\u{2F800}-\u{2FA1F}][\uFE00-\uFE0F\u{E0100}-\u{E01EF}]?)/u

/** NFC except for compatibility ideographs. */
export function composed(text: string): string {
  return text
    .split(compatibility)
    .map(part => (compatibility.test(part) ? part : part.normalize('NFC')))
    .join('')
}

/** One line: composed, without control and invisible formatting characters, spaces collapsed, trimmed. */
export function oneLine(text: string): string {
  return visible(composed(text).replace(/[\r\n\t\v\f]+/g, ' '))
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Several lines: the same, but line ends are kept (as `\n`), at most two blank lines in a row. */
export function manyLines(text: string): string {
  return visible(composed(text).replace(/\r\n?/g, '\n').replace(/\t/g, ' '), '\n')
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
}

/**
 * Control characters, bidirectional overrides, zero-width spaces, byte order marks and lone surrogates do no good
 * in a register. The zero-width joiner stays: scripts and emoji need it.
 */
function visible(text: string, keep = ''): string {
  let result = ''
  for (const character of text) {
    if (character === keep || !invisible.test(character)) result += character
  }
  return result
}
const invisible =
  /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\p{Cs}]/u

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** Length as a reader counts it: 葛󠄀 with its variation selector is one character. */
export function lengthOf(text: string): number {
  let count = 0
  for (const _ of graphemes.segment(text)) count += 1
  return count
}

/** Full-width digits, letters and signs made narrow; the many dashes and wave dashes one `-` and `~`. For codes only. */
export function narrow(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u30FC\uFF70\uFE63]/g, '-')
    .replace(/[\u301C\uFF5E]/g, '~')
}

/** Only the digits of `text`, narrow. */
export function digitsOf(text: string): string {
  return narrow(text).replace(/\D/g, '')
}
