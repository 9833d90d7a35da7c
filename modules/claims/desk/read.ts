import type { Scheme } from '#language/scheme/scheme.ts'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { contractsOf, municipality } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { facilityOf } from '../access.ts'
import { bookingsWithReport } from '../report/read.ts'

/** A use whose report concerns the facility now. */
export interface DeskUse {
  reservationId: string
  municipality: number
  scheme: string
  type: string
  holder: string
  day: string
  startsAt: Date
  endsAt: Date
  nights: number
  /** none: not begun · draft: begun · closed. */
  report: 'none' | 'draft' | 'closed'
  closedAt: Date | null
  confirmed: boolean
}

export interface OpenQuestion {
  id: string
  reservationId: string
  holder: string
  day: string
  municipality: number
  body: string
  askedAt: Date
}

const shownDays = 62

/** What a facility has to write, to answer, and wrote lately. For its own staff; the oldest due first. */
export async function reportDesk(
  ctx: Context,
): Promise<{ due: DeskUse[]; questions: OpenQuestion[]; closed: DeskUse[] }> {
  const { facilityId } = facilityOf(ctx)
  const rows = await bookingsWithReport(ctx, facilityId)
    .select([
      'reservations.id',
      'reservations.municipality_id',
      'reservations.scheme_id',
      'reservations.type',
      'reservations.holder',
      'reservations.day',
      'reservations.starts_at',
      'reservations.ends_at',
      'reservations.nights',
      'use_reports.id as report',
      'use_reports.closed_at',
      'use_reports.confirmed_at',
    ])
    .where(eb =>
      eb.or([
        eb.and([eb('reservations.state', '=', 'accepted'), eb('reservations.starts_at', '<=', ctx.now)]),
        eb.and([
          eb('reservations.state', '=', 'used'),
          eb('reservations.day', '>=', addDays(tokyoDay(ctx.now), -shownDays)),
        ]),
      ]),
    )
    .orderBy('reservations.starts_at')
    .execute()
  const uses = rows.map(
    (row): DeskUse => ({
      reservationId: row.id,
      municipality: row.municipality_id,
      scheme: row.scheme_id,
      type: row.type,
      holder: row.holder,
      day: row.day,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      nights: row.nights,
      report: row.closed_at ? 'closed' : row.report ? 'draft' : 'none',
      closedAt: row.closed_at,
      confirmed: row.confirmed_at !== null,
    }),
  )
  return {
    due: uses.filter(use => use.report !== 'closed'),
    closed: uses.filter(use => use.report === 'closed').reverse(),
    questions: await openQuestions(ctx, facilityId),
  }
}

async function openQuestions(ctx: Context, facility: string): Promise<OpenQuestion[]> {
  const rows = await ctx.db
    .selectFrom('report_questions')
    .innerJoin('use_reports', join =>
      join
        .onRef('use_reports.facility_id', '=', 'report_questions.facility_id')
        .onRef('use_reports.id', '=', 'report_questions.report_id'),
    )
    .innerJoin('reservations', join =>
      join
        .onRef('reservations.facility_id', '=', 'use_reports.facility_id')
        .onRef('reservations.id', '=', 'use_reports.reservation_id'),
    )
    .select([
      'report_questions.id',
      'report_questions.body',
      'report_questions.asked_at',
      'report_questions.municipality_id',
      'reservations.id as reservation',
      'reservations.holder',
      'reservations.day',
    ])
    .where('report_questions.facility_id', '=', facility)
    .where('report_questions.answered_at', 'is', null)
    .orderBy('report_questions.asked_at')
    .execute()
  return rows.map(row => ({
    id: row.id,
    reservationId: row.reservation,
    holder: row.holder,
    day: row.day,
    municipality: row.municipality_id,
    body: row.body,
    askedAt: row.asked_at,
  }))
}

/** A municipality and a scheme the facility has or had a contract for: each of them is claimed on its own. */
export interface Dealing {
  municipality: number
  municipalityName: string
  scheme: Scheme
}

/** With whom the facility settles, by municipality. For its own staff. */
export async function dealingsOf(ctx: Context): Promise<Dealing[]> {
  const { facilityId } = facilityOf(ctx)
  const dealings = new Map<string, Dealing>()
  for (const { municipalityId, schemeId } of await contractsOf(ctx, facilityId)) {
    const key = `${municipalityId} ${schemeId}`
    if (dealings.has(key)) continue
    const place = await municipality(ctx, municipalityId)
    const { scheme } = await schemeOf(ctx, municipalityId, schemeId)
    if (!scheme.entitlement) continue
    dealings.set(key, { municipality: municipalityId, municipalityName: place?.name ?? '', scheme })
  }
  return [...dealings.values()]
}
