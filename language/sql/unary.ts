import type { Expression, UnaryTest, UnaryTests } from '../feel/ast.ts'
import { mentions } from '../feel/mentions.ts'
import { compare, equal } from './compare.ts'
import { type Compiled, NotCompiled, ofType, type Scalar, scalar } from './compiled.ts'
import { type Compiling, type Env, within } from './compiling.ts'
import { conjunction, disjunction, negation } from './logic.ts'
import { either, isKnown, isOpen } from './masks.ts'
import { overRows } from './quantify.ts'
import { gather } from './rows.ts'
import { choose } from './text.ts'

/** Whether one of the tests of a decision-table cell holds of a value, or with `not(…)` none. */
export function compileTests(tests: UnaryTests, subject: Compiled, env: Env, c: Compiling): Scalar {
  const any = disjunction(
    tests.tests.map(test => compileTest(test, subject, env, c)),
    env.block,
  )
  return tests.negated ? negation(any) : any
}

/** Whether a unary test holds of a value: what `in` and the cells of decision tables ask. */
export function compileTest(test: UnaryTest, subject: Compiled, env: Env, c: Compiling): Scalar {
  if (test.kind === 'any') return scalar('boolean', 'true', undefined, { certain: true })
  const inner = within(env, env.block, { names: [['?', subject]] })
  if (test.kind === 'compare') {
    return compare(test.operator, subject, c.compile(test.value, inner), env.block, test)
  }
  if (mentions(test.value, '?')) return ofType(c.compile(test.value, inner), 'boolean', test)
  return matches(test.value, subject, inner, c)
}

function matches(node: Expression, subject: Compiled, env: Env, c: Compiling): Scalar {
  if (node.kind === 'range') return inRange(node, subject, env, c)
  if (node.kind === 'list') {
    if (subject.kind === 'list') throw new NotCompiled('リストをリストと比べることはできません。', node)
    const parts = node.items.map(item => orFalse(matches(item, subject, env, c), env))
    return disjunction([...parts, scalar('boolean', 'false', undefined, { certain: true })], env.block)
  }
  const value = c.compile(node, env)
  if (value.kind !== 'list') {
    const same = equal(subject, value, env.block, node)
    // What it is compared with is looked at first.
    if (value.mask === undefined || subject.mask === undefined) return same
    return { ...same, mask: choose([[isOpen(value.mask), value.mask]], subject.mask) }
  }
  if (subject.kind === 'list') throw new NotCompiled('リストをリストと比べることはできません。', node)
  if (value.empty !== undefined) throw new NotCompiled('空かもしれないリストは「in」に使えません。', node)
  const rows = gather(value, env.block)
  return overRows('some', orFalse(equal(subject, rows.item, rows.block, node), { block: rows.block }), rows)
}

/** A test that can give no answer does not hold. */
function orFalse(truth: Scalar, { block }: Pick<Env, 'block'>): Scalar {
  if (truth.certain) return truth
  const value = block.column(truth.value)
  const told =
    truth.mask === undefined
      ? `coalesce(${value}, false)`
      : choose([[isKnown(truth.mask), `coalesce(${value}, false)`]])
  return scalar('boolean', told, truth.mask, { certain: true })
}

/** An end that is null is open; one that is not known leaves all open, whatever the other says. */
function inRange(node: Expression & { kind: 'range' }, subject: Compiled, env: Env, c: Compiling): Scalar {
  const end = (each: Expression | undefined) => {
    const compiled = each && c.compile(each, env)
    if (compiled && compiled.kind !== 'scalar') throw new NotCompiled('範囲の端にリストは書けません。', node)
    return compiled
  }
  const [low, high] = [end(node.low), end(node.high)]
  const side = (operator: '>=' | '>' | '<=' | '<', each: Scalar | undefined): Scalar[] => {
    if (!each || each.type === 'null') return []
    const within = compare(operator, subject, { ...each, mask: undefined }, env.block, node)
    if (each.certain) return [within]
    const none = `${each.value} is null`
    const mask = within.mask && choose([[none, '\u0005']], within.mask)
    return [scalar('boolean', choose([[none, 'true']], within.value), mask)]
  }
  const both = conjunction(
    [...side(node.lowIncluded ? '>=' : '>', low), ...side(node.highIncluded ? '<=' : '<', high)],
    env.block,
  )
  const ends = either(low?.mask, high?.mask)
  if (ends === undefined) return both
  const mask = both.mask === undefined ? ends : choose([[isOpen(ends), ends]], both.mask)
  return scalar('boolean', choose([[isKnown(ends), both.value]]), mask)
}
