import type { Expression } from '../feel/ast.ts'
import { evaluate, type Facts, type Outcome } from '../feel/evaluate.ts'
import { parse } from '../feel/parse.ts'
import type { Scope } from '../feel/types.ts'
import type { Feel } from '../scheme/basics.ts'
import type { Day } from '../values/date.ts'
import { type Judging, namesOf } from './scope.ts'

export type { Fact, Facts, Outcome } from '../feel/evaluate.ts'

// Schemes are few and their texts are evaluated thousands of times a day; an editor tries many texts once.
const parsed = new WeakMap<Scope, Map<Feel, Expression | string>>()
const most = 5000
const bare: Scope = {}

/** The syntax tree of a FEEL text, or in Japanese why there is none. Remembered per scope. */
export function expressionOf(text: Feel, scope: Scope = bare): Expression | string {
  const texts = parsed.get(scope) ?? new Map<Feel, Expression | string>()
  parsed.set(scope, texts)
  const known = texts.get(text)
  if (known !== undefined) return known
  const result = parse(text, namesOf(scope))
  const expression = result.ok ? result.expression : result.problems.map(problem => problem.message).join('')
  if (texts.size >= most) texts.clear()
  texts.set(text, expression)
  return expression
}

/**
 * Evaluates FEEL text. A text that is no FEEL is not applicable: the publishing gate lets none through.
 */
export function evaluateText(text: Feel, facts: Facts, at: Judging = {}): Outcome {
  const expression = expressionOf(text, at.scope)
  if (typeof expression === 'string') return { kind: 'not-applicable', why: expression, at: [0, text.length] }
  return evaluate(expression, facts, optionsOf(at))
}

export type Truth = 'yes' | 'no' | 'unknown'

/** Whether a condition holds. Anything that is neither true nor false is unknown, never false. */
export function truth(text: Feel, facts: Facts, at?: Judging): Truth {
  const outcome = evaluateText(text, facts, at)
  if (outcome.kind !== 'value' || typeof outcome.value !== 'boolean') return 'unknown'
  return outcome.value ? 'yes' : 'no'
}

/** True only if the condition certainly holds; an absent condition does. */
export function holds(text: Feel | undefined, facts: Facts, at?: Judging): boolean {
  return text === undefined || truth(text, facts, at) === 'yes'
}

export function optionsOf({ on, scope, formulas }: Judging) {
  return {
    ...(on ? { now: midnight(on) } : {}),
    ...(scope ? { scope } : {}),
    ...(formulas ? { formulas } : {}),
  }
}

function midnight(day: Day) {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  const zone = { name: 'Asia/Tokyo' }
  return { feel: 'date and time' as const, year, month, day: date, hour: 0, minute: 0, second: 0, zone }
}
