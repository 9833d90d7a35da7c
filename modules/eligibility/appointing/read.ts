import type { Context } from '#platform/context.ts'
import { directoryStaff } from '../directory/access.ts'

export interface Colleague {
  id: string
  name: string
  section: string | null
  rank: string | null
  /** By rank: needs no appointment. */
  byRank: boolean
  appointed: boolean
}

/** The office's staff and who of them may use the directory. */
export async function colleagues(ctx: Context): Promise<Colleague[]> {
  const { municipalityId } = await directoryStaff(ctx)
  const accounts = await ctx.db
    .selectFrom('accounts')
    .select(['id', 'name', 'section', 'rank'])
    .where('municipality_id', '=', municipalityId)
    .where('kind', '=', 'staff')
    .where('disabled_at', 'is', null)
    .orderBy('section')
    .orderBy('name')
    .execute()
  const appointed = await ctx.db
    .selectFrom('directory_staff')
    .select('account_id')
    .where('municipality_id', '=', municipalityId)
    .execute()
  const ids = new Set(appointed.map(row => row.account_id))
  return accounts.map(account => ({
    ...account,
    byRank: account.rank === 'section-chief' || account.rank === 'division-chief',
    appointed: ids.has(account.id),
  }))
}
