/** JIS X 0201: one byte a character; ASCII below 0x80, half-width kana from 0xA1. */

/** Bytes of text made only of ASCII and half-width kana; anything else is a bug in the caller. */
export function encodeJisX0201(text: string): Uint8Array {
  return Uint8Array.from(text, character => {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0x20 && code <= 0x7e) return code
    if (code >= 0xff61 && code <= 0xff9f) return code - 0xff61 + 0xa1
    throw new RangeError(`Not in JIS X 0201: ${character}`)
  })
}

/** Text of JIS X 0201 bytes; a byte the standard does not define becomes U+FFFD. */
export function decodeJisX0201(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) {
    if (byte >= 0x20 && byte <= 0x7e) text += String.fromCharCode(byte)
    else if (byte >= 0xa1 && byte <= 0xdf) text += String.fromCharCode(byte - 0xa1 + 0xff61)
    else text += '\uFFFD'
  }
  return text
}
