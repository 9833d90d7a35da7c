import type { Facts } from '../feel/evaluate.ts'
import { rowFact } from '../form/kinds/members.ts'
import type { Page, Question, QuestionKind } from '../scheme/form.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Day } from '../values/date.ts'
import { evaluateText, holds } from './expression.ts'
import { type Judging, judging } from './scope.ts'

/** One question a guide may put. */
export interface Ask {
  /** The same for the same question, whichever scheme wants it. */
  id: string
  question: Question
  /** The facts it would settle, as rules name them. */
  facts: string[]
  /** Of a list: which of its fields to ask. */
  fields?: string[]
  /** Of a list: its items are known already, and only these fields are asked of each. */
  rowsKnown?: boolean
  /** "None of these", or of people "nobody", is an answer, although no option says so. */
  none?: boolean
  /** Ids of the schemes that want it. */
  schemes: string[]
}

const effort: Partial<Record<QuestionKind, number>> = {
  'yes-no': 1,
  choice: 1,
  choices: 2,
  date: 2,
  members: 2,
  number: 3,
}

/** What answering costs; a question may say otherwise itself. */
export function effortOf(question: Question): number {
  return question.effort ?? effort[question.kind] ?? 3
}

export interface Place {
  page: Page
  question: Question
}

const places = new WeakMap<Scheme, Map<string, Place>>()

/** The questions of a scheme by the fact they give; fields of lists under `子ども.生年月日`. */
export function placesOf(scheme: Scheme): Map<string, Place> {
  const known = places.get(scheme)
  if (known) return known
  const found = new Map<string, Place>()
  for (const page of scheme.form.pages) {
    for (const question of page.questions) {
      if (question.fact === undefined) continue
      if (!found.has(question.fact)) found.set(question.fact, { page, question })
      for (const field of question.fields ?? []) {
        const path = `${question.fact}.${rowFact(field)}`
        if (!found.has(path)) found.set(path, { page, question })
      }
    }
  }
  places.set(scheme, found)
  return found
}

/**
 * The questions that settle missing facts, and the facts that no question settles (`left`): nobody asks for them,
 * they were skipped, or the form does not put the question in this situation. Where it is not known yet whether it is
 * put, what that depends on is asked instead.
 */
export function asksFor(
  scheme: Scheme,
  all: readonly Scheme[],
  missing: readonly string[],
  facts: Facts,
  on: Day,
  skipped: readonly string[],
): { asks: Ask[]; left: string[] } {
  const asks = new Map<string, Ask>()
  const left: string[] = []
  const seen = new Set<string>()
  const visit = (path: string): boolean => {
    if (seen.has(path)) return false
    seen.add(path)
    if (skipped.includes(path)) return false
    const place = placeOf(path, scheme, all)
    if (!place) return false
    const put = isPut(place, scheme, facts, on)
    if (put === false) return false
    if (put === true) return add(asks, place.question, path, facts, judging(scheme, on))
    return put.map(visit).some(Boolean)
  }
  for (const path of missing) if (!visit(path)) left.push(path)
  return { asks: [...asks.values()], left }
}

/** Another scheme's question serves where this one's form has none: the fact is the same. */
function placeOf(path: string, scheme: Scheme, all: readonly Scheme[]): Place | undefined {
  const root = path.split('.')[0] ?? path
  for (const each of [scheme, ...all]) {
    const found = placesOf(each).get(path) ?? (each === scheme ? placesOf(each).get(root) : undefined)
    if (found) return found
  }
  return undefined
}

/** Whether the form puts the question now; else the facts that decide it. */
function isPut({ page, question }: Place, scheme: Scheme, facts: Facts, on: Day): boolean | string[] {
  const open: string[] = []
  for (const condition of [page.when, question.when]) {
    if (condition === undefined) continue
    const outcome = evaluateText(condition, facts, judging(scheme, on))
    if (outcome.kind === 'unknown') open.push(...outcome.missing)
    else if (outcome.kind !== 'value' || outcome.value !== true) return false
  }
  return open.length === 0 ? true : open
}

/** The items, from 0, of which a field is not known yet and is put: its own condition holds for them. */
export function rowsFor(question: Question, field: Question, facts: Facts, at?: Judging): number[] {
  const list = facts[question.fact ?? '']
  if (!Array.isArray(list)) return []
  return list.flatMap((item, index) => {
    const row = (typeof item === 'object' && item !== null ? item : {}) as Facts
    if (row[rowFact(field)] !== undefined) return []
    return holds(field.when, { ...facts, ...row }, at) ? [index] : []
  })
}

function add(asks: Map<string, Ask>, question: Question, path: string, facts: Facts, at: Judging): boolean {
  const root = question.fact ?? path
  if (question.kind !== 'members') {
    asks.set(question.id, { id: question.id, question, facts: [path], schemes: [] })
    return true
  }
  const rowsKnown = Array.isArray(facts[root])
  const id = `${question.id}${rowsKnown ? '.more' : ''}`
  const known = asks.get(id)
  const field = (question.fields ?? []).find(each => `${root}.${rowFact(each)}` === path)
  // Who they are comes first, by the field the list begins with; the rest is asked only where it matters.
  const fields = rowsKnown
    ? field
      ? [field.id]
      : []
    : (question.fields ?? []).slice(0, 1).map(each => each.id)
  const nobody = rowsKnown && field && rowsFor(question, field, facts, at).length === 0
  if (fields.length === 0 || nobody) return false
  asks.set(id, {
    id,
    question,
    facts: [...new Set([...(known?.facts ?? []), path])],
    fields: [...new Set([...(known?.fields ?? []), ...fields])],
    ...(rowsKnown ? { rowsKnown } : {}),
    schemes: [],
  })
  return true
}

/** False where no form would put the question in this situation any more: what was said to it no longer counts. */
export function isStillPut(schemes: readonly Scheme[], id: string, facts: Facts, on: Day): boolean {
  return schemes.some(scheme => {
    const place = [...placesOf(scheme).values()].find(({ question }) => question.id === id)
    return place !== undefined && isPut(place, scheme, facts, on) !== false
  })
}
