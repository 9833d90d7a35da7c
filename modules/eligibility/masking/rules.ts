import type { Compare, Expression } from '#language/feel/ast.ts'
import type { Explanation } from '#language/feel/explain.ts'
import { toText } from '#language/feel/text.ts'
import type { Clause } from '#language/rules/assess.ts'
import { formulasOf, namesIn } from '#language/rules/derive.ts'
import { expressionOf } from '#language/rules/expression.ts'
import { fill, partsOf } from '#language/rules/fill.ts'
import { labelsOf } from '#language/rules/labels.ts'
import { judging, scopeOf } from '#language/rules/scope.ts'
import type { Source } from '#language/scheme/basics.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { taxFacts } from '../households/rules.ts'

const known = new WeakMap<Scheme, Set<string>>()

/**
 * The facts of a scheme whose values are not shown to programme staff: what the tax register says, and every formula
 * that builds on it. Whether a condition over them holds may be told.
 */
export function hiddenFacts(scheme: Scheme): Set<string> {
  const found = known.get(scheme)
  if (found) return found
  const hidden = new Set<string>(taxFacts)
  const scope = scopeOf(scheme)
  for (const { name, formula } of formulasOf(scheme).order) {
    if (namesIn(formula, scope).some(each => hidden.has(each))) hidden.add(name)
  }
  known.set(scheme, hidden)
  return hidden
}

const covered = '非表示'

/** A wording with its `{FEEL}` parts filled, those that would tell a hidden value left out. */
export function maskedText(
  scheme: Scheme,
  template: string,
  assessment: { facts: Clause['missing'] | object; on: string },
): string {
  const hidden = hiddenFacts(scheme)
  const scope = scopeOf(scheme)
  const open = template.replace(/\{([^{}]*)\}/g, whole =>
    partsOf(whole).some(part => namesIn(part, scope).some(name => hidden.has(name))) ? covered : whole,
  )
  const filling = {
    facts: assessment.facts as Parameters<typeof fill>[2]['facts'],
    at: judging(scheme, assessment.on),
    labels: labelsOf(scheme),
  }
  return fill(open, 'ja', filling).text.replace(/\{[^{}]*\}/g, covered)
}

/** One thing that decided, in words, without any value. */
export interface Ground {
  text: string
  outcome: 'yes' | 'no' | 'unknown'
}

export interface ClauseShown {
  rule: string
  name: string
  outcome: 'holds' | 'fails' | 'unknown'
  source: Source
  reason?: string
  grounds: Ground[]
  /** Names of the facts that would settle it, as people call them. */
  missing: string[]
  byHand?: string
}

/** What a clause came to and what decided it, for programme staff: conditions in words, no figure of a tax. */
export function clauseShown(
  scheme: Scheme,
  clause: Clause,
  assessment: { facts: object; on: string },
): ClauseShown {
  const rule = scheme.rules.find(each => each.id === clause.rule)
  const grounds = clause.explanation ? groundsOf(scheme, clause.explanation) : []
  return {
    rule: clause.rule,
    name: clause.name.ja,
    outcome: clause.outcome === 'silent' ? 'holds' : clause.outcome,
    source: clause.clause,
    ...(clause.outcome === 'fails' && rule ? { reason: maskedText(scheme, rule.reason.ja, assessment) } : {}),
    grounds: grounds.filter((each, index) => grounds.findIndex(other => other.text === each.text) === index),
    missing: clause.missing.map(name => factLabel(scheme, name)),
    ...(clause.byHand ? { byHand: clause.byHand } : {}),
  }
}

/** A fact as people call it: 子ども（障害） for an entry of a list. */
export function factLabel(scheme: Pick<Scheme, 'facts'>, name: string): string {
  const [root = name, ...rest] = name.split('.')
  const label = scheme.facts.find(fact => fact.name === root)?.label.ja ?? root
  return rest.length > 0 ? `${label}（${rest.join('・')}）` : label
}

const mostGrounds = 12

/** The innermost conditions that decided. */
function groundsOf(scheme: Scheme, told: Explanation): Ground[] {
  const inner = told.parts.filter(part => isCondition(part)).flatMap(part => groundsOf(scheme, part))
  if (inner.length > 0) return inner.slice(0, mostGrounds)
  const { outcome } = told
  const truth =
    outcome.kind !== 'value' || typeof outcome.value !== 'boolean' ? 'unknown' : outcome.value ? 'yes' : 'no'
  const text = conditionText(scheme, told.text, truth)
  return text === undefined ? [] : [{ text, outcome: truth }]
}

function isCondition({ outcome, kind }: Explanation): boolean {
  if (outcome.kind === 'value') return typeof outcome.value === 'boolean'
  return ['compare', 'and', 'or', 'in', 'between', 'some', 'every', 'if', 'name', 'path'].includes(kind)
}

const positive = {
  '<': 'が{r}未満',
  '<=': 'が{r}以下',
  '>': 'が{r}を超える',
  '>=': 'が{r}以上',
  '=': 'が{r}',
  '!=': 'が{r}でない',
} as const
const opposite = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' } as const

/** A condition in words; undefined where it only speaks of a code nobody outside the rules knows. */
function conditionText(scheme: Scheme, text: string, truth: Ground['outcome']): string | undefined {
  const expression = expressionOf(text, scopeOf(scheme))
  if (typeof expression === 'string') return text
  if (expression.kind === 'compare') return compareText(scheme, expression, truth)
  const term = termText(scheme, expression)
  return truth === 'no' && expression.kind === 'name' ? `${term}：いいえ` : term
}

function compareText(scheme: Scheme, node: Compare, truth: Ground['outcome']): string | undefined {
  const operator = truth === 'no' ? opposite[node.operator] : node.operator
  const term = (each: Expression) => termText(scheme, each)
  if (node.right.kind === 'boolean') {
    const yes = (operator === '=') === node.right.value
    return `${term(node.left)}：${yes ? 'はい' : 'いいえ'}`
  }
  if (node.right.kind === 'string' && node.left.kind === 'name') {
    const label = labelsOf(scheme)(node.left.name, node.right.value)?.ja
    if (label === undefined && /^[a-z][\w-]*$/i.test(node.right.value)) return undefined
    return `${term(node.left)}${positive[operator].replace('{r}', `「${label ?? node.right.value}」`)}`
  }
  return `${term(node.left)}${positive[operator].replace('{r}', term(node.right))}`
}

function termText(scheme: Scheme, node: Expression): string {
  if (node.kind === 'name') return `「${nameText(scheme, node.name)}」`
  if (node.kind === 'number') return node.value.toLocaleString('ja-JP')
  if (node.kind === 'string') return `「${node.value}」`
  if (node.kind === 'null') return '「なし」'
  return `「${toText(node)}」`
}

function nameText(scheme: Scheme, name: string): string {
  return (
    scheme.facts.find(fact => fact.name === name)?.label.ja ??
    scheme.parameters.find(parameter => parameter.name === name)?.label.ja ??
    name
  )
}
