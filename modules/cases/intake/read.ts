import { tokyoDay } from '#language/values/date.ts'
import { latestAnswers } from '#modules/applications/read.ts'
import { namesOfResidents } from '#modules/families/names/read.ts'
import { schemesOfRows } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { type CaseRow, caseRows } from '../facts/read.ts'
import { accountIn, type Holder, holderKey, holderOf, isForeign } from './rules.ts'

/** Whom the money of these cases would go to, by case; those that ask for no account are left out. */
export async function holdersOf(
  ctx: Context,
  office: number,
  caseIds: readonly string[],
): Promise<Map<string, Holder>> {
  const rows = await caseRows(ctx, office, caseIds)
  return holdersOfRows(ctx, office, [...rows.values()])
}

export async function holdersOfRows(
  ctx: Context,
  office: number,
  rows: readonly CaseRow[],
): Promise<Map<string, Holder>> {
  if (rows.length === 0) return new Map()
  const publishedOf = await schemesOfRows(ctx, office, rows)
  const answers = await latestAnswers(
    ctx,
    office,
    rows.map(row => row.application_id),
  )
  const names = await namesOfResidents(
    ctx,
    office,
    rows.map(row => row.resident_id).filter(id => id !== null),
  )
  const confirmed = await confirmedHolders(
    ctx,
    office,
    rows.map(row => row.id),
  )
  const holders = new Map<string, Holder>()
  for (const row of rows) {
    const given = answers.get(row.application_id) ?? {}
    const found = accountIn(publishedOf(row).scheme, given, tokyoDay(row.received_at))
    if (!found) continue
    const registered = names.get(row.resident_id ?? '')?.kana ?? null
    const sure = confirmed.get(`${row.id} ${holderKey(found.account)}`) ?? null
    holders.set(row.id, holderOf(found, registered, sure))
  }
  return holders
}

async function confirmedHolders(
  ctx: Context,
  office: number,
  caseIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('case_holders')
    .select(['case_id', 'holder', 'note'])
    .where('municipality_id', '=', office)
    .where('case_id', 'in', caseIds)
    .execute()
  return new Map(rows.map(row => [`${row.case_id} ${row.holder}`, row.note]))
}

/**
 * Several cases are not granted at one press while the account of one reads as somebody else's: that one is looked at by
 * itself. Refuses `account-differs` with its number.
 */
export async function mustBeOwnAccounts(
  ctx: Context,
  office: number,
  rows: readonly CaseRow[],
): Promise<void> {
  if (rows.length < 2) return
  const holders = await holdersOfRows(ctx, office, rows)
  const foreign = rows.find(row => isForeign(holders.get(row.id)))
  if (foreign) refuse('account-differs', { number: foreign.number })
}
