import type { Facts } from '../feel/evaluate.ts'
import { factsOf } from '../feel/facts.ts'
import { dateOf } from '../feel/temporal.ts'
import type { Scope } from '../feel/types.ts'
import type { Fact, Table } from '../scheme/basics.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Day } from '../values/date.ts'
import { evaluateText, expressionOf, type Outcome } from './expression.ts'
import { parametersAt } from './parameters.ts'
import { type Judging, judgedOn, judging, scopeOf } from './scope.ts'
import { evaluateTable, factsOfTable } from './table.ts'

type Deriving = Pick<Scheme, 'facts' | 'parameters'>

export interface Derived {
  facts: Facts
  /** Of each formula that could not be worked out: the facts given by someone that it lacks. */
  missing: Map<string, string[]>
}

/**
 * The given facts with the parameters in force on `on`, 基準日, and every formula worked out, those first that others
 * build on. A formula's result goes before a value given for it; the given one stands where the formula is unknown.
 * Formulas in a cycle are left out: the publishing gate lets none through.
 */
export function deriveAll(scheme: Deriving, given: Facts, on: Day): Derived {
  const facts: Facts = { ...given, ...parametersAt(scheme, on), [judgedOn]: dateOf(on) }
  const missing = new Map<string, string[]>()
  const at = judging(scheme, on)
  for (const { name, formula } of formulasOf(scheme).order) {
    const outcome = work(formula, facts, at)
    if (outcome.kind === 'value') facts[name] = outcome.value
    else if (outcome.kind === 'not-applicable') facts[name] ??= null
    else if (facts[name] === undefined) missing.set(name, expand(outcome.missing, missing))
  }
  return { facts, missing }
}

export function derive(scheme: Deriving, given: Facts, on: Day): Facts {
  return deriveAll(scheme, given, on).facts
}

/** What a form's journey is judged with: `journey(scheme.form, answers, facts, situation(scheme, on))`. */
export function situation(scheme: Deriving, on: Day): Judging & { derive: (facts: Facts) => Facts } {
  return { ...judging(scheme, on), derive: facts => derive(scheme, facts, on) }
}

/** Missing facts with formulas replaced by what those lack. Dotted names are looked up by their first part. */
export function expand(names: readonly string[], missing: Map<string, string[]>): string[] {
  const expanded = names.flatMap(name => missing.get(name.split('.')[0] ?? name) ?? [name])
  return [...new Set(expanded)].sort()
}

function work(formula: Formula['formula'], facts: Facts, at: Judging): Outcome {
  return typeof formula === 'string' ? evaluateText(formula, facts, at) : evaluateTable(formula, facts, at)
}

export interface Formula {
  name: string
  /** FEEL text, or a decision table. */
  formula: string | Table
}
const known = new WeakMap<readonly Fact[], { order: Formula[]; cycle: string[] }>()

/** The formulas in the order they can be worked out, and the names of those that wait for one another. */
export function formulasOf(scheme: Deriving): { order: Formula[]; cycle: string[] } {
  const found = known.get(scheme.facts)
  if (found) return found
  const waiting = scheme.facts.flatMap(({ name, formula, table }) => {
    const worked = formula ?? table
    return worked === undefined ? [] : [{ name, formula: worked }]
  })
  const order: Formula[] = []
  const scope = scopeOf(scheme)
  for (let moved = true; moved && waiting.length > 0; ) {
    const names = new Set(waiting.map(each => each.name))
    const index = waiting.findIndex(each => namesIn(each.formula, scope).every(name => !names.has(name)))
    moved = index >= 0
    if (moved) order.push(...waiting.splice(index, 1))
  }
  const result = { order, cycle: waiting.map(each => each.name) }
  known.set(scheme.facts, result)
  return result
}

/** First parts of the fact names a text or a table reads. */
export function namesIn(formula: Formula['formula'], scope: Scope): string[] {
  const names = typeof formula === 'string' ? factsInText(formula, scope) : factsOfTable(formula, scope)
  return [...new Set(names.map(name => name.split('.')[0] ?? name))]
}

function factsInText(text: string, scope: Scope): string[] {
  const expression = expressionOf(text, scope)
  return typeof expression === 'string' ? [] : factsOf(expression, scope)
}
