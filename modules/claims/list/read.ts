import type { ReservationTerms } from '#modules/bookings/rules.ts'
import type { Context } from '#platform/context.ts'
import { staffOf } from '../access.ts'
import { firstDay, monthAfter } from '../rules.ts'
import { ReportFilter } from './schema.ts'

export interface ReportRow {
  id: string
  reservationId: string
  caseId: string
  facilityId: string
  facility: string
  holder: string
  scheme: string
  type: string
  day: string
  closedAt: Date
  confirmedAt: Date | null
  collected: number | null
  charged: number
  collectedNote: string
  /** Questions on it: those without an answer, and those answered and not yet confirmed after. */
  asked: number
  answered: number
}

export type ReportCounts = Record<'unconfirmed' | 'asked' | 'confirmed' | 'all', number>

/** Closed reports of uses the municipality pays for, the oldest first. For its own staff; drafts are not theirs to see. */
export async function reportList(
  ctx: Context,
  asked: Partial<ReportFilter> = {},
): Promise<{
  rows: ReportRow[]
  total: number
  counts: ReportCounts
  filter: ReportFilter
  facilities: { id: string; name: string }[]
}> {
  const { municipalityId } = staffOf(ctx)
  const filter = ReportFilter.parse(asked)
  let query = ctx.db
    .selectFrom('use_reports')
    .innerJoin('reservations', join =>
      join
        .onRef('reservations.facility_id', '=', 'use_reports.facility_id')
        .onRef('reservations.id', '=', 'use_reports.reservation_id'),
    )
    .innerJoin('facilities', 'facilities.id', 'use_reports.facility_id')
    .select([
      'use_reports.id',
      'use_reports.reservation_id',
      'use_reports.facility_id',
      'use_reports.closed_at',
      'use_reports.confirmed_at',
      'use_reports.collected',
      'use_reports.collected_note',
      'reservations.case_id',
      'reservations.holder',
      'reservations.scheme_id',
      'reservations.type',
      'reservations.day',
      'reservations.terms',
      'facilities.name as facility',
    ])
    .where('use_reports.municipality_id', '=', municipalityId)
    .where('reservations.municipality_id', '=', municipalityId)
    .where('use_reports.closed_at', 'is not', null)
    // A use that was taken back needs nobody's confirmation.
    .where('reservations.state', '=', 'used')
    .orderBy('reservations.day')
    .orderBy('use_reports.id')
  if (filter.month) {
    query = query
      .where('reservations.day', '>=', firstDay(filter.month))
      .where('reservations.day', '<', firstDay(monthAfter(filter.month)))
  }
  const questions = await questionCounts(ctx, municipalityId)
  const found = (await query.execute()).map((row): ReportRow => {
    const own = questions.get(row.id)
    return {
      id: row.id,
      reservationId: row.reservation_id,
      caseId: row.case_id,
      facilityId: row.facility_id,
      facility: row.facility,
      holder: row.holder,
      scheme: row.scheme_id,
      type: row.type,
      day: row.day,
      closedAt: row.closed_at as Date,
      confirmedAt: row.confirmed_at,
      collected: row.collected,
      charged: (row.terms as unknown as ReservationTerms).charged,
      collectedNote: row.collected_note,
      asked: own?.open ?? 0,
      answered: own?.answered ?? 0,
    }
  })
  const facilities = [...new Map(found.map(row => [row.facilityId, row.facility]))]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'ja'))
  const all = found.filter(row => !filter.facility || row.facilityId === filter.facility)
  const belongs: Record<keyof ReportCounts, (row: ReportRow) => boolean> = {
    unconfirmed: row => row.confirmedAt === null && row.asked === 0,
    asked: row => row.asked > 0,
    confirmed: row => row.confirmedAt !== null,
    all: () => true,
  }
  const counts = Object.fromEntries(
    Object.entries(belongs).map(([name, fits]) => [name, all.filter(fits).length]),
  ) as ReportCounts
  const chosen = all.filter(belongs[filter.state])
  const start = (filter.page - 1) * filter.size
  return {
    rows: chosen.slice(start, start + filter.size),
    total: chosen.length,
    counts,
    filter,
    facilities,
  }
}

async function questionCounts(ctx: Context, municipality: number) {
  const rows = await ctx.db
    .selectFrom('report_questions')
    .select(['report_id', 'answered_at'])
    .where('municipality_id', '=', municipality)
    .execute()
  const counts = new Map<string, { open: number; answered: number }>()
  for (const row of rows) {
    const count = counts.get(row.report_id) ?? { open: 0, answered: 0 }
    if (row.answered_at) count.answered++
    else count.open++
    counts.set(row.report_id, count)
  }
  return counts
}

/** Reports behind a claim's uses that still need confirming, so that they can be confirmed together. */
export async function unconfirmedOf(ctx: Context, claimId: string): Promise<ReportRow[]> {
  const { municipalityId } = staffOf(ctx)
  const lines = await ctx.db
    .selectFrom('claim_lines')
    .select('reservation_id')
    .where('municipality_id', '=', municipalityId)
    .where('claim_id', '=', claimId)
    .where('kind', '=', 'use')
    .execute()
  const wanted = new Set(lines.map(line => line.reservation_id))
  const { rows } = await reportList(ctx, { state: 'all', size: 500 })
  return rows.filter(row => wanted.has(row.reservationId) && row.confirmedAt === null)
}
