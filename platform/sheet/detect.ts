import { decodeCp932 } from './cp932.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp932'

/** `offset` is the first byte that cannot be read, `before` the text up to it. */
export type Decoded =
  | { ok: true; encoding: Encoding; text: string }
  | { ok: false; encoding: Encoding; offset: number; before: string }

/**
 * Text from bytes of unknown encoding: a byte order mark decides; otherwise UTF-16 by its zero bytes, then
 * strict UTF-8, then strict CP932. A UTF-8 text is practically never valid by accident, so the order is safe.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes)
  if (marked) return strictly(bytes, marked)
  const wide = looksWide(bytes)
  if (wide) return strictly(bytes, wide)
  const utf8 = strictly(bytes, 'utf-8')
  if (utf8.ok) return utf8
  const text = decodeCp932(bytes)
  if (text !== null) return { ok: true, encoding: 'cp932', text }
  const cp932 = strictly(bytes, 'cp932')
  // Neither fits: report by the encoding that understood more of the file.
  return !cp932.ok && cp932.offset > utf8.offset ? cp932 : utf8
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark: commas, digits and line breaks leave many zero bytes on one side only. */
function looksWide(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 4096)
  if (sample.length < 4 || bytes.length % 2 !== 0) return null
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const many = sample.length / 40
  if (odd > many && even === 0) return 'utf-16le'
  if (even > many && odd === 0) return 'utf-16be'
  return null
}

function strictly(bytes: Uint8Array, encoding: Encoding): Decoded {
  const label = encoding === 'cp932' ? 'shift_jis' : encoding
  try {
    return { ok: true, encoding, text: new TextDecoder(label, { fatal: true }).decode(bytes) }
  } catch {
    const offset = firstBad(bytes, label)
    return { ok: false, encoding, offset, before: new TextDecoder(label).decode(bytes.subarray(0, offset)) }
  }
}

/** The longest readable prefix, by halving: a prefix is readable when decoding it as a stream does not throw. */
function firstBad(bytes: Uint8Array, label: string): number {
  let readable = 0
  let unreadable = bytes.length
  const reads = (length: number) => {
    try {
      new TextDecoder(label, { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    }
  }
  if (reads(bytes.length)) return cutAtEnd(bytes, label)
  while (unreadable - readable > 1) {
    const middle = (readable + unreadable) >> 1
    if (reads(middle)) readable = middle
    else unreadable = middle
  }
  // `readable` may end inside a character whose next byte is the wrong one: step back to its start.
  return readable - danglingBytes(bytes.subarray(0, readable), label)
}

/** A file that merely stops inside a character. */
function cutAtEnd(bytes: Uint8Array, label: string): number {
  return bytes.length - danglingBytes(bytes, label)
}

function danglingBytes(bytes: Uint8Array, label: string): number {
  for (let dangling = 0; dangling < 4; dangling++) {
    try {
      new TextDecoder(label, { fatal: true }).decode(bytes.subarray(0, bytes.length - dangling))
      return dangling
    } catch {}
  }
  return 0
}
