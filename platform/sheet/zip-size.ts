/**
 * The unpacked size a ZIP file declares in its central directory, or null when the bytes are not a whole ZIP
 * file (APPNOTE 4.3.12 and 4.3.16; the 64-bit extension counts as infinitely large).
 */
export function unpackedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  if (end === null) return null
  const entries = view.getUint16(end + 10, true)
  let position = view.getUint32(end + 16, true)
  let total = 0
  for (let entry = 0; entry < entries; entry++) {
    if (position + 46 > view.byteLength || view.getUint32(position, true) !== 0x02014b50) return null
    const size = view.getUint32(position + 24, true)
    total += size === 0xffffffff ? Number.POSITIVE_INFINITY : size
    const lengths = [28, 30, 32].map(offset => view.getUint16(position + offset, true))
    position += 46 + lengths.reduce((sum, length) => sum + length, 0)
  }
  return total
}

function endRecord(view: DataView): number | null {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let position = view.byteLength - 22; position >= earliest; position--) {
    if (view.getUint32(position, true) === 0x06054b50) return position
  }
  return null
}
