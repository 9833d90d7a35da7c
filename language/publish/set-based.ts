import type { Scheme } from '../scheme/scheme.ts'
import { compileScheme } from '../sql/scheme.ts'
import type { Problem } from './problem.ts'

/**
 * What of a scheme could not be judged over all residents at once, its rules of all times taken together. Only of
 * schemes that the directory runs.
 */
export function checkSetBased(scheme: Scheme): Problem[] {
  if (!scheme.directory) return []
  // Whether a rule has a set-based form does not depend on the day, only whether it is looked at.
  const rules = scheme.rules.map(rule => ({ ...rule, from: undefined, to: undefined }))
  const compiled = compileScheme({ ...scheme, rules }, lastTurn(scheme))
  return compiled.ok ? [] : compiled.problems
}

/** A day on which every parameter has the value that came last. */
function lastTurn({ parameters }: Scheme): string {
  const turns = parameters.flatMap(({ rows }) => rows.map(row => row.from)).sort()
  return turns.at(-1) ?? '2026-04-01'
}
