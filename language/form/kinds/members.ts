import { type Context, isContext } from '../../feel/values.ts'
import type { Answers, AnswerValue, Question, QuestionKind } from '../../scheme/form.ts'
import { say, type Text } from '../../text.ts'
import { type FieldProblem, type FieldReader, isBlank, type Kind } from '../kind.ts'

/** The name under which a row's field is seen by rules. */
export function rowFact(field: Question): string {
  return field.fact ?? field.id
}

/** Row numbers present in the boxes, rising. */
export function rowsIn(fields: FieldReader): string[] {
  return fields
    .parts()
    .filter(part => /^\d{1,4}$/.test(part))
    .sort((a, b) => Number(a) - Number(b))
}

/** Boxes `<question>.<row>.<field>…`, as many rows as there are. Rows in which nothing is entered are left out. */
export function membersOf(kindFor: (kind: QuestionKind) => Kind): Kind<Answers[]> {
  const fieldsOf = (question: Question): Question[] => question.fields ?? []
  const factOf = (field: Question, value: AnswerValue) =>
    value === '' ? null : kindFor(field.kind).toFact(value, field)
  return {
    kind: 'members',
    read: (fields, question, context) => {
      const value: Answers[] = []
      const problems: FieldProblem[] = []
      for (const number of rowsIn(fields)) {
        const below = fields.below(number)
        const blank = fieldsOf(question).every(field => {
          const read = kindFor(field.kind).read(below.below(field.id), field, context)
          return !read.problems && isBlank(read.value)
        })
        if (blank) continue
        const row: Answers = {}
        for (const field of fieldsOf(question)) {
          const read = context.readField(field, below.below(field.id), row)
          if (read?.problems) problems.push(...read.problems)
          else if (read) row[field.id] = read.value ?? ''
        }
        value.push(row)
      }
      if (problems.length > 0) return { problems }
      return value.length === 0 ? {} : { value }
    },
    write: (value, question) => {
      const boxes: Record<string, string[]> = {}
      for (const [index, row] of value.entries()) {
        boxes[`${question.id}.${index}.row`] = ['1']
        for (const field of fieldsOf(question)) {
          const answer = row[field.id]
          if (answer === undefined || answer === '') continue
          const named = { ...field, id: `${question.id}.${index}.${field.id}` }
          Object.assign(boxes, kindFor(field.kind).write(answer, named))
        }
      }
      return boxes
    },
    check: (value, question) => {
      const { minimum, maximum } = question
      const few = minimum !== undefined && value.length < minimum
      const many = maximum !== undefined && value.length > maximum
      return few || many ? [{ field: question.id, message: people(few ? minimum : (maximum ?? 0), few) }] : []
    },
    format: (value, question, language) =>
      value
        .map((row, index) => {
          const parts = fieldsOf(question).flatMap(field => {
            const answer = row[field.id]
            if (answer === undefined || isBlank(answer)) return []
            return [`${say(field.label, language)}：${kindFor(field.kind).format(answer, field, language)}`]
          })
          return `${index + 1}. ${parts.join(' / ')}`
        })
        .join('\n'),
    toFact: (value, question) =>
      value.map(row => {
        const context: Context = {}
        for (const field of fieldsOf(question)) {
          const answer = row[field.id]
          if (answer !== undefined) setPath(context, rowFact(field), factOf(field, answer))
        }
        return context
      }),
  }
}

/** Sets `value` at a dotted name, making the contexts on the way. */
export function setPath(context: Context, path: string, value: Context[string]): void {
  const parts = path.split('.')
  const last = parts.pop() ?? path
  let at = context
  for (const part of parts) {
    const inner = Object.hasOwn(at, part) ? at[part] : undefined
    // Copied on the way: the context may belong to facts the caller gave us.
    const next: Context = isContext(inner) ? { ...inner } : {}
    at[part] = next
    at = next
  }
  at[last] = value
}

function people(count: number, few: boolean): Text {
  return few
    ? {
        ja: `${count}人以上入力してください。`,
        'ja-easy': `${count}人以上 書いてください。`,
        en: `Add at least ${count}.`,
      }
    : {
        ja: `${count}人までです。`,
        'ja-easy': `${count}人までです。`,
        en: `At most ${count}.`,
      }
}
