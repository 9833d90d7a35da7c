import { arithmetic, negate } from './arithmetic.ts'
import type { Expression, Filter, Path, UnaryTest } from './ast.ts'
import { compare, equal, inRange, type Truth } from './compare.ts'
import { type EvaluateOptions, Evaluation, type Facts, type Frame } from './evaluation.ts'
import { interpretCall } from './interpret-call.ts'
import { interpretFor, interpretQuantified } from './iterate.ts'
import { conjunction, disjunction } from './logic.ts'
import { lookUp } from './look-up.ts'
import { mentions } from './mentions.ts'
import { isTemporalProperty, property } from './properties.ts'
import { parseTemporal } from './temporal.ts'
import { isOfType, typeOfName } from './types.ts'
import {
  deepOpen,
  firstOpen,
  type Inner,
  isOpen,
  isRefused,
  isUnknown,
  unknown,
  unknownFact,
} from './unknown.ts'
import type { FeelFunction, FeelRange, Value } from './values.ts'
import { isContext, kindOf } from './values.ts'

/** A run over facts; all parts of the interpreter reach one another through it. */
export function startEvaluation(facts: Facts, options: EvaluateOptions): Evaluation {
  return new Evaluation(facts, options, interpret)
}

/** The value of an expression where `frame` binds its local names. */
export function interpret(node: Expression, frame: Frame | undefined, run: Evaluation): Inner {
  run.spend(1)
  const at = (each: Expression) => interpret(each, frame, run)
  switch (node.kind) {
    case 'number':
    case 'string':
    case 'boolean':
      return node.value
    case 'null':
      return null
    case 'at':
      return parseTemporal(node.text)
    case 'name':
      return lookUp(node.name, frame, run)
    case 'path':
      return interpretPath(node, at(node.of), run)
    case 'filter':
      return interpretFilter(node, frame, run)
    case 'list':
      return node.items.map(at) as Value[]
    case 'context': {
      const inner: Frame = { names: new Map(), outer: frame }
      const entries = node.entries.map(entry => {
        const value = interpret(entry.value, inner, run)
        inner.names.set(entry.key, value)
        return [entry.key, value]
      })
      return Object.fromEntries(entries)
    }
    case 'range': {
      const ends = [node.low, node.high].map(end => (end ? at(end) : null))
      const { lowIncluded, highIncluded } = node
      const open = firstOpen(ends)
      const [low, high] = ends as [Value, Value]
      return open ?? { feel: 'range', low, high, lowIncluded, highIncluded }
    }
    case 'negate': {
      const value = at(node.of)
      return isOpen(value) ? value : negate(value)
    }
    case 'arithmetic': {
      const [left, right] = [at(node.left), at(node.right)]
      return firstOpen([left, right]) ?? arithmetic(node.operator, left as Value, right as Value)
    }
    case 'compare':
      return compare(node.operator, at(node.left), at(node.right), run)
    case 'between': {
      const value = at(node.of)
      return conjunction([compare('>=', value, at(node.low), run), compare('<=', value, at(node.high), run)])
    }
    case 'in': {
      const value = at(node.of)
      return disjunction(node.tests.map(test => interpretTest(test, value, frame, run)))
    }
    case 'and':
      return conjunction(untilDecided(node.parts, at, false))
    case 'or':
      return disjunction(untilDecided(node.parts, at, true))
    case 'if': {
      const condition = at(node.condition)
      if (isRefused(condition)) return condition
      if (!isUnknown(condition)) return at(condition === true ? node.whenTrue : node.whenFalse)
      const [whenTrue, whenFalse] = [at(node.whenTrue), at(node.whenFalse)]
      if (isOpen(whenTrue) || isOpen(whenFalse)) return condition
      return equal(whenTrue, whenFalse, run) === true ? whenTrue : condition
    }
    case 'for':
      return interpretFor(node, frame, run)
    case 'some':
    case 'every':
      return interpretQuantified(node, frame, run)
    case 'function': {
      const parameters = node.parameters.map(parameter => parameter.name)
      const fn: FeelFunction = { feel: 'function', name: '', parameters }
      const types = node.parameters.map(({ type }) => type && typeOfName(type))
      run.closures.set(fn, { frame, parameters, types, body: node.body })
      return fn
    }
    case 'call':
      return interpretCall(node, frame, run)
    case 'instance of': {
      const value = at(node.of)
      const type = typeOfName(node.type)
      if (!type) return null
      return deepOpen(value) ?? isOfType(value as Value, type)
    }
  }
}

