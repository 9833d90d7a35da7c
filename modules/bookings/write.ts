import { formatInstant } from '#language/values/date.ts'
import { refuse } from '#modules/refusals.ts'
import { lineRow, lockVoucher, redeem, release } from '#modules/vouchers/ledger/write.ts'
import type { VoucherRow } from '#modules/vouchers/read.ts'
import { rowByNumber } from '#modules/vouchers/shown/read.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import type { EventRow } from '#platform/events.ts'
import { uuid7 } from '#platform/uuid7.ts'
import { givePlacesBack, lockInOrder, takePlaces } from './place/write.ts'
import { type Quote, quote } from './quote/read.ts'
import { type ReservationRow, reservationRow, slotIdsOf } from './read.ts'
import { cancelling, isOpen, type ReservationTerms } from './rules.ts'
import { Booking, Cancellation, Change, type Channel, type State, type Wanted } from './schema.ts'
import { situationOf, situationOrEarlier } from './situation/read.ts'

/**
 * Books: takes places in the slots and holds the voucher's units, both or neither. Accepted at once where the facility
 * says so or enters it itself, else requested. By the voucher's holder, staff of its municipality, or the facility that
 * was shown its number. Refuses with the reason in `text`: no-units-left, outside-window, no-contract, slot-taken,
 * slot-closed, too-late-to-book, too-many-bookings, double-booked, voucher-ended, terms-unknown, not-one-use,
 * already-booked (with its `reservationId`); and `not-found` for a voucher or slots that are not theirs. `reasons` lists all when there are several.
 */
export const book = command({
  type: 'reservation.requested',
  schema: Booking,
  where: (_, input) => input.municipality,
  looksUp: true,
  run: async (ctx, input, key) => {
    const voucher = await ownVoucher(ctx, input)
    const situation = await situationOrEarlier(ctx, voucher, input, key)
    if ('earlier' in situation) return situation
    const judged = await quote(ctx, voucher, input, situation)
    const made = await prepare(ctx, voucher, judged, input)
    return { event: eventOf(made.row), result: made.result, together: made.write }
  },
})

/** The voucher, locked, when the actor may book with it. */
async function ownVoucher(
  ctx: Context,
  input: Wanted & { number?: string | undefined },
): Promise<VoucherRow> {
  const { actor } = ctx
  if (actor.kind === 'facility') {
    if (actor.facilityId !== input.facility) refuse('not-found')
    const shown = await rowByNumber(ctx, input.number ?? '')
    if (shown.id !== input.voucherId || shown.municipality_id !== input.municipality) refuse('not-found')
  } else if (actor.kind === 'visitor') refuse('sign-in-first')
  else if (actor.municipalityId !== input.municipality) refuse('not-found')
  const voucher = await lockVoucher(ctx, input.municipality, input.voucherId)
  if (actor.kind === 'resident' && voucher.account_id !== actor.accountId) refuse('not-found')
  return voucher
}

/** Refuses with what stands against a booking; returns its terms when nothing does. */
function mustBeClear({ against, terms }: Quote): ReservationTerms {
  const [first] = against
  if (first) {
    const reasons = against.flatMap(each => (each.details.text ? [each.details.text] : []))
    refuse(first.code, { ...first.details, ...(reasons.length > 1 ? { reasons } : {}) })
  }
  return terms ?? refuse('terms-unknown')
}

