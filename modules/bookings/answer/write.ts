import { refuse } from '#modules/refusals.ts'
import { linesOf } from '#modules/vouchers/ledger/read.ts'
import { standing } from '#modules/vouchers/ledger/rules.ts'
import { lockVoucher, redeem, release } from '#modules/vouchers/ledger/write.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { addJob } from '#platform/queue.ts'
import { ownFacility } from '../access.ts'
import { givePlacesBack } from '../place/write.ts'
import { type ReservationRow, reservationRow, slotIdsOf } from '../read.ts'
import type { ReservationTerms } from '../rules.ts'
import { Answer, Declining, type State } from '../schema.ts'
import { endReservation, eventOf, holdingOf, municipalityOf, reachBoth } from '../write.ts'

/** How long after accepting it can be taken back: the ten seconds on the screen and a slow line. */
const undoSeconds = 60
/** When the units of somebody who did not come are settled: until then it can be taken back. */
const settleMinutes = 30

/** The facility accepts a request. Refuses `booking-settled` unless it is still one. */
export const accept = command({
  type: 'reservation.accepted',
  schema: Answer,
  where: municipalityOf,
  run: async (ctx, { reservationId }) => {
    const row = await move(ctx, reservationId, ['requested'], 'accepted')
    return { event: eventOf(row, {}, 'reservation.accepted'), result: { reservationId } }
  },
})

/** Takes an acceptance back within a minute. Bookings that were accepted by themselves stay accepted. */
export const undoAccept = command({
  type: 'reservation.acceptance-undone',
  schema: Answer,
  where: municipalityOf,
  run: async (ctx, { reservationId }) => {
    const seen = await reservationRow(ctx, reservationId)
    const answered = seen.changed_at.getTime()
    const recent = ctx.now.getTime() - answered <= undoSeconds * 1000
    if (!recent || answered === seen.created_at.getTime()) refuse('booking-settled', { state: seen.state })
    const row = await move(ctx, reservationId, ['accepted'], 'requested')
    return { event: eventOf(row, {}, 'reservation.acceptance-undone'), result: { reservationId } }
  },
})

/** The facility declines a request with a reason the user reads; units and places come back. */
export const decline = command({
  type: 'reservation.declined',
  schema: Declining,
  where: municipalityOf,
  run: async (ctx, { reservationId, reason }) => {
    ownFacility(ctx)
    const seen = await reservationRow(ctx, reservationId)
    await reachBoth(ctx, seen)
    await lockVoucher(ctx, seen.municipality_id, seen.voucher_id)
    const row = await reservationRow(ctx, reservationId, { lock: true })
    if (row.state !== 'requested') refuse('booking-settled', { state: row.state })
    const ended = await endReservation(ctx, row, 'declined', reason)
    await release(ctx, holdingOf(row))
    const slotIds = await slotIdsOf(ctx, row.facility_id, row.id)
    return {
      event: eventOf(ended, { reason }),
      result: { reservationId },
      last: () => givePlacesBack(ctx, { facility: row.facility_id, slotIds }),
    }
  },
})

/**
 * Nobody came. The units stay held for half an hour, in which it can be taken back; then the scheme's terms for late
 * cancellation decide whether they are used up. Refuses `booking-settled` before the booking begins.
 */
export const markNoShow = command({
  type: 'reservation.no-show',
  schema: Answer,
  where: municipalityOf,
  run: async (ctx, { reservationId }) => {
    const seen = await reservationRow(ctx, reservationId)
    if (ctx.now < seen.starts_at) refuse('booking-settled', { state: seen.state })
    const row = await move(ctx, reservationId, ['accepted'], 'no-show')
    await addJob(
      ctx,
      'settle-no-show',
      { municipality: row.municipality_id, reservation: row.id },
      { at: new Date(ctx.now.getTime() + settleMinutes * 60_000), jobKey: `settle-no-show:${row.id}` },
    )
    const { cancel } = row.terms as unknown as ReservationTerms
    return { event: eventOf(row, { fee: cancel.fee, claim: cancel.claim }), result: { reservationId } }
  },
})

/** They came after all. Refuses `booking-settled` once the units are settled. */
export const undoNoShow = command({
  type: 'reservation.no-show-undone',
  schema: Answer,
  where: municipalityOf,
  run: async (ctx, { reservationId }) => {
    ownFacility(ctx)
    const seen = await reservationRow(ctx, reservationId)
    await reachBoth(ctx, seen)
    await lockVoucher(ctx, seen.municipality_id, seen.voucher_id)
    const lines = await linesOf(ctx, seen.municipality_id, seen.voucher_id)
    if (standing(lines, reservationId) !== 'held') refuse('booking-settled', { state: seen.state })
    const row = await move(ctx, reservationId, ['no-show'], 'accepted')
    return { event: eventOf(row, {}, 'reservation.no-show-undone'), result: { reservationId } }
  },
})

/** Settles the units of a no-show that nobody took back. By background work; does nothing where it was. */
export async function settleNoShow(ctx: Context, reservationId: string): Promise<void> {
  const seen = await reservationRow(ctx, reservationId)
  await lockVoucher(ctx, seen.municipality_id, seen.voucher_id)
  const row = await reservationRow(ctx, reservationId, { lock: true })
  const lines = await linesOf(ctx, row.municipality_id, row.voucher_id)
  if (row.state !== 'no-show' || standing(lines, row.id) !== 'held') return
  await settleUnits(ctx, { reservationId }, { key: row.id })
}

const settleUnits = command({
  type: 'reservation.no-show-settled',
  schema: Answer,
  where: municipalityOf,
  run: async (ctx, { reservationId }) => {
    const row = await reservationRow(ctx, reservationId)
    const { cancel } = row.terms as unknown as ReservationTerms
    if (cancel.usesUnits) await redeem(ctx, holdingOf(row))
    else await release(ctx, holdingOf(row))
    return {
      event: eventOf(row, { usesUnits: cancel.usesUnits }, 'reservation.no-show-settled'),
      result: { reservationId },
    }
  },
})

/**
 * The use took place and its report is closed. Part of the command that closes the report, which redeems the units;
 * writes no event. Refuses `booking-settled` for a booking that is not accepted.
 */
export async function markUsed(ctx: Context, reservationId: string): Promise<ReservationRow> {
  return move(ctx, reservationId, ['accepted'], 'used')
}

async function move(
  ctx: Context,
  reservationId: string,
  from: readonly State[],
  to: State,
): Promise<ReservationRow> {
  const facility = ownFacility(ctx)
  const row = await ctx.db
    .updateTable('reservations')
    .set({ state: to, changed_at: ctx.now })
    .where('facility_id', '=', facility)
    .where('id', '=', reservationId)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst()
  if (row) return row
  const now = await reservationRow(ctx, reservationId)
  return refuse('booking-settled', { state: now.state })
}
