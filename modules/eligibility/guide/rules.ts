import type { Facts } from '#language/feel/evaluate.ts'
import { deriveAll } from '#language/rules/derive.ts'
import { type Ask, type Guide, guide, withNone } from '#language/rules/guide.ts'
import type { PlainFacts, Put } from '#language/rules/guide-answer.ts'
import { putAsk } from '#language/rules/guide-answer.ts'
import { isStillPut } from '#language/rules/guide-asks.ts'
import { withGiven } from '#language/rules/guide-gives.ts'
import { questionAcross } from '#language/rules/guide-joining.ts'
import { factsFromPlain } from '#language/rules/plain.ts'
import { judging } from '#language/rules/scope.ts'
import type { Fact } from '#language/scheme/basics.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Day } from '#language/values/date.ts'
import { supplied } from '../facts/rules.ts'
import type { GuideState, Step } from './schema.ts'

export type { GuideState } from './schema.ts'

export function newGuide(city: number, scheme?: string): GuideState {
  const wanted: GuideState['wanted'] = scheme ? ['outcome', 'papers'] : ['outcome']
  return { v: 1, city, ...(scheme ? { scheme } : {}), facts: {}, steps: [], wanted }
}

export interface Guiding {
  schemes: readonly Scheme[]
  on: Day
  place: string
}

/**
 * What the guide takes for granted beside the answers: the day, the town, and that the person is registered there,
 * which the pages say. The office confirms it with the rest.
 */
export function presumed({ on, place }: Guiding): PlainFacts {
  return { [supplied.appliedOn]: on, [supplied.municipality]: place, [supplied.resident]: true }
}

/** All facts known, for rules. */
export function factsOf(guiding: Guiding, state: GuideState): Facts {
  const said = factsFromPlain(declaredIn(guiding.schemes), { ...presumed(guiding), ...state.facts })
  return withGiven(guiding.schemes, said, guiding.on)
}

/** The declared facts of all schemes, once each; of lists the fields that any of them speaks of. */
function declaredIn(schemes: readonly Scheme[]): Fact[] {
  const all = new Map<string, Fact>()
  for (const fact of schemes.flatMap(scheme => scheme.facts)) {
    const known = all.get(fact.name)
    if (!known) all.set(fact.name, fact)
    else if (fact.fields) all.set(fact.name, { ...known, fields: { ...fact.fields, ...known.fields } })
  }
  return [...all.values()]
}

export function guideFor(guiding: Guiding, state: GuideState): Guide {
  const skipped = state.steps.flatMap(step => step.s ?? [])
  return guide(guiding.schemes, factsOf(guiding, state), guiding.on, { skipped, wanted: state.wanted })
}

export interface At {
  ask: Ask
  put: Put
  /** The question was on this page before. */
  again: boolean
}

/** The question of the page `number`, from 1; undefined where the guide has come to its end or there is no such page. */
export function askAt(guiding: Guiding, state: GuideState, number: number): At | undefined {
  const step = state.steps[number - 1]
  if (step) {
    const question = questionAcross(guiding.schemes, step.q)?.question
    if (!question) return undefined
    const ask: Ask = {
      id: step.f ? `${step.q}.more` : step.q,
      question,
      facts: question.fact === undefined ? [] : [question.fact],
      schemes: [],
      ...(step.f
        ? { fields: step.f, rowsKnown: true }
        : { fields: (question.fields ?? []).slice(0, 1).map(f => f.id) }),
    }
    const offered = withNone(ask, guiding.schemes, factsOf(guiding, state), guiding.on)
    return { ask: offered, put: putOf(guiding, state, ask, true), again: true }
  }
  if (number !== state.steps.length + 1) return undefined
  const { next } = guideFor(guiding, state)
  return next && { ask: next, put: putOf(guiding, state, next, false), again: false }
}

/** Numbers of the steps, from 1, page by page. */
export function pagesOf({ steps }: GuideState): number[][] {
  const pages: number[][] = []
  for (const [index, { p }] of steps.entries()) {
    const before = pages.at(-1)
    if (before && p !== undefined && steps[index - 1]?.p === p) before.push(index + 1)
    else pages.push([index + 1])
  }
  return pages
}

