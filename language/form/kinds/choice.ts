import type { Question } from '../../scheme/form.ts'
import { type Language, say } from '../../text.ts'
import type { FieldProblem, Kind } from '../kind.ts'
import { notAnOption } from '../messages.ts'

export const choice: Kind<string> = {
  kind: 'choice',
  read: (fields, question) => {
    const chosen = fields.one()
    if (chosen === '') return {}
    const problems = unknownOptions([chosen], question, fields.name())
    return problems.length > 0 ? { problems } : { value: chosen }
  },
  write: (value, question) => ({ [question.id]: [value] }),
  check: (value, question) => unknownOptions([value], question, question.id),
  format: optionLabel,
  toFact: value => value,
}

/** Kept in the order of the form, each once, whatever order the browser sent. */
export const choices: Kind<string[]> = {
  kind: 'choices',
  read: (fields, question) => {
    const chosen = fields.all().filter(id => id !== '')
    const problems = unknownOptions(chosen, question, fields.name())
    if (problems.length > 0) return { problems }
    const value = (question.options ?? []).map(option => option.id).filter(id => chosen.includes(id))
    return value.length === 0 ? {} : { value }
  },
  write: (value, question) => ({ [question.id]: value }),
  check: (value, question) => unknownOptions(value, question, question.id),
  format: (value, question, language) =>
    value.map(id => optionLabel(id, question, language)).join(language === 'en' ? ', ' : '、'),
  toFact: value => value,
}

function unknownOptions(chosen: string[], question: Question, field: string): FieldProblem[] {
  const known = new Set(question.options?.map(option => option.id))
  return chosen.every(id => known.has(id)) ? [] : [{ field, message: notAnOption(question) }]
}

/** The label of an option; one that the form no longer has is shown by its id. */
function optionLabel(id: string, question: Question, language: Language): string {
  const option = question.options?.find(each => each.id === id)
  return option ? say(option.label, language) : id
}
