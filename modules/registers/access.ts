import { refuse } from '#modules/refusals.ts'
import type { Actor, Context } from '#platform/context.ts'

export type StaffActor = Extract<Actor, { kind: 'staff' }>
export type SystemActor = Extract<Actor, { kind: 'system' }>

const chiefs = new Set(['section-chief', 'division-chief'])

/** 課長 and above appoint who takes extracts in, and may do it themselves. */
export function mayAppointKeepers(actor: Actor): boolean {
  return actor.kind === 'staff' && chiefs.has(actor.rank)
}

/** The municipality's own staff, who see what was taken in and when. Refuses `not-allowed` for everybody else. */
export function staffOf(ctx: Context): StaffActor {
  return ctx.actor.kind === 'staff' ? ctx.actor : refuse('not-allowed')
}

/** Background work of one municipality. Refuses `not-allowed` for people. */
export function municipalityOfWork(ctx: Context): number {
  const { actor } = ctx
  return actor.kind === 'system' && actor.municipalityId !== null
    ? actor.municipalityId
    : refuse('not-allowed')
}
