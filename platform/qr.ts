import QRCode from 'qrcode'

/** Correction level M survives a fold or a stain on paper without making the code much larger. */
const CORRECTION = 'M'

/** A square of modules, `true` = dark, without the quiet zone. */
export type QrMatrix = { size: number; dark: (row: number, column: number) => boolean }

/** The modules of the QR code for `text` (UTF-8). Throws a RangeError beyond 2,331 bytes. */
export function qrMatrix(text: string): QrMatrix {
  const code = create(text)
  const { size, data } = code.modules
  return { size, dark: (row, column) => data[row * size + column] === 1 }
}

/**
 * An SVG image of the QR code with the four-module quiet zone scanners need (ISO/IEC 18004), sharp at any
 * size. `title` is what a screen reader says; give it in the reader's language.
 */
export function qrSvg(text: string, title = 'QRコード'): string {
  const { size, dark } = qrMatrix(text)
  const quiet = 4
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!dark(row, column)) continue
      let run = 1
      while (column + run < size && dark(row, column + run)) run++
      path += `M${column + quiet} ${row + quiet}h${run}v1h-${run}z`
      column += run - 1
    }
  }
  const side = size + quiet * 2
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" role="img" ` +
    `shape-rendering="crispEdges"><title>${escapeXml(title)}</title>` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${path}"/></svg>`
  )
}

function create(text: string) {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length === 0) throw new RangeError('A QR code needs text')
  if (bytes.length > 2331) throw new RangeError(`Too long for a QR code: ${bytes.length} bytes`)
  // Byte mode always: the kanji mode of the standard is read wrongly by some phones.
  return QRCode.create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: CORRECTION })
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
