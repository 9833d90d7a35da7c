// 申請《しんせい》: the reading belongs to the run of kanji before it; ｜ marks another beginning (青空文庫の注記).
const notation = /(?:｜([^｜《》]+)|([\p{Script=Han}々〆ヶヵ]+))《([^《》]+)》/gu

export interface Piece {
  text: string
  /** How it is read; absent for plain text. */
  reading?: string
}

/** `この申請《しんせい》は` → この · 申請 read しんせい · は. Nothing is lost: notation that does not fit stays text. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(notation)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) })
    pieces.push({ text: match[1] ?? match[2] ?? '', reading: match[3] ?? '' })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ text: text.slice(end) })
  return pieces
}

/** The same without readings, for attributes, titles and list options. */
export function withoutReadings(text: string): string {
  return text.includes('《')
    ? piecesOf(text)
        .map(piece => piece.text)
        .join('')
    : text
}
