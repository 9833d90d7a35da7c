import type { Facts } from '../feel/evaluate.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Day } from '../values/date.ts'
import { derive } from './derive.ts'
import { evaluateText } from './expression.ts'
import { placesOf } from './guide-asks.ts'
import { judging } from './scope.ts'

/** The facts and what the answers among them give besides (`Question.gives`). What was said itself goes first. */
export function withGiven(schemes: readonly Scheme[], given: Facts, on: Day): Facts {
  const facts = { ...given }
  for (const scheme of schemes) {
    for (const { question } of placesOf(scheme).values()) {
      if (!question.gives || given[question.fact ?? ''] === undefined) continue
      for (const [name, formula] of Object.entries(question.gives)) {
        if (facts[name] !== undefined) continue
        const outcome = evaluateText(formula, derive(scheme, given, on), judging(scheme, on))
        if (outcome.kind === 'value' && outcome.value !== null) facts[name] = outcome.value
      }
    }
  }
  return facts
}
