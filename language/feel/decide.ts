import { equal } from './compare.ts'
import type { DecisionTable } from './decision-table.ts'
import { type EvaluateOptions, guarded, type Outcome } from './evaluate.ts'
import type { Evaluation, Facts } from './evaluation.ts'
import { type Hit, resolveHits } from './hit-policy.ts'
import { interpret, startEvaluation } from './interpret.ts'
import { conjunction } from './logic.ts'
import { interpretTests } from './unary-tests.ts'
import { firstOpen, type Inner, isRefused, isUnknown, refused, unknown } from './unknown.ts'
import type { Value } from './values.ts'

/** The outcome of a table, with the rules (from 0) that matched and those that might yet. */
export type TableOutcome = { outcome: Outcome; matched: number[]; possible: number[] }

/** With more rules open than this, telling apart what they could lead to costs more than asking. */
const mostOpen = 8

/**
 * Decides a table over what is known so far. One output gives its value, several a context by their names. When
 * rules are open because facts are missing, the result is known all the same if it comes out alike whichever of
 * them match; otherwise it is unknown. No match gives the default, or null. Two matching rules of a unique table,
 * or two that disagree in an any table, are not applicable.
 */
export function evaluateDecisionTable(
  table: DecisionTable,
  facts: Facts,
  options: EvaluateOptions = {},
): TableOutcome {
  const run = startEvaluation(facts, options)
  const matched: number[] = []
  const possible: number[] = []
  const outcome = guarded({ from: 0, to: 0 }, run, () => {
    const { hits, open, refusal } = hitsOf(table, run)
    matched.push(...hits.map(hit => hit.rule))
    possible.push(...open.map(each => each.hit.rule))
    if (refusal) return refusal
    return decide(table, hits, open, run)
  })
  return { outcome, matched, possible }
}

type OpenHit = { hit: Hit; why: Inner }

function hitsOf(table: DecisionTable, run: Evaluation): { hits: Hit[]; open: OpenHit[]; refusal?: Inner } {
  const subjects = table.inputs.map(input => interpret(input.expression, undefined, run))
  for (const [index, { values }] of table.inputs.entries()) {
    if (!values || interpretTests(values, subjects[index] ?? null, undefined, run) !== false) continue
    return {
      hits: [],
      open: [],
      refusal: refused(`入力${index + 1}の値が、決められた値のどれでもありません。`, [0, 0]),
    }
  }
  const hits: Hit[] = []
  const open: OpenHit[] = []
  for (const [rule, { tests, results }] of table.rules.entries()) {
    const matches = conjunction(
      tests.map((each, i) => interpretTests(each, subjects[i] ?? null, undefined, run)),
    )
    if (matches === false || matches === null) continue
    if (isRefused(matches)) return { hits, open, refusal: matches }
    const hit = { rule, results: results.map(result => interpret(result, undefined, run)) }
    if (matches === true) hits.push(hit)
    else open.push({ hit, why: matches })
    // The first certain match of a first-hit table hides all that follow.
    if (matches === true && table.hitPolicy === 'F') break
  }
  return { hits, open }
}

function decide(table: DecisionTable, hits: Hit[], open: OpenHit[], run: Evaluation): Inner {
  const otherwise = table.outputs.map(output =>
    output.default ? interpret(output.default, undefined, run) : undefined,
  )
  const priorities = table.outputs.map(output =>
    output.values?.map(value => interpret(value, undefined, run)),
  )
  const resolve = (chosen: Hit[]) =>
    resolveHits(
      table,
      chosen.toSorted((a, b) => a.rule - b.rule),
      { otherwise, priorities, openness: run },
    )
  const settled = resolve(hits)
  // Matching rules that clash go on clashing whatever else matches.
  if (open.length === 0 || isRefused(settled)) return settled
  const missing = firstOpen(open.map(each => each.why))
  const asked = isUnknown(missing) ? missing : unknown([])
  if (open.length > mostOpen) return asked
  let result: Inner | undefined
  for (let choice = 0; choice < 2 ** open.length; choice++) {
    const more = open.filter((_, index) => choice & (1 << index)).map(each => each.hit)
    const next = resolve([...hits, ...more])
    if (result === undefined) result = next
    // Only a plain value met again is the same result; what is open inside stays open.
    else if (firstOpen([result, next]) || equal(result, next as Value, run) !== true) return asked
  }
  return result ?? null
}
