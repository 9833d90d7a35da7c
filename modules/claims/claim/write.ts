import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json, violatedConstraint } from '#platform/db.ts'
import { facilityOf, openBetween, staffOf } from '../access.ts'
import { isClosed } from '../book/read.ts'
import { lockBook } from '../book/write.ts'
import { firstDay, monthName, monthOf } from '../rules.ts'
import { statement } from '../statement/read.ts'
import { claimRow } from './read.ts'
import { AcceptClaims, ReturnClaim, SubmitClaim } from './schema.ts'

/**
 * Hands in the month's claim: its lines are frozen as the statement shows them. By the facility; refuses
 * `statement-differs` while a difference stands, `claim-empty`, `claim-exists`, `month-closed`, and
 * `changed-meanwhile` when the total is no longer the one that was shown.
 */
export const submitClaim = command({
  type: 'claim.submitted',
  schema: SubmitClaim,
  where: (_ctx, { municipality }) => municipality,
  run: async (ctx, { total: shown, ...asked }) => {
    const { facilityId, accountId } = facilityOf(ctx)
    if (asked.facility !== facilityId) refuse('not-found')
    await openBetween(ctx, asked)
    await lockBook(ctx, asked.municipality, asked.scheme)
    const found = await statement(ctx, asked)
    if (found.closed) refuse('month-closed', { month: monthName(asked.month) })
    if (found.claim) refuse('claim-exists')
    if (found.standing > 0) {
      refuse('statement-differs', { count: found.standing, differences: found.differences })
    }
    if (found.lines.length === 0) refuse('claim-empty')
    const { totals } = found
    if (shown !== undefined && shown !== totals.total) refuse('changed-meanwhile')
    const id = await insertClaim(ctx, asked, totals, accountId)
    await ctx.db
      .insertInto('claim_lines')
      .values(
        found.lines.map((line, index) => ({
          municipality_id: asked.municipality,
          claim_id: id,
          seq: index + 1,
          facility_id: facilityId,
          kind: line.kind,
          reservation_id: line.reservationId,
          day: line.day,
          type: line.type,
          holder: line.holder,
          voucher_number: line.voucherNumber,
          steps: line.steps,
          price: line.price,
          copayment: line.copayment,
          additions: json(line.additions),
          amount: line.amount,
          note: line.note,
        })),
      )
      .execute()
    if (found.reversals.length > 0) {
      await ctx.db
        .updateTable('reversals')
        .set({ claim_id: id })
        .where('municipality_id', '=', asked.municipality)
        .where('id', 'in', found.reversals)
        .execute()
    }
    return {
      event: {
        subject: { kind: 'claim', id },
        facility: facilityId,
        data: { scheme: asked.scheme, month: asked.month, lines: totals.lines, total: totals.total },
      },
      result: { claimId: id, total: totals.total },
    }
  },
})

async function insertClaim(
  ctx: Context,
  asked: { municipality: number; scheme: string; facility: string; month: string },
  totals: { lines: number; price: number; copayment: number; additions: number; total: number },
  accountId: string,
): Promise<string> {
  try {
    const { id } = await ctx.db
      .insertInto('claims')
      .values({
        municipality_id: asked.municipality,
        facility_id: asked.facility,
        scheme_id: asked.scheme,
        month: firstDay(asked.month),
        ...totals,
        submitted_at: ctx.now,
        submitted_by: accountId,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  } catch (error) {
    if (violatedConstraint(error) === 'claims_once') refuse('claim-exists')
    throw error
  }
}

/**
 * Returns a claim with the reason; its lines are free again. By the municipality's staff; refuses `claim-settled`
 * when it was returned before and `month-closed` once its month is closed.
 */
export const returnClaim = command({
  type: 'claim.returned',
  schema: ReturnClaim,
  where: ctx => staffOf(ctx).municipalityId,
  run: async (ctx, { claimId, reason }) => {
    const { municipalityId } = staffOf(ctx)
    const claim = await openClaim(ctx, municipalityId, claimId)
    await giveBack(ctx, municipalityId, claimId, reason)
    return {
      event: {
        subject: { kind: 'claim', id: claimId },
        facility: claim.facility_id,
        data: { scheme: claim.scheme_id, month: monthOf(claim.month) },
      },
      result: { claimId },
    }
  },
})

/** Takes a claim out of its month: part of returning, and of closing a month without it. The book is locked. */
export async function giveBack(
  ctx: Context,
  municipality: number,
  claimId: string,
  reason: string,
): Promise<void> {
  await ctx.db
    .updateTable('claims')
    .set({ returned_at: ctx.now, return_reason: reason, accepted_at: null, accepted_by: null })
    .where('municipality_id', '=', municipality)
    .where('id', '=', claimId)
    .execute()
  await ctx.db
    .updateTable('reversals')
    .set({ claim_id: null })
    .where('municipality_id', '=', municipality)
    .where('claim_id', '=', claimId)
    .execute()
}

/**
 * Accepts claims, all of them or none. By the municipality's staff; refuses `reports-unconfirmed` (with `count`) when
 * a report behind a line is not confirmed yet, `claim-settled`, `month-closed`.
 */
export const acceptClaims = command({
  type: 'claims.accepted',
  schema: AcceptClaims,
  where: ctx => staffOf(ctx).municipalityId,
  run: async (ctx, { claimIds }) => {
    const { municipalityId, accountId } = staffOf(ctx)
    const ids = [...new Set(claimIds)].sort()
    let total = 0
    for (const id of ids) {
      const claim = await openClaim(ctx, municipalityId, id)
      if (claim.accepted_at) refuse('claim-settled')
      const count = await unconfirmed(ctx, municipalityId, id)
      if (count > 0) refuse('reports-unconfirmed', { count, claimId: id })
      total += claim.total
    }
    await ctx.db
      .updateTable('claims')
      .set({ accepted_at: ctx.now, accepted_by: accountId })
      .where('municipality_id', '=', municipalityId)
      .where('id', 'in', ids)
      .execute()
    return {
      event: { subject: { kind: 'claim', id: ids[0] as string }, data: { claims: ids, total } },
      result: { accepted: ids.length, total },
    }
  },
})

/** A claim that stands in an open month, with the book locked. */
async function openClaim(ctx: Context, municipality: number, id: string) {
  const before = (await claimRow(ctx, municipality, id)) ?? refuse('not-found')
  await lockBook(ctx, municipality, before.scheme_id)
  const claim = (await claimRow(ctx, municipality, id)) ?? refuse('not-found')
  if (claim.returned_at) refuse('claim-settled')
  const month = monthOf(claim.month)
  if (await isClosed(ctx, municipality, claim.scheme_id, month)) {
    refuse('month-closed', { month: monthName(month) })
  }
  return claim
}

/** How many reports behind a claim's uses are not confirmed or have a question without an answer. */
export async function unconfirmed(ctx: Context, municipality: number, claimId: string): Promise<number> {
  const uses = await ctx.db
    .selectFrom('claim_lines')
    .select(['facility_id', 'reservation_id'])
    .where('municipality_id', '=', municipality)
    .where('claim_id', '=', claimId)
    .where('kind', '=', 'use')
    .execute()
  const facility = uses[0]?.facility_id
  if (!facility) return 0
  const { count } = await ctx.db
    .selectFrom('use_reports')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('facility_id', '=', facility)
    .where('municipality_id', '=', municipality)
    .where(
      'reservation_id',
      'in',
      uses.map(use => use.reservation_id),
    )
    .where('confirmed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
