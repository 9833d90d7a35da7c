import { Fragment, type ReactNode } from 'react'
import { Phrased } from './phrases.tsx'

// 申請《しんせい》: the reading belongs to the run of kanji before it; ｜ marks another beginning.
const reading = /(?:｜([^｜《》]+)|([\p{Script=Han}々〆ヶヵ]+))《([^《》]+)》/gu

/** `申請《しんせい》` as `<ruby>`, everything else as it is. */
export function Ruby({ children }: { children: string }): ReactNode {
  if (!children.includes('《')) return <Phrased>{children}</Phrased>
  const parts: ReactNode[] = []
  let end = 0
  for (const match of children.matchAll(reading)) {
    parts.push(<Fragment key={`before-${match.index}`}>{children.slice(end, match.index)}</Fragment>)
    parts.push(
      <ruby key={match.index}>
        {match[1] ?? match[2]}
        <rp>（</rp>
        <rt>{match[3]}</rt>
        <rp>）</rp>
      </ruby>,
    )
    end = match.index + match[0].length
  }
  parts.push(<Fragment key="rest">{children.slice(end)}</Fragment>)
  return parts
}

/** The same without readings, for attributes, titles and list options. */
export function withoutReadings(text: string): string {
  return text.replace(reading, (_whole, marked?: string, kanji?: string) => marked ?? kanji ?? '')
}
