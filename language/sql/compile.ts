import type { Expression, If } from '../feel/ast.ts'
import { childrenOf } from '../feel/ast.ts'
import { evaluate } from '../feel/evaluate.ts'
import { builtinNamed } from '../feel/functions/registry.ts'
import { has, kindOf } from '../feel/values.ts'
import { compileArithmetic, negated } from './arithmetic.ts'
import { compileCall } from './calls.ts'
import { compare, equal } from './compare.ts'
import {
  asScalar,
  type Compiled,
  type Composite,
  NotCompiled,
  ofType,
  type Scalar,
  typeOfCompiled,
} from './compiled.ts'
import { type Compiling, type Env, within } from './compiling.ts'
import { constant } from './constants.ts'
import { compileFilter, compileFor, compilePath, compileQuantified } from './iterate.ts'
import { compileList, oneOf } from './lists.ts'
import { conjunction, disjunction } from './logic.ts'
import { either, isByHand, isKnown, isOpen, noneMissing } from './masks.ts'
import { choose, type Sql } from './text.ts'
import { compileTest } from './unary.ts'

/** Compiles any expression; what has no set-based form is refused with its place. */
export function compile(node: Expression, env: Env, c: Compiling): Compiled {
  const at = (each: Expression) => compile(each, env, c)
  const folded = fold(node, env, c)
  if (folded) return folded
  switch (node.kind) {
    case 'name':
      return lookUp(node.name, node, env, c)
    case 'path':
      return compilePath(node, env, c)
    case 'filter':
      return compileFilter(node, env, c)
    case 'list':
      return compileList(node.items, env, c, node)
    case 'context': {
      const inner = within(env, env.block, {})
      const entries = new Map<string, Compiled>()
      for (const { key, value } of node.entries) {
        const compiled = compile(value, inner, c)
        entries.set(key, compiled)
        inner.names.set(key, compiled)
      }
      return contextOf(entries, node)
    }
    case 'negate':
      return negated(asScalar(at(node.of), node.of))
    case 'arithmetic':
      return compileArithmetic(node, env, c)
    case 'compare':
      return compare(node.operator, at(node.left), at(node.right), env.block, node)
    case 'between': {
      const [of, low, high] = [at(node.of), at(node.low), at(node.high)]
      return conjunction(
        [compare('>=', of, low, env.block, node), compare('<=', of, high, env.block, node)],
        env.block,
      )
    }
    case 'in': {
      const subject = at(node.of)
      return disjunction(
        node.tests.map(test => compileTest(test, subject, env, c)),
        env.block,
      )
    }
    case 'and':
    case 'or': {
      const parts = node.parts.map(part => ofType(at(part), 'boolean', part))
      return (node.kind === 'and' ? conjunction : disjunction)(parts, env.block)
    }
    case 'if':
      return compileIf(node, env, c)
    case 'for':
      return compileFor(node, env, c)
    case 'some':
    case 'every':
      return compileQuantified(node, env, c)
    case 'call':
      return compileCall(node, env, c)
    default:
      throw new NotCompiled('この書き方は、住民全体の判定では使えません。', node)
  }
}

/** What is the same for every household is worked out here and now, by the evaluator itself. */
function fold(node: Expression, env: Env, c: Compiling): Compiled | undefined {
  const path = node.kind === 'name' ? node.name : undefined
  if (node.kind === 'range' || node.kind === 'function' || !isConstant(node, env, c)) return undefined
  const known = path === undefined ? undefined : c.known.get(path)
  if (known) return known
  const outcome = evaluate(node, c.constants, { now: c.now })
  if (outcome.kind !== 'value' || kindOf(outcome.value) === 'range') return undefined
  const compiled = constant(outcome.value, { missing: c.missing, path, span: node })
  if (path !== undefined) c.known.set(path, compiled)
  return compiled
}

function isConstant(node: Expression, env: Env, c: Compiling): boolean {
  switch (node.kind) {
    case 'name':
      return has(c.constants, node.name) && !isBound(node.name, env)
    case 'filter':
    case 'for':
    case 'some':
    case 'every':
    case 'function':
    case 'in':
      return false
    case 'call':
      if (node.of.kind !== 'name' || !builtinNamed(node.of.name)) return false
      return node.arguments.every(argument => isConstant(argument.value, env, c))
    default:
      return childrenOf(node).every(child => isConstant(child, env, c))
  }
}

