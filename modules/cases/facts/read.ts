import type { Facts } from '#language/feel/evaluate.ts'
import { factsFrom } from '#language/form/facts.ts'
import { derive } from '#language/rules/derive.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { tokyoDay } from '#language/values/date.ts'
import { sameMatterCounts } from '#modules/applications/matter/read.ts'
import { latestAnswers } from '#modules/applications/read.ts'
import { currentState } from '#modules/applications/state/read.ts'
import { declaredOnly, supplied } from '#modules/eligibility/facts/rules.ts'
import { factsOfResidents } from '#modules/families/read.ts'
import { municipality } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'

export interface CaseRow {
  municipality_id: number
  id: string
  application_id: string
  scheme_id: string
  scheme_version: number
  account_id: string | null
  resident_id: string | null
  number: string
  applicant: string
  applicant_kana: string
  protected: boolean
  channel: string
  received_at: Date
}

/** The case as stored, with the resident its application was matched with. */
export async function caseRow(ctx: Context, office: number, caseId: string): Promise<CaseRow | undefined> {
  return (await caseRows(ctx, office, [caseId])).get(caseId)
}

/** The same of several cases, by id; those the actor may not see are left out. */
export async function caseRows(
  ctx: Context,
  office: number,
  caseIds: readonly string[],
): Promise<Map<string, CaseRow>> {
  if (caseIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('cases')
    .innerJoin('applications', join =>
      join
        .onRef('applications.municipality_id', '=', 'cases.municipality_id')
        .onRef('applications.id', '=', 'cases.application_id'),
    )
    .selectAll('cases')
    .select('applications.resident_id')
    .where('cases.municipality_id', '=', office)
    .where('cases.id', 'in', caseIds)
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

/** A case, the state it stands in, and its scheme as applied for. Refuses `not-found`. */
export async function standingCase(
  ctx: Context,
  office: number,
  caseId: string,
): Promise<{ row: CaseRow; state: string; scheme: Scheme }> {
  const row = await caseRow(ctx, office, caseId)
  const current = await currentState(ctx, office, caseId)
  if (!row || !current) return refuse('not-found')
  const { scheme } = await schemeOf(ctx, office, row.scheme_id, row.scheme_version)
  return { row, state: current.state, scheme }
}

/**
 * All that is known of a case: the latest answers, what the register says, what the house knows by itself, and
 * what the scheme works out of them. Days are judged as of the day of receipt, Tokyo. What nobody knows is absent.
 */
export async function caseFacts(ctx: Context, scheme: Scheme, row: CaseRow): Promise<Facts> {
  const facts = await factsOfCases(ctx, row.municipality_id, [{ scheme, row }])
  return facts.get(row.id) as Facts
}

/** The same of several cases of an office, by their id, in as many statements as of one. */
export async function factsOfCases(
  ctx: Context,
  office: number,
  cases: readonly { scheme: Scheme; row: CaseRow }[],
): Promise<Map<string, Facts>> {
  if (cases.length === 0) return new Map()
  const rows = cases.map(each => each.row)
  const answers = await latestAnswers(
    ctx,
    office,
    rows.map(row => row.application_id),
  )
  const place = await municipality(ctx, office)
  const residents = rows.map(row => row.resident_id).filter(id => id !== null)
  const register = await factsOfResidents(ctx, office, residents)
  const sameMatter = await sameMatterCounts(
    ctx,
    office,
    rows.map(row => row.id),
  )
  return new Map(
    cases.map(({ scheme, row }) => {
      const on = tokyoDay(row.received_at)
      const own = declaredOnly(scheme, {
        ...register.get(row.resident_id ?? ''),
        [supplied.appliedOn]: on,
        [supplied.number]: row.number,
        [supplied.applicant]: row.applicant,
        [supplied.municipality]: place?.name,
        [supplied.sameMatter]: sameMatter.get(row.id) ?? 0,
      })
      const answered = factsFrom(scheme.form, answers.get(row.application_id) ?? {})
      return [row.id, derive(scheme, { ...answered, ...own }, on)]
    }),
  )
}
