import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { mayAppointKeepers, type StaffActor, staffOf } from '../access.ts'

/** Whether this person may take extracts in: 課長 and above, and who was appointed. */
export async function isKeeper(ctx: Context): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind !== 'staff') return false
  if (mayAppointKeepers(actor)) return true
  const found = await ctx.db
    .selectFrom('register_keepers')
    .select('account_id')
    .where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', actor.accountId)
    .executeTakeFirst()
  return found !== undefined
}

/** Who takes extracts in. Refuses `not-allowed` for everybody else. */
export async function keeperOf(ctx: Context): Promise<StaffActor> {
  const staff = staffOf(ctx)
  return (await isKeeper(ctx)) ? staff : refuse('not-allowed')
}

export interface Colleague {
  id: string
  name: string
  section: string
  rank: string
  keeper: boolean
}

/** Everybody below 課長 who works in the municipality's office, and who of them takes extracts in. */
export async function colleagues(ctx: Context): Promise<Colleague[]> {
  const { municipalityId } = staffOf(ctx)
  const rows = await ctx.db
    .selectFrom('accounts')
    .leftJoin('register_keepers', join =>
      join
        .onRef('register_keepers.account_id', '=', 'accounts.id')
        .on('register_keepers.municipality_id', '=', municipalityId),
    )
    .select([
      'accounts.id',
      'accounts.name',
      'accounts.section',
      'accounts.rank',
      'register_keepers.appointed_at',
    ])
    .where('accounts.municipality_id', '=', municipalityId)
    .where('accounts.kind', '=', 'staff')
    .where('accounts.disabled_at', 'is', null)
    .where('accounts.rank', 'in', ['staff', 'subsection-chief'])
    .orderBy('accounts.section')
    .orderBy('accounts.name')
    .execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    section: row.section ?? '',
    rank: row.rank ?? '',
    keeper: row.appointed_at !== null,
  }))
}
