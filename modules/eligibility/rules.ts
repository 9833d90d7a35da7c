import type { Facts } from '#language/feel/evaluate.ts'
import { type AmountDue, amountsOf } from '#language/rules/amounts.ts'
import { type Assessment, assess } from '#language/rules/assess.ts'
import { deriveAll } from '#language/rules/derive.ts'
import { judging } from '#language/rules/scope.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Day } from '#language/values/date.ts'

/**
 * Judges a case by the rules in force on the day `on`. Three results: eligible, not eligible, unknown because of the
 * `missing` facts. It is an estimate with its reasons; the decision is a person's.
 */
export function assessCase(scheme: Scheme, facts: Facts, on: Day): Assessment {
  return assess(scheme, facts, on)
}

/**
 * What a benefit comes to by the rules in force on the day `on`, for what was granted already: whether it may be granted
 * is not asked again. An amount that is not known is undefined, with the facts that would settle it.
 */
export function amountsOn(scheme: Scheme, facts: Facts, on: Day): AmountDue[] {
  const { facts: derived, missing } = deriveAll(scheme, facts, on)
  return amountsOf(scheme, derived, missing, { ...judging(scheme, on), explained: false })
}
