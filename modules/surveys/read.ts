import { questionsOf } from '#language/form/facts.ts'
import type { Answers, Form } from '#language/scheme/form.ts'
import { say, type Text } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { facility as facilityOf } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { residentOf, viewOf } from './access.ts'
import { answersUntil, isClosed, type Quarter, quarterOf, quartersWithin } from './quarters/rules.ts'
import { fewest, type Results, resultsOf, shownGroups } from './rules.ts'
import { ResultsFilter } from './schema.ts'

export interface Invitation {
  reservationId: string
  scheme: string
  schemeName: Text
  facility: string
  type: Text
  askedAt: Date
  answered: boolean
  /** Answers about this use are not taken any more. */
  closed: boolean
  form: Form
}

/** The invitation of the person who asks. Refuses `not-found` for anybody else's. */
export async function invitationOf(ctx: Context, reservationId: string): Promise<Invitation> {
  const found = (await invitationsOf(ctx)).find(each => each.reservationId === reservationId)
  return found ?? refuse('not-found')
}

/** All surveys the person was asked, newest first, answered ones too. */
export async function invitationsOf(ctx: Context): Promise<Invitation[]> {
  const { municipalityId: municipality, accountId } = residentOf(ctx)
  const rows = await ctx.db
    .selectFrom('survey_invitations')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('account_id', '=', accountId)
    .orderBy('asked_at', 'desc')
    .execute()
  const found: Invitation[] = []
  for (const row of rows) {
    const { scheme } = await schemeOf(ctx, municipality, row.scheme_id, row.scheme_version)
    if (!scheme.survey) continue
    const place = await facilityOf(ctx, row.facility_id)
    const type = scheme.entitlement?.types.find(each => each.id === row.type)
    found.push({
      reservationId: row.reservation_id,
      scheme: row.scheme_id,
      schemeName: scheme.name,
      facility: place?.name ?? '',
      type: type?.label ?? scheme.name,
      askedAt: row.asked_at,
      answered: row.answered_at !== null,
      closed: isClosed(quarterOf(row.month), tokyoDay(ctx.now)),
      form: scheme.survey,
    })
  }
  return found
}

export interface Group {
  key: string
  label: string
  results: Results
}

export interface QuarterResults {
  quarter: Quarter
  /** The last day on which answers about it are taken; its results are shown from the next day on. */
  answersUntil: string
  open: boolean
  results: Results
}

export interface SurveyResults {
  /** Over the quarters whose results are shown. */
  total: Results
  /** Each quarter that was asked for, oldest first. */
  quarters: QuarterResults[]
  byFacility: Group[]
  byType: Group[]
  /** Free text, in no order and without whose; for the municipality only. */
  words: { question: string; label: Text; texts: string[] }[]
}

/**
 * What was answered about uses of the quarters that lie whole between two months: distributions with n, blanks and how
 * many were asked. A quarter is shown once no answer can come to it any more and when it has five; within it, groups of
 * fewer than five are hidden, and so is a group that could be worked out from them. Everything over several quarters
 * is a sum of what each of them shows, so that no two questions can be subtracted. A facility sees its own only.
 */
export async function results(ctx: Context, filter: ResultsFilter): Promise<SurveyResults> {
  const asked = ResultsFilter.parse(filter)
  const { facility } = await viewOf(ctx, asked.municipality)
  const { scheme } = await schemeOf(ctx, asked.municipality, asked.scheme)
  const form = scheme.survey
  if (!form) return nothing
  const today = tokyoDay(ctx.now)
  const responses = await responsesOf(ctx, asked, facility)
  const invited = await invitedOf(ctx, asked, facility)
  const quarters = quartersWithin(asked.from, asked.to).map((quarter): Quartered => {
    const open = !isClosed(quarter, today)
    const within = (row: Row) => quarterOf(row.month) === quarter
    return { quarter, open, invited: invited.filter(within), own: open ? [] : responses.filter(within) }
  })
  const shown = quarters.filter(each => each.own.length >= fewest)
  const names = await facilityNames(
    ctx,
    invited.map(row => row.facility),
  )
  const typeName = (id: string) => {
    const type = scheme.entitlement?.types.find(each => each.id === id)
    return type ? say(type.label, 'ja') : id
  }
  const all = shown.flatMap(each => each.own)
  return {
    total: resultsOf(
      form,
      all,
      shown.length > 0 ? shown.flatMap(each => each.invited).length : invited.length,
    ),
    quarters: quarters.map(each => ({
      quarter: each.quarter,
      answersUntil: answersUntil(each.quarter),
      open: each.open,
      results: resultsOf(form, each.own, each.invited.length),
    })),
    byFacility: facility
      ? []
      : groupsOf(
          form,
          shown,
          row => row.facility,
          key => names.get(key) ?? '',
        ),
    byType: groupsOf(form, shown, row => row.type, typeName),
    words: facility || all.length === 0 ? [] : wordsOf(form, all),
  }
}

