import type { Facts } from '#language/feel/evaluate.ts'
import { journey } from '#language/form/journey.ts'
import { judge } from '#language/form/judge.ts'
import { type Walked, walk } from '#language/form/walk.ts'
import type { situation } from '#language/rules/derive.ts'
import type { Answers, Form, Question } from '#language/scheme/form.ts'

type Options = ReturnType<typeof situation>

export interface Corrected {
  /** What is submitted now: the earlier answers with the corrected ones, without those of closed questions. */
  answers: Answers
  /** Questions asked about or opened by a correction that have no sound answer yet. */
  open: Question[]
  /** Answers given to questions that were neither asked about nor opened by a correction. */
  closed: string[]
}

/**
 * Puts corrections over what was submitted. Only questions asked about may change, and those that a correction
 * opens: whoever corrects "pregnant" to "gave birth" is asked for the day. What lacks elsewhere (an application on
 * paper may) is the office's to ask.
 */
export function correct(
  form: Form,
  submitted: Answers,
  corrections: Answers,
  asked: readonly string[],
  facts: Facts,
  options: Options,
): Corrected {
  const before = new Set(questionsIn(walk(form, submitted, facts, options)).map(question => question.id))
  const after = walk(form, { ...submitted, ...corrections }, facts, options)
  const mayChange = (id: string) => asked.includes(id) || !before.has(id)
  return {
    answers: after.answers,
    open: questionsIn(after).filter(question => {
      if (!mayChange(question.id)) return false
      const value = after.answers[question.id]
      return value === undefined || judge(question, value, after.facts, options).length > 0
    }),
    closed: Object.keys(corrections).filter(id => !mayChange(id)),
  }
}

/** What to put to the applicant, in the form's order and wording: asked about, or opened by answers given so far. */
export function questionsToCorrect(
  form: Form,
  submitted: Answers,
  corrections: Answers,
  asked: readonly string[],
  facts: Facts,
  options: Options,
): Question[] {
  const before = new Set(questionsIn(walk(form, submitted, facts, options)).map(question => question.id))
  return journey(form, { ...submitted, ...corrections }, facts, options)
    .pages.flatMap(page => page.questions)
    .filter(question => asked.includes(question.id) || !before.has(question.id))
}

function questionsIn(walked: Walked): Question[] {
  return walked.pages.flatMap(page => page.questions)
}