/** The questions of a page, from 1: short ones about one thing stand together. None: at its end, or no such page. */
export function pageAt(guiding: Guiding, state: GuideState, page: number): At[] {
  const pages = pagesOf(state)
  const steps = pages[page - 1]
  if (steps) return steps.flatMap(number => askAt(guiding, state, number) ?? [])
  if (page !== pages.length + 1) return []
  const { page: asks } = guideFor(guiding, state)
  return asks.map(ask => ({ ask, put: putOf(guiding, state, ask, false), again: false }))
}

/** What `state` came to by answers to these questions, remembered as one page. */
export function onePage(before: GuideState, state: GuideState, asks: readonly Ask[]): GuideState {
  const own = new Set(asks.map(ask => ask.question.id))
  if (own.size < 2) return state
  const p = Math.max(0, ...before.steps.map(step => step.p ?? 0)) + 1
  const fresh = (step: Step) => own.has(step.q) && !step.f && !before.steps.some(known => known.q === step.q)
  return { ...state, steps: state.steps.map(step => (fresh(step) ? { ...step, p } : step)) }
}

function putOf(guiding: Guiding, state: GuideState, ask: Ask, again: boolean): Put {
  const { facts, at } = knownFor(guiding, state, ask)
  return putAsk(ask, facts, state.facts, at, again)
}

/** Facts with what follows from them, in the scheme that asks: for conditions and checks of its question. */
export function knownFor(guiding: Guiding, state: GuideState, ask: Ask) {
  const scheme = questionAcross(guiding.schemes, ask.question.id)?.scheme
  const own = scheme ?? { facts: [], parameters: [] }
  const { facts } = deriveAll(own, factsOf(guiding, state), guiding.on)
  return { facts, at: judging(own, guiding.on) }
}

/** After an answer on page `number`: `facts` is all that is known now. */
export function answered(
  guiding: Guiding,
  state: GuideState,
  number: number,
  ask: Ask,
  facts: PlainFacts,
): GuideState {
  return settled(guiding, { ...state, facts: { ...facts }, steps: stepsWith(state, number, stepOf(ask)) })
}

/** Passed over: what the question would settle is not asked again. What was said there before is forgotten. */
export function passed(guiding: Guiding, state: GuideState, number: number, ask: Ask): GuideState {
  const name = ask.question.fact ?? ''
  const fields = new Set(ask.rowsKnown ? ask.fields : [])
  const names = (ask.question.fields ?? [])
    .filter(field => fields.has(field.id))
    .map(field => field.fact ?? field.id)
  const facts = { ...state.facts }
  const list = facts[name]
  if (fields.size === 0) delete facts[name]
  else if (Array.isArray(list)) {
    facts[name] = (list as object[]).map(row =>
      Object.fromEntries(Object.entries(row).filter(([key]) => !names.includes(key))),
    )
  }
  const skipped = fields.size > 0 ? names.map(each => `${name}.${each}`) : [...new Set([name, ...ask.facts])]
  return settled(guiding, {
    ...state,
    facts,
    steps: stepsWith(state, number, { ...stepOf(ask), s: skipped }),
  })
}

function stepOf({ question, rowsKnown, fields }: Ask): Step {
  return { q: question.id, ...(rowsKnown ? { f: fields ?? [] } : {}) }
}

function stepsWith(state: GuideState, number: number, step: Step): Step[] {
  const { p } = state.steps[number - 1] ?? {}
  const kept = p === undefined ? step : { ...step, p }
  return [...state.steps.slice(0, number - 1), kept, ...state.steps.slice(number)]
}

/** Without what was said to questions that the answers have closed. */
function settled(guiding: Guiding, state: GuideState): GuideState {
  const { on, schemes } = guiding
  const facts = { ...state.facts }
  for (const step of state.steps) {
    const question = questionAcross(schemes, step.q)?.question
    if (question && isStillPut(schemes, step.q, factsOf(guiding, { ...state, facts }), on)) continue
    if (question?.fact) delete facts[question.fact]
  }
  const steps = state.steps.filter(step => {
    const question = questionAcross(schemes, step.q)?.question
    return question && (step.s || facts[question.fact ?? ''] !== undefined)
  })
  return { ...state, facts, steps }
}
