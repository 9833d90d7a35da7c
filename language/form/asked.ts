import type { Facts } from '../feel/evaluate.ts'
import { holds, truth } from '../rules/expression.ts'
import type { Judging } from '../rules/scope.ts'
import type { Question } from '../scheme/form.ts'
import type { Text } from '../text.ts'

/** Whether a question or page with this `when` is put: only if it certainly holds. */
export function isAsked(part: { when?: string | undefined }, facts: Facts, at?: Judging): boolean {
  return holds(part.when, facts, at)
}

/** `required` may be a condition; while that is unknown nobody is made to answer. */
export function isRequired(question: Question, facts: Facts, at?: Judging): boolean {
  const { required } = question
  return typeof required === 'string' ? truth(required, facts, at) === 'yes' : required
}

/** Label and hint in this situation: the first wording whose `when` holds, else the question's own. */
export function wordingOf(question: Question, facts: Facts, at?: Judging): { label: Text; hint?: Text } {
  const special = question.wordings?.find(wording => holds(wording.when, facts, at))
  if (special) return { label: special.label, ...(special.hint ? { hint: special.hint } : {}) }
  return { label: question.label, ...(question.hint ? { hint: question.hint } : {}) }
}

/** The question with its wording in this situation, so that messages speak as carefully as the form does. */
export function worded(question: Question, facts: Facts, at?: Judging): Question {
  return question.wordings ? { ...question, ...wordingOf(question, facts, at) } : question
}
