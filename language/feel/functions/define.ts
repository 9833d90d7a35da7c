import type { Openness } from '../compare.ts'
import type { Type } from '../types.ts'
import type { Inner } from '../unknown.ts'
import type { FeelDateTime, FeelFunction, Value } from '../values.ts'
import { isContext, kindOf } from '../values.ts'

/** What a built-in function may use besides its arguments. */
export type Calling = {
  openness: Openness
  now: FeelDateTime | undefined
  /** Where the call stands in the source. */
  at: [number, number]
  spend(steps: number): void
  /** Calls a function value. */
  invoke(fn: FeelFunction, given: Inner[]): Inner
}

export type Parameter = {
  name: string
  type: Type
  optional?: boolean
  /** Takes null as an ordinary argument; otherwise null makes the whole call null. */
  nullable?: boolean
}

/** One way to call a built-in. */
export type Form = {
  parameters: Parameter[]
  /** The last parameter takes any number of arguments, at least one. */
  rest?: boolean
  result: Type | ((given: Type[]) => Type)
  /** Receives unknown arguments as they are; otherwise an unknown argument makes the call unknown. */
  lenient?: boolean
  call(given: Inner[], calling: Calling): Inner
}

export type Builtin = { name: string; forms: Form[] }

/** `'list: list, position: number, length?: number'`-like signatures, without the prose. */
export function parameter(name: string, type: Type, more: Omit<Parameter, 'name' | 'type'> = {}): Parameter {
  return { name, type, ...more }
}

/** A built-in whose arguments are all plain values of the given types when it is called. */
export function strict(
  name: string,
  parameters: Parameter[],
  result: Form['result'],
  // biome-ignore lint/suspicious/noExplicitAny: the arguments were checked against the parameters' types.
  call: (given: any, calling: Calling) => Inner,
): Builtin {
  return { name, forms: [{ parameters, result, call }] }
}

/** Several built-ins of one name as one with several forms, tried in order. */
export function overloaded(...builtins: Builtin[]): Builtin {
  const [first] = builtins
  return { name: first?.name ?? '', forms: builtins.flatMap(builtin => builtin.forms) }
}

export const noMatch = Symbol('no match')

/**
 * An argument as a parameter of this type takes it, with DMN's implicit conversions (§10.3.2.9.4): a single value
 * becomes a list of it, a list of one becomes its item, a date becomes its midnight.
 */
export function conform(value: Value, { type, nullable }: Parameter): Value | typeof noMatch {
  if (value === null) return nullable || type === 'null' ? null : noMatch
  if (type === 'any') return value
  const kind = kindOf(value)
  if (typeof type === 'object') {
    if ('list' in type) return Array.isArray(value) ? value : [value]
    if ('range' in type) return kind === 'range' ? value : noMatch
    return isContext(value) ? value : singleton(value, { name: '', type })
  }
  return kind === type ? value : singleton(value, { name: '', type })
}

function singleton(value: Value, parameter: Parameter): Value | typeof noMatch {
  if (!Array.isArray(value) || value.length !== 1) return noMatch
  return conform(value[0] as Value, parameter)
}
