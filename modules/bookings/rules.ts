import type { Refusal } from '#language/entitlement/may-use.ts'
import { typeOf } from '#language/entitlement/situation.ts'
import type { Parameter } from '#language/scheme/basics.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Text } from '#language/text.ts'
import { addDays } from '#language/values/date.ts'
import type { RefusalCode } from '#modules/refusals.ts'
import type { State } from './schema.ts'

/** What of a booking counts here, whoever's row it is. */
export interface Booked {
  id: string
  type: string
  state: State
  startsAt: Date
  endsAt: Date
  ordinal: number
  /** Its units are used up although nobody came. */
  unitsUsed: boolean
}

const open: ReadonlySet<State> = new Set<State>(['requested', 'accepted'])
const placed: ReadonlySet<State> = new Set<State>(['requested', 'accepted', 'no-show', 'used'])

/** Still to come, or happening: may be cancelled. */
export function isOpen(state: State): boolean {
  return open.has(state)
}

/** Takes a place in its slots. A cancelled booking gives it to somebody else. */
export function takesPlace(state: State): boolean {
  return placed.has(state)
}

/** Counts among the uses of its voucher, so that no other use has its ordinal (回目). */
export function countsAsUse(booked: Pick<Booked, 'state' | 'unitsUsed'>): boolean {
  return isOpen(booked.state) || booked.state === 'used' || booked.unitsUsed
}

/**
 * The how-many-th use the next one is: the smallest number that no booking of the voucher has, over all types or this
 * one as the scheme says. A cancelled use gives its number back, so a reduction for the first uses is not lost by it.
 */
export function nextOrdinal(scheme: Scheme, type: string, booked: readonly Booked[]): number {
  const all = scheme.entitlement?.ordinal === 'all'
  const given = new Set(
    booked.filter(each => countsAsUse(each) && (all || each.type === type)).map(each => each.ordinal),
  )
  let ordinal = 1
  while (given.has(ordinal)) ordinal++
  return ordinal
}

export interface SlotSpan {
  id: string
  day: string
  startsAt: Date
  endsAt: Date
}

/** One use made of slots: nights in a row, or a single slot. */
export interface OneUse {
  day: string
  startsAt: Date
  endsAt: Date
  /** 0 for types that are no stay. */
  nights: number
  hours: number
}

/** The use that these slots make; undefined when they make none (days with a gap, two visits at once). */
export function oneUse(scheme: Scheme, type: string, slots: readonly SlotSpan[]): OneUse | undefined {
  const sorted = slots.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const first = sorted[0]
  const last = sorted.at(-1)
  if (!first || !last) return undefined
  const stay = typeOf(scheme, type)?.length === 'nights'
  if (!stay && sorted.length > 1) return undefined
  if (sorted.some((slot, index) => slot.day !== addDays(first.day, index))) return undefined
  const hours = (last.endsAt.getTime() - first.startsAt.getTime()) / 3_600_000
  return {
    day: first.day,
    startsAt: first.startsAt,
    endsAt: last.endsAt,
    nights: stay ? sorted.length : 0,
    hours,
  }
}

/** Another booking of the same voucher at the same time. One that ends when the other begins is fine. */
export function clash<B extends Booked>(
  booked: readonly B[],
  use: Pick<OneUse, 'startsAt' | 'endsAt'>,
): B | undefined {
  return booked.find(each => isOpen(each.state) && each.startsAt < use.endsAt && use.startsAt < each.endsAt)
}

/** The open booking that is this very use already: same facility and type, from and until the same instants. */
export function sameUse<B extends Booked & { facilityId: string }>(
  booked: readonly B[],
  use: Pick<B, 'facilityId' | 'type' | 'startsAt' | 'endsAt'>,
): B | undefined {
  return booked.find(
    each =>
      isOpen(each.state) &&
      each.facilityId === use.facilityId &&
      each.type === use.type &&
      each.startsAt.getTime() === use.startsAt.getTime() &&
      each.endsAt.getTime() === use.endsAt.getTime(),
  )
}

const agreed = new WeakMap<Scheme, Map<string, Scheme>>()

/**
 * The scheme with the amounts a contract agrees on instead of the municipality's own. Remembered, so that expressions
 * are not parsed again for each booking.
 */
export function schemeUnder(
  scheme: Scheme,
  parameters: Readonly<Record<string, Parameter['rows'][number]['value']>>,
): Scheme {
  const names = Object.keys(parameters)
  if (names.length === 0) return scheme
  const known = agreed.get(scheme) ?? new Map<string, Scheme>()
  agreed.set(scheme, known)
  const key = JSON.stringify(parameters)
  let found = known.get(key)
  if (!found) {
    found = {
      ...scheme,
      // Its own list of facts, because scopes are remembered by it.
      facts: [...scheme.facts],
      parameters: scheme.parameters.map(parameter => {
        const value = parameters[parameter.name]
        if (value === undefined) return parameter
        return { ...parameter, rows: parameter.rows.map(row => ({ ...row, value })) }
      }),
    }
    known.set(key, found)
  }
  return found
}

/** Frozen in a booking when it is made: what the user was told, and what the facility will be paid. Whole yen. */
export interface ReservationTerms {
  pool: string
  units: number
  steps: number
  /** Before the reduction. Not for facilities. */
  copayment: number
  /** Not for facilities. */
  reduction: number
  /** What the user pays at the facility. */
  charged: number
  /** 委託単価. */
  price: number
  additions: { id: string; label: Text; yen: number }[]
  hours: number
  /** Cancelling is free until `deadline` (ISO instant); afterwards these hold. */
  cancel: { deadline: string; fee: number; usesUnits: boolean; claim: number }
}

/** What cancelling a booking means at `now`. A request nobody has accepted yet is always free to withdraw. */
export function cancelling(
  terms: ReservationTerms,
  state: State,
  now: Date,
): { free: boolean; deadline: Date; fee: number; usesUnits: boolean; claim: number } {
  const deadline = new Date(terms.cancel.deadline)
  const free = state === 'requested' || now <= deadline
  if (free) return { free, deadline, fee: 0, usesUnits: false, claim: 0 }
  return { ...terms.cancel, free, deadline }
}

/** The refusal a rule of the language comes to here. */
export const codes: Record<Refusal['code'], RefusalCode> = {
  'no-such-type': 'not-one-use',
  'too-many-nights': 'not-one-use',
  'not-a-night': 'not-one-use',
  'not-a-step': 'not-one-use',
  unknown: 'terms-unknown',
  'outside-window': 'outside-window',
  'outside-validity': 'outside-window',
  'no-units': 'no-units-left',
  'too-many-open': 'too-many-bookings',
  'too-late': 'too-late-to-book',
}

/** Staff may write down uses of paper slips after the event, this many days back. */
export const lateEntryDays = 31
