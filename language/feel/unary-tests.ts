import type { UnaryTests } from './ast.ts'
import type { Truth } from './compare.ts'
import { type EvaluateOptions, guarded, type Outcome } from './evaluate.ts'
import type { Evaluation, Fact, Facts, Frame } from './evaluation.ts'
import { interpretTest, startEvaluation } from './interpret.ts'
import { disjunction, negation } from './logic.ts'
import type { Inner } from './unknown.ts'

export { type ParsedTests, parseUnaryTests } from './parse.ts'

/**
 * Whether the tests of a decision-table cell hold of a value: a boolean outcome, unknown, or null where the
 * standard gives null (no test holds and some cannot be told). `subject` undefined: the value is not known, and
 * `subjectName` says which fact it is.
 */
export function evaluateUnaryTests(
  tests: UnaryTests,
  subject: Fact | undefined,
  facts: Facts = {},
  options: EvaluateOptions & { subjectName?: string } = {},
): Outcome {
  const name = options.subjectName ?? '?'
  const evaluation = startEvaluation({ ...facts, [name]: subject }, options)
  return guarded(tests, evaluation, () => {
    const value = evaluation.fact(name)
    const known = value === undefined ? evaluation.unknownAt(name) : value
    return interpretTests(tests, known, undefined, evaluation)
  })
}

export function interpretTests(
  tests: UnaryTests,
  subject: Inner,
  frame: Frame | undefined,
  run: Evaluation,
): Truth {
  const result = disjunction(tests.tests.map(test => interpretTest(test, subject, frame, run)))
  return tests.negated ? negation(result) : result
}
