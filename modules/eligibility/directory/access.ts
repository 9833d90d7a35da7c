import { refuse } from '#modules/refusals.ts'
import type { Actor, Context } from '#platform/context.ts'

export type Staff = Extract<Actor, { kind: 'staff' }>

const chiefs = new Set(['section-chief', 'division-chief'])

/** 課長 and above appoint who uses the directory, and may use it themselves. */
export function mayAppoint(actor: Actor): boolean {
  return actor.kind === 'staff' && chiefs.has(actor.rank)
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
