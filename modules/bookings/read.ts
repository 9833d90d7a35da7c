import type { Selectable } from 'kysely'
import { logView } from '#modules/accounts/write.ts'
import { facility as facilityOf, municipality as municipalityOf } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Shown } from '#modules/vouchers/issue/rules.ts'
import type { Context } from '#platform/context.ts'
import type { DB } from '#platform/db.ts'
import { isId, mayOpen } from './access.ts'
import type { ReservationTerms } from './rules.ts'
import type { BookingFilter, Channel, State } from './schema.ts'

export type ReservationRow = Selectable<DB['reservations']>

/** A booking as its user and the municipality see it. */
export interface Reservation {
  id: string
  municipality: number
  facilityId: string
  facility: string
  scheme: string
  type: string
  voucherId: string
  caseId: string
  account: string | null
  holder: string
  holderKana: string
  day: string
  startsAt: Date
  endsAt: Date
  nights: number
  ordinal: number
  state: State
  channel: Channel
  wish: string
  reason: string
  terms: ReservationTerms
  /** What the facility was told. */
  shown: Shown[]
  createdAt: Date
  changedAt: Date
}

/**
 * The row of one booking as stored, for commands. `lock` keeps others waiting. Refuses `not-found` for another
 * family's, facility's or municipality's.
 */
