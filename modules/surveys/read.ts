import { questionsOf } from '#language/form/facts.ts'
import type { Answers, Form } from '#language/scheme/form.ts'
import { say, type Text } from '#language/text.ts'
import { facility as facilityOf } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { residentOf, viewOf } from './access.ts'
import { fewest, type Results, resultsOf, shownGroups } from './rules.ts'
import type { ResultsFilter } from './schema.ts'

export interface Invitation {
  reservationId: string
  scheme: string
  schemeName: Text
  facility: string
  type: Text
  askedAt: Date
  answered: boolean
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

export interface SurveyResults {
  total: Results
  byFacility: Group[]
  byType: Group[]
  byMonth: Group[]
  /** Free text, in no order and without whose; for the municipality only, and only from five answers on. */
  words: { question: string; label: Text; texts: string[] }[]
}

/**
 * What was answered about uses of these months: distributions with n, blanks and how many were asked. Groups of fewer
 * than five are hidden, and so is a group that could be worked out from them. A facility sees its own only.
 */
export async function results(ctx: Context, filter: ResultsFilter): Promise<SurveyResults> {
  const view = await viewOf(ctx, filter.municipality)
  const asked = { ...filter, ...(view.facility ? { facility: view.facility } : {}) }
  const { scheme } = await schemeOf(ctx, filter.municipality, filter.scheme)
  const form = scheme.survey
  if (!form)
    return {
      total: { n: null, invited: 0, questions: [] },
      byFacility: [],
      byType: [],
      byMonth: [],
      words: [],
    }
  const responses = await responsesOf(ctx, asked)
  const invited = await invitedOf(ctx, asked)
  const total = resultsOf(form, responses, invited.length)
  const group = (pick: (row: Row) => string, label: (key: string) => string) =>
    groupsOf(form, responses, invited, pick, label)
  const names = await facilityNames(
    ctx,
    invited.map(row => row.facility),
  )
  const typeName = (id: string) => {
    const type = scheme.entitlement?.types.find(each => each.id === id)
    return type ? say(type.label, 'ja') : id
  }
  return {
    total,
    byFacility: view.facility
      ? []
      : group(
          row => row.facility,
          key => names.get(key) ?? '',
        ),
    byType: group(row => row.type, typeName),
    byMonth: group(
      row => row.month,
      key => key,
    ),
    words: view.facility || responses.length < fewest ? [] : wordsOf(form, responses),
  }
}

interface Row {
  facility: string
  type: string
  month: string
}

function groupsOf(
  form: Form,
  responses: readonly (Row & { answers: Answers })[],
  invited: readonly Row[],
  pick: (row: Row) => string,
  label: (key: string) => string,
): Group[] {
  const keys = [...new Set(invited.map(pick))].sort()
  const groups = keys.map(key => ({
    key,
    own: responses.filter(row => pick(row) === key),
    asked: invited.filter(row => pick(row) === key).length,
  }))
  const shown = shownGroups(groups.map(each => each.own.length))
  return groups.map(({ key, own, asked }, index) => ({
    key,
    label: label(key),
    results: resultsOf(form, shown[index] ? own : [], asked),
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

async function responsesOf(ctx: Context, filter: ResultsFilter): Promise<(Row & { answers: Answers })[]> {
  let query = ctx.db
    .selectFrom('survey_responses')
    .select(['facility_id', 'type', 'month', 'answers'])
    .where('municipality_id', '=', filter.municipality)
    .where('scheme_id', '=', filter.scheme)
    .where('month', '>=', `${filter.from}-01`)
    .where('month', '<=', `${filter.to}-01`)
    // Random ids: the order tells nothing of when or whose.
    .orderBy('id')
  if (filter.facility) query = query.where('facility_id', '=', filter.facility)
  if (filter.type) query = query.where('type', '=', filter.type)
  const rows = await query.execute()
  return rows.map(row => ({ ...asRow(row), answers: row.answers as Answers }))
}

async function invitedOf(ctx: Context, filter: ResultsFilter): Promise<Row[]> {
  let query = ctx.db
    .selectFrom('survey_invitations')
    .select(['facility_id', 'type', 'month'])
    .where('municipality_id', '=', filter.municipality)
    .where('scheme_id', '=', filter.scheme)
    .where('month', '>=', `${filter.from}-01`)
    .where('month', '<=', `${filter.to}-01`)
  if (filter.facility) query = query.where('facility_id', '=', filter.facility)
  if (filter.type) query = query.where('type', '=', filter.type)
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
