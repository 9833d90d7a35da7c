import type { BankAccountAnswer } from '#language/scheme/form.ts'
import type { Context } from '#platform/context.ts'

/** The account a municipality pays a facility to; undefined where none is known or the actor may not see it. */
export async function accountOf(
  ctx: Context,
  municipality: number,
  facility: string,
): Promise<BankAccountAnswer | undefined> {
  const row = await ctx.db
    .selectFrom('payees')
    .select('account')
    .where('municipality_id', '=', municipality)
    .where('facility_id', '=', facility)
    .executeTakeFirst()
  return row?.account as BankAccountAnswer | undefined
}
