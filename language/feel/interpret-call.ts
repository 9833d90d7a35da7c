import type { Call } from './ast.ts'
import { callBuiltin, type Given } from './call.ts'
import type { Evaluation, Frame } from './evaluation.ts'
import { conform, noMatch } from './functions/define.ts'
import { builtinNamed } from './functions/registry.ts'
import { interpret, lookUp } from './interpret.ts'
import { type Inner, isOpen, isUnknown, refused } from './unknown.ts'
import type { FeelFunction } from './values.ts'
import { kindOf } from './values.ts'

/** A call of a built-in, of a function bound to a name, or of a function value. */
export function interpretCall(node: Call, frame: Frame | undefined, run: Evaluation): Inner {
  const at: [number, number] = [node.from, node.to]
  const given: Given[] = node.arguments.map(({ name, value }) => ({
    name,
    value: interpret(value, frame, run),
  }))
  if (node.of.kind === 'name') {
    const local = lookUp(node.of.name, frame, run)
    const builtin = builtinNamed(node.of.name)
    const shadowed = kindOfInner(local) === 'function' && run.closures.has(local as FeelFunction)
    if (builtin && !shadowed)
      return callBuiltin(builtin, given, run, (fn, values) => invoke(fn, values, run, at), at)
    if (isUnknown(local) && local.path === node.of.name)
      return refused(`関数「${node.of.name}」はありません。`, at)
    return invokeGiven(local, given, run, at)
  }
  return invokeGiven(interpret(node.of, frame, run), given, run, at)
}

const kindOfInner = (value: Inner) => (isOpen(value) ? undefined : kindOf(value))

function invokeGiven(fn: Inner, given: Given[], run: Evaluation, at: [number, number]): Inner {
  if (isOpen(fn)) return fn
  if (kindOf(fn) !== 'function') return null
  const { parameters } = fn as FeelFunction
  const named = given.some(each => each.name !== undefined)
  if (named && !run.closures.has(fn as FeelFunction)) {
    const builtin = builtinNamed((fn as FeelFunction).name)
    return builtin ? callBuiltin(builtin, given, run, (f, values) => invoke(f, values, run, at), at) : null
  }
  if (!named)
    return invoke(
      fn as FeelFunction,
      given.map(each => each.value),
      run,
      at,
    )
  const byName = new Map(given.map(each => [each.name, each.value]))
  if (byName.size !== parameters.length || parameters.some(name => !byName.has(name))) return null
  return invoke(
    fn as FeelFunction,
    parameters.map(name => byName.get(name) as Inner),
    run,
    at,
  )
}

/** Calls a function value with arguments by position; null when their number or types do not fit. */
function invoke(fn: FeelFunction, values: Inner[], run: Evaluation, at: [number, number]): Inner {
  const closure = run.closures.get(fn)
  if (!closure) {
    const builtin = builtinNamed(fn.name)
    const given = values.map(value => ({ name: undefined, value }))
    return builtin ? callBuiltin(builtin, given, run, (f, more) => invoke(f, more, run, at), at) : null
  }
  if (values.length !== closure.parameters.length) return null
  const names = new Map<string, Inner>()
  for (const [index, name] of closure.parameters.entries()) {
    const value = values[index] as Inner
    const type = closure.types[index]
    const fit = isOpen(value) || !type ? value : conform(value, { name, type, nullable: true })
    if (fit === noMatch) return null
    names.set(name, fit)
  }
  return run.inCall(() => interpret(closure.body, { names, outer: closure.frame }, run))
}
