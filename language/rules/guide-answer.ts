import type { Facts } from '../feel/evaluate.ts'
import { fieldsFor } from '../form/fields.ts'
import type { Fields } from '../form/kind.ts'
import { rowFact } from '../form/kinds/members.ts'
import { type Problem, readPage } from '../form/read.ts'
import type { Answers, AnswerValue, Question } from '../scheme/form.ts'
import type { Language } from '../text.ts'
import type { Day } from '../values/date.ts'
import { type Ask, rowsFor } from './guide-asks.ts'
import type { Judging } from './scope.ts'

/** Facts as plain data: days `YYYY-MM-DD`; see `factsFromPlain`. */
export type PlainFacts = Readonly<Record<string, unknown>>
type Row = Record<string, unknown>

/** What a guide puts on its page: the question itself, or some of its fields for each of the people already named. */
export type Put = { kind: 'whole'; question: Question } | { kind: 'rows'; question: Question; rows: PutRow[] }

/** One of the people named before: `first` is what they were named by. */
export interface PutRow {
  index: number
  first?: { question: Question; value: AnswerValue }
  questions: Question[]
}

/**
 * The question as a guide puts it, without the conditions of the form around it. `facts` with parameters and formulas
 * (`deriveAll`), `plain` as given. With `again`, fields that are known already are put once more.
 */
export function putAsk(ask: Ask, facts: Facts, plain: PlainFacts, at: Judging, again = false): Put {
  const { question } = ask
  const fields = (question.fields ?? []).filter(field => ask.fields?.includes(field.id))
  if (question.kind !== 'members') return { kind: 'whole', question: { ...question, when: undefined } }
  if (!ask.rowsKnown) {
    return { kind: 'whole', question: { ...question, when: undefined, required: false, fields } }
  }
  const first = question.fields?.[0]
  const rows = rowsOf(plain, question).map((row, index) => ({
    index,
    ...(first && row[rowFact(first)] !== undefined
      ? { first: { question: first, value: row[rowFact(first)] as AnswerValue } }
      : {}),
    questions: fields
      .filter(field =>
        rowsFor(question, field, again ? forgetting(facts, question, field) : facts, at).includes(index),
      )
      .map(field => ({ ...field, id: `${question.id}.${index}.${field.id}`, when: undefined })),
  }))
  return { kind: 'rows', question, rows: rows.filter(row => row.questions.length > 0) }
}

function forgetting(facts: Facts, question: Question, field: Question): Facts {
  const list = facts[question.fact ?? '']
  if (!Array.isArray(list)) return facts
  const name = rowFact(field)
  return { ...facts, [question.fact ?? '']: list.map(row => ({ ...(row as Facts), [name]: undefined })) }
}

function rowsOf(plain: PlainFacts, question: Question): Row[] {
  const list = plain[question.fact ?? '']
  return Array.isArray(list) ? (list as Row[]) : []
}

/** What is known already, as boxes, so that somebody who goes back sees what they said. */
export function keptOf(put: Put, plain: PlainFacts): Fields {
  const { question } = put
  if (put.kind === 'whole') {
    const known = plain[question.fact ?? '']
    if (known === undefined || known === null) return {}
    return fieldsFor([question], { [question.id]: answerOf(question, known) })
  }
  const rows = rowsOf(plain, question)
  const all = put.rows.flatMap(({ index, questions }) =>
    questions.map(each => [each, rows[index]?.[rowFact(each)]] as const),
  )
  const known = all.filter(([, value]) => value !== undefined && value !== null)
  return fieldsFor(
    known.map(([each]) => each),
    Object.fromEntries(known.map(([each, value]) => [each.id, value as AnswerValue])),
  )
}

function answerOf(question: Question, known: unknown): AnswerValue {
  if (question.kind !== 'members' || !Array.isArray(known)) return known as AnswerValue
  return (known as Row[]).map(row => {
    const fields = (question.fields ?? []).filter(field => row[rowFact(field)] !== undefined)
    return Object.fromEntries(fields.map(field => [field.id, row[rowFact(field)] as AnswerValue]))
  })
}

export interface ReadAskOptions {
  language: Language
  today: Day
  /** What conditions of checks are judged with; see `judging`. */
  at: Judging
  /** All facts, derived ones included. */
  facts: Facts
}

/** `facts`: what the answer makes of the plain facts. `blank`: nothing was entered where nothing need be. */
export type ReadAsk =
  | { kind: 'facts'; facts: PlainFacts }
  | { kind: 'blank' }
  | { kind: 'wrong'; problems: Problem[]; kept: Fields }

/** Reads what was posted to a question of the guide, and lays it over the plain facts given so far. */
export function readAsk(put: Put, fields: Fields, plain: PlainFacts, options: ReadAskOptions): ReadAsk {
  const { question } = put
  const questions = put.kind === 'whole' ? [question] : put.rows.flatMap(row => row.questions)
  // Read as they stand: what a row's check speaks of is known only there.
  const asked = put.kind === 'whole' ? questions : questions.map(each => ({ ...each, checks: [] }))
  const page = { id: 'ask', title: question.label, questions: asked }
  const { language, today, at, facts } = options
  const read = readPage({ pages: [page] }, page, fields, { language, today, ...at, facts })
  if (read.problems.length > 0) return { kind: 'wrong', problems: read.problems, kept: read.kept }
  const name = question.fact ?? ''
  if (put.kind === 'rows') {
    const rows = rowsOf(plain, question).map(row => ({ ...row }))
    for (const { index, questions: own } of put.rows) {
      for (const each of own) {
        const row = rows[index]
        if (row) row[rowFact(each)] = plainFact(read.answers[each.id])
      }
    }
    return { kind: 'facts', facts: { ...plain, [name]: rows } }
  }
  const answer = read.answers[question.id]
  if (answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)) {
    return { kind: 'blank' }
  }
  const value = question.kind === 'members' ? keptDetails(question, answer as Answers[], plain) : answer
  return { kind: 'facts', facts: { ...plain, [name]: value } }
}

function plainFact(answer: AnswerValue | undefined): unknown {
  return answer === '' || answer === undefined ? null : answer
}

/** The same people as before keep what was said of them: those whose first field says the same. */
function keptDetails(question: Question, answers: Answers[], plain: PlainFacts): Row[] {
  const before = [...rowsOf(plain, question)]
  const first = question.fields?.[0]
  return answers.map(answer => {
    const row: Row = {}
    for (const field of question.fields ?? []) row[rowFact(field)] = plainFact(answer[field.id])
    const at = first ? before.findIndex(each => each[rowFact(first)] === row[rowFact(first)]) : -1
    const [same] = at >= 0 ? before.splice(at, 1) : []
    return { ...same, ...row }
  })
}
