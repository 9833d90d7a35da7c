import { recipientsOf } from '#language/rules/amounts.ts'
import { deriveAll } from '#language/rules/derive.ts'
import { evaluateText, type Facts } from '#language/rules/expression.ts'
import { factsFromPlain } from '#language/rules/plain.ts'
import { type Judging, judging } from '#language/rules/scope.ts'
import { type Judgement, rulesOn, together, verdictOf } from '#language/rules/verdict.ts'
import type { Amount } from '#language/scheme/rules.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Day } from '#language/values/date.ts'
import { presumedBy } from '../households/rules.ts'

/** What a household comes to under one scheme: all that is kept of it, and no figure of a tax. */
export interface Result {
  outcome: Judgement
  /** Rules that refuse and fail. */
  reasons: string[]
  /** Facts that would settle it. None although unknown: a rule gives no answer, so a person has to look. */
  missing: string[]
  /** Of the benefit, those known; null: none due. Empty where not eligible. */
  amounts: Record<string, number | null>
  /** Places in the scheme's list, from 1, of whom it surely concerns. */
  recipients: number[]
}

/** Judges stored facts with the evaluator: the same as `assess`, without the why. */
export function judge(scheme: Scheme, plain: Readonly<Record<string, unknown>>, on: Day): Result {
  const given = givenTo(scheme, plain)
  const { facts, missing: lacking } = deriveAll(scheme, factsFromPlain(scheme.facts, given), on)
  const at = judging(scheme, on)
  const verdicts = rulesOn(scheme, on)
    .filter(rule => rule.consequence === 'refuse')
    .map(rule => ({ rule: rule.id, ...verdictOf(rule, facts, lacking, at) }))
  const outcome = together(verdicts)
  const refused = outcome === 'not-eligible'
  return {
    outcome,
    reasons: verdicts.filter(each => each.outcome === 'fails').map(each => each.rule),
    missing: outcome === 'unknown' ? [...new Set(verdicts.flatMap(each => each.missing))].sort() : [],
    amounts: refused ? {} : Object.fromEntries(scheme.amounts.flatMap(amount => due(amount, facts, at))),
    recipients: refused ? [] : recipientsOf(scheme, facts, at).sure,
  }
}

/** The facts a scheme is given of a household: those it declares, over what it presumes; formulas it works out itself. */
export function givenTo(scheme: Scheme, plain: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = { ...presumedBy(scheme), ...plain }
  return Object.fromEntries(
    scheme.facts.flatMap(({ name, from }) =>
      known[name] === undefined || from === 'formula' ? [] : [[name, known[name]]],
    ),
  )
}

/** An amount by its id: none at all while it is not known. */
function due({ id, formula }: Amount, facts: Facts, at: Judging): [string, number | null][] {
  const found = evaluateText(formula, facts, at)
  if (found.kind === 'unknown') return []
  return [[id, found.kind === 'value' && typeof found.value === 'number' ? found.value : null]]
}

/** An error about values (SQLSTATE class 22) and not about the database. */
export function isDataError(error: unknown): boolean {
  return /^22/.test(String((error as { code?: unknown } | null)?.code ?? ''))
}

/** Why a rule could not be worked out in the database, in words for people who may change the rule. */
export function causeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  if (code === '22012') return '0で割る計算があります'
  if (code === '57014') return '計算が時間内に終わりません'
  if (code === '22003') return '数が大きすぎます'
  if (code === '54001' || error instanceof RangeError) return '計算の入れ子が深すぎます'
  if (error instanceof Error && error.name === 'ZodError') return '制度の定義の形が正しくありません'
  return error instanceof Error ? error.message : String(error)
}
