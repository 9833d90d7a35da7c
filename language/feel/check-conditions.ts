import type { Compare, Expression, If, Logic } from './ast.ts'
import { childrenOf } from './ast.ts'
import type { Checking } from './checking.ts'
import { order } from './compare.ts'
import { evaluate } from './evaluate.ts'
import { builtinNamed } from './functions/registry.ts'
import { parseDate } from './temporal.ts'
import { toText } from './text.ts'
import type { Value } from './values.ts'

/** Warns of a condition that no fact can change: it reads none, or compares a thing with itself. */
export function conditionProblem(node: Expression, c: Checking): void {
  if (isClosed(node)) {
    const outcome = evaluate(node, {})
    if (outcome.kind !== 'value') return
    const always = outcome.value === true ? '成り立ちます' : '成り立ちません'
    c.report('constant-condition', `この条件はいつも${always}。`, node, true)
    if (outcome.value === null) return
  }
  if (node.kind === 'compare' && !isClosed(node) && toText(node.left) === toText(node.right)) {
    c.report('constant-condition', '同じものどうしを比べています。', node, true)
  }
}

/** No name but those of built-in functions, and no clock: its value never changes. */
function isClosed(node: Expression): boolean {
  if (node.kind === 'name') return false
  if (node.kind === 'call') {
    const named = node.of.kind === 'name' ? node.of.name : ''
    if (named === 'now' || named === 'today' || !builtinNamed(named)) return false
    return node.arguments.every(argument => isClosed(argument.value))
  }
  if (['for', 'some', 'every', 'filter', 'function', 'context', 'in'].includes(node.kind)) return false
  return childrenOf(node).every(isClosed)
}

/** Warns of an `else if` that asks what was already asked: its branch is never taken. */
export function repeatedCondition(node: If, c: Checking): void {
  if (node.condition.kind === 'boolean') {
    const never = node.condition.value ? node.whenFalse : node.whenTrue
    c.report('unreachable', 'この枝に進むことはありません。', never, true)
  }
  const asked = toText(node.condition)
  for (let next = node.whenFalse; next.kind === 'if'; next = next.whenFalse) {
    if (toText(next.condition) !== asked) continue
    c.report(
      'unreachable',
      'この条件は前にも書かれています。この枝に進むことはありません。',
      next.whenTrue,
      true,
    )
  }
  if (node.whenTrue.kind === 'if' && toText(node.whenTrue.condition) === asked) {
    c.report(
      'unreachable',
      '同じ条件の内側です。この枝に進むことはありません。',
      node.whenTrue.whenFalse,
      true,
    )
  }
}

type Bound = { value: Value; included: boolean }

/** Warns of an `and` such as `x > 10 and x < 5` that nothing can satisfy, and of parts written twice. */
export function contradiction(node: Logic, c: Checking): void {
  const seen = new Set<string>()
  const bounds = new Map<string, { low?: Bound; high?: Bound }>()
  for (const part of node.parts) {
    const text = toText(part)
    if (seen.has(text)) c.report('constant-condition', '同じ条件が二度書かれています。', part, true)
    seen.add(text)
    const limit = node.kind === 'and' && part.kind === 'compare' ? limitOf(part) : undefined
    if (!limit) continue
    const known = bounds.get(limit.of) ?? {}
    bounds.set(limit.of, known)
    if (limit.low) known.low = tighter(known.low, limit.low, 1)
    if (limit.high) known.high = tighter(known.high, limit.high, -1)
    if (known.low && known.high && isEmpty(known.low, known.high)) {
      c.report(
        'constant-condition',
        `「${limit.of}」についての条件が両立しません。いつも成り立ちません。`,
        part,
        true,
      )
      return
    }
  }
}

/** What a comparison with something written out says about the other side. */
function limitOf(node: Compare): { of: string; low?: Bound; high?: Bound } | undefined {
  const [left, right] = [literal(node.left), literal(node.right)]
  if ((left === undefined) === (right === undefined)) return undefined
  const value = (left ?? right) as Value
  const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const
  const operator = left === undefined ? node.operator : mirrored[node.operator]
  const of = toText(left === undefined ? node.left : node.right)
  const bound = { value, included: operator.includes('=') }
  if (operator === '=') return { of, low: bound, high: bound }
  if (operator === '!=') return undefined
  return operator.startsWith('>') ? { of, low: bound } : { of, high: bound }
}

function literal(node: Expression): Value | undefined {
  if (node.kind === 'number' || node.kind === 'string') return node.value
  const text =
    node.kind === 'at'
      ? node.text
      : node.kind === 'call' &&
          node.of.kind === 'name' &&
          node.of.name === 'date' &&
          node.arguments.length === 1
        ? node.arguments.map(({ value }) => (value.kind === 'string' ? value.value : ''))[0]
        : undefined
  return text === undefined ? undefined : (parseDate(text) ?? undefined)
}

function tighter(known: Bound | undefined, bound: Bound, sign: 1 | -1): Bound {
  if (!known) return bound
  const difference = (order(bound.value, known.value) ?? 0) * sign
  return difference > 0 || (difference === 0 && !bound.included) ? bound : known
}

function isEmpty(low: Bound, high: Bound): boolean {
  const difference = order(low.value, high.value)
  return difference !== null && (difference > 0 || (difference === 0 && !(low.included && high.included)))
}
