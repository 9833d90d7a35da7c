import type { Expression } from './ast.ts'
import { type EvaluateOptions, type Evaluation, type Facts, LimitReached } from './evaluation.ts'
import { interpret, startEvaluation } from './interpret.ts'
import { deepOpen, type Inner, isRefused, isUnknown } from './unknown.ts'
import type { Value } from './values.ts'

export type { EvaluateOptions, Fact, Facts } from './evaluation.ts'

/**
 * What an expression comes to. *Unknown* names the facts, sorted, that could still settle it. *Not applicable*
 * says why no facts could: a function that does not exist, a limit exceeded, a clock that was not given.
 */
export type Outcome =
  | { kind: 'value'; value: Value }
  | { kind: 'unknown'; missing: string[] }
  | { kind: 'not-applicable'; why: string; at: [number, number] }

/**
 * Evaluates an expression over what is known so far. Never throws on data and always ends. Where DMN defines the
 * result (null for operands that do not go together, for instance), that is the result.
 */
export function evaluate(expression: Expression, facts: Facts, options: EvaluateOptions = {}): Outcome {
  const evaluation = startEvaluation(facts, options)
  return guarded(expression, evaluation, () => interpret(expression, undefined, evaluation))
}

/** The outcome of a run, with limits reached turned into *not applicable*. */
export function guarded(
  span: { from: number; to: number },
  evaluation: Evaluation,
  run: () => Inner,
): Outcome {
  const at: [number, number] = [span.from, span.to]
  try {
    return outcomeOf(run(), evaluation)
  } catch (error) {
    if (error instanceof LimitReached) return { kind: 'not-applicable', why: error.message, at }
    // The engine's own stack or string limit: only expressions or data beyond all reason get here.
    if (error instanceof RangeError)
      return { kind: 'not-applicable', why: '計算の量が上限を超えました。', at }
    throw error
  }
}

export function outcomeOf(result: Inner, evaluation: Evaluation): Outcome {
  const open = deepOpen(result)
  if (isRefused(open)) return { kind: 'not-applicable', why: open.why, at: open.at }
  if (isUnknown(open)) {
    return { kind: 'unknown', missing: factNames(open.missing, evaluation.options.indexed ?? false) }
  }
  return { kind: 'value', value: result as Value }
}

export function factNames(paths: Iterable<string>, indexed: boolean): string[] {
  const names = new Set<string>()
  for (const path of paths) names.add(factName(path, indexed))
  return [...names].sort()
}

export function factName(path: string, indexed: boolean): string {
  return indexed ? path : path.replace(/\[\d+\]/g, '')
}
