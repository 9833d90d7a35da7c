import type { Text } from '#language/text.ts'
import { Say } from '../../ui/say.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import { resident } from '../words/resident.ts'

export interface Paper {
  id: string
  name: Text
  note?: Text | undefined
  needed: 'yes' | 'unknown'
}

/** 必要なもの: what everybody needs first, then what some need, each with a word on when. */
export function Papers({ documents }: { documents: Paper[] }) {
  const sorted = [...documents].sort((a, b) => Number(a.needed !== 'yes') - Number(b.needed !== 'yes'))
  return (
    <section className="flex flex-col gap-3">
      <Heading level={3}>
        <Say text={resident.whatYouNeed} />
      </Heading>
      {sorted.length === 0 ? (
        <p>
          <Say text={resident.noPapers} />
        </p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {sorted.map(paper => (
            <li key={paper.id} className="py-3">
              <p className="font-bold">
                <Say text={paper.name} />
                <span className="ml-3 text-[0.875rem] font-normal text-ink-soft">
                  <Say text={paper.needed === 'yes' ? resident.needed : resident.maybeNeeded} />
                </span>
              </p>
              {paper.note && (
                <Note>
                  <Say text={paper.note} />
                </Note>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