/** The values of the parts up to the first that decides the whole. */
function untilDecided(parts: Expression[], at: (part: Expression) => Inner, by: boolean): Inner[] {
  const values: Inner[] = []
  for (const part of parts) {
    const value = at(part)
    if (value === by) return [value]
    values.push(value)
  }
  return values
}

function interpretPath(node: Path, of: Inner, run: Evaluation): Inner {
  if (isRefused(of)) return of
  if (isUnknown(of)) {
    if (of.path === undefined) return of.size ? unknown(of.missing, { size: of.size }) : unknown(of.missing)
    const declared = run.declares(of.path, node.name)
    if (declared === false || (declared === undefined && isTemporalProperty(node.name)))
      return unknown(of.missing)
    const path = `${of.path}.${node.name}`
    return run.read(path, unknownFact(path))
  }
  if (Array.isArray(of)) {
    run.spend(of.length)
    return of.map(item => interpretPath(node, item, run)) as Value[]
  }
  if (isContext(of)) return run.entry(of, node.name) ?? null
  return property(of, node.name)
}

function interpretFilter(node: Filter, frame: Frame | undefined, run: Evaluation): Inner {
  const of = interpret(node.of, frame, run)
  if (isRefused(of)) return of
  if (isUnknown(of)) return unknown(of.missing)
  const items: Inner[] = Array.isArray(of) ? of : of === null ? [] : [of]
  const test = (item: Inner) =>
    interpret(node.by, { names: new Map(), item, siblings: items, outer: frame }, run)
  const first = test(items[0] ?? null)
  if (typeof first === 'number') {
    const index = first > 0 ? first - 1 : items.length + first
    return Number.isInteger(first) && first !== 0 ? (items[index] ?? null) : null
  }
  if (items.length === 0) return of === null ? null : isOpen(first) && !isUnknown(first) ? first : []
  const kept: Inner[] = []
  const open: Inner[] = []
  for (const [index, item] of items.entries()) {
    const result = index === 0 ? first : test(item)
    if (result === true) kept.push(item)
    else if (isOpen(result)) open.push(result)
  }
  const missing = firstOpen(open)
  if (!missing) return kept as Value[]
  return isUnknown(missing)
    ? unknown(missing.missing, { size: { low: kept.length, high: kept.length + open.length } })
    : missing
}

/** Whether a unary test holds of `subject`: what `in` and the cells of decision tables ask. */
export function interpretTest(
  test: UnaryTest,
  subject: Inner,
  frame: Frame | undefined,
  run: Evaluation,
): Truth {
  if (test.kind === 'any') return true
  const inner: Frame = { names: new Map([['?', subject]]), outer: frame }
  const value = interpret(test.value, inner, run)
  if (test.kind === 'compare') return compare(test.operator, subject, value, run)
  if (mentions(test.value, '?')) {
    return isOpen(value) || typeof value === 'boolean' ? value : null
  }
  return matches(subject, value, run)
}

function matches(subject: Inner, value: Inner, run: Evaluation): Truth {
  if (isOpen(value)) return value
  if (kindOf(value) === 'range') return inRange(subject, value as FeelRange)
  if (!Array.isArray(value)) return equal(subject, value, run)
  // `in` a list: one of its items, an item that is a range around it, or the very same list.
  const whole = Array.isArray(subject) ? [equal(subject, value, run)] : []
  return disjunction([...whole, ...value.map(item => matches(subject, item, run) ?? false), false])
}
