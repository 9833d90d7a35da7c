/**
 * Camera data in HEIC (ISO/IEC 23008-12 in the boxes of ISO/IEC 14496-12). Decoding HEIC needs a patented
 * decoder that we do not carry, but position and camera data stand in items of their own whose bytes can
 * be blanked without touching the picture. Its orientation is a property of the picture, not in EXIF.
 */

type Box = { type: string; start: number; end: number }
type Extent = { offset: number; length: number }

/** The file with the bytes of all Exif and XMP items set to zero, or null when its structure is broken. */
export function blankMetadata(file: Uint8Array): Uint8Array | null {
  const bytes = Uint8Array.from(file)
  const view = new DataView(bytes.buffer)
  try {
    const top = boxes(view, 0, bytes.length)
    const meta = top.find(({ type }) => type === 'meta')
    if (top[0]?.type !== 'ftyp' || !meta || !top.some(({ type }) => type === 'mdat')) return null
    const inside = boxes(view, meta.start + 4, meta.end)
    const info = inside.find(({ type }) => type === 'iinf')
    const location = inside.find(({ type }) => type === 'iloc')
    const data = inside.find(({ type }) => type === 'idat')
    if (!info || !location) return null
    const items = new Set(metadataItems(view, info))
    for (const { item, method, extents } of locations(view, location)) {
      if (method > 1) return null
      const base = method === 1 ? (data?.start ?? Number.NaN) : 0
      for (const { offset, length } of extents) {
        const start = base + offset
        if (!(start >= 0 && start + length <= bytes.length)) return null
        if (items.has(item)) bytes.fill(0, start, start + length)
      }
    }
    return bytes
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function boxes(view: DataView, from: number, to: number): Box[] {
  const list: Box[] = []
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at)
    const type = String.fromCharCode(...[4, 5, 6, 7].map(byte => view.getUint8(at + byte)))
    const wide = size === 1
    const length = wide ? Number(view.getBigUint64(at + 8)) : size === 0 ? to - at : size
    if (length < (wide ? 16 : 8) || at + length > to) throw new RangeError('A box runs over its parent')
    list.push({ type, start: at + (wide ? 16 : 8), end: at + length })
    at += length
  }
  return list
}

/** Ids of the items that are no picture: Exif, and XMP as a MIME item. */
function metadataItems(view: DataView, info: Box): number[] {
  const version = view.getUint8(info.start)
  const entries = boxes(view, info.start + (version === 0 ? 6 : 8), info.end)
  return entries.flatMap(({ type, start }) => {
    const entryVersion = view.getUint8(start)
    if (type !== 'infe' || entryVersion < 2) return []
    const id = entryVersion === 2 ? view.getUint16(start + 4) : view.getUint32(start + 4)
    const kindAt = start + (entryVersion === 2 ? 8 : 10)
    const kind = String.fromCharCode(...[0, 1, 2, 3].map(byte => view.getUint8(kindAt + byte)))
    return kind === 'Exif' || kind === 'mime' || kind === 'uri ' ? [id] : []
  })
}

function locations(view: DataView, box: Box): { item: number; method: number; extents: Extent[] }[] {
  let at = box.start + 4
  const version = view.getUint8(box.start)
  const read = (size: number): number => {
    const value =
      size === 0
        ? 0
        : size === 2
          ? view.getUint16(at)
          : size === 4
            ? view.getUint32(at)
            : Number(view.getBigUint64(at))
    at += size
    return value
  }
  const sizes = read(2)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexSize = version === 0 ? 0 : sizes & 15
  const count = read(version < 2 ? 2 : 4)
  return Array.from({ length: count }, () => {
    const item = read(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : read(2) & 15
    read(2)
    const base = read(baseSize)
    const extents = Array.from({ length: read(2) }, () => {
      read(indexSize)
      return { offset: base + read(offsetSize), length: read(lengthSize) }
    })
    return { item, method, extents }
  })
}