export async function reservationRow(
  ctx: Context,
  id: string,
  options: { lock?: boolean } = {},
): Promise<ReservationRow> {
  const { actor } = ctx
  if (!isId(id) || actor.kind === 'visitor') refuse('not-found')
  let query = ctx.db.selectFrom('reservations').selectAll().where('id', '=', id)
  if (actor.kind === 'facility') query = query.where('facility_id', '=', actor.facilityId)
  else query = query.where('municipality_id', '=', actor.municipalityId ?? 0)
  if (options.lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row && mayOpen(actor, row) ? row : refuse('not-found')
}

/** One booking, for its user and the municipality's staff (who leave a line in the log of views). */
export async function reservationOf(ctx: Context, id: string): Promise<Reservation> {
  const row = await reservationRow(ctx, id)
  await logView(ctx, {
    municipality: row.municipality_id,
    account: row.account_id,
    subjectKind: 'reservation',
    subjectId: row.id,
  })
  const place = await facilityOf(ctx, row.facility_id)
  return asReservation(row, place?.name ?? '')
}

/** All bookings of one resident's account, the latest day first; of another account none. */
export async function bookingsOf(
  ctx: Context,
  municipality: number,
  account: string,
): Promise<Reservation[]> {
  if (ctx.actor.kind === 'resident' && ctx.actor.accountId !== account) return []
  const rows = await withFacility(ctx)
    .where('reservations.municipality_id', '=', municipality)
    .where('reservations.account_id', '=', account)
    .orderBy('starts_at', 'desc')
    .execute()
  return rows.map(row => asReservation(row, row.facility_name))
}

/** All bookings made with one voucher, the latest day first. */
export async function bookingsWith(
  ctx: Context,
  municipality: number,
  voucherId: string,
): Promise<Reservation[]> {
  if (!isId(voucherId)) return []
  const rows = await withFacility(ctx)
    .where('reservations.municipality_id', '=', municipality)
    .where('reservations.voucher_id', '=', voucherId)
    .orderBy('starts_at', 'desc')
    .execute()
  return rows.filter(row => mayOpen(ctx.actor, row)).map(row => asReservation(row, row.facility_name))
}

/** The slots a booking takes, by id. */
export async function slotIdsOf(ctx: Context, facility: string, reservationId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('reservation_slots')
    .select('slot_id')
    .where('facility_id', '=', facility)
    .where('reservation_id', '=', reservationId)
    .orderBy('slot_id')
    .execute()
  return rows.map(row => row.slot_id)
}

const sorts = {
  day: 'reservations.starts_at',
  holder: 'reservations.holder_kana',
  facility: 'facilities.kana',
  state: 'reservations.state',
} as const

/** The municipality's bookings for its staff, filtered and sorted as the page's address says. Refuses `not-allowed`. */
export async function bookingList(
  ctx: Context,
  filter: BookingFilter,
): Promise<{ rows: Reservation[]; total: number }> {
  if (ctx.actor.kind !== 'staff') refuse('not-allowed')
  let query = withFacility(ctx).where('reservations.municipality_id', '=', ctx.actor.municipalityId)
  if (filter.from) query = query.where('reservations.day', '>=', filter.from)
  if (filter.to) query = query.where('reservations.day', '<=', filter.to)
  if (filter.scheme) query = query.where('reservations.scheme_id', '=', filter.scheme)
  if (filter.facility) query = query.where('reservations.facility_id', '=', filter.facility)
  if (filter.type) query = query.where('reservations.type', '=', filter.type)
  if (filter.state) query = query.where('reservations.state', '=', filter.state)
  if (filter.channel) query = query.where('reservations.channel', '=', filter.channel)
  if (filter.voucherId) query = query.where('reservations.voucher_id', '=', filter.voucherId)
  if (filter.q) {
    const begins = `${filter.q.replace(/[\\%_]/g, part => `\\${part}`)}%`
    query = query.where(eb =>
      eb.or([eb('reservations.holder', 'like', begins), eb('reservations.holder_kana', 'like', begins)]),
    )
  }
  const { total } = await query
    .clearSelect()
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .orderBy(sorts[filter.sort], filter.desc ? 'desc' : 'asc')
    .orderBy('reservations.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute()
  return { total, rows: rows.map(row => asReservation(row, row.facility_name)) }
}

/** A use elsewhere, as far as a facility may know of it: when and what, never where or with which notes. */
export interface UseElsewhere {
  day: string
  type: string
  nights: number
}

/**
 * Past uses of a voucher at other facilities, the latest first, in real time. For the facility that was shown the
 * voucher in this transaction (its municipality must be within reach).
 */
export async function usesElsewhere(
  ctx: Context,
  municipality: number,
  voucherId: string,
): Promise<UseElsewhere[]> {
  if (ctx.actor.kind !== 'facility') refuse('not-allowed')
  return ctx.db
    .selectFrom('reservations')
    .select(['day', 'type', 'nights'])
    .where('municipality_id', '=', municipality)
    .where('voucher_id', '=', voucherId)
    .where('facility_id', '<>', ctx.actor.facilityId)
    .where(eb =>
      eb.or([eb('state', '=', 'used'), eb.and([eb('state', '=', 'accepted'), eb('ends_at', '<=', ctx.now)])]),
    )
    .orderBy('day', 'desc')
    .execute()
}

/** Names of municipalities, for lists that show whose booking it is. */
export async function municipalityNames(ctx: Context, ids: Iterable<number>): Promise<Map<number, string>> {
  const names = new Map<number, string>()
  for (const id of new Set(ids)) names.set(id, (await municipalityOf(ctx, id))?.name ?? '')
  return names
}

function withFacility(ctx: Context) {
  return ctx.db
    .selectFrom('reservations')
    .innerJoin('facilities', 'facilities.id', 'reservations.facility_id')
    .selectAll('reservations')
    .select('facilities.name as facility_name')
}

export function asReservation(row: ReservationRow, facility: string): Reservation {
  return {
    id: row.id,
    municipality: row.municipality_id,
    facilityId: row.facility_id,
    facility,
    scheme: row.scheme_id,
    type: row.type,
    voucherId: row.voucher_id,
    caseId: row.case_id,
    account: row.account_id,
    holder: row.holder,
    holderKana: row.holder_kana,
    day: row.day,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    nights: row.nights,
    ordinal: row.ordinal,
    state: row.state as State,
    channel: row.channel as Channel,
    wish: row.wish,
    reason: row.reason,
    terms: row.terms as unknown as ReservationTerms,
    shown: row.shown as unknown as Shown[],
    createdAt: row.created_at,
    changedAt: row.changed_at,
  }
}