const nothing: SurveyResults = {
  total: { n: null, invited: 0, questions: [] },
  quarters: [],
  byFacility: [],
  byType: [],
  words: [],
}

/** A quarter with its answers; none while it is open. */
interface Quartered {
  quarter: Quarter
  open: boolean
  invited: Row[]
  own: (Row & { answers: Answers })[]
}

interface Row {
  facility: string
  type: string
  month: string
}

/** Groups over several quarters: of each quarter only the groups that it shows by itself. */
function groupsOf(
  form: Form,
  quarters: readonly Quartered[],
  pick: (row: Row) => string,
  label: (key: string) => string,
): Group[] {
  const keys = [...new Set(quarters.flatMap(each => each.invited.map(pick)))].sort()
  const own = new Map<string, Quartered['own']>()
  for (const quarter of quarters) {
    const parts = keys.map(key => quarter.own.filter(row => pick(row) === key))
    const shown = shownGroups(parts.map(part => part.length))
    keys.forEach((key, index) => {
      if (shown[index]) own.set(key, [...(own.get(key) ?? []), ...(parts[index] ?? [])])
    })
  }
  const asked = quarters.flatMap(each => each.invited.map(pick))
  return keys.map(key => ({
    key,
    label: label(key),
    results: resultsOf(form, own.get(key) ?? [], asked.filter(each => each === key).length),
  }))
}

function wordsOf(form: Form, responses: readonly { answers: Answers }[]): SurveyResults['words'] {
  return questionsOf(form)
    .filter(question => question.kind === 'long-text' || question.kind === 'text')
    .map(question => ({
      question: question.id,
      label: question.label,
      texts: responses.flatMap(({ answers }) => {
        const text = answers[question.id]
        return typeof text === 'string' && text.trim() ? [text.trim()] : []
      }),
    }))
}

async function responsesOf(
  ctx: Context,
  filter: ResultsFilter,
  facility: string | null,
): Promise<(Row & { answers: Answers })[]> {
  let query = ctx.db
    .selectFrom('survey_responses')
    .select(['facility_id', 'type', 'month', 'answers'])
    .where('municipality_id', '=', filter.municipality)
    .where('scheme_id', '=', filter.scheme)
    .where('month', '>=', `${filter.from}-01`)
    .where('month', '<=', `${filter.to}-01`)
    // Random ids: the order tells nothing of when or whose.
    .orderBy('id')
  if (facility) query = query.where('facility_id', '=', facility)
  const rows = await query.execute()
  return rows.map(row => ({ ...asRow(row), answers: row.answers as Answers }))
}

async function invitedOf(ctx: Context, filter: ResultsFilter, facility: string | null): Promise<Row[]> {
  let query = ctx.db
    .selectFrom('survey_invitations')
    .select(['facility_id', 'type', 'month'])
    .where('municipality_id', '=', filter.municipality)
    .where('scheme_id', '=', filter.scheme)
    .where('month', '>=', `${filter.from}-01`)
    .where('month', '<=', `${filter.to}-01`)
  if (facility) query = query.where('facility_id', '=', facility)
  return (await query.execute()).map(asRow)
}

function asRow(row: { facility_id: string; type: string; month: string }): Row {
  return { facility: row.facility_id, type: row.type, month: row.month.slice(0, 7) }
}

async function facilityNames(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const id of new Set(ids)) names.set(id, (await facilityOf(ctx, id))?.name ?? '')
  return names
}
