import type { Facts } from '../feel/evaluate.ts'
import { type Explanation, explain } from '../feel/explain.ts'
import type { Source } from '../scheme/basics.ts'
import type { Rule } from '../scheme/rules.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Text } from '../text.ts'
import type { Day } from '../values/date.ts'
import { type AmountDue, amountsOf, recipientsOf } from './amounts.ts'
import { deriveAll } from './derive.ts'
import { expressionOf, optionsOf } from './expression.ts'
import { fillText } from './fill.ts'
import { labelsOf } from './labels.ts'
import { type Judging, judging } from './scope.ts'
import { type Judgement, rulesOn, together, type Verdict, verdictOf } from './verdict.ts'

/** What one rule says of a case. */
export interface Clause {
  rule: string
  name: Text
  consequence: Rule['consequence']
  outcome: Verdict['outcome']
  /** Only what decided; absent when silent. */
  explanation?: Explanation
  /** Facts given by someone that could still settle it. */
  missing: string[]
  /** Why it is unknown although no fact is missing: a person has to look. */
  byHand?: string
  /** Composed wording; given when the rule fails. A part that cannot be filled still stands in braces. */
  reason?: Text
  remedy?: Text
  clause: Source
  question?: string
}

export interface Assessment {
  on: Day
  outcome: Judgement
  clauses: Clause[]
  /** Facts that could still change the outcome; none once it is settled. */
  missing: string[]
  /** What it comes to; none where not eligible. */
  amounts: AmountDue[]
  /** Whom it concerns, as places in the scheme's list from 1: surely, and depending on facts not known. */
  recipients: { sure: number[]; open: number[] }
  /** Rules that fail: staff should look; the applicant should correct. */
  cautions: Clause[]
  returns: Clause[]
  /** The facts judged by, with parameters and formulas. */
  facts: Facts
}

/**
 * Judges a case by the rules in force on a day. Rules that refuse decide: one that fails makes it not eligible, else
 * one that is unknown leaves it unknown. Unknown is never "no". The result is an estimate (目安); people decide.
 * Not `explained`, it says what but not why, in half the time.
 */
export function assess(
  scheme: Scheme,
  given: Facts,
  on: Day,
  { explained = true }: { explained?: boolean } = {},
): Assessment {
  const { facts, missing } = deriveAll(scheme, given, on)
  const at = judging(scheme, on)
  const clauses = rulesOn(scheme, on).map(rule =>
    judgeRule(scheme, rule, facts, missing, { ...at, explained }),
  )
  const deciding = clauses.filter(clause => clause.consequence === 'refuse')
  const outcome = together(deciding)
  const failing = (consequence: Rule['consequence']) =>
    clauses.filter(clause => clause.consequence === consequence && clause.outcome === 'fails')
  return {
    on,
    outcome,
    clauses,
    amounts: outcome === 'not-eligible' ? [] : amountsOf(scheme, facts, missing, { ...at, explained }),
    recipients: outcome === 'not-eligible' ? { sure: [], open: [] } : recipientsOf(scheme, facts, at),
    missing: outcome === 'unknown' ? [...new Set(deciding.flatMap(clause => clause.missing))].sort() : [],
    cautions: failing('caution'),
    returns: failing('return'),
    facts,
  }
}

function judgeRule(
  scheme: Scheme,
  rule: Rule,
  facts: Facts,
  lacking: Map<string, string[]>,
  { explained, ...at }: Judging & { explained: boolean },
): Clause {
  const { id, name, consequence, clause, question } = rule
  const { decisive, ...verdict } = verdictOf(rule, facts, lacking, at)
  const base = { rule: id, name, consequence, clause, ...(question ? { question } : {}), ...verdict }
  if (verdict.outcome === 'silent') return base
  const told = explained ? { ...base, ...explanationOf(decisive, facts, at) } : base
  if (verdict.outcome !== 'fails') return told
  const filling = { facts, at, labels: labelsOf(scheme) }
  return {
    ...told,
    reason: fillText(rule.reason, filling).text,
    ...(rule.remedy ? { remedy: fillText(rule.remedy, filling).text } : {}),
  }
}

function explanationOf(text: string, facts: Facts, at: Judging): { explanation?: Explanation } {
  const expression = expressionOf(text, at.scope)
  if (typeof expression === 'string') return {}
  return { explanation: explain(expression, facts, { source: text, ...optionsOf(at) }) }
}
