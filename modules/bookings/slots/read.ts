import type { Selectable } from 'kysely'
import { bookableUntil } from '#language/entitlement/limits.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Contract } from '#modules/places/read.ts'
import { contractsOf, facilities } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import type { DB } from '#platform/db.ts'
import { isId, ownFacility } from '../access.ts'

/** A slot with free places, as anybody may see it. */
export interface FreeSlot {
  id: string
  facilityId: string
  type: string
  day: string
  startsAt: Date
  endsAt: Date
  free: number
  /** Whether residents can still book it themselves; staff may for longer. */
  bookable: boolean
}

/**
 * Slots with free places between two days (inclusive), at facilities under contract with the municipality for that
 * type on that day, soonest first. Slots that have begun are left out. `only` bookable ones: those before the booking
 * deadline.
 */
export async function freeSlots(
  ctx: Context,
  asked: {
    municipality: number
    scheme: string
    type?: string | undefined
    from: string
    to: string
    facility?: string | undefined
    only?: 'bookable'
  },
): Promise<FreeSlot[]> {
  const contracts = await contractsIn(ctx, asked)
  if (contracts.length === 0) return []
  let query = ctx.db
    .selectFrom('slots')
    .select(['id', 'facility_id', 'type', 'day', 'starts_at', 'ends_at', 'capacity', 'taken'])
    .where('facility_id', 'in', [...new Set(contracts.map(contract => contract.facilityId))])
    .where('scheme_id', '=', asked.scheme)
    .where('day', '>=', asked.from)
    .where('day', '<=', asked.to)
    .where('closed_at', 'is', null)
    .whereRef('taken', '<', 'capacity')
    .where('starts_at', '>', ctx.now)
    .orderBy('starts_at')
    .orderBy('facility_id')
  if (asked.type) query = query.where('type', '=', asked.type)
  const rows = await query.execute()
  const { scheme } = await schemeOf(ctx, asked.municipality, asked.scheme)
  const served = (facilityId: string, type: string, day: string) =>
    contracts.some(contract => contract.facilityId === facilityId && covers(contract, type, day))
  return rows
    .filter(row => served(row.facility_id, row.type, row.day))
    .map(row => ({
      id: row.id,
      facilityId: row.facility_id,
      type: row.type,
      day: row.day,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      free: row.capacity - row.taken,
      bookable: isBookable(scheme, row.day, ctx.now),
    }))
    .filter(slot => asked.only !== 'bookable' || slot.bookable)
}

function isBookable(scheme: Scheme, day: string, now: Date): boolean {
  return now <= bookableUntil(scheme, day)
}

/** Contracts that hold on some day between the two. */
async function contractsIn(
  ctx: Context,
  asked: { municipality: number; scheme: string; from: string; to: string; facility?: string | undefined },
): Promise<Contract[]> {
  if (asked.facility) {
    const all = await contractsOf(ctx, asked.facility)
    return all.filter(one => one.municipalityId === asked.municipality && one.schemeId === asked.scheme)
  }
  const found = new Map<string, Contract>()
  for (const on of new Set([asked.from, asked.to])) {
    const there = await facilities(ctx, { municipality: asked.municipality, scheme: asked.scheme, on })
    for (const { contract } of there) found.set(contract.id, contract)
  }
  return [...found.values()]
}

/** Whether a contract covers this type on this day. */
export function covers(contract: Contract, type: string, day: string): boolean {
  const { types, validFrom, validUntil } = contract
  return types.includes(type) && validFrom <= day && (validUntil === null || day <= validUntil)
}

/** A slot as its facility sees it. */
export interface Slot {
  id: string
  scheme: string
  type: string
  day: string
  startsAt: Date
  endsAt: Date
  capacity: number
  taken: number
  patternId: string | null
  closed: boolean
}

/** The facility's own slots between two days (inclusive), closed ones too. */
export async function slotsBetween(ctx: Context, from: string, to: string): Promise<Slot[]> {
  const rows = await ctx.db
    .selectFrom('slots')
    .selectAll()
    .where('facility_id', '=', ownFacility(ctx))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('starts_at')
    .orderBy('type')
    .execute()
  return rows.map(asSlot)
}

/** One slot of the facility's own. Refuses `not-found` for another's. */
export async function slotOf(ctx: Context, id: string): Promise<Slot> {
  if (!isId(id)) refuse('not-found')
  const row = await ctx.db
    .selectFrom('slots')
    .selectAll()
    .where('facility_id', '=', ownFacility(ctx))
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? asSlot(row) : refuse('not-found')
}

function asSlot(row: Selectable<DB['slots']>): Slot {
  return {
    id: row.id,
    scheme: row.scheme_id,
    type: row.type,
    day: row.day,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    capacity: row.capacity,
    taken: row.taken,
    patternId: row.pattern_id,
    closed: row.closed_at !== null,
  }
}

/** A weekly pattern as its facility sees it. */
export interface StoredPattern {
  id: string
  scheme: string
  type: string
  weekdays: number[]
  starts: string
  hours: number
  capacity: number
  validFrom: string
  validUntil: string
  closedDays: string[]
  onHolidays: boolean
  ended: boolean
}

/** The facility's patterns, those that still make slots first. */
export async function patternsOf(ctx: Context): Promise<StoredPattern[]> {
  const rows = await ctx.db
    .selectFrom('slot_patterns')
    .selectAll()
    .where('facility_id', '=', ownFacility(ctx))
    .orderBy('valid_until', 'desc')
    .orderBy('type')
    .orderBy('starts')
    .execute()
  return rows.map(row => ({
    id: row.id,
    scheme: row.scheme_id,
    type: row.type,
    weekdays: row.weekdays,
    starts: row.starts,
    hours: row.hours,
    capacity: row.capacity,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    closedDays: row.closed_days,
    onHolidays: row.on_holidays,
    ended: row.ended_at !== null,
  }))
}
