import type { Facts } from '#language/feel/evaluate.ts'
import { factsFrom } from '#language/form/facts.ts'
import { derive } from '#language/rules/derive.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { tokyoDay } from '#language/values/date.ts'
import { sameMatterCount } from '#modules/applications/matter/read.ts'
import { answersOf } from '#modules/applications/read.ts'
import { declaredOnly, supplied } from '#modules/eligibility/facts/rules.ts'
import { registerFacts } from '#modules/families/read.ts'
import { municipality } from '#modules/places/read.ts'
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
  return ctx.db
    .selectFrom('cases')
    .innerJoin('applications', join =>
      join
        .onRef('applications.municipality_id', '=', 'cases.municipality_id')
        .onRef('applications.id', '=', 'cases.application_id'),
    )
    .selectAll('cases')
    .select('applications.resident_id')
    .where('cases.municipality_id', '=', office)
    .where('cases.id', '=', caseId)
    .executeTakeFirst()
}

/**
 * All that is known of a case: the latest answers, what the register says, what the house knows by itself, and
 * what the scheme works out of them. Days are judged as of the day of receipt, Tokyo. What nobody knows is absent.
 */
export async function caseFacts(ctx: Context, scheme: Scheme, row: CaseRow): Promise<Facts> {
  const office = row.municipality_id
  const answers = await answersOf(ctx, office, row.application_id)
  const place = await municipality(ctx, office)
  const own = declaredOnly(scheme, {
    ...(await registerFacts(ctx, office, row.resident_id)),
    [supplied.appliedOn]: tokyoDay(row.received_at),
    [supplied.number]: row.number,
    [supplied.applicant]: row.applicant,
    [supplied.municipality]: place?.name,
    [supplied.sameMatter]: await sameMatterCount(ctx, office, row.id),
  })
  return derive(scheme, { ...factsFrom(scheme.form, answers), ...own }, tokyoDay(row.received_at))
}
