import type { Facts } from '../feel/evaluate.ts'
import type { Fact } from '../scheme/basics.ts'
import type { Question } from '../scheme/form.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Day } from '../values/date.ts'
import { assess } from './assess.ts'

export interface Missing {
  /** As rules name it, e.g. 世帯.所得. */
  fact: string
  from: Fact['from'] | undefined
  /** Where a resident is asked for it. */
  page?: string
  question?: Question
}

/**
 * The facts that can still change the outcome: those the form asks for first, in its order, then those from
 * elsewhere. Empty once the outcome is settled. The first one is the next question.
 */
export function missingFacts(scheme: Scheme, given: Facts, on: Day): Missing[] {
  const places = new Map<string, { page: string; question: Question; at: number }>()
  for (const page of scheme.form.pages) {
    for (const question of page.questions) {
      if (question.fact !== undefined && !places.has(question.fact)) {
        places.set(question.fact, { page: page.id, question, at: places.size })
      }
    }
  }
  const missing = assess(scheme, given, on).missing.map(fact => {
    const root = fact.split('.')[0] ?? fact
    const place = places.get(fact) ?? places.get(root)
    const from = scheme.facts.find(each => each.name === root)?.from
    return { fact, from, place }
  })
  return missing
    .sort((a, b) => (a.place?.at ?? Infinity) - (b.place?.at ?? Infinity) || (a.fact < b.fact ? -1 : 1))
    .map(({ fact, from, place }) => ({
      fact,
      from,
      ...(place ? { page: place.page, question: place.question } : {}),
    }))
}

/** The next question to ask, or undefined when nothing the form asks can change the outcome any more. */
export function nextQuestion(scheme: Scheme, given: Facts, on: Day): Missing | undefined {
  return missingFacts(scheme, given, on).find(missing => missing.question !== undefined)
}
