import type { Facts } from '#language/feel/evaluate.ts'
import { isAsked, isRequired, worded } from '#language/form/asked.ts'
import { questionsOf, rowFacts } from '#language/form/facts.ts'
import { fieldsFor } from '#language/form/fields.ts'
import type { Fields } from '#language/form/kind.ts'
import { rowFact } from '#language/form/kinds/members.ts'
import { type Problem, readPage } from '#language/form/read.ts'
import { walk } from '#language/form/walk.ts'
import { situation } from '#language/rules/derive.ts'
import type { Answers, AnswerValue, Question } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Language } from '#language/text.ts'
import { declaredOnly } from '#modules/eligibility/facts/rules.ts'
import type { Guiding } from '#modules/eligibility/guide/rules.ts'
import { presumed } from '#modules/eligibility/guide/rules.ts'
import type { VisitAnswers } from '../answers/schema.ts'

type Row = Record<string, unknown>

/**
 * What was said at the counter as the answers of one scheme's form: facts of the guide under the questions that ask for
 * them, what was written once under every question of the same id, and the scheme's own consents.
 */
export function answersOf(scheme: Scheme, kept: VisitAnswers): Answers {
  const answers: Answers = {}
  for (const question of questionsOf(scheme.form)) {
    const value = answerTo(scheme, question, kept)
    if (value !== undefined) answers[question.id] = value
  }
  return answers
}

function answerTo(scheme: Scheme, question: Question, kept: VisitAnswers): AnswerValue | undefined {
  if (question.kind === 'consent') return kept.consents[scheme.id]?.[question.id]
  if (question.fact === undefined) return kept.answers[question.id]
  const plain = kept.guide.facts[question.fact]
  if (plain === undefined) return undefined
  if (plain === null) return ''
  if (question.kind !== 'members' || !Array.isArray(plain)) return plain as AnswerValue
  return (plain as Row[]).map(row => {
    const own: Answers = {}
    for (const field of question.fields ?? []) {
      const value = row[rowFact(field)]
      if (value !== undefined) own[field.id] = (value ?? '') as AnswerValue
    }
    return own
  })
}

/** A question the forms still need, put once for all schemes that ask it. */
export interface ToFill {
  /** Names it in a posted page. */
  id: string
  scheme: string
  question: Question
  /** Of people named before: what each of them still lacks. */
  rows?: { index: number; title: string; questions: Question[] }[]
}

interface Around {
  scheme: Scheme
  facts: Facts
  at: ReturnType<typeof situation>
}

function around(
  guiding: Guiding,
  scheme: Scheme,
  kept: VisitAnswers,
): Around & { walked: ReturnType<typeof walk> } {
  const at = situation(scheme, guiding.on)
  const walked = walk(scheme.form, answersOf(scheme, kept), declaredOnly(scheme, presumed(guiding)), at)
  return { scheme, facts: walked.facts, at, walked }
}

/**
 * The next question of the chosen schemes' forms that nobody has answered: in the order of the forms, files left out,
 * since papers are shown at the counter. Undefined when everything is there or was left for the pen.
 */
export function nextToFill(guiding: Guiding, kept: VisitAnswers): ToFill | undefined {
  const passed = new Set([...kept.left, ...kept.guide.steps.flatMap(step => step.s ?? [])])
  for (const scheme of guiding.schemes.filter(each => kept.chosen.includes(each.id))) {
    const { walked, facts, at } = around(guiding, scheme, kept)
    for (const { questions } of walked.pages) {
      for (const question of questions) {
        if (question.kind === 'file' || (question.fact !== undefined && passed.has(question.fact))) continue
        const id = question.kind === 'consent' ? consentId(guiding, kept, scheme, question) : question.id
        if (walked.answers[question.id] === undefined) {
          if (!passed.has(id)) return { id, scheme: scheme.id, question: worded(question, facts, at) }
          continue
        }
        const rows = rowsLacking(question, walked.answers[question.id], { facts, at, scheme }, passed)
        if (rows.length > 0) return { id: `${id}.more`, scheme: scheme.id, question, rows }
      }
    }
  }
  return undefined
}

/** Consents of the same words are one: named after the first chosen scheme that asks for it. */
function consentId(guiding: Guiding, kept: VisitAnswers, scheme: Scheme, question: Question): string {
  const wording = JSON.stringify(question.consent)
  const same = (each: Question) => each.id === question.id && JSON.stringify(each.consent) === wording
  const first = guiding.schemes.find(
    each => kept.chosen.includes(each.id) && questionsOf(each.form).some(same),
  )
  return `${(first ?? scheme).id}/${question.id}`
}