/** The booking and the voucher's hold as rows. `write` writes them with their event and takes the places. */
async function prepare(
  ctx: Context,
  voucher: VoucherRow,
  judged: Quote,
  input: Omit<Wanted, 'voucherId'> & { channel: Channel; wish: string },
) {
  const terms = mustBeClear(judged)
  const { use, facility } = judged
  const state: State = facility.autoAccept || ctx.actor.kind === 'facility' ? 'accepted' : 'requested'
  const id = uuid7()
  const row = {
    facility_id: facility.id,
    id,
    municipality_id: voucher.municipality_id,
    scheme_id: voucher.scheme_id,
    type: input.type,
    voucher_id: voucher.id,
    case_id: voucher.case_id,
    account_id: voucher.account_id,
    holder: voucher.holder,
    holder_kana: voucher.holder_kana,
    day: use.day,
    starts_at: use.startsAt,
    ends_at: use.endsAt,
    nights: use.nights,
    pool: terms.pool,
    steps: terms.steps,
    ordinal: judged.ordinal,
    state,
    channel: ctx.actor.kind === 'resident' ? 'online' : input.channel,
    wish: input.wish,
  }
  const reservation = {
    ...row,
    terms: json(terms),
    shown: json(voucher.shown),
    created_at: ctx.now,
    changed_at: ctx.now,
  }
  const line = lineRow(ctx, {
    municipality: voucher.municipality_id,
    voucherId: voucher.id,
    accountId: voucher.account_id,
    kind: 'hold',
    pool: terms.pool,
    steps: -terms.steps,
    reservationId: id,
    facilityId: facility.id,
  })
  return {
    row,
    result: { reservationId: id, state },
    async write(event: EventRow) {
      // The contract was checked above: the voucher's side may touch this facility's slots.
      if (ctx.actor.kind !== 'facility') await ctx.reach({ facility: facility.id })
      const placing = {
        facility: facility.id,
        reservationId: id,
        slotIds: [...new Set(input.slotIds)],
        municipality: voucher.municipality_id,
        accountId: voucher.account_id,
      }
      await takePlaces(ctx, placing, { reservation, line, event })
    },
  }
}

type Told = Pick<
  ReservationRow,
  'id' | 'facility_id' | 'account_id' | 'scheme_id' | 'type' | 'voucher_id' | 'case_id' | 'day'
> & { starts_at: Date; ends_at: Date; nights: number; state: string; channel: string }

/** What every event of a booking tells those who react to it. Its type is `reservation.` and the state unless given. */
export function eventOf(row: Told, data: Record<string, unknown> = {}, type?: string) {
  return {
    type: type ?? `reservation.${row.state}`,
    subject: { kind: 'reservation', id: row.id },
    account: row.account_id,
    facility: row.facility_id,
    data: {
      scheme: row.scheme_id,
      type: row.type,
      voucherId: row.voucher_id,
      caseId: row.case_id,
      day: row.day,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      nights: row.nights,
      state: row.state,
      channel: row.channel,
      ...data,
    },
  }
}

/** Makes the other side of a booking reachable: only after `reservationRow` has shown that it is the actor's. */
export async function reachBoth(ctx: Context, row: ReservationRow): Promise<void> {
  await ctx.reach(
    ctx.actor.kind === 'facility' ? { municipality: row.municipality_id } : { facility: row.facility_id },
  )
}

/** The municipality of a booking, for the event's place. */
export async function municipalityOf(
  ctx: Context,
  { reservationId }: { reservationId: string },
): Promise<number> {
  return (await reservationRow(ctx, reservationId)).municipality_id
}

/**
 * Cancels a booking to come: its places are free again, its units come back, unless the scheme's late terms take them.
 * By its user or staff of the municipality under those terms (`fee`: what the user was told; refuses
 * `changed-meanwhile` when it is another by now); by the facility always free for the user. Refuses
 * `booking-settled` for one that is not open any more, and for users once it has begun.
 */
export const cancel = command({
  type: 'reservation.cancelled',
  schema: Cancellation,
  where: municipalityOf,
  run: async (ctx, { reservationId, reason, fee }) => {
    const seen = await reservationRow(ctx, reservationId)
    await reachBoth(ctx, seen)
    await lockVoucher(ctx, seen.municipality_id, seen.voucher_id)
    const row = await reservationRow(ctx, reservationId, { lock: true })
    const state = row.state as State
    const mustBeBefore = ctx.actor.kind === 'resident'
    if (!isOpen(state) || (mustBeBefore && ctx.now >= row.starts_at)) refuse('booking-settled', { state })
    const byFacility = ctx.actor.kind === 'facility' || ctx.actor.kind === 'system'
    const meant = cancelling(row.terms as unknown as ReservationTerms, state, ctx.now)
    const late = !meant.free && !byFacility
    const due = late ? meant.fee : 0
    if (fee !== undefined && fee !== due) refuse('changed-meanwhile', { fee: due })
    const ended = await endReservation(ctx, row, late ? 'late-cancelled' : 'cancelled', reason)
    const holding = holdingOf(row)
    if (late && meant.usesUnits) await redeem(ctx, holding)
    else await release(ctx, holding)
    const by = ctx.actor.kind
    const data = {
      by,
      late,
      fee: due,
      usesUnits: late && meant.usesUnits,
      claim: late ? meant.claim : 0,
      reason,
    }
    const slotIds = await slotIdsOf(ctx, row.facility_id, row.id)
    return {
      event: eventOf(ended, data, 'reservation.cancelled'),
      result: { reservationId, late, fee: due },
      last: () => givePlacesBack(ctx, { facility: row.facility_id, slotIds }),
    }
  },
})

