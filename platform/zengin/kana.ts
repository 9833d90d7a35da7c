/**
 * Names as the banks' exchange files write them: half-width kana without small kana, ｦ, long-vowel mark or
 * middle dot; dakuten and handakuten are bytes of their own (全銀協 規定フォーマット).
 */
export type ZenginKana =
  | { ok: true; text: string; truncated: boolean }
  | { ok: false; code: 'character'; character: string; codePoint: string; position: number }

const FULL = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン'
const HALF = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｵﾝ'
const SMALL = 'ァィゥェォッャュョヮヵヶㇱ'
const LARGE = 'アイウエオツヤユヨワカケシ'
const HALF_SMALL = 'ｧｨｩｪｫｯｬｭｮｦ'
const HALF_LARGE = 'ｱｲｳｴｵﾂﾔﾕﾖｵ'

const SINGLE = new Map<string, string>([
  ...pairs(FULL, HALF),
  ...pairs(SMALL, LARGE).map(([small, large]): [string, string] => [small, HALF.charAt(FULL.indexOf(large))]),
  ...pairs(HALF_SMALL, HALF_LARGE),
  ...pairs('ヰヱ', 'ｲｴ'),
  ...[...'ーｰ‐‑–—―−－'].map((dash): [string, string] => [dash, '-']),
  ...pairs('「」（）．／￥¥', '｢｣()./\\\\'),
  ['\u3099', 'ﾞ'],
  ['\u309A', 'ﾟ'],
  ['゛', 'ﾞ'],
  ['゜', 'ﾟ'],
  ['　', ' '],
])

const ALLOWED = /^[0-9A-Z ()\-./\\｢｣ｱ-ﾝﾞﾟ]$/

/**
 * `text` (hiragana, katakana, letters, digits, in any width) as bank kana. With `max`, cut at that many
 * bytes, never between a kana and its dakuten. Kanji, `・`, `,` and other signs refuse with their position
 * (counted from 1 in characters), because a changed name makes a transfer come back.
 */
export function toZenginKana(text: string, max = Number.POSITIVE_INFINITY): ZenginKana {
  let kana = ''
  let position = 0
  for (const character of text.normalize('NFC').trim()) {
    position++
    const converted = convert(character)
    if (converted === null) {
      const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
      return { ok: false, code: 'character', character, codePoint, position }
    }
    kana += converted
  }
  const whole = kana.replace(/ {2,}/g, ' ').trim()
  const cut = truncateKana(whole, max)
  return { ok: true, text: cut, truncated: cut.length < whole.length }
}

/** Half-width text of at most `max` bytes that does not end by losing the dakuten of its last kana. */
export function truncateKana(text: string, max: number): string {
  if (text.length <= max) return text
  const end = text[max] === 'ﾞ' || text[max] === 'ﾟ' ? max - 1 : max
  return text.slice(0, end).trimEnd()
}

function convert(character: string): string | null {
  const katakana = /[ぁ-ゖ]/.test(character) ? shift(character, 0x60) : character
  const narrow = /[！-～]/.test(katakana) ? shift(katakana, -0xfee0) : katakana
  const upper = /[a-z]/.test(narrow) ? narrow.toUpperCase() : narrow
  const single = SINGLE.get(katakana) ?? SINGLE.get(upper) ?? upper
  if (ALLOWED.test(single)) return single
  const [base, mark] = katakana.normalize('NFD')
  if (!base || !mark) return null
  const parts = [SINGLE.get(base), SINGLE.get(mark)]
  return parts.every(part => part && ALLOWED.test(part)) ? parts.join('') : null
}

function shift(character: string, by: number): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 0) + by)
}

function pairs(from: string, to: string): [string, string][] {
  const targets = [...to]
  return [...from].map((character, index) => [character, targets[index] ?? ''])
}
