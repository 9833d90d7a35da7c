import { markUsed } from '#modules/bookings/answer/write.ts'
import type { ReservationRow } from '#modules/bookings/read.ts'
import { refuse } from '#modules/refusals.ts'
import { lockVoucher, redeem } from '#modules/vouchers/ledger/write.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json, violatedConstraint } from '#platform/db.ts'
import { facilityOf, staffOf } from '../access.ts'
import { claimedReservations } from '../claim/read.ts'
import { closedAnswers, ownReservation, reportFrom, reportRow, savedByOthers } from './read.ts'
import { misfits, reportForm } from './rules.ts'
import { CloseReport, ConfirmReports, CorrectCollected, SaveReport } from './schema.ts'

/**
 * Keeps one page of a report. Refuses `report-closed`; `booking-settled` for a booking that is not accepted;
 * `changed-meanwhile` when a colleague saved the same page since it was opened; `invalid-input` (with `issues`) for
 * answers that no box of the page could have sent. Pages left out keep what they had.
 */
export const saveReport = command({
  type: 'report.saved',
  schema: SaveReport,
  where: async (ctx, { reservationId }) => (await ownReservation(ctx, reservationId)).municipality_id,
  run: async (ctx, { reservationId, page, answers, revision }) => {
    const reservation = await ownReservation(ctx, reservationId)
    const { municipality_id: municipality, facility_id: facility } = reservation
    const row = (await reportRow(ctx, facility, reservation.id, { lock: true })) ?? null
    if (row?.closed_at) refuse('report-closed')
    if (reservation.state !== 'accepted') refuse('booking-settled', { state: reservation.state })
    const report = await reportFrom(ctx, reservation, row)
    const wrong = misfits(reportForm(report.scheme), page, answers)
    if (wrong.length > 0) refuse('invalid-input', { issues: wrong.map(path => ({ path, message: '' })) })
    if (row && (await savedByOthers(ctx, { municipality, report: row.id, page, revision }))) {
      refuse('changed-meanwhile', { revision: row.revision })
    }
    const saved = row
      ? await update(ctx, row, answers)
      : await begin(ctx, reservation, report.schemeVersion, answers)
    return {
      event: {
        subject: { kind: 'report', id: saved.id },
        account: reservation.account_id,
        facility,
        data: { reservationId, page, revision: saved.revision },
      },
      result: saved,
    }
  },
})

