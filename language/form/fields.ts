import type { Answers, Question } from '../scheme/form.ts'
import type { Fields } from './kind.ts'
import { kindFor } from './kinds.ts'

/** Saved answers as boxes, to be shown for changing. `readPage` reads the same answers back from them. */
export function fieldsFor(questions: readonly Question[], answers: Answers): Fields {
  const fields: Fields = {}
  for (const question of questions) {
    const value = answers[question.id]
    if (value !== undefined && value !== '') {
      Object.assign(fields, kindFor(question.kind).write(value, question))
    }
  }
  return fields
}