/** The ledger's view of a booking. */
export function holdingOf(row: ReservationRow) {
  return {
    municipality: row.municipality_id,
    voucherId: row.voucher_id,
    reservationId: row.id,
    facilityId: row.facility_id,
    accountId: row.account_id,
  }
}

/** Ends a booking that will not take place; what the facility was told about the person goes with it. */
export async function endReservation(
  ctx: Context,
  row: ReservationRow,
  state: State,
  reason: string,
): Promise<ReservationRow> {
  return ctx.db
    .updateTable('reservations')
    .set({ state, reason, changed_at: ctx.now, shown: json([]) })
    .where('facility_id', '=', row.facility_id)
    .where('municipality_id', '=', row.municipality_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * Moves a booking: gives it up and books another with the same voucher, both or neither; also to another type or
 * facility. Users may until the free deadline (`too-late-to-change`), staff and the facility until it is settled; the
 * facility only within its own slots. Other refusals as in `book`.
 */
export const changeReservation = command({
  type: 'reservation.changed',
  schema: Change,
  where: municipalityOf,
  run: async (ctx, { reservationId, to, wish }) => {
    const seen = await reservationRow(ctx, reservationId)
    if (ctx.actor.kind === 'facility' && to.facility !== ctx.actor.facilityId) refuse('not-found')
    await reachBoth(ctx, seen)
    const voucher = await lockVoucher(ctx, seen.municipality_id, seen.voucher_id)
    const row = await reservationRow(ctx, reservationId, { lock: true })
    mayMove(ctx, row)
    const given = { id: row.id, slotIds: await slotIdsOf(ctx, row.facility_id, row.id) }
    const wanted = { municipality: row.municipality_id, voucherId: voucher.id, ...to }
    const judged = await quote(ctx, voucher, wanted, await situationOf(ctx, voucher, wanted), given)
    mustBeClear(judged)
    await endReservation(ctx, row, 'cancelled', '')
    await release(ctx, holdingOf(row))
    const channel = row.channel as Channel
    const made = await prepare(ctx, voucher, judged, { ...wanted, channel, wish: wish ?? row.wish })
    const from = { reservationId: row.id, facilityId: row.facility_id, day: row.day, type: row.type }
    return {
      event: eventOf(made.row, { from, by: ctx.actor.kind }, 'reservation.changed'),
      result: made.result,
      async together(told) {
        await givenUp(ctx, row.facility_id, given.slotIds, to)
        await made.write(told)
      },
    }
  },
})

/** Frees the old places; the new ones are locked with them in order when both are at one facility. */
async function givenUp(
  ctx: Context,
  facility: string,
  slotIds: readonly string[],
  to: { facility: string; slotIds: readonly string[] },
): Promise<void> {
  if (ctx.actor.kind !== 'facility') await ctx.reach({ facility })
  if (facility === to.facility) await lockInOrder(ctx, facility, [...new Set([...slotIds, ...to.slotIds])])
  await givePlacesBack(ctx, { facility, slotIds })
}

function mayMove(ctx: Context, row: ReservationRow): void {
  const state = row.state as State
  if (!isOpen(state)) refuse('booking-settled', { state })
  if (ctx.actor.kind !== 'resident') return
  const { free, deadline } = cancelling(row.terms as unknown as ReservationTerms, state, ctx.now)
  if (!free || ctx.now >= row.starts_at) {
    refuse('too-late-to-change', { deadline: formatInstant(deadline, 'ja', 'western') })
  }
}
