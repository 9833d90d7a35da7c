import type { Facts } from '../feel/evaluate.ts'
import { dateOf, dateText } from '../feel/temporal.ts'
import { kindOf } from '../feel/values.ts'
import { type Derived, deriveAll, expand } from '../rules/derive.ts'
import { evaluateText } from '../rules/expression.ts'
import { judging } from '../rules/scope.ts'
import type { Feel } from '../scheme/basics.ts'
import type { Entitlement, Pool, ServiceType } from '../scheme/entitlement.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { type Day, isDay } from '../values/date.ts'

/** A use of a voucher, past or to come. */
export interface Use {
  /** Id of the type of service. */
  type: string
  /** First day, in Japan. */
  on: Day
  /** Only for types with `length: nights`; 1 if absent. */
  nights?: number
  hours?: number
  /** The how-many-th use this is, from 1: over all types or this one, as the scheme's `ordinal` says. */
  ordinal: number
}

export type Found<T> = { kind: 'value'; value: T } | { kind: 'unknown'; missing: string[] }

/** Names a use adds to the facts. */
export const useNames = {
  利用日: 'date',
  泊数: 'number',
  時間数: 'number',
  回目: 'number',
  型: 'string',
  当月: 'date',
} as const

const worked = new WeakMap<Use, { scheme: Scheme; given: Facts; derived: Derived }>()

/**
 * The facts on the day of use: parameters and formulas of that day, and the use itself. Worked out once for the same
 * objects, since whoever judges a use asks what it costs, what cancelling it does, and whether it may be.
 */
export function deriveUse(scheme: Scheme, given: Facts, use: Use): Derived {
  const before = worked.get(use)
  if (before?.scheme === scheme && before.given === given) return before.derived
  const derived = workOut(scheme, given, use)
  worked.set(use, { scheme, given, derived })
  return derived
}

function workOut(scheme: Scheme, given: Facts, use: Use): Derived {
  const type = typeOf(scheme, use.type)
  return deriveAll(
    scheme,
    {
      ...given,
      利用日: dateOf(use.on),
      泊数: type?.length === 'nights' ? (use.nights ?? 1) : 0,
      時間数: use.hours ?? null,
      回目: use.ordinal,
      型: use.type,
      当月: dateOf(`${use.on.slice(0, 7)}-01`),
    },
    use.on,
  )
}

export function entitlementOf(scheme: Scheme): Entitlement {
  if (!scheme.entitlement) throw new Error(`Scheme ${scheme.id} has no entitlement`)
  return scheme.entitlement
}

export function typeOf(scheme: Scheme, id: string): ServiceType | undefined {
  return entitlementOf(scheme).types.find(type => type.id === id)
}

export function poolOf(scheme: Scheme, id: string): Pool {
  const pool = entitlementOf(scheme).pools.find(each => each.id === id)
  if (!pool) throw new Error(`Scheme ${scheme.id} has no pool ${id}`)
  return pool
}

/** A number that may not be negative; anything else is unknown, with the facts that are missing. */
export function numberOf(scheme: Scheme, text: Feel, derived: Derived, on: Day): Found<number> {
  const outcome = evaluateText(text, derived.facts, judging(scheme, on))
  if (outcome.kind === 'unknown')
    return { kind: 'unknown', missing: expand(outcome.missing, derived.missing) }
  const value = outcome.kind === 'value' ? outcome.value : null
  return typeof value === 'number' && value >= 0 ? { kind: 'value', value } : { kind: 'unknown', missing: [] }
}

/** Whole yen. A fraction is a mistake of the scheme (it must say floor or round), so it is unknown, not rounded. */
export function yenOf(scheme: Scheme, text: Feel, derived: Derived, on: Day): Found<number> {
  const found = numberOf(scheme, text, derived, on)
  return found.kind === 'value' && !Number.isInteger(found.value) ? { kind: 'unknown', missing: [] } : found
}

export function dayFrom(scheme: Scheme, text: Feel, derived: Derived, on: Day): Found<Day> {
  const outcome = evaluateText(text, derived.facts, judging(scheme, on))
  if (outcome.kind === 'unknown')
    return { kind: 'unknown', missing: expand(outcome.missing, derived.missing) }
  const value = outcome.kind === 'value' ? outcome.value : null
  if (typeof value === 'string' && isDay(value)) return { kind: 'value', value }
  return kindOf(value) === 'date'
    ? { kind: 'value', value: dateText(value as ReturnType<typeof dateOf>) }
    : { kind: 'unknown', missing: [] }
}
