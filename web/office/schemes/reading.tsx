import { createContext, Fragment, type ReactNode, useContext } from 'react'
import type { Source } from '#language/scheme/basics.ts'
import { type Language, languages, say, type Text } from '#language/text.ts'

/** In which language the wordings of a scheme are read on this page; the page itself stays Japanese. */
export const ReadingIn = createContext<Language>('ja')

export const languageNames: Record<Language, string> = {
  ja: '日本語',
  'ja-easy': 'やさしい日本語',
  en: '英語',
}

export function languageFrom(search: string): Language {
  const asked = new URLSearchParams(search).get('in')
  return languages.find(each => each === asked) ?? 'ja'
}

/** A wording of the scheme, parts that will be filled in set apart. */
export function Wording({ text }: { text: Text }) {
  const language = useContext(ReadingIn)
  return (
    <span lang={language === 'en' && text.en ? 'en' : undefined} className="whitespace-pre-line">
      <Template text={say(text, language)} />
    </span>
  )
}

export function Template({ text }: { text: string }): ReactNode {
  return text.split(/(\{[^{}]*\})/).map((part, index) =>
    part.startsWith('{') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
      <span key={index} className="rounded-4 bg-accent-soft px-1 text-blue-1000">
        {part}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
      <Fragment key={index}>{part}</Fragment>
    ),
  )
}

/** How the scheme calls the coded value of a fact; set around what is read. */
export const CodeLabels = createContext<(fact: string, id: string) => Text | undefined>(() => undefined)

const coded = /([^\s()[\],]+)\s*(?:!?=)\s*"([^"]+)"|list contains\(\s*([^\s,]+)\s*,\s*"([^"]+)"\s*\)/g

/** A FEEL text. Behind it, what its codes stand for. */
export function Feel({ children: text }: { children: string }) {
  const labelOf = useContext(CodeLabels)
  const language = useContext(ReadingIn)
  const meanings = new Map<string, string>()
  for (const [, fact, id, listed, member] of text.matchAll(coded)) {
    const code = id ?? member ?? ''
    const label = labelOf(fact ?? listed ?? '', code)
    if (label) meanings.set(code, say(label, language))
  }
  return (
    <>
      <code className="rounded-4 bg-ground px-1.5 py-0.5 font-mono text-[0.875rem] leading-[1.8] break-words text-ink [box-decoration-break:clone] [print-color-adjust:exact]">
        {text}
      </code>
      {meanings.size > 0 && (
        <span className="ml-1 text-[0.875rem] text-ink-soft">
          （{[...meanings].map(([code, label]) => `${code}＝${label}`).join('、')}）
        </span>
      )}
    </>
  )
}

/** Law and article; a link where there is an address. */
export function SourceText({ source }: { source: Source }) {
  const words = source.article ? `${source.law} ${source.article}` : source.law
  if (!source.url || !/^https?:\/\//.test(source.url)) return words
  return (
    <a href={source.url} rel="noreferrer" className="link">
      {words}
    </a>
  )
}

/** A part of the page that can be led to. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4 pt-4">
      <h2 id={`${id}-title`} className="mb-4 text-[1.375rem] leading-[1.5] font-bold">
        {title}
      </h2>
      {children}
    </section>
  )
}
