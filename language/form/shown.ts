import type { Answers, Form, Question } from '../scheme/form.ts'
import { questionsOf } from './facts.ts'

export type Viewer = Question['shownTo'][number]

/**
 * Only what `viewer` may see. Nothing is shown unless the form says so. Of members that are shown, the fields that
 * say so themselves; all of them where none does.
 */
export function answersShownTo(form: Form, answers: Answers, viewer: Viewer): Answers {
  const shown: Answers = {}
  for (const question of questionsShownTo(form, viewer)) {
    const value = answers[question.id]
    if (value === undefined) continue
    shown[question.id] =
      question.kind === 'members' && Array.isArray(value)
        ? (value as Answers[]).map(row => pick(row, question.fields ?? []))
        : value
  }
  return shown
}

/** The questions behind them, for labels: members only with the fields that are shown. */
export function questionsShownTo(form: Form, viewer: Viewer): Question[] {
  return questionsOf(form)
    .filter(question => question.shownTo.includes(viewer))
    .map(question => {
      const some = question.fields?.filter(field => field.shownTo.includes(viewer))
      return some && some.length > 0 ? { ...question, fields: some } : question
    })
}

function pick(row: Answers, fields: readonly { id: string }[]): Answers {
  const ids = new Set(fields.map(field => field.id))
  return Object.fromEntries(Object.entries(row).filter(([id]) => ids.has(id)))
}
