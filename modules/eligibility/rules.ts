import type { Facts } from '#language/feel/evaluate.ts'
import { type Assessment, assess } from '#language/rules/assess.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Day } from '#language/values/date.ts'

/**
 * Judges a case by the rules in force on the day `on`. Three results: eligible, not eligible, unknown because of the
 * `missing` facts. It is an estimate with its reasons; the decision is a person's.
 */
export function assessCase(scheme: Scheme, facts: Facts, on: Day): Assessment {
  return assess(scheme, facts, on)
}
