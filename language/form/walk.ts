import type { Facts } from '../feel/evaluate.ts'
import type { Judging } from '../rules/scope.ts'
import type { Answers, AnswerValue, Form, Page, Question } from '../scheme/form.ts'
import { isAsked } from './asked.ts'
import { rowFacts, withAnswer } from './facts.ts'

/** `situation(scheme, on)` gives all of them. */
export interface WalkOptions extends Judging {
  /** Adds what follows from the facts: parameters, formulas. */
  derive?: ((facts: Facts) => Facts) | undefined
}

/** Pages and questions that are put, in order; the answers to them; and all facts, derived ones included. */
export interface Walked {
  pages: { page: Page; questions: Question[] }[]
  answers: Answers
  facts: Facts
}

/**
 * Goes through the form as a person would. Only answers to questions put so far count, so a question can be
 * opened or closed only by what stands before it (or by facts from elsewhere), and answers behind a closed door
 * say nothing.
 */
export function walk(form: Form, answers: Answers, facts: Facts, options: WalkOptions = {}): Walked {
  const { derive = (known: Facts) => known, ...at } = options
  let given = facts
  let all: Facts | undefined
  const now = () => {
    all ??= derive(given)
    return all
  }
  const asked: Walked['pages'] = []
  const kept: Answers = {}
  for (const page of form.pages) {
    if (page.when !== undefined && !isAsked(page, now(), at)) continue
    const questions: Question[] = []
    for (const question of page.questions) {
      if (question.when !== undefined && !isAsked(question, now(), at)) continue
      questions.push(question)
      const answer = answers[question.id]
      if (answer === undefined) continue
      const value = question.kind === 'members' ? pruneRows(question, answer, now(), at) : answer
      kept[question.id] = value
      if (question.fact !== undefined) {
        given = withAnswer(given, question, value)
        all = undefined
      }
    }
    if (questions.length > 0) asked.push({ page, questions })
  }
  return { pages: asked, answers: kept, facts: now() }
}

/** Each member's answers to the fields put for that member. */
function pruneRows(question: Question, value: AnswerValue, facts: Facts, at?: Judging): AnswerValue {
  if (!Array.isArray(value)) return value
  const fields: Question[] = question.fields ?? []
  return (value as Answers[]).map(row => {
    const kept: Answers = {}
    for (const field of fields) {
      const answer = row[field.id]
      if (answer !== undefined && isAsked(field, rowFacts(facts, fields, kept), at)) kept[field.id] = answer
    }
    return kept
  })
}
