import type { Facts } from '../feel/evaluate.ts'
import type { Answers, Form, Page, Question } from '../scheme/form.ts'
import { worded } from './asked.ts'
import { judge } from './judge.ts'
import { type WalkOptions, walk } from './walk.ts'

export { wordingOf } from './asked.ts'

export interface JourneyPage {
  page: Page
  /** The questions put here, in the wording of the situation. */
  questions: Question[]
  /** done: answered and sound · todo: can be answered now · blocked: comes after the first page still to do. */
  state: 'done' | 'todo' | 'blocked'
}

export interface Journey {
  pages: JourneyPage[]
  /** The page to go to; absent when all is done. */
  next?: string
  complete: boolean
  /** Pages put and not done. Answers may open further ones. */
  remaining: number
}

/**
 * Where a person stands in a form, derived from the answers alone and never stored. A page is done when every
 * question put on it has an answer (an optional one may be left blank, stored as '') and none of them is wrong.
 */
export function journey(form: Form, answers: Answers, facts: Facts = {}, options: WalkOptions = {}): Journey {
  const walked = walk(form, answers, facts, options)
  let next: string | undefined
  const pages = walked.pages.map(({ page, questions }): JourneyPage => {
    const done = questions.every(question => isDone(question, walked.answers, walked.facts, options))
    const state = done ? 'done' : next === undefined ? 'todo' : 'blocked'
    if (state === 'todo') next = page.id
    return { page, questions: questions.map(question => worded(question, walked.facts, options)), state }
  })
  const remaining = pages.filter(page => page.state !== 'done').length
  return { pages, ...(next === undefined ? {} : { next }), complete: remaining === 0, remaining }
}

function isDone(question: Question, answers: Answers, facts: Facts, options: WalkOptions): boolean {
  const value = answers[question.id]
  return value !== undefined && judge(question, value, facts, options).length === 0
}

/** Only the answers to questions that are put. What a closed door hides is neither judged nor submitted. */
export function prune(form: Form, answers: Answers, facts: Facts = {}, options: WalkOptions = {}): Answers {
  return walk(form, answers, facts, options).answers
}
