import type { Facts } from '../feel/evaluate.ts'
import { deriveAll } from '../rules/derive.ts'
import type { Feel } from '../scheme/basics.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { addDays, type Day, tokyoInstant } from '../values/date.ts'
import { dayFrom, entitlementOf, type Found, numberOf, poolOf, typeOf } from './situation.ts'

export type Span = { kind: 'span'; from: Day; until: Day } | { kind: 'unknown'; missing: string[] }

/** Units a pool holds for this case, by the parameters of `on` (the day the voucher is issued). */
export function poolLimit(scheme: Scheme, pool: string, facts: Facts, on: Day): Found<number> {
  return numberOf(scheme, poolOf(scheme, pool).limit, deriveAll(scheme, facts, on), on)
}

/** First and last day on which a type may be used, both inside. */
export function windowOf(scheme: Scheme, type: string, facts: Facts, on: Day): Span {
  const window = typeOf(scheme, type)?.window
  if (!window) throw new Error(`Scheme ${scheme.id} has no type ${type}`)
  return span(scheme, window, facts, on)
}

/** First and last day of the voucher itself. */
export function validityOf(scheme: Scheme, facts: Facts, on: Day): Span {
  return span(scheme, entitlementOf(scheme).valid, facts, on)
}

function span(scheme: Scheme, ends: { from: Feel; until: Feel }, facts: Facts, on: Day): Span {
  const derived = deriveAll(scheme, facts, on)
  const from = dayFrom(scheme, ends.from, derived, on)
  const until = dayFrom(scheme, ends.until, derived, on)
  if (from.kind === 'value' && until.kind === 'value')
    return { kind: 'span', from: from.value, until: until.value }
  const missing = [from, until].flatMap(found => (found.kind === 'unknown' ? found.missing : []))
  return { kind: 'unknown', missing: [...new Set(missing)].sort() }
}

/** The last moment to book a use that begins on `day` in Japan. */
export function bookableUntil(scheme: Scheme, day: Day): Date {
  const { daysBefore, at } = entitlementOf(scheme).booking.until
  return tokyoInstant(addDays(day, -daysBefore), at)
}
