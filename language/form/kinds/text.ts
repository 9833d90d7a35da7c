import type { Question } from '../../scheme/form.ts'
import { lengthOf, manyLines, oneLine } from '../../values/plain.ts'
import type { FieldProblem, Kind } from '../kind.ts'
import { tooLong } from '../messages.ts'

/** Characters a single line or a long text may have where the form says nothing. */
const usual = { text: 200, 'long-text': 4000 } as const

function check(kind: 'text' | 'long-text') {
  return (value: string, question: Question): FieldProblem[] => {
    const most = question.maxLength ?? usual[kind]
    const length = lengthOf(value)
    return length > most ? [{ field: question.id, message: tooLong(most, length) }] : []
  }
}

function kindOf(kind: 'text' | 'long-text', clean: (text: string) => string): Kind<string> {
  return {
    kind,
    read: fields => {
      const value = clean(fields.one())
      return value === '' ? {} : { value }
    },
    write: (value, question) => ({ [question.id]: [value] }),
    check: check(kind),
    format: value => value,
    toFact: value => value,
  }
}

export const text = kindOf('text', oneLine)
export const longText = kindOf('long-text', manyLines)
