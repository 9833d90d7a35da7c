import type { Facts } from '../feel/evaluate.ts'
import type { Judging } from '../rules/scope.ts'
import type { Answers, Question } from '../scheme/form.ts'
import type { Day } from '../values/date.ts'
import { isAsked } from './asked.ts'
import { rowsOf } from './edit-members.ts'
import { rowFacts } from './facts.ts'
import { type Fields, type ReadingContext, readerOf } from './kind.ts'
import { kindFor } from './kinds.ts'

/**
 * The boxes in rows of people whose question is not put there, by what is typed so far: `children.0.abroad`. Of a list
 * without rows, those of the first one that may be drawn. `facts` are derived ones, as `walk` gives them.
 */
export function closedFields(
  questions: readonly Question[],
  fields: Fields,
  facts: Facts,
  { today, ...at }: Judging & { today: Day },
): string[] {
  const context: ReadingContext = { language: 'ja', today, now: '', readField: () => undefined }
  return questions.flatMap(question => {
    const inner: Question[] = question.fields ?? []
    if (!inner.some(field => field.when !== undefined)) return []
    const rows = rowsOf(fields, question)
    return (rows.length > 0 ? rows : [0]).flatMap(number => {
      const row: Answers = {}
      const closed: string[] = []
      for (const field of inner) {
        const name = `${question.id}.${number}.${field.id}`
        if (!isAsked(field, rowFacts(facts, inner, row), at)) {
          closed.push(name)
          continue
        }
        const read = kindFor(field.kind).read(readerOf(fields, name), { ...field, id: name }, context)
        if (read.value !== undefined) row[field.id] = read.value
      }
      return closed
    })
  })
}
