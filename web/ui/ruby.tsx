import { Fragment, type ReactNode } from 'react'
import { Phrased } from './phrases.tsx'
import { piecesOf } from './readings.ts'

/** `申請《しんせい》` as `<ruby>`, everything else as it is. */
export function Ruby({ children }: { children: string }): ReactNode {
  if (!children.includes('《')) return <Phrased>{children}</Phrased>
  return piecesOf(children).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never reorder
    <Fragment key={index}>
      {piece.reading === undefined ? (
        piece.text
      ) : (
        <ruby>
          {piece.text}
          <rp>（</rp>
          <rt>{piece.reading}</rt>
          <rp>）</rp>
        </ruby>
      )}
    </Fragment>
  ))
}
