import type { Call } from './ast.ts'
import { callBuiltin, type Given } from './call.ts'
import type { Evaluation, Frame } from './evaluation.ts'
import { conform, noMatch } from './functions/define.ts'
import { builtinNamed } from './functions/registry.ts'
import { lookUp } from './look-up.ts'
import { type Inner, isOpen, isUnknown, refused } from './unknown.ts'
import type { FeelFunction } from './values.ts'
import { kindOf } from './values.ts'

/** A call of a built-in, of a function bound to a name, or of a function value. */
export function interpretCall(node: Call, frame: Frame | undefined, run: Evaluation): Inner {
  const at: [number, number] = [node.from, node.to]
  const given: Given[] = node.arguments.map(({ name, value }) => ({
    name,
    value: run.interpret(value, frame),
  }))
  if (node.of.kind === 'name') {
    const { name } = node.of
    const bound = boundTo(name, frame)
    const builtin = builtinNamed(name)
    if (builtin && !isFunction(bound)) {
      return callBuiltin(builtin, given, run, (fn, values) => invoke(fn, values, run, at), at)
    }
    const fn = bound === undefined ? lookUp(name, frame, run) : bound
    if (isUnknown(fn) && fn.path === name) return refused(`関数「${name}」はありません。`, at)
    return invokeGiven(fn, given, run, at)
  }
  return invokeGiven(run.interpret(node.of, frame), given, run, at)
}

/** What a local name is bound to; facts hold no functions. */
function boundTo(name: string, frame: Frame | undefined): Inner | undefined {
  for (let each = frame; each; each = each.outer) if (each.names.has(name)) return each.names.get(name)
  return undefined
}

const isFunction = (value: Inner | undefined) =>
  value !== undefined && !isOpen(value) && kindOf(value) === 'function'

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
  return run.inCall(() => run.interpret(closure.body, { names, outer: closure.frame }))
}
