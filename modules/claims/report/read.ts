import type { Selectable } from 'kysely'
import type { Facts } from '#language/feel/evaluate.ts'
import { type SummaryPage, summary } from '#language/form/format.ts'
import { type Journey, prune } from '#language/form/journey.ts'
import { situation } from '#language/rules/derive.ts'
import type { Answers } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { logView } from '#modules/accounts/write.ts'
import type { ReservationRow } from '#modules/bookings/read.ts'
import type { ReservationTerms } from '#modules/bookings/rules.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { factsOfVoucher, voucherRow } from '#modules/vouchers/read.ts'
import type { Context } from '#platform/context.ts'
import type { DB } from '#platform/db.ts'
import { asId, facilityOf, staffOf } from '../access.ts'
import { type Question, questionsOn } from '../question/read.ts'
import { collectedIn, reportFacts, reportForm, reportJourney } from './rules.ts'

export type ReportRow = Selectable<DB['use_reports']>

/** One use with its report, written or not. */
export interface Report {
  reservation: ReservationRow
  row: ReportRow | null
  scheme: Scheme
  schemeVersion: number
  facts: Facts
  answers: Answers
  journey: Journey
  terms: ReservationTerms
  voucherNumber: string
  questions: Question[]
}

export function termsOf(reservation: Pick<ReservationRow, 'terms'>): ReservationTerms {
  return reservation.terms as unknown as ReservationTerms
}

/**
 * A booking of the actor's own facility, with the municipality's side opened for the rest of the transaction.
 * Refuses `not-found` for any other, `not-allowed` for anybody but facility staff.
 */
export async function ownReservation(ctx: Context, reservationId: string): Promise<ReservationRow> {
  const { facilityId } = facilityOf(ctx)
  const row = await ctx.db
    .selectFrom('reservations')
    .selectAll()
    .where('facility_id', '=', facilityId)
    .where('id', '=', asId(reservationId))
    .executeTakeFirst()
  if (!row) refuse('not-found')
  await ctx.reach({ municipality: row.municipality_id })
  return row
}

/** Bookings at a facility, each beside its report or none: for lists, which choose their columns and rows. */
export function bookingsWithReport(ctx: Context, facility: string) {
  return ctx.db
    .selectFrom('reservations')
    .leftJoin('use_reports', join =>
      join
        .onRef('use_reports.facility_id', '=', 'reservations.facility_id')
        .onRef('use_reports.reservation_id', '=', 'reservations.id'),
    )
    .where('reservations.facility_id', '=', facility)
}

/** The report of one of the facility's own bookings, for writing. Refuses `not-found`. Written down as a view. */
export async function reportFor(ctx: Context, reservationId: string): Promise<Report> {
  const reservation = await ownReservation(ctx, reservationId)
  await logView(ctx, {
    municipality: reservation.municipality_id,
    account: reservation.account_id,
    subjectKind: 'report',
    subjectId: reservation.id,
  })
  const row = await reportRow(ctx, reservation.facility_id, reservation.id)
  return reportFrom(ctx, reservation, row ?? null)
}

export interface ReadReport extends Report {
  row: ReportRow
  facility: string
  summary: SummaryPage[]
}

/** A closed report of a use the actor's municipality pays for. Refuses `not-found`. Written down as a view. */
export async function closedReport(ctx: Context, reportId: string): Promise<ReadReport> {
  const { municipalityId } = staffOf(ctx)
  const row = await ctx.db
    .selectFrom('use_reports')
    .innerJoin('facilities', 'facilities.id', 'use_reports.facility_id')
    .selectAll('use_reports')
    .select('facilities.name as facility')
    .where('use_reports.municipality_id', '=', municipalityId)
    .where('use_reports.id', '=', asId(reportId))
    .where('use_reports.closed_at', 'is not', null)
    .executeTakeFirst()
  if (!row) refuse('not-found')
  const reservation = await ctx.db
    .selectFrom('reservations')
    .selectAll()
    .where('facility_id', '=', row.facility_id)
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', row.reservation_id)
    .executeTakeFirstOrThrow()
  await logView(ctx, {
    municipality: municipalityId,
    account: row.account_id,
    subjectKind: 'report',
    subjectId: row.id,
  })
  const report = await reportFrom(ctx, reservation, row)
  return {
    ...report,
    row,
    facility: row.facility,
    summary: summary(
      reportForm(report.scheme),
      report.answers,
      'ja',
      report.facts,
      situation(report.scheme, reservation.day),
    ),
  }
}

export async function reportFrom(
  ctx: Context,
  reservation: ReservationRow,
  row: ReportRow | null,
): Promise<Report> {
  const { municipality_id: municipality, scheme_id: schemeId, facility_id, day } = reservation
  const voucher = await voucherRow(ctx, municipality, reservation.voucher_id)
  if (!voucher) refuse('not-found')
  const { scheme, version } = await schemeOf(ctx, municipality, schemeId, row?.scheme_version)
  const facts = reportFacts(scheme, factsOfVoucher(scheme, voucher), reservation)
  const answers = (row?.answers ?? {}) as Answers
  return {
    reservation,
    row,
    scheme,
    schemeVersion: version,
    facts,
    answers,
    journey: reportJourney(scheme, answers, facts, day),
    terms: termsOf(reservation),
    voucherNumber: voucher.number,
    questions: row ? await questionsOn(ctx, facility_id, row.id) : [],
  }
}

/** Answers to questions that are put, and the amount received. */
export function closedAnswers(report: Report): { answers: Answers; collected: number | null } {
  const form = reportForm(report.scheme)
  const answers = prune(form, report.answers, report.facts, situation(report.scheme, report.reservation.day))
  return { answers, collected: collectedIn(form, answers) }
}

export async function reportRow(
  ctx: Context,
  facility: string,
  reservationId: string,
  options: { lock?: boolean } = {},
): Promise<ReportRow | undefined> {
  let query = ctx.db
    .selectFrom('use_reports')
    .selectAll()
    .where('facility_id', '=', facility)
    .where('reservation_id', '=', reservationId)
  if (options.lock) query = query.forUpdate()
  return query.executeTakeFirst()
}

/** Whether somebody else saved this page after what the writer saw. */
export async function savedByOthers(
  ctx: Context,
  {
    municipality,
    report,
    page,
    revision,
  }: { municipality: number; report: string; page: string; revision: number },
): Promise<boolean> {
  const rows = await ctx.db
    .selectFrom('events')
    .select('data')
    .where('municipality_id', '=', municipality)
    .where('subject_kind', '=', 'report')
    .where('subject_id', '=', report)
    .where('type', '=', 'report.saved')
    .where('actor_id', '!=', facilityOf(ctx).accountId)
    .execute()
  return rows.some(({ data }) => {
    const saved = data as { page?: string; revision?: number }
    return saved.page === page && (saved.revision ?? 0) > revision
  })
}
