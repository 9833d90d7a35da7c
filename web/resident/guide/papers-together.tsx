import type { PaperFound } from '#modules/eligibility/findings/rules.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { guide } from './words.ts'

/** All papers as one list: those that are needed, then those that may be. */
export function PapersTogether({ papers, alone }: { papers: PaperFound[]; alone: boolean }) {
  const needed = papers.filter(paper => paper.needed === 'yes')
  const maybe = papers.filter(paper => paper.needed !== 'yes')
  if (papers.length === 0) return null
  return (
    <section className="flex flex-col gap-3">
      <Heading level={2} size={3}>
        <Say text={guide.papers} />
      </Heading>
      {!alone && (
        <Note>
          <Say text={guide.papersLead} />
        </Note>
      )}
      {needed.length > 0 && <List papers={needed} alone={alone} />}
      {maybe.length > 0 && (
        <Disclosure summary={<Say text={guide.maybe} values={{ n: maybe.length }} />}>
          <List papers={maybe} alone={alone} />
        </Disclosure>
      )}
    </section>
  )
}

function List({ papers, alone }: { papers: PaperFound[]; alone: boolean }) {
  const speak = useSay()
  const between = useLanguage() === 'en' ? ', ' : '、'
  return (
    <ul className="divide-y divide-line border-y border-line">
      {papers.map(paper => (
        <li key={paper.name.ja} className="break-inside-avoid py-3">
          <p className="flex gap-2">
            {/* To be ticked on paper. */}
            <span aria-hidden="true">□</span>
            <span className="font-bold">
              <Say text={paper.name} />
            </span>
          </p>
          <div className="pl-6">
            {paper.notes.map(note => (
              <Note key={note.ja}>
                <Say text={note} />
              </Note>
            ))}
            {!alone && (
              <Note>
                <Say
                  text={guide.neededFor}
                  values={{ schemes: paper.schemes.map(each => speak(each.name)).join(between) }}
                />
              </Note>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
