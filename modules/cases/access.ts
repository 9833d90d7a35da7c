import { type Rank, ranks } from '#language/scheme/workflow.ts'
import { refuse } from '#modules/refusals.ts'
import type { Actor, Context } from '#platform/context.ts'

export type Staff = Extract<Actor, { kind: 'staff' }> & { rank: Rank }

/** The municipal staff member who acts. Refuses `not-allowed` for everybody else. */
export function staffOf(ctx: Context): Staff {
  if (ctx.actor.kind !== 'staff' || !ranks.includes(ctx.actor.rank as Rank)) refuse('not-allowed')
  return ctx.actor as Staff
}

/** The municipality whose cases the actor works on: staff their own, background work the one it was started for. */
export function officeOf(ctx: Context): number {
  if (ctx.actor.kind === 'staff') return ctx.actor.municipalityId
  if (ctx.actor.kind === 'system' && ctx.actor.municipalityId !== null) return ctx.actor.municipalityId
  return refuse('not-allowed')
}

/** Whether `rank` is above `other`. */
export function isAbove(rank: Rank, other: Rank): boolean {
  return ranks.indexOf(rank) > ranks.indexOf(other)
}
