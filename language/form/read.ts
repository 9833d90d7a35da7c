import type { Facts } from '../feel/evaluate.ts'
import type { Answers, AnswerValue, Form, Page, Question } from '../scheme/form.ts'
import type { Language, Text } from '../text.ts'
import { type Day, tokyoInstant } from '../values/date.ts'
import { isAsked } from './asked.ts'
import { rowFacts, withAnswer } from './facts.ts'
import { judge } from './judge.ts'
import { type FieldReader, type Fields, isBlank, type Reading, readerOf } from './kind.ts'
import { kindFor } from './kinds.ts'
import { type WalkOptions, walk } from './walk.ts'

/** `question` is the id of the question on the page, `field` the name of the box to go to. */
export interface Problem {
  question: string
  field: string
  message: Text
}

export interface ReadOptions extends WalkOptions {
  language: Language
  /** The day in Japan; conditions are judged on it unless `on` says another. */
  today: Day
  /** When a consent counts as given; absent: the beginning of `today`. */
  now?: Date
  /** Answers of other pages: conditions of this page may depend on them. */
  answers?: Answers
  /** Facts from elsewhere (register, system, staff). */
  facts?: Facts
  /** Only these questions are open, e.g. those a correction asked about. */
  only?: readonly string[]
}

export interface ReadPage {
  /** Answers of this page that are sound; '' for an optional question left blank. Not those of other pages. */
  answers: Answers
  problems: Problem[]
  /** Everything that was typed on this page, right or wrong, to be shown again. */
  kept: Fields
}

/**
 * Reads what was posted from one page. Boxes of questions that are not put are ignored. A question opened by an
 * answer given on this very page and not yet shown comes back as a problem to answer.
 */
export function readPage(form: Form, page: Page | string, fields: Fields, options: ReadOptions): ReadPage {
  const found = typeof page === 'string' ? form.pages.find(each => each.id === page) : page
  if (!found) throw new Error(`No such page: ${String(page)}`)
  const { derive = (known: Facts) => known, answers: saved = {} } = options
  const at = { on: options.on ?? options.today, scope: options.scope }
  const own = new Set(found.questions.map(question => question.id))
  const others = Object.fromEntries(Object.entries(saved).filter(([id]) => !own.has(id)))
  const index = form.pages.findIndex(each => each.id === found.id)
  const before = { pages: form.pages.slice(0, Math.max(0, index)) }
  let facts = walk(before, others, options.facts ?? {}, { ...at, derive }).facts

  const result: ReadPage = { answers: {}, problems: [], kept: {} }
  for (const question of found.questions) {
    if (!isAsked(question, facts, at)) continue
    const closed = options.only && !options.only.includes(question.id)
    const read = closed
      ? { value: saved[question.id] ?? '' }
      : readQuestion(question, readerOf(fields, question.id), facts, { ...options, ...at })
    if (!closed) keep(result.kept, fields, question)
    if (read.problems) {
      result.problems.push(...read.problems.map(problem => ({ question: question.id, ...problem })))
      continue
    }
    const value = sameConsent(question, read.value ?? '', saved[question.id])
    if (!closed) result.answers[question.id] = value
    facts = derive(withAnswer(facts, question, value))
  }
  return result
}

function readQuestion(
  question: Question,
  fields: FieldReader,
  facts: Facts,
  options: ReadOptions,
): Reading<AnswerValue> {
  // Under the full name of its boxes, so that every problem points to a box that exists.
  const named = { ...question, id: fields.name() }
  const read = kindFor(question.kind).read(fields, named, {
    language: options.language,
    today: options.today,
    now: (options.now ?? tokyoInstant(options.today)).toISOString(),
    readField: (field, below, row) => {
      const around = rowFacts(facts, question.fields ?? [], row)
      return isAsked(field, around, options) ? readQuestion(field, below, around, options) : undefined
    },
  })
  if (read.problems) return read
  const value = read.value
  const known =
    value === undefined || isBlank(value) ? facts : rowFacts(facts, [question], { [question.id]: value })
  const problems = judge(named, value, known, options)
  return problems.length > 0 ? { problems } : value === undefined ? { value: '' } : { value }
}

/** Agreeing once more to the same text does not move the moment of consent. */
function sameConsent(question: Question, value: AnswerValue, saved: AnswerValue | undefined): AnswerValue {
  if (question.kind !== 'consent' || typeof saved !== 'object' || !('version' in saved)) return value
  return typeof value === 'object' && 'version' in value && value.version === saved.version ? saved : value
}

function keep(kept: Fields, fields: Fields, question: Question): void {
  for (const [name, values] of Object.entries(fields)) {
    if (name === question.id || name.startsWith(`${question.id}.`)) kept[name] = values
  }
}
