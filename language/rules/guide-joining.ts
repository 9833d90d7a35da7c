import type { Question } from '../scheme/form.ts'

/**
 * One question as several schemes ask it: in the words of the first, with the fields of a list that only the other
 * asks for. Schemes leave out of a shared list what they do not need, so no one of them holds all fields.
 */
export function joined(question: Question, other: Question): Question {
  const ids = new Set(question.fields?.map(field => field.id))
  const more = (other.fields ?? []).filter(field => !ids.has(field.id))
  return more.length === 0 ? question : { ...question, fields: [...(question.fields ?? []), ...more] }
}
