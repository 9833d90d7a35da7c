import { composed } from './plain.ts'

/**
 * フリガナ. It is kept as full-width katakana with the small characters and long-vowel marks a person writes, since
 * that is what the family register records since 2025-05-26 (戸籍法13条1項2号); older data and bank names differ.
 */

/** Hiragana to katakana; everything else as it is. */
export function toKatakana(text: string): string {
  return text.replace(/[ぁ-ゖゝゞ]/g, character => String.fromCharCode(character.charCodeAt(0) + 0x60))
}

/** Half-width and hiragana to full-width katakana; a dash after kana is a long-vowel mark; spaces are one narrow space. */
export function normaliseKana(text: string): string {
  const wide = composed(text).replace(/[\uFF61-\uFF9F]+/g, part => part.normalize('NFKC'))
  return toKatakana(wide)
    .replace(/(?<=[ァ-ヶー])[-‐‑‒–—―−－ｰ~〜～]/g, 'ー')
    .replace(/[･•·‧・]/g, '・')
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
}

/** Whether it can stand as フリガナ of a name: katakana, ー, ・ and single spaces, not beginning with a mark. */
export function isFurigana(text: string): boolean {
  return /^[ァ-ヴヷ-ヺ][ァ-ヺー・ヽヾ ]*$/.test(text)
}

const small: Readonly<Record<string, string>> = {
  ァ: 'ア',
  ィ: 'イ',
  ゥ: 'ウ',
  ェ: 'エ',
  ォ: 'オ',
  ッ: 'ツ',
  ャ: 'ヤ',
  ュ: 'ユ',
  ョ: 'ヨ',
  ヮ: 'ワ',
  ヵ: 'カ',
  ヶ: 'ケ',
  ヂ: 'ジ',
  ヅ: 'ズ',
  ヲ: 'オ',
  ヰ: 'イ',
  ヱ: 'エ',
}

const rows: readonly (readonly [string, string])[] = [
  ['ア', 'アカガサザタダナハバパマヤラワ'],
  ['イ', 'イキギシジチニヒビピミリ'],
  ['ウ', 'ウクグスズツヌフブプムユルヴ'],
  ['エ', 'エケゲセゼテデネヘベペメレ'],
  ['オ', 'オコゴソゾトドノホボポモヨロ'],
]

function vowelOf(character: string): string {
  return rows.find(([, members]) => members.includes(character))?.[0] ?? ''
}

/**
 * What remains when the ways of writing one sound are made one: small characters large, ー and オウ/エイ as plain long
 * vowels, ヂヅヲ as ジズオ, no spaces or dots. オオノ, オウノ and オーノ are alike; ユウコ and ユコ are not.
 */
export function soundOf(text: string): string {
  let result = ''
  for (const character of normaliseKana(text).replace(/[ ・]/g, '')) {
    const last = result.at(-1) ?? ''
    const vowel = vowelOf(last)
    const large = small[character] ?? character
    if (character === 'ー') result += vowel
    else if (large === 'ウ' && vowel === 'オ') result += 'オ'
    else if (large === 'イ' && vowel === 'エ') result += 'エ'
    else result += large
  }
  return result
}

/** `same` as written, `alike` when only the way of writing differs (ask a person), else `different`. */
export function compareKana(one: string, other: string): 'same' | 'alike' | 'different' {
  const [a, b] = [normaliseKana(one).replaceAll(' ', ''), normaliseKana(other).replaceAll(' ', '')]
  if (a === b) return 'same'
  return soundOf(a) === soundOf(b) ? 'alike' : 'different'
}
