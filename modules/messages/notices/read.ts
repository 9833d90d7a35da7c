import { type Language, languages } from '#language/text.ts'
import { answersOf } from '#modules/applications/read.ts'
import { applicantOf } from '#modules/applications/rules.ts'
import { type CaseRow, caseFacts, caseRow } from '#modules/cases/facts/read.ts'
import { heeded } from '#modules/eligibility/facts/rules.ts'
import { type Municipality, municipality } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'

/** The applicant of a case as the one to write to. */
export interface Addressee {
  row: CaseRow
  place: Municipality
  account: string
  email: string
  language: Language
}

/**
 * Whom to write to about a case, or undefined when no mail may go out: nobody signs in for it, or e-mail is not among
 * the ways of contact the person called safe. The address given in the application goes before the account's.
 */
export async function addresseeOf(
  ctx: Context,
  office: number,
  caseId: string,
): Promise<Addressee | undefined> {
  const row = await caseRow(ctx, office, caseId)
  const place = await municipality(ctx, office)
  if (!row?.account_id || !place) return undefined
  const account = await ctx.db
    .selectFrom('accounts')
    .select(['email', 'language', 'disabled_at'])
    .where('id', '=', row.account_id)
    .where('municipality_id', '=', office)
    .executeTakeFirst()
  if (!account || account.disabled_at) return undefined
  const { scheme } = await schemeOf(ctx, office, row.scheme_id, row.scheme_version)
  const ways = (await caseFacts(ctx, scheme, row))[heeded.contactWays]
  if (Array.isArray(ways) && !ways.includes('email')) return undefined
  const { email } = applicantOf(scheme.form, await answersOf(ctx, office, row.application_id))
  return {
    row,
    place,
    account: row.account_id,
    email: email ?? account.email,
    language: languages.find(language => language === account.language) ?? 'ja',
  }
}
