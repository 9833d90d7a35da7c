import type { Value } from '../feel/values.ts'
import type { Answers, AnswerValue, Question, QuestionKind } from '../scheme/form.ts'
import type { Language, Text } from '../text.ts'
import type { Day } from '../values/date.ts'

/** Posted values by field name. Names are `<question>` and `<question>.<part>`; a name may come several times. */
export type Fields = Record<string, string[]>

/** One thing wrong. `field` is the name of the box to go to; the message says what to do. */
export interface FieldProblem {
  field: string
  message: Text
}

/**
 * What one question's boxes say. `{}` without a value: nothing was entered. The empty answer is stored as `''`
 * (or `[]`), which says "seen, and left blank"; a question without any stored answer was not yet asked.
 */
export type Reading<V> = { value?: V; problems?: undefined } | { problems: FieldProblem[]; value?: undefined }

export interface ReadingContext {
  language: Language
  /** The day in Japan. */
  today: Day
  /** ISO instant at which a consent counts as given. */
  now: string
  /** Members: reads one field of a row, given the row so far; undefined when it is not asked there. */
  readField(field: Question, fields: FieldReader, row: Answers): Reading<AnswerValue> | undefined
}

/** Everything a kind of question knows. */
export interface Kind<V extends AnswerValue = AnswerValue> {
  kind: QuestionKind
  /** The box to go to when nothing is entered; absent: the bare name. */
  first?: string
  /** Posted boxes → canonical answer. */
  read(fields: FieldReader, question: Question, context: ReadingContext): Reading<V>
  /** Canonical answer → boxes, so that a saved answer can be shown for changing. `read` gives the same answer back. */
  write(value: V, question: Question): Record<string, string[]>
  /** What is wrong with a canonical answer from wherever it came. */
  check(value: V, question: Question): FieldProblem[]
  /** For reading, in one line or several. */
  format(value: V, question: Question, language: Language): string
  /** What rules see. */
  toFact(value: V, question: Question): Value
}

/** The boxes of one question. `part` is what stands after the dot; none means the question's own name. */
export interface FieldReader {
  /** Full field name, e.g. `birth.year`. */
  name(part?: string): string
  /** The first value, or '' if there is none. */
  one(part?: string): string
  all(part?: string): string[]
  /** Whether any box of the question was posted. */
  posted: boolean
  /** Parts directly below, e.g. the row numbers of members. */
  parts(): string[]
  below(part: string): FieldReader
}

export function readerOf(fields: Fields, name: string): FieldReader {
  const full = (part?: string) => (part === undefined ? name : `${name}.${part}`)
  const own = Object.keys(fields).filter(field => field === name || field.startsWith(`${name}.`))
  return {
    name: full,
    one: part => fields[full(part)]?.[0] ?? '',
    all: part => fields[full(part)] ?? [],
    posted: own.length > 0,
    parts: () => [...new Set(own.flatMap(field => field.slice(name.length + 1).split('.')[0] || []))],
    below: part => readerOf(fields, full(part)),
  }
}

/** Left blank on purpose. */
export function isBlank(value: AnswerValue | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
