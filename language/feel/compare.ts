import type { CompareOperator } from './ast.ts'
import { epochSeconds, offsetOf } from './temporal.ts'
import {
  type Bounds,
  deepOpen,
  firstOpen,
  type Inner,
  isOpen,
  isUnknown,
  type Refused,
  type Unknown,
} from './unknown.ts'
import type { Context, FeelDate, FeelDateTime, FeelRange, FeelTime, Value } from './values.ts'
import { has, kindOf } from './values.ts'

export type Truth = boolean | null | Unknown | Refused

/** Knows which contexts come from the facts, where an entry that is absent is unknown rather than missing. */
export type Openness = { entry(context: Context, key: string): Inner | undefined }

export const closed: Openness = {
  entry: (context, key) => (has(context, key) ? context[key] : undefined),
}

/**
 * Equality as in DMN 1.3 §10.3.2.13 (table 53): null equals only null; values of different kinds give null;
 * lists and contexts compare item by item; a date and time is the same with an equal instant.
 */
export function equal(a: Inner, b: Inner, openness: Openness = closed): Truth {
  const open = firstOpen([a, b])
  if (open) return open
  const [left, right] = [a as Value, b as Value]
  if (left === null || right === null) return left === right
  if (kindOf(left) !== kindOf(right)) return null
  if (Array.isArray(left) && Array.isArray(right)) {
    if (left.length !== right.length) return false
    return allEqual(
      left.map((item, index) => [item, right[index] as Value]),
      openness,
    )
  }
  if (kindOf(left) === 'context') return equalContexts(left as Context, right as Context, openness)
  if (kindOf(left) === 'range') return equalRanges(left as FeelRange, right as FeelRange, openness)
  if (kindOf(left) === 'function') return left === right
  if (typeof left !== 'object') return left === right
  return order(left, right) === 0
}

/** Parts of one value: equal when all are; parts of different kinds make the whole different, not null. */
function allEqual(pairs: [Inner, Inner][], openness: Openness): Truth {
  const open: Inner[] = []
  for (const [left, right] of pairs) {
    const result = equal(left, right, openness)
    if (result === false || result === null) return false
    if (isOpen(result)) open.push(result)
  }
  return firstOpen(open) ?? true
}

function equalContexts(a: Context, b: Context, openness: Openness): Truth {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  const pairs: [Inner, Inner][] = []
  for (const key of keys) {
    const [left, right] = [openness.entry(a, key), openness.entry(b, key)]
    if (left === undefined || right === undefined) return false
    pairs.push([left, right])
  }
  return allEqual(pairs, openness)
}

function equalRanges(a: FeelRange, b: FeelRange, openness: Openness): Truth {
  if (a.lowIncluded !== b.lowIncluded || a.highIncluded !== b.highIncluded) return false
  return allEqual(
    [
      [a.low, b.low],
      [a.high, b.high],
    ],
    openness,
  )
}

/** Negative, zero or positive; null for values that have no order among themselves. */
export function order(a: Value, b: Value): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a === b ? 0 : a < b ? -1 : 1
  const [left, right] = [instantOf(a), instantOf(b)]
  return left && right && left.kind === right.kind ? left.at - right.at : null
}

function instantOf(value: Value): { kind: string; at: number } | null {
  switch (kindOf(value)) {
    case 'date':
    case 'date and time': {
      const moment = value as FeelDate | FeelDateTime
      // One with a zone and one without cannot be put in order.
      const zoned = moment.feel === 'date and time' && moment.zone !== null
      return { kind: `${moment.feel}${zoned}`, at: epochSeconds(moment) }
    }
    case 'time': {
      const { hour, minute, second, zone } = value as FeelTime
      const local = hour * 3600 + minute * 60 + second
      return { kind: `time${zone !== null}`, at: local - offsetOf(zone, local) }
    }
    case 'days and time duration':
      return { kind: 'days', at: (value as { seconds: number }).seconds }
    case 'years and months duration':
      return { kind: 'months', at: (value as { months: number }).months }
    default:
      return null
  }
}

/** `left operator right`, null where the standard gives null, and decided by bounds where they suffice. */
export function compare(operator: CompareOperator, a: Inner, b: Inner, openness: Openness = closed): Truth {
  if (operator === '=' || operator === '!=') {
    const bounded = byBounds(operator, a, b)
    if (bounded !== undefined) return bounded
    const same = equal(a, b, openness)
    return typeof same === 'boolean' && operator === '!=' ? !same : same
  }
  const open = firstOpen([a, b])
  if (open) return byBounds(operator, a, b) ?? open
  const inside = deepOpen(a) ?? deepOpen(b)
  if (inside) return inside
  const difference = order(a as Value, b as Value)
  return difference === null ? null : holds(operator, difference)
}

function holds(operator: CompareOperator, difference: number): boolean {
  switch (operator) {
    case '<':
      return difference < 0
    case '<=':
      return difference <= 0
    case '>':
      return difference > 0
    case '>=':
      return difference >= 0
    case '=':
      return difference === 0
    case '!=':
      return difference !== 0
  }
}

/** An unknown count that lies in 2..3 is certainly >= 2, and certainly not 5. */
function byBounds(operator: CompareOperator, a: Inner, b: Inner): boolean | undefined {
  const [left, right] = [boundsOf(a), boundsOf(b)]
  if (!left || !right || (!isUnknown(a) && !isUnknown(b))) return undefined
  const [least, most] = [left.low - right.high, left.high - right.low]
  if (operator === '=' || operator === '!=') {
    return least > 0 || most < 0 ? operator === '!=' : undefined
  }
  const [atLeast, atMost] = [holds(operator, least), holds(operator, most)]
  return atLeast === atMost ? atLeast : undefined
}

function boundsOf(value: Inner): Bounds | undefined {
  if (typeof value === 'number') return { low: value, high: value }
  return isUnknown(value) ? value.bounds : undefined
}

/** Whether `value` lies in the range; null when it cannot be compared with the ends. */
export function inRange(value: Inner, range: FeelRange): Truth {
  const low = range.low === null ? true : compare(range.lowIncluded ? '>=' : '>', value, range.low)
  if (low === false) return false
  const high = range.high === null ? true : compare(range.highIncluded ? '<=' : '<', value, range.high)
  if (high === false) return false
  return firstOpen([low, high]) ?? (low === null || high === null ? null : true)
}
