import type { Fact, Facts } from '../feel/evaluate.ts'
import type { Context } from '../feel/values.ts'
import type { Answers, AnswerValue, Form, Question } from '../scheme/form.ts'
import { rowFact, setPath } from './kinds/members.ts'
import { kindFor } from './kinds.ts'

/** All questions of a form in order. */
export function questionsOf(form: Form): Question[] {
  return form.pages.flatMap(page => page.questions)
}

/** What an answer is to the rules: null where it was left blank on purpose. */
export function factOf(question: Question, value: AnswerValue): Fact {
  return value === '' ? null : kindFor(question.kind).toFact(value, question)
}

/**
 * The facts that answers give. A question without an answer leaves its fact absent, that is unknown; one left blank
 * gives null, that is known to be empty. Give pruned answers: see `prune`.
 */
export function factsFrom(form: Form, answers: Answers): Facts {
  let facts: Facts = {}
  for (const question of questionsOf(form)) {
    const value = answers[question.id]
    if (value !== undefined) facts = withAnswer(facts, question, value)
  }
  return facts
}

/** `facts` and what one more answer says. */
export function withAnswer(facts: Facts, question: Question, value: AnswerValue): Facts {
  return question.fact === undefined ? facts : withFact(facts, question.fact, factOf(question, value))
}

/** The facts as the fields of one member see them: the others, and the member's own by their short names. */
export function rowFacts(facts: Facts, fields: readonly Question[], row: Answers): Facts {
  let known = facts
  for (const field of fields) {
    const value = row[field.id]
    if (value !== undefined) known = withFact(known, rowFact(field), factOf(field, value))
  }
  return known
}

function withFact(facts: Facts, path: string, fact: Fact): Facts {
  const next = { ...facts }
  setPath(next as Context, path, fact as Context[string])
  return next
}
