import type { Call } from '../feel/ast.ts'
import { arranged } from '../feel/call.ts'
import { builtinNamed } from '../feel/functions/registry.ts'
import { type Compiled, NotCompiled } from './compiled.ts'
import type { Compiling, Env } from './compiling.ts'
import { type Called, japaneseCalls } from './functions/japan.ts'
import { listCalls } from './functions/list.ts'
import { numberCalls } from './functions/number.ts'
import { stringCalls } from './functions/string.ts'
import { temporalCalls } from './functions/temporal.ts'

const known: Record<string, (called: Called) => Compiled> = {
  ...japaneseCalls,
  ...listCalls,
  ...numberCalls,
  ...stringCalls,
  ...temporalCalls,
}

/** A call of a built-in that has a set-based form. */
export function compileCall(node: Call, env: Env, c: Compiling): Compiled {
  const name = node.of.kind === 'name' ? node.of.name : undefined
  const run = name !== undefined && Object.hasOwn(known, name) ? known[name] : undefined
  const builtin = name === undefined ? undefined : builtinNamed(name)
  if (!run || !builtin || isLocal(name ?? '', env)) {
    throw new NotCompiled(`関数「${name ?? ''}」は、住民全体の判定では使えません。`, node.of)
  }
  const given = node.arguments.map(argument => ({
    name: argument.name,
    value: c.compile(argument.value, env),
  }))
  const fitting = builtin.forms.map(form => arranged(form, given)).find(each => each !== undefined)
  if (!fitting) throw new NotCompiled(`関数「${name}」の引数の数か名前が合いません。`, node)
  return run({ given: fitting, env, c, span: node, name: name ?? '' })
}

function isLocal(name: string, env: Env): boolean {
  for (let each: Env | undefined = env; each; each = each.outer) if (each.names.has(name)) return true
  return false
}
