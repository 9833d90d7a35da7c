import type { Evaluation } from './evaluation.ts'
import {
  type Builtin,
  type Calling,
  conform,
  type Form,
  noMatch,
  type Parameter,
} from './functions/define.ts'
import { deepOpen, firstOpen, type Inner, isOpen, refused } from './unknown.ts'
import type { FeelFunction, Value } from './values.ts'

export type Given = { name: string | undefined; value: Inner }

/** Calls a built-in: picks the form the arguments fit, converts them, and minds unknowns. */
export function callBuiltin(
  builtin: Builtin,
  given: readonly Given[],
  evaluation: Evaluation,
  invoke: (fn: FeelFunction, values: Inner[]) => Inner,
  at: [number, number],
): Inner {
  const calling: Calling = {
    openness: evaluation,
    now: evaluation.options.now,
    at,
    spend: steps => evaluation.spend(steps),
    invoke,
  }
  const fitting = builtin.forms
    .map(form => ({ form, values: arranged(form, given) }))
    .filter(each => each.values)
  if (fitting.length === 0) return refused(`関数「${builtin.name}」の引数の数か名前が合いません。`, at)
  for (const { form, values = [] } of fitting) {
    const result = tryForm(form, values, calling)
    if (result !== noMatch) return result
  }
  return null
}

function tryForm(form: Form, values: Inner[], calling: Calling): Inner | typeof noMatch {
  if (!form.lenient) {
    const open = firstOpen(values) ?? firstOpen(values.map(value => deepOpen(value) ?? null))
    if (open) return open
  }
  const converted: Inner[] = []
  for (const [index, value] of values.entries()) {
    const parameter = form.parameters[Math.min(index, form.parameters.length - 1)] as Parameter
    if (value === undefined || isOpen(value)) {
      converted.push(value)
      continue
    }
    const fit = conform(value as Value, parameter)
    if (fit === noMatch) return noMatch
    converted.push(fit)
  }
  return form.call(converted, calling)
}

/** The arguments in the order of the form's parameters (undefined for one left out), or undefined: no fit. */
export function arranged<T>(
  form: Form,
  given: readonly { name: string | undefined; value: T }[],
): T[] | undefined {
  const { parameters, rest } = form
  const least = parameters.filter(parameter => !parameter.optional).length
  if (given.some(each => each.name !== undefined)) {
    const byName = new Map(given.map(each => [each.name, each.value]))
    if ([...byName.keys()].some(name => !parameters.some(parameter => parameter.name === name)))
      return undefined
    if (parameters.some(parameter => !parameter.optional && !byName.has(parameter.name))) return undefined
    return trimmed(parameters.map(parameter => byName.get(parameter.name) as T))
  }
  if (given.length < least || (given.length > parameters.length && !rest)) return undefined
  return given.map(each => each.value)
}

function trimmed<T>(values: T[]): T[] {
  let length = values.length
  while (length > 0 && values[length - 1] === undefined) length -= 1
  return values.slice(0, length)
}
