import type { Page, Question } from '../scheme/form.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { placesOf } from './guide-asks.ts'

/** A question as several schemes put it, and the scheme whose wording it has. */
export interface Shared {
  question: Question
  page: Page
  scheme: Scheme
}

const shared = new WeakMap<readonly Scheme[], Map<string, Shared | undefined>>()

/**
 * The question that has this id: in the wording that most of the schemes use, since one of them may ask only about
 * those it concerns itself; of a list with the fields that any of them has.
 */
export function questionAcross(schemes: readonly Scheme[], id: string): Shared | undefined {
  const known = shared.get(schemes) ?? new Map<string, Shared | undefined>()
  shared.set(schemes, known)
  if (!known.has(id)) known.set(id, across(schemes, id))
  return known.get(id)
}

function across(schemes: readonly Scheme[], id: string): Shared | undefined {
  const found = schemes.flatMap((scheme): Shared[] => {
    const place = [...placesOf(scheme).values()].find(({ question }) => question.id === id)
    return place ? [{ ...place, scheme }] : []
  })
  const wording = ({ question: { label, hint } }: Shared) => `${label.ja}\n${hint?.ja ?? ''}`
  const votes = (each: Shared) => found.filter(other => wording(other) === wording(each)).length
  const [top] = found.toSorted((a, b) => votes(b) - votes(a))
  if (!top?.question.fields) return top
  const fields = new Map(top.question.fields.map(field => [field.id, field]))
  for (const field of found.flatMap(each => each.question.fields ?? [])) {
    if (!fields.has(field.id)) fields.set(field.id, field)
  }
  return { ...top, question: { ...top.question, fields: [...fields.values()] } }
}
