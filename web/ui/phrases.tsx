import { createContext, Fragment, type ReactNode, useContext } from 'react'
import { useLanguage, useScripted } from './use-request.ts'

/**
 * Japanese lines end between phrases. Browsers with `word-break: auto-phrase` do it alone; for the others the server
 * marks the places in headings and leads. Only on pages without script: the browser's copy of the page leaves the
 * parser out (its model weighs more than the page), and both copies must agree.
 */
const parser = import.meta.env.SSR ? (await import('budoux')).loadDefaultJapaneseParser() : null

const Marking = createContext(false)
const seen = new Map<string, string[]>()
const mostSeen = 2000

/** Headings and leads put their words into this. */
export function Phrases({ children }: { children: ReactNode }) {
  return (
    <Marking value={true}>{typeof children === 'string' ? <Phrased>{children}</Phrased> : children}</Marking>
  )
}

/** A text with its phrases marked where that is asked for; otherwise as it is. */
export function Phrased({ children }: { children: string }): ReactNode {
  const marking = useContext(Marking)
  const scripted = useScripted()
  const language = useLanguage()
  if (!marking || scripted || language !== 'ja' || !parser) return children
  return (
    <span className="phrases">
      {phrasesOf(children).map((phrase, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: phrases of one text never reorder
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {phrase}
        </Fragment>
      ))}
    </span>
  )
}

function phrasesOf(text: string): string[] {
  const known = seen.get(text)
  if (known) return known
  const phrases = parser?.parse(text) ?? [text]
  if (seen.size < mostSeen) seen.set(text, phrases)
  return phrases
}
