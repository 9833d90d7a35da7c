import type { Expression } from '../feel/ast.ts'
import type { Facts } from '../feel/evaluate.ts'
import type { FeelDateTime } from '../feel/values.ts'
import type { Block } from './block.ts'
import type { Compiled } from './compiled.ts'
import type { Missing } from './masks.ts'

/** The names around an expression, and the query it is worked out in. */
export type Env = {
  names: Map<string, Compiled>
  /** In a filter: the item whose own entries are names too. */
  item?: Compiled
  outer?: Env
  block: Block
}

/** One statement being compiled; all parts of the compiler reach one another through it. */
export type Compiling = {
  missing: Missing
  /** Values that are the same for every household: parameters and 基準日. */
  constants: Facts
  /** Those already compiled, by name. */
  known: Map<string, Compiled>
  now: FeelDateTime
  /** A fact or formula by its name; undefined when the scheme declares none. */
  fact(name: string): Compiled | undefined
  compile(node: Expression, env: Env): Compiled
}

/** A query inside another, with a name or an item of its own. */
export function within(env: Env, block: Block, more: { names?: [string, Compiled][]; item?: Compiled }): Env {
  return { names: new Map(more.names), outer: env, block, ...(more.item ? { item: more.item } : {}) }
}