function rowsLacking(
  question: Question,
  value: AnswerValue | undefined,
  { facts, at }: Around,
  passed: ReadonlySet<string>,
): NonNullable<ToFill['rows']> {
  if (question.kind !== 'members' || !Array.isArray(value)) return []
  const fields: Question[] = question.fields ?? []
  const [first] = fields
  return (value as Answers[]).flatMap((row, index) => {
    const known = rowFacts(facts, fields, row)
    const questions = fields
      .filter(field => row[field.id] === undefined && isAsked(field, known, at))
      .filter(field => field.kind !== 'file' && isRequired(field, known, at))
      .filter(field => !passed.has(`${question.fact ?? question.id}.${rowFact(field)}`))
      .map(field => ({ ...field, id: `${question.id}.${index}.${field.id}`, when: undefined }))
    return questions.length > 0 ? [{ index, title: String((first && row[first.id]) ?? ''), questions }] : []
  })
}

/** What is written already, as boxes. */
export function boxesOf(fill: ToFill): Fields {
  return fill.rows || fill.question.kind !== 'members' ? {} : fieldsFor([fill.question], {})
}

export type Filled = { ok: true; kept: VisitAnswers } | { ok: false; problems: Problem[]; boxes: Fields }

/** Reads what was posted to a question of the forms and lays it over what is kept. */
export function fillIn(
  guiding: Guiding,
  kept: VisitAnswers,
  fill: ToFill,
  fields: Fields,
  { language, now }: { language: Language; now: Date },
): Filled {
  const scheme = guiding.schemes.find(each => each.id === fill.scheme)
  if (!scheme) return { ok: false, problems: [], boxes: fields }
  const { facts, at } = around(guiding, scheme, kept)
  const questions = fill.rows
    ? fill.rows.flatMap(row => row.questions.map(each => ({ ...each, checks: [] })))
    : [{ ...fill.question, when: undefined }]
  const page = { id: 'fill', title: fill.question.label, questions }
  const read = readPage({ pages: [page] }, page, fields, { ...at, language, today: guiding.on, now, facts })
  if (read.problems.length > 0) return { ok: false, problems: read.problems, boxes: read.kept }
  return {
    ok: true,
    kept: fill.rows ? withRows(kept, fill, read.answers) : withAnswer(guiding, kept, fill, read.answers),
  }
}

function withRows(kept: VisitAnswers, { question, rows = [] }: ToFill, answers: Answers): VisitAnswers {
  const name = question.fact ?? question.id
  const before = kept.guide.facts[name]
  const list = (Array.isArray(before) ? (before as Row[]) : []).map(row => ({ ...row }))
  const fields: Question[] = question.fields ?? []
  for (const { index, questions } of rows) {
    for (const asked of questions) {
      const field = fields.find(each => asked.id === `${question.id}.${index}.${each.id}`)
      const row = list[index]
      const value = answers[asked.id]
      if (field && row && value !== undefined) row[rowFact(field)] = value === '' ? null : value
    }
  }
  return { ...kept, guide: { ...kept.guide, facts: { ...kept.guide.facts, [name]: list } } }
}

function withAnswer(
  guiding: Guiding,
  kept: VisitAnswers,
  { question }: ToFill,
  answers: Answers,
): VisitAnswers {
  const value = answers[question.id] ?? ''
  if (question.kind === 'consent') return withConsent(guiding, kept, question, value)
  if (question.fact === undefined) return { ...kept, answers: { ...kept.answers, [question.id]: value } }
  const facts = { ...kept.guide.facts, [question.fact]: value === '' ? null : asFact(question, value) }
  return { ...kept, guide: { ...kept.guide, facts } }
}

function asFact(question: Question, value: AnswerValue): unknown {
  if (question.kind !== 'members' || !Array.isArray(value)) return value
  return (value as Answers[]).map(row =>
    Object.fromEntries(
      (question.fields ?? []).flatMap(field => {
        const own = row[field.id]
        return own === undefined ? [] : [[rowFact(field), own === '' ? null : own]]
      }),
    ),
  )
}

/** One consent serves every chosen scheme that asks for it in exactly the same words. */
function withConsent(
  guiding: Guiding,
  kept: VisitAnswers,
  question: Question,
  value: AnswerValue,
): VisitAnswers {
  const wording = JSON.stringify(question.consent)
  const consents = { ...kept.consents }
  for (const scheme of guiding.schemes.filter(each => kept.chosen.includes(each.id))) {
    const own = questionsOf(scheme.form).find(each => each.id === question.id)
    if (own && JSON.stringify(own.consent) === wording) {
      consents[scheme.id] = { ...consents[scheme.id], [question.id]: value }
    }
  }
  return { ...kept, consents }
}

/** The applicant's name, for the list of visits; '' until it is written. */
export function nameOf(guiding: Guiding, kept: VisitAnswers): string {
  const question = guiding.schemes
    .flatMap(scheme => questionsOf(scheme.form))
    .find(each => each.kind === 'name')
  const name = question && kept.answers[question.id]
  return typeof name === 'object' && 'family' in name
    ? [name.family, name.given].filter(Boolean).join('　')
    : ''
}
