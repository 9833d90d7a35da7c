import { compare, equal, inRange, type Truth } from '../compare.ts'
import { conjunction, disjunction, negation } from '../logic.ts'
import type { FeelRange, Value } from '../values.ts'
import { type Builtin, parameter as p } from './define.ts'

const range = { range: 'any' } as const
type Test = (a: never, b: never) => Truth

function relation(name: string, ...forms: ['point' | 'range', 'point' | 'range', Test][]): Builtin {
  const type = (kind: 'point' | 'range') => (kind === 'range' ? range : 'any')
  return {
    name,
    forms: forms.map(([first, second, test]) => ({
      parameters: [
        p(first === second ? `${first}1` : first, type(first)),
        p(first === second ? `${second}2` : second, type(second)),
      ],
      result: 'boolean',
      call: ([a, b]) => test(a as never, b as never),
    })),
  }
}

const less = (a: Value, b: Value) => compare('<', a, b)
const same = (a: Value, b: Value) => equal(a, b)
const is = (value: boolean): Truth => value

/** Nothing of `a` lies at or after the start of `b`. */
function rangeBefore(a: FeelRange, b: FeelRange): Truth {
  if (a.high === null || b.low === null) return false
  const apart = is(!a.highIncluded || !b.lowIncluded)
  return disjunction([less(a.high, b.low), conjunction([apart, same(a.high, b.low)])])
}

function pointBefore(point: Value, r: FeelRange): Truth {
  if (r.low === null) return false
  return disjunction([less(point, r.low), conjunction([is(!r.lowIncluded), same(point, r.low)])])
}

function beforePoint(r: FeelRange, point: Value): Truth {
  if (r.high === null) return false
  return disjunction([less(r.high, point), conjunction([is(!r.highIncluded), same(r.high, point)])])
}

/** Two ends of the same side that mark the same place (both open to infinity included). */
function sameEnd(a: Value, aIncluded: boolean, b: Value, bIncluded: boolean): Truth {
  return a === null || b === null ? a === b : conjunction([is(aIncluded === bIncluded), same(a, b)])
}

const sameStart = (a: FeelRange, b: FeelRange) => sameEnd(a.low, a.lowIncluded, b.low, b.lowIncluded)
const sameFinish = (a: FeelRange, b: FeelRange) => sameEnd(a.high, a.highIncluded, b.high, b.highIncluded)

/** `b` starts no earlier than `a`. */
function startsWithin(a: FeelRange, b: FeelRange): Truth {
  if (a.low === null) return true
  if (b.low === null) return false
  return disjunction([
    less(a.low, b.low),
    conjunction([is(a.lowIncluded || !b.lowIncluded), same(a.low, b.low)]),
  ])
}

function endsWithin(a: FeelRange, b: FeelRange): Truth {
  if (a.high === null) return true
  if (b.high === null) return false
  return disjunction([
    less(b.high, a.high),
    conjunction([is(a.highIncluded || !b.highIncluded), same(a.high, b.high)]),
  ])
}

const includes = (a: FeelRange, b: FeelRange) => conjunction([startsWithin(a, b), endsWithin(a, b)])
const overlaps = (a: FeelRange, b: FeelRange) =>
  conjunction([negation(rangeBefore(a, b)), negation(rangeBefore(b, a))])

/** `a` begins before `b` does, they overlap, and `b` is not over before `a`. */
function overlapsBefore(a: FeelRange, b: FeelRange): Truth {
  return conjunction([startsWithin(a, b), negation(sameStart(a, b)), overlaps(a, b), endsWithin(b, a)])
}

/** `a` begins within `b`, they overlap, and `a` goes on after `b`. */
function overlapsAfter(a: FeelRange, b: FeelRange): Truth {
  return conjunction([endsWithin(a, b), negation(sameFinish(a, b)), overlaps(a, b), startsWithin(b, a)])
}

function meets(a: FeelRange, b: FeelRange): Truth {
  if (a.high === null || b.low === null) return false
  return conjunction([is(a.highIncluded && b.lowIncluded), same(a.high, b.low)])
}

function starts(a: FeelRange, b: FeelRange): Truth {
  return conjunction([sameStart(a, b), endsWithin(b, a)])
}

function finishes(a: FeelRange, b: FeelRange): Truth {
  return conjunction([sameFinish(a, b), startsWithin(b, a)])
}

const pointIn = (point: Value, r: FeelRange) => inRange(point, r)
const pointAt = (point: Value, end: Value, included: boolean): Truth =>
  end === null ? false : conjunction([is(included), same(point, end)])

/** DMN 1.3 §10.3.4.9 (table 78): how points and ranges lie to one another. */
export const rangeFunctions: Builtin[] = [
  relation(
    'before',
    ['range', 'range', rangeBefore],
    ['point', 'range', pointBefore],
    ['range', 'point', beforePoint],
    ['point', 'point', less],
  ),
  relation(
    'after',
    ['range', 'range', (a: FeelRange, b: FeelRange) => rangeBefore(b, a)],
    ['point', 'range', (point: Value, r: FeelRange) => beforePoint(r, point)],
    ['range', 'point', (r: FeelRange, point: Value) => pointBefore(point, r)],
    ['point', 'point', (a: Value, b: Value) => less(b, a)],
  ),
  relation('meets', ['range', 'range', meets]),
  relation('met by', ['range', 'range', (a: FeelRange, b: FeelRange) => meets(b, a)]),
  relation('overlaps', ['range', 'range', overlaps]),
  relation('overlaps before', ['range', 'range', overlapsBefore]),
  relation('overlaps after', ['range', 'range', overlapsAfter]),
  relation(
    'finishes',
    ['range', 'range', finishes],
    ['point', 'range', (point: Value, r: FeelRange) => pointAt(point, r.high, r.highIncluded)],
  ),
  relation(
    'finished by',
    ['range', 'range', (a: FeelRange, b: FeelRange) => finishes(b, a)],
    ['range', 'point', (r: FeelRange, point: Value) => pointAt(point, r.high, r.highIncluded)],
  ),
  relation(
    'includes',
    ['range', 'range', includes],
    ['range', 'point', (r: FeelRange, point: Value) => pointIn(point, r)],
  ),
  relation(
    'during',
    ['range', 'range', (a: FeelRange, b: FeelRange) => includes(b, a)],
    ['point', 'range', pointIn],
  ),
  relation(
    'starts',
    ['range', 'range', starts],
    ['point', 'range', (point: Value, r: FeelRange) => pointAt(point, r.low, r.lowIncluded)],
  ),
  relation(
    'started by',
    ['range', 'range', (a: FeelRange, b: FeelRange) => starts(b, a)],
    ['range', 'point', (r: FeelRange, point: Value) => pointAt(point, r.low, r.lowIncluded)],
  ),
  relation(
    'coincides',
    ['range', 'range', (a: FeelRange, b: FeelRange) => conjunction([sameStart(a, b), sameFinish(a, b)])],
    ['point', 'point', same],
  ),
]