async function begin(ctx: Context, reservation: ReservationRow, version: number, answers: object) {
  try {
    const { id } = await ctx.db
      .insertInto('use_reports')
      .values({
        facility_id: reservation.facility_id,
        municipality_id: reservation.municipality_id,
        reservation_id: reservation.id,
        scheme_id: reservation.scheme_id,
        scheme_version: version,
        account_id: reservation.account_id,
        answers: json(answers),
        revision: 1,
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, revision: 1 }
  } catch (error) {
    // A colleague began it at the same moment.
    if (violatedConstraint(error) === 'use_reports_facility_id_reservation_id_key')
      refuse('changed-meanwhile')
    throw error
  }
}

async function update(
  ctx: Context,
  row: { facility_id: string; id: string; answers: unknown; revision: number },
  answers: object,
) {
  const revision = row.revision + 1
  await ctx.db
    .updateTable('use_reports')
    .set({ answers: json({ ...(row.answers as object), ...answers }), revision, updated_at: ctx.now })
    .where('facility_id', '=', row.facility_id)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}

/**
 * Closes the report: the held units become used, and the use goes into the month's statement. Refuses
 * `report-incomplete` with the pages to open, `use-not-begun`, `booking-settled`, `report-closed`, `units-settled`.
 */
export const closeReport = command({
  type: 'report.closed',
  schema: CloseReport,
  where: async (ctx, { reservationId }) => (await ownReservation(ctx, reservationId)).municipality_id,
  run: async (ctx, { reservationId, collectedNote }) => {
    const { accountId } = facilityOf(ctx)
    const found = await ownReservation(ctx, reservationId)
    const { municipality_id: municipality, facility_id: facility } = found
    // Vouchers are locked before everything else, as in booking and cancelling.
    await lockVoucher(ctx, municipality, found.voucher_id)
    const reservation = await lockReservation(ctx, facility, found.id)
    const row = await reportRow(ctx, facility, reservation.id, { lock: true })
    if (row?.closed_at) refuse('report-closed')
    if (reservation.state !== 'accepted') refuse('booking-settled', { state: reservation.state })
    if (reservation.starts_at > ctx.now) refuse('use-not-begun')
    const report = await reportFrom(ctx, reservation, row ?? null)
    if (!row || !report.journey.complete) {
      const pages = report.journey.pages.filter(each => each.state !== 'done').map(each => each.page.id)
      refuse('report-incomplete', { pages, next: report.journey.next })
    }
    const { answers, collected } = closedAnswers(report)
    const { terms } = report
    const additions = terms.additions.reduce((sum, each) => sum + each.yen, 0)
    await redeem(ctx, {
      municipality,
      voucherId: reservation.voucher_id,
      reservationId,
      facilityId: facility,
      accountId: reservation.account_id,
    })
    await ctx.db
      .updateTable('use_reports')
      .set({
        answers: json(answers),
        collected,
        collected_note: collectedNote,
        closed_at: ctx.now,
        closed_by: accountId,
        updated_at: ctx.now,
      })
      .where('facility_id', '=', facility)
      .where('id', '=', row.id)
      .execute()
    await markUsed(ctx, reservationId)
    return {
      event: {
        subject: { kind: 'report', id: row.id },
        account: reservation.account_id,
        facility,
        data: {
          reservationId,
          caseId: reservation.case_id,
          voucherId: reservation.voucher_id,
          scheme: reservation.scheme_id,
          type: reservation.type,
          day: reservation.day,
          steps: reservation.steps,
          price: terms.price,
          charged: terms.charged,
          additions,
          collected,
        },
      },
      result: { reportId: row.id },
    }
  },
})

async function lockReservation(ctx: Context, facility: string, id: string): Promise<ReservationRow> {
  return ctx.db
    .selectFrom('reservations')
    .selectAll()
    .where('facility_id', '=', facility)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/**
 * The amount received turned out otherwise after closing (paid later, a slip of the pen). Possible until the use
 * stands in a claim; refuses `claim-settled` then, `report-open` before closing.
 */
export const correctCollected = command({
  type: 'report.corrected',
  schema: CorrectCollected,
  where: async (ctx, { reservationId }) => (await ownReservation(ctx, reservationId)).municipality_id,
  run: async (ctx, { reservationId, collected, note }) => {
    const { municipality_id: municipality, facility_id: facility } = await ownReservation(ctx, reservationId)
    const row = await reportRow(ctx, facility, reservationId, { lock: true })
    if (!row?.closed_at) refuse('report-open')
    const claimed = await claimedReservations(ctx, { municipality, facility, scheme: row.scheme_id })
    if (claimed.has(reservationId)) refuse('claim-settled')
    await ctx.db
      .updateTable('use_reports')
      .set({ collected, collected_note: note, updated_at: ctx.now })
      .where('facility_id', '=', facility)
      .where('id', '=', row.id)
      .execute()
    return {
      event: {
        subject: { kind: 'report', id: row.id },
        facility,
        data: { reservationId, from: row.collected, to: collected },
      },
      result: { reportId: row.id },
    }
  },
})

/**
 * 市の確認, many at a time: all of them or none. Refuses `not-found` when one is not the municipality's,
 * `reports-unconfirmed` when one still has a question without an answer. Confirming twice changes nothing.
 */
export const confirmReports = command({
  type: 'reports.confirmed',
  schema: ConfirmReports,
  where: ctx => staffOf(ctx).municipalityId,
  run: async (ctx, { reportIds }) => {
    const { municipalityId, accountId } = staffOf(ctx)
    const ids = [...new Set(reportIds)]
    const rows = await ctx.db
      .selectFrom('use_reports')
      .select(['id', 'facility_id', 'reservation_id'])
      .where('municipality_id', '=', municipalityId)
      .where('id', 'in', ids)
      .where('closed_at', 'is not', null)
      .forUpdate()
      .execute()
    if (rows.length !== ids.length) refuse('not-found')
    const open = await ctx.db
      .selectFrom('report_questions')
      .select('report_id')
      .where('municipality_id', '=', municipalityId)
      .where('report_id', 'in', ids)
      .where('answered_at', 'is', null)
      .execute()
    if (open.length > 0) refuse('reports-unconfirmed', { count: open.length })
    await ctx.db
      .updateTable('use_reports')
      .set({ confirmed_at: ctx.now, confirmed_by: accountId })
      .where('municipality_id', '=', municipalityId)
      .where('id', 'in', ids)
      .where('confirmed_at', 'is', null)
      .execute()
    return {
      event: { subject: { kind: 'report', id: ids[0] as string }, data: { reports: ids } },
      result: { confirmed: ids.length },
    }
  },
})
