import { logView } from '#modules/accounts/write.ts'
import { refuse } from '#modules/refusals.ts'
import type { Shown } from '#modules/vouchers/issue/rules.ts'
import type { Context } from '#platform/context.ts'
import { ownFacility } from '../access.ts'
import { municipalityNames, type ReservationRow, reservationRow } from '../read.ts'
import type { ReservationTerms } from '../rules.ts'
import type { Channel, State } from '../schema.ts'

/**
 * A booking as its facility sees it: whose town pays, who comes, what to collect. Never the charge before reduction
 * nor the reduction, from which the reason could be told.
 */
export interface FacilityBooking {
  id: string
  municipality: number
  municipalityName: string
  scheme: string
  type: string
  voucherId: string
  holder: string
  holderKana: string
  day: string
  startsAt: Date
  endsAt: Date
  nights: number
  state: State
  channel: Channel
  wish: string
  reason: string
  /** What the user pays here, whole yen. */
  charged: number
  /** 委託単価, whole yen. */
  price: number
  additions: ReservationTerms['additions']
  lateFee: number
  createdAt: Date
  changedAt: Date
}

export interface FacilityToday {
  /** Whoever is here or comes that day, by time; those who cancelled are left out. */
  here: FacilityBooking[]
  /** Requests nobody has answered, by day of use. */
  requested: FacilityBooking[]
  /** Over, and not yet reported: the oldest first. */
  unreported: FacilityBooking[]
}

/** What a facility must know and do on `day`. For its own staff. */
export async function today(ctx: Context, facility: string, day: string): Promise<FacilityToday> {
  if (facility !== ownFacility(ctx)) return { here: [], requested: [], unreported: [] }
  const rows = await ctx.db
    .selectFrom('reservations')
    .selectAll()
    .where('facility_id', '=', facility)
    .where(eb =>
      eb.or([
        // A stay is here from its first day to the morning it ends.
        eb.and([
          eb('day', '<=', day),
          eb('ends_at', '>', new Date(`${day}T00:00:00+09:00`)),
          eb('state', 'in', ['requested', 'accepted', 'no-show', 'used']),
        ]),
        eb.and([eb('state', '=', 'requested'), eb('ends_at', '>', ctx.now)]),
        eb.and([eb('state', '=', 'accepted'), eb('ends_at', '<=', ctx.now)]),
      ]),
    )
    .orderBy('starts_at')
    .execute()
  const bookings = await asFacilityBookings(ctx, rows)
  const dayStart = new Date(`${day}T00:00:00+09:00`)
  return {
    here: bookings.filter(each => each.day <= day && each.endsAt > dayStart && each.state !== 'requested'),
    requested: bookings.filter(each => each.state === 'requested'),
    unreported: bookings.filter(each => each.state === 'accepted' && each.endsAt <= ctx.now),
  }
}

/** What a facility may still see. Who cancelled in time or was declined is nobody of its concern any more. */
const visible = ['requested', 'accepted', 'no-show', 'used', 'late-cancelled'] as const

/** The facility's bookings whose first day lies between the two (inclusive), of all municipalities, by time. */
export async function calendar(
  ctx: Context,
  facility: string,
  from: string,
  to: string,
): Promise<FacilityBooking[]> {
  if (facility !== ownFacility(ctx)) return []
  const rows = await ctx.db
    .selectFrom('reservations')
    .selectAll()
    .where('facility_id', '=', facility)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('state', 'in', visible)
    .orderBy('starts_at')
    .execute()
  return asFacilityBookings(ctx, rows)
}

/**
 * One booking with what the applicant was told this facility would see. The look is written down. Refuses `not-found`
 * for another facility's, and for one that was declined or cancelled in time.
 */
export async function bookingAtFacility(
  ctx: Context,
  id: string,
): Promise<FacilityBooking & { shown: Shown[]; slotIds: string[] }> {
  const facility = ownFacility(ctx)
  const row = await reservationRow(ctx, id)
  if (!visible.some(state => state === row.state)) refuse('not-found')
  await logView(ctx, {
    municipality: row.municipality_id,
    account: row.account_id,
    subjectKind: 'reservation',
    subjectId: row.id,
  })
  const [booking] = await asFacilityBookings(ctx, [row])
  const slots = await ctx.db
    .selectFrom('reservation_slots')
    .select('slot_id')
    .where('facility_id', '=', facility)
    .where('reservation_id', '=', id)
    .execute()
  return {
    ...(booking as FacilityBooking),
    shown: row.shown as unknown as Shown[],
    slotIds: slots.map(slot => slot.slot_id),
  }
}

/** Whose bookings stand in these slots. */
export interface Affected {
  reservationId: string
  slotId: string
  holder: string
  day: string
  state: State
}

/** Bookings that hold places in these slots of the facility. */
export async function affectedBy(
  ctx: Context,
  facility: string,
  slotIds: readonly string[],
): Promise<Affected[]> {
  if (slotIds.length === 0) return []
  const rows = await ctx.db
    .selectFrom('reservation_slots')
    .innerJoin('reservations', join =>
      join
        .onRef('reservations.facility_id', '=', 'reservation_slots.facility_id')
        .onRef('reservations.id', '=', 'reservation_slots.reservation_id'),
    )
    .select(['reservations.id', 'reservation_slots.slot_id', 'holder', 'reservations.day', 'state'])
    .where('reservation_slots.facility_id', '=', facility)
    .where('reservations.facility_id', '=', facility)
    .where('reservation_slots.slot_id', 'in', slotIds)
    .where('state', 'in', ['requested', 'accepted', 'no-show', 'used'])
    .orderBy('reservations.starts_at')
    .execute()
  return rows.map(row => ({
    reservationId: row.id,
    slotId: row.slot_id,
    holder: row.holder,
    day: row.day,
    state: row.state as State,
  }))
}

async function asFacilityBookings(ctx: Context, rows: readonly ReservationRow[]): Promise<FacilityBooking[]> {
  const names = await municipalityNames(
    ctx,
    rows.map(row => row.municipality_id),
  )
  return rows.map(row => {
    const terms = row.terms as unknown as ReservationTerms
    return {
      id: row.id,
      municipality: row.municipality_id,
      municipalityName: names.get(row.municipality_id) ?? '',
      scheme: row.scheme_id,
      type: row.type,
      voucherId: row.voucher_id,
      holder: row.holder,
      holderKana: row.holder_kana,
      day: row.day,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      nights: row.nights,
      state: row.state as State,
      channel: row.channel as Channel,
      wish: row.wish,
      reason: row.reason,
      charged: terms.charged,
      price: terms.price,
      additions: terms.additions,
      lateFee: terms.cancel.fee,
      createdAt: row.created_at,
      changedAt: row.changed_at,
    }
  })
}
