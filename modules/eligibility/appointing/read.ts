import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { mayAppoint, type Staff } from '../directory/access.ts'

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

/** Whether this person may use the directory of the own municipality: 課長 and above, and who was appointed. */
export async function mayUse(ctx: Context): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind !== 'staff') return false
  if (mayAppoint(actor)) return true
  const found = await ctx.db
    .selectFrom('directory_staff')
    .select('account_id')
    .where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', actor.accountId)
    .executeTakeFirst()
  return found !== undefined
}

/** Who may use the directory. Refuses `not-allowed` for everybody else. */
export async function directoryStaff(ctx: Context): Promise<Staff> {
  return ctx.actor.kind === 'staff' && (await mayUse(ctx)) ? ctx.actor : refuse('not-allowed')
}

/** The municipality whose directory the actor works on; background work on the one it was started for. */
export async function directoryOf(ctx: Context): Promise<number> {
  if (ctx.actor.kind === 'system' && ctx.actor.municipalityId !== null) return ctx.actor.municipalityId
  return (await directoryStaff(ctx)).municipalityId
}
