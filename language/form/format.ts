import type { Facts } from '../feel/evaluate.ts'
import type { Answers, AnswerValue, Form, Question } from '../scheme/form.ts'
import { type Language, say } from '../text.ts'
import { wordingOf } from './asked.ts'
import { isBlank } from './kind.ts'
import { kindFor } from './kinds.ts'
import { type WalkOptions, walk } from './walk.ts'

/** An answer for reading; several lines for members. '' when nothing was answered. */
export function formatAnswer(question: Question, value: AnswerValue | undefined, language: Language): string {
  if (value === undefined || isBlank(value)) return ''
  return kindFor(question.kind).format(value, question, language)
}

export interface SummaryPage {
  page: string
  title: string
  rows: { question: string; label: string; text: string }[]
}

/** Everything that was put and answered, page by page, in the wording in which it was put. */
export function summary(
  form: Form,
  answers: Answers,
  language: Language,
  facts: Facts = {},
  options: WalkOptions = {},
): SummaryPage[] {
  const walked = walk(form, answers, facts, options)
  return walked.pages.map(({ page, questions }) => ({
    page: page.id,
    title: say(page.title, language),
    rows: questions
      .filter(question => walked.answers[question.id] !== undefined)
      .map(question => ({
        question: question.id,
        label: say(wordingOf(question, walked.facts, options).label, language),
        text: formatAnswer(question, walked.answers[question.id], language),
      })),
  }))
}
