import type { Context } from '#platform/context.ts'
import type { TransferClient } from './rules.ts'

/** 依頼人 of a municipality, as agreed with its bank; blank where nothing was agreed yet. */
export async function clientOf(ctx: Context, municipality: number): Promise<TransferClient> {
  const row = await ctx.db
    .selectFrom('municipalities')
    .select('transfer_client')
    .where('id', '=', municipality)
    .executeTakeFirstOrThrow()
  const given = row.transfer_client as Partial<TransferClient>
  return { code: '', name: '', bankCode: '', branchCode: '', type: 'ordinary', number: '', ...given }
}