function isBound(name: string, env: Env): boolean {
  for (let each: Env | undefined = env; each; each = each.outer) {
    if (each.names.has(name)) return true
    if (each.item && (name === 'item' || hasEntry(each.item, name))) return true
  }
  return false
}

const hasEntry = (item: Compiled, name: string): item is Composite =>
  item.kind === 'context' &&
  typeof item.type === 'object' &&
  'context' in item.type &&
  has(item.type.context, name)

/** A name: the nearest local one, else an entry of the item a filter is about, else a fact. */
function lookUp(name: string, node: Expression, env: Env, c: Compiling): Compiled {
  for (let each: Env | undefined = env; each; each = each.outer) {
    const bound = each.names.get(name)
    if (bound !== undefined) return bound
    if (each.item === undefined) continue
    if (hasEntry(each.item, name)) return each.item.entry(name)
    if (name === 'item') return each.item
  }
  const fact = c.fact(name)
  if (!fact) throw new NotCompiled(`「${name}」という名前はありません。`, node)
  return fact
}

function contextOf(entries: Map<string, Compiled>, node: Expression): Composite {
  const parts = [...entries.values()]
  if (parts.some(part => part.kind === 'list')) {
    throw new NotCompiled('項目の組の中にリストは入れられません。', node)
  }
  return {
    kind: 'context',
    type: { context: Object.fromEntries([...entries].map(([key, value]) => [key, typeOfCompiled(value)])) },
    empty: undefined,
    mask: undefined,
    deep: either(...parts.map(part => (part.kind === 'context' ? either(part.mask, part.deep) : part.mask))),
    entry(name) {
      const value = entries.get(name)
      if (!value) throw new NotCompiled(`「${name}」という項目はありません。`, node)
      return value
    },
  }
}

function compileIf(node: If, env: Env, c: Compiling): Compiled {
  const { block } = env
  const condition = ofType(compile(node.condition, env, c), 'boolean', node.condition)
  const [whenTrue, whenFalse] = [compile(node.whenTrue, env, c), compile(node.whenFalse, env, c)]
  const holds = block.column(condition.value)
  if (whenTrue.kind === 'list' || whenFalse.kind === 'list')
    return chosenList(node, condition, whenTrue, whenFalse, env)
  const chosen = oneOf([whenTrue, whenFalse], [holds], node)
  if (condition.mask === undefined) return chosen
  const open = block.column(condition.mask)
  if (chosen.kind !== 'scalar' || whenTrue.kind !== 'scalar' || whenFalse.kind !== 'scalar') {
    throw new NotCompiled('分からないことがある条件で、項目の組は選び分けられません。', node)
  }
  return settled(chosen, whenTrue, whenFalse, open, env, node)
}

/** A choice whose condition may not be known: known all the same where both branches come to the same value. */
function settled(chosen: Scalar, whenTrue: Scalar, whenFalse: Scalar, open: Sql, env: Env, node: If): Scalar {
  const { block } = env
  const branches = either(whenTrue.mask, whenFalse.mask)
  const same = equal({ ...whenTrue, mask: undefined }, { ...whenFalse, mask: undefined }, block, node)
  const agree = [
    `${isOpen(open)} and not ${isByHand(open)}`,
    ...(branches === undefined ? [] : [isKnown(branches)]),
    `${same.value} is true`,
  ].join(' and ')
  const agrees = block.column(`(${agree})`)
  const either_ = whenTrue.type === 'null' ? `null` : whenTrue.value
  const value = choose([
    [isKnown(open), chosen.value],
    [agrees, either_],
  ])
  const mask = choose(
    [
      [isKnown(open), chosen.mask ?? noneMissing],
      [agrees, noneMissing],
    ],
    open,
  )
  return { ...chosen, value, mask: block.column(mask), bounds: undefined }
}

function chosenList(
  node: If,
  condition: Scalar,
  whenTrue: Compiled,
  whenFalse: Compiled,
  env: Env,
): Compiled {
  void [condition, whenTrue, whenFalse, env]
  throw new NotCompiled('リストは「if」で選び分けられません。条件をフィルターの中に書いてください。', node)
}
