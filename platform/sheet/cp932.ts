import iconv from 'iconv-lite'

/**
 * CP932 (Windows-31J), the Shift_JIS most Japanese office software means. Characters that exist there under
 * a neighbouring code point are moved to it first (JIS X 0208 and Unicode disagree about these).
 */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  '\u301C': '\uFF5E', // 〜 → ～
  '\u2212': '\uFF0D', // − → －
  '\u2016': '\u2225', // ‖ → ∥
  '\u2014': '\u2015', // — → ―
  '\u00A2': '\uFFE0', // ¢ → ￠
  '\u00A3': '\uFFE1', // £ → ￡
  '\u00AC': '\uFFE2', // ¬ → ￢
  '\u00A5': '\uFFE5', // ¥ → ￥ (a single-byte 5C would be read as a backslash)
  '\u00A0': ' ',
}

const NEIGHBOUR = /[\u301C\u2212\u2016\u2014\u00A2\u00A3\u00AC\u00A5\u00A0]/g

/** The text with every neighbour replaced, and combined dakuten (か + ゛) composed. */
export function toCp932Repertoire(text: string): string {
  return text
    .replace(/[\u3040-\u30FF][\u3099\u309A]/g, pair => pair.normalize('NFC'))
    .replace(NEIGHBOUR, character => NEIGHBOURS[character] ?? character)
}

/** The first character CP932 cannot hold, or null. Call with the result of `toCp932Repertoire`. */
export function firstOutsideCp932(text: string): string | null {
  for (const character of text) {
    if (!isInCp932(character)) return character
  }
  return null
}

/** Bytes of text already known to fit. */
export function encodeCp932(text: string): Uint8Array {
  return iconv.encode(text, 'cp932')
}

/** Text of CP932 bytes, or null when some byte is not CP932. */
export function decodeCp932(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('shift_jis', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const known = new Map<string, boolean>()

function isInCp932(character: string): boolean {
  if (character <= '\x7F') return true
  const cached = known.get(character)
  if (cached !== undefined) return cached
  // Decoding back is the proof: iconv-lite writes a question mark for what it does not know.
  const fits = character.length === 1 && decodeCp932(iconv.encode(character, 'cp932')) === character
  known.set(character, fits)
  return fits
}
