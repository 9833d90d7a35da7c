import { questionsOf } from '#language/form/facts.ts'
import { say } from '#language/text.ts'
import { addDays, tokyoInstant } from '#language/values/date.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { results, type SurveyResults } from '#modules/surveys/read.ts'
import type { Context } from '#platform/context.ts'
import { officeOf } from '../access.ts'
import { Period } from '../schema.ts'
import { type UseFigures, usesOver } from '../uses/read.ts'
import { type CaseFigures, caseFigures, type DropOut, dropOut, type Happening } from './rules.ts'

export interface CorrectionFigure {
  question: string
  label: string
  count: number
  reasons: { reason: string; count: number }[]
}

/** Every figure the office is asked for, each with its n; of the cases received between two days. */
export interface Figures {
  period: Period
  cases: CaseFigures
  corrections: { sent: number; cases: number; questions: CorrectionFigure[] }
  dropOut: DropOut & { titles: Record<string, string> }
  uses: UseFigures
  survey: SurveyResults
}

/**
 * Straight from the events, nothing kept besides them: adding up again gives the same. For the municipality's own
 * staff. Shares come with their base, and nothing is said of fewer than five.
 */
export async function figures(ctx: Context, asked: Period): Promise<Figures> {
  const period = Period.parse(asked)
  const municipality = officeOf(ctx)
  const { scheme } = await schemeOf(ctx, municipality, period.scheme)
  const cases = await casesReceived(ctx, municipality, period)
  const byCase = await eventsByCase(ctx, municipality, period, cases)
  const pages = scheme.form.pages
  const drafts = await draftEvents(ctx, municipality, period)
  return {
    period,
    cases: caseFigures(byCase),
    corrections: await corrections(ctx, municipality, period),
    dropOut: {
      ...dropOut(
        pages.map(page => page.id),
        drafts,
        ctx.now,
      ),
      titles: Object.fromEntries(pages.map(page => [page.id, say(page.title, 'ja')])),
    },
    uses: await usesOver(ctx, period),
    survey: await results(ctx, {
      municipality,
      scheme: period.scheme,
      from: period.from.slice(0, 7),
      to: period.to.slice(0, 7),
    }),
  }
}

function bounds(period: Period): { from: Date; until: Date } {
  return { from: tokyoInstant(period.from), until: tokyoInstant(addDays(period.to, 1)) }
}

async function casesReceived(ctx: Context, municipality: number, period: Period): Promise<string[]> {
  const { from, until } = bounds(period)
  const rows = await ctx.db
    .selectFrom('cases')
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('scheme_id', '=', period.scheme)
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .execute()
  return rows.map(row => row.id)
}

const families = [
  'application.submitted',
  'application.corrected',
  'report.closed',
  'voucher.issued',
  'letter.issued',
]

/** The events that concern these cases, each under every case it concerns. */
async function eventsByCase(
  ctx: Context,
  municipality: number,
  period: Period,
  cases: readonly string[],
): Promise<Map<string, Happening[]>> {
  const byCase = new Map<string, Happening[]>(cases.map(id => [id, []]))
  if (cases.length === 0) return byCase
  const rows = await ctx.db
    .selectFrom('events')
    .select(['type', 'at', 'subject_kind', 'subject_id', 'actor_kind', 'request_id', 'data'])
    .where('municipality_id', '=', municipality)
    .where('at', '>=', bounds(period).from)
    .where(eb =>
      eb.or([
        eb('subject_kind', '=', 'case'),
        eb('type', 'in', families),
        eb('type', 'like', 'proposal.%'),
        eb('type', 'like', 'cases.%'),
        eb('type', 'in', ['reservation.requested', 'reservation.accepted']),
      ]),
    )
    .orderBy('id')
    .execute()
  for (const row of rows) {
    const happening = asHappening(row)
    for (const id of happening.cases) byCase.get(id)?.push(happening)
  }
  return byCase
}

function asHappening(row: {
  type: string
  at: Date
  subject_kind: string
  subject_id: string
  actor_kind: string
  request_id: string | null
  data: unknown
}): Happening {
  const data = row.data as Record<string, unknown>
  const named = [
    ...(row.subject_kind === 'case' ? [row.subject_id] : []),
    ...(typeof data.caseId === 'string' ? [data.caseId] : []),
    ...(Array.isArray(data.cases) ? data.cases.filter(each => typeof each === 'string') : []),
  ]
  return {
    type: row.type,
    at: row.at,
    actorKind: row.actor_kind,
    requestId: row.request_id,
    cases: [...new Set(named)],
    data,
    subject: row.subject_id,
  }
}

/** Drafts begun in the period, and everything that happened to them. */
async function draftEvents(ctx: Context, municipality: number, period: Period): Promise<Happening[]> {
  const { from, until } = bounds(period)
  const rows = await ctx.db
    .selectFrom('events')
    .select(['type', 'at', 'subject_kind', 'subject_id', 'actor_kind', 'request_id', 'data'])
    .where('municipality_id', '=', municipality)
    .where('at', '>=', from)
    .where('type', 'in', [
      'application.started',
      'application.saved',
      'application.submitted',
      'application.discarded',
    ])
    .orderBy('id')
    .execute()
  const all = rows.map(asHappening)
  const begun = new Set(
    all
      .filter(
        each => each.type === 'application.started' && each.at < until && each.data.scheme === period.scheme,
      )
      .map(each => each.subject),
  )
  return all.filter(each =>
    begun.has(each.type === 'application.submitted' ? String(each.data.applicationId) : each.subject),
  )
}

/** What had to be asked again, by question and reason: the questions to word better come first. */
async function corrections(
  ctx: Context,
  municipality: number,
  period: Period,
): Promise<Figures['corrections']> {
  const { from, until } = bounds(period)
  const { scheme } = await schemeOf(ctx, municipality, period.scheme)
  const events = await ctx.db
    .selectFrom('events')
    .innerJoin('cases', join =>
      join
        .onRef('cases.municipality_id', '=', 'events.municipality_id')
        .onRef('cases.id', '=', 'events.subject_id'),
    )
    .select(['events.subject_id', 'events.data'])
    .where('events.municipality_id', '=', municipality)
    .where('cases.municipality_id', '=', municipality)
    .where('cases.scheme_id', '=', period.scheme)
    .where('events.type', '=', 'case.returned')
    .where('events.at', '>=', from)
    .where('events.at', '<', until)
    .execute()
  const rows = events.flatMap(event =>
    ((event.data as { comments?: { question: string; reason: string }[] }).comments ?? []).map(comment => ({
      ...comment,
      case_id: event.subject_id,
    })),
  )
  const labels = new Map(questionsOf(scheme.form).map(each => [each.id, say(each.label, 'ja')]))
  const questions = [...new Set(rows.map(row => row.question))].map((question): CorrectionFigure => {
    const own = rows.filter(row => row.question === question)
    const reasons = [...new Set(own.map(row => row.reason))].map(reason => ({
      reason,
      count: own.filter(row => row.reason === reason).length,
    }))
    return {
      question,
      label: labels.get(question) ?? question,
      count: own.length,
      reasons: reasons.sort((a, b) => b.count - a.count),
    }
  })
  return {
    sent: rows.length,
    cases: new Set(rows.map(row => row.case_id)).size,
    questions: questions.sort((a, b) => b.count - a.count),
  }
}
