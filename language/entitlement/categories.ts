import type { Expression } from '../feel/ast.ts'
import { childrenOf } from '../feel/ast.ts'
import type { Facts } from '../feel/evaluate.ts'
import { derive, namesIn } from '../rules/derive.ts'
import { expressionOf, truth } from '../rules/expression.ts'
import { judging, scopeOf } from '../rules/scope.ts'
import type { Fact } from '../scheme/basics.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Text } from '../text.ts'
import type { Day } from '../values/date.ts'
import { entitlementOf, useNames } from './situation.ts'

/** People who pay alike: what is said of them, and facts that make one of them. */
export interface Category {
  /** Wordings of the values that set it apart; none: everybody else. */
  labels: Text[]
  facts: Facts
}

/** More combinations than this are not worth a table. */
const most = 400
const elsewise = '\u0000elsewise'

/**
 * The categories of people a scheme's charges tell apart, found from its own expressions: every answer and register
 * entry the reduction and copayments look at is put in turn, as far as the form lets it be given, and the combinations
 * that come to the same values are one category. `base`: the other facts.
 */
export function categoriesOf(scheme: Scheme, base: Facts, on: Day): Category[] {
  const direct = looksAt(scheme).filter(fact => fact.type === 'string' || fact.type === 'boolean')
  const given = [...new Set(direct.flatMap(fact => givenBehind(scheme, fact)))]
  const bare = Object.fromEntries(
    Object.entries(base).filter(([name]) => !given.some(fact => fact.name === name)),
  )
  let combinations: Facts[] = [bare]
  for (const fact of given) {
    const values = valuesOf(scheme, fact)
    combinations = combinations.flatMap(facts => values.map(value => ({ ...facts, [fact.name]: value })))
    if (combinations.length > most) return [{ labels: [], facts: base }]
  }
  const found = new Map<string, Category>()
  for (const combination of combinations) {
    const facts = asked(scheme, given, combination, on)
    const derived = derive(scheme, facts, on)
    const values = direct.map(({ name }) => derived[name])
    if (values.some(value => value === undefined || value === null)) continue
    const key = JSON.stringify(values)
    if (found.has(key)) continue
    found.set(key, {
      labels: values.flatMap((value, index) => wordingOf(scheme, direct[index], value)),
      facts,
    })
  }
  const all = [...found.values()]
  if (all.length === 0) return [{ labels: [], facts: base }]
  // Those who are called by a name first, everybody else last.
  return [...all.filter(each => each.labels.length > 0), ...all.filter(each => each.labels.length === 0)]
}

/** Facts that the charges speak of by name. */
function looksAt(scheme: Scheme): Fact[] {
  const { reduction, types } = entitlementOf(scheme)
  const scope = { ...scopeOf(scheme), ...useNames }
  const names = new Set(
    [reduction, ...types.map(type => type.copayment)].flatMap(text => namesIn(text, scope)),
  )
  return scheme.facts.filter(fact => names.has(fact.name) && !(fact.name in useNames))
}

/** The facts somebody gives, coded ones only, that a fact comes from. */
function givenBehind(scheme: Scheme, fact: Fact, seen = new Set<string>()): Fact[] {
  if (seen.has(fact.name)) return []
  seen.add(fact.name)
  if (fact.formula === undefined) return fact.type === 'string' || fact.type === 'boolean' ? [fact] : []
  return namesIn(fact.formula, scopeOf(scheme)).flatMap(name => {
    const next = scheme.facts.find(each => each.name === name)
    return next && !(name in useNames) ? givenBehind(scheme, next, seen) : []
  })
}

function valuesOf(scheme: Scheme, fact: Fact): (string | boolean)[] {
  if (fact.type === 'boolean') return [false, true]
  const options = questionOf(scheme, fact.name)?.question.options
  if (options) return options.map(option => option.id)
  const texts = scheme.facts.flatMap(each => each.formula ?? [])
  return [
    ...new Set(texts.flatMap(text => comparedWith(expressionOf(text, scopeOf(scheme)), fact.name))),
    elsewise,
  ]
}

/** The texts a name is compared with. */
function comparedWith(node: Expression | string, name: string): string[] {
  if (typeof node === 'string') return []
  const inner = childrenOf(node).flatMap(child => comparedWith(child, name))
  if (node.kind !== 'compare') return inner
  const sides = [node.left, node.right]
  const own = sides.some(side => side.kind === 'name' && side.name === name)
  return [...inner, ...(own ? sides.flatMap(side => (side.kind === 'string' ? [side.value] : [])) : [])]
}

/** Without the answers to questions that the form would not ask. */
function asked(scheme: Scheme, given: readonly Fact[], facts: Facts, on: Day): Facts {
  const kept = { ...facts }
  const at = judging(scheme, on)
  for (const { name } of given) {
    const place = questionOf(scheme, name)
    const conditions = [place?.page.when, place?.question.when]
    if (conditions.some(text => text !== undefined && truth(text, kept, at) === 'no')) delete kept[name]
  }
  return kept
}

function questionOf(scheme: Scheme, fact: string) {
  for (const page of scheme.form.pages) {
    const question = page.questions.find(each => each.fact === fact)
    if (question) return { page, question }
  }
  return undefined
}

/** How the form calls a value; for a yes the fact's own name, and nothing for a no. */
function wordingOf(scheme: Scheme, fact: Fact | undefined, value: unknown): Text[] {
  if (fact?.type === 'boolean') return value === true ? [fact.label] : []
  const options = scheme.form.pages.flatMap(page =>
    page.questions.flatMap(question => question.options ?? []),
  )
  const option = options.find(each => each.id === value)
  return option ? [option.label] : []
}
