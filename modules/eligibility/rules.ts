import type { Facts } from '#language/feel/evaluate.ts'
import { factsFrom } from '#language/form/facts.ts'
import { journey, prune } from '#language/form/journey.ts'
import { type Assessment, assess } from '#language/rules/assess.ts'
import { situation } from '#language/rules/derive.ts'
import { type DocumentNeed, documentsFor } from '#language/rules/documents.ts'
import { nextQuestion } from '#language/rules/next-question.ts'
import type { Answers, Page, Question } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Day } from '#language/values/date.ts'

/**
 * Judges a case by the rules in force on the day `on`. Three results: eligible, not eligible, unknown because of the
 * `missing` facts. It is an estimate with its reasons; the decision is a person's.
 */
export function assessCase(scheme: Scheme, facts: Facts, on: Day): Assessment {
  return assess(scheme, facts, on)
}

export interface Precheck {
  /** The page to ask next with only the questions that can still change the result; absent when settled. */
  next?: { page: Page; questions: Question[] }
  assessment: Assessment
  documents: DocumentNeed[]
  /** Facts that only the office knows (register, staff): what the result still depends on. */
  open: string[]
}

/**
 * "Do I probably qualify, and what do I need?" from the answers given so far. Asks only what a rule needs, in the
 * form's order and under the form's own conditions. Nothing of it is kept. `supplied`: facts the house knows (the
 * day, the place).
 */
export function precheck(scheme: Scheme, answers: Answers, supplied: Facts, on: Day): Precheck {
  const options = situation(scheme, on)
  const kept = prune(scheme.form, answers, supplied, options)
  const facts = { ...supplied, ...factsFrom(scheme.form, kept) }
  const assessment = assess(scheme, facts, on)
  const result: Precheck = {
    assessment,
    documents: documentsFor(scheme, facts, on),
    open: assessment.missing.filter(name => isOffice(scheme, name)),
  }
  if (assessment.outcome === 'not-eligible') return result
  const wanted = nextQuestion(scheme, facts, on)
  if (!wanted?.question || kept[wanted.question.id] !== undefined) return result
  const page = journey(scheme.form, answers, supplied, options).pages.find(
    each => each.page.id === wanted.page,
  )
  const missing = new Set(assessment.missing)
  const questions = page?.questions.filter(({ fact }) => fact !== undefined && missing.has(fact)) ?? []
  if (page && questions.length > 0) result.next = { page: page.page, questions }
  return result
}

function isOffice(scheme: Scheme, name: string): boolean {
  const from = scheme.facts.find(fact => fact.name === name)?.from
  return from === 'register' || from === 'staff' || from === 'system'
}
