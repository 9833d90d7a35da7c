import type { Facts } from '../feel/evaluate.ts'
import type { Rule } from '../scheme/rules.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Day } from '../values/date.ts'
import { deriveAll, expand } from './derive.ts'
import { evaluateText, type Outcome } from './expression.ts'
import { type Judging, judging } from './scope.ts'

export type Judgement = 'eligible' | 'not-eligible' | 'unknown'

/** How one rule comes out, without the why. */
export interface Verdict {
  /** holds: fine · fails: its consequence follows · unknown: ask, or look by hand · silent: does not speak here. */
  outcome: 'holds' | 'fails' | 'unknown' | 'silent'
  /** Facts given by someone that could still settle it. */
  missing: string[]
  /** Why it is unknown although no fact is missing: a person has to look. */
  byHand?: string
  /** The text that decided: the rule's condition for speaking, or what must hold. */
  decisive: string
}

/** The rules in force on a day; both ends are inside. */
export function rulesOn(scheme: Scheme, on: Day): Rule[] {
  return scheme.rules.filter(
    rule => (rule.from === undefined || rule.from <= on) && (rule.to === undefined || on <= rule.to),
  )
}

/** Of rules that refuse: one that fails makes it not eligible, else one that is unknown leaves it unknown. */
export function together(deciding: readonly Pick<Verdict, 'outcome'>[]): Judgement {
  if (deciding.some(({ outcome }) => outcome === 'fails')) return 'not-eligible'
  return deciding.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'eligible'
}

/** Judges one rule over derived facts. `lacking`: what formulas that are not known miss. */
export function verdictOf(rule: Rule, facts: Facts, lacking: Map<string, string[]>, at: Judging): Verdict {
  const speaks = rule.when === undefined ? undefined : evaluateText(rule.when, facts, at)
  if (speaks?.kind === 'value' && speaks.value === false) {
    return { outcome: 'silent', missing: [], decisive: rule.when ?? rule.must }
  }
  const must = () => evaluateText(rule.must, facts, at)
  // A rule that holds anyway needs no answer to whether it speaks.
  if (speaks?.kind === 'unknown' && isTrue(must())) {
    return { outcome: 'holds', missing: [], decisive: rule.must }
  }
  const byCondition = speaks !== undefined && !isTrue(speaks)
  const outcome = byCondition ? speaks : must()
  const decisive = byCondition ? (rule.when ?? rule.must) : rule.must
  if (isTrue(outcome)) return { outcome: 'holds', missing: [], decisive }
  if (outcome.kind === 'unknown') {
    return { outcome: 'unknown', missing: expand(outcome.missing, lacking), decisive }
  }
  if (outcome.kind === 'not-applicable') {
    return { outcome: 'unknown', missing: [], byHand: outcome.why, decisive }
  }
  if (outcome.value !== false) {
    return { outcome: 'unknown', missing: [], byHand: '判定に使う値が空です。', decisive }
  }
  return { outcome: 'fails', missing: [], decisive }
}

/** What a household comes to and which facts could still change that, without the why: many times quicker. */
export function judgementOf(
  scheme: Scheme,
  given: Facts,
  on: Day,
): { outcome: Judgement; missing: string[]; facts: Facts; lacking: Map<string, string[]> } {
  const { facts, missing: lacking } = deriveAll(scheme, given, on)
  const at = judging(scheme, on)
  const deciding = rulesOn(scheme, on)
    .filter(rule => rule.consequence === 'refuse')
    .map(rule => verdictOf(rule, facts, lacking, at))
  const outcome = together(deciding)
  const missing = outcome === 'unknown' ? [...new Set(deciding.flatMap(each => each.missing))].sort() : []
  return { outcome, missing, facts, lacking }
}

/** Facts given by someone that would settle texts which are not known yet, over derived facts. */
export function missingIn(
  scheme: Scheme,
  texts: readonly string[],
  facts: Facts,
  lacking: Map<string, string[]>,
  on: Day,
): string[] {
  const at = judging(scheme, on)
  const missing = texts.flatMap(text => {
    const outcome = evaluateText(text, facts, at)
    return outcome.kind === 'unknown' ? outcome.missing : []
  })
  return expand(missing, lacking)
}

function isTrue(outcome: Outcome): boolean {
  return outcome.kind === 'value' && outcome.value === true
}
