import { refuse } from '#modules/refusals.ts'
import { lockVoucher, reverse } from '#modules/vouchers/ledger/write.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { violatedConstraint } from '#platform/db.ts'
import { lockBook } from '../book/write.ts'
import { claimedReservations } from '../claim/read.ts'
import { ReverseUse } from './schema.ts'

/**
 * Takes a reported use (or a late cancellation that used up units) back: the units return to the voucher. If it stands
 * in a claim, a negative line comes into the facility's next open month; a month that is closed stays as it is. By
 * the facility or by the municipality's staff; refuses `already-reversed`, `units-settled`, `not-found`.
 */
export const reverseUse = command({
  type: 'use.reversed',
  schema: ReverseUse,
  where: async (ctx, input) => (await useAt(ctx, input)).municipality_id,
  run: async (ctx, input) => {
    const found = await useAt(ctx, input)
    const municipality = found.municipality_id
    if (ctx.actor.kind === 'facility') await ctx.reach({ municipality })
    await lockVoucher(ctx, municipality, found.voucher_id)
    await lockBook(ctx, municipality, found.scheme_id)
    try {
      await ctx.db
        .insertInto('reversals')
        .values({
          municipality_id: municipality,
          facility_id: found.facility_id,
          reservation_id: found.id,
          reason: input.reason,
          at: ctx.now,
          actor_id: 'accountId' in ctx.actor ? ctx.actor.accountId : refuse('not-allowed'),
        })
        .execute()
    } catch (error) {
      if (violatedConstraint(error) === 'reversals_municipality_id_reservation_id_key')
        refuse('already-reversed')
      throw error
    }
    await reverse(ctx, {
      municipality,
      voucherId: found.voucher_id,
      reservationId: found.id,
      facilityId: found.facility_id,
      accountId: found.account_id,
    })
    await ctx.db
      .updateTable('reservations')
      .set({ state: 'cancelled', changed_at: ctx.now })
      .where('facility_id', '=', found.facility_id)
      .where('municipality_id', '=', municipality)
      .where('id', '=', found.id)
      .execute()
    const claimed = await claimedReservations(ctx, {
      municipality,
      facility: found.facility_id,
      scheme: found.scheme_id,
    })
    return {
      event: {
        subject: { kind: 'reservation', id: found.id },
        account: found.account_id,
        facility: found.facility_id,
        data: {
          scheme: found.scheme_id,
          caseId: found.case_id,
          type: found.type,
          day: found.day,
          claimed: claimed.get(found.id)?.month ?? null,
        },
      },
      result: { reservationId: found.id },
    }
  },
})

/** The use, where the actor's facility had it or their municipality paid for it. Refuses `not-found`. */
async function useAt(ctx: Context, { facility, reservationId }: { facility: string; reservationId: string }) {
  const { actor } = ctx
  let query = ctx.db
    .selectFrom('reservations')
    .selectAll()
    .where('facility_id', '=', facility)
    .where('id', '=', reservationId)
  if (actor.kind === 'staff') query = query.where('municipality_id', '=', actor.municipalityId)
  else if (actor.kind !== 'facility' || actor.facilityId !== facility) refuse('not-found')
  return (await query.executeTakeFirst()) ?? refuse('not-found')
}
