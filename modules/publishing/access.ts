import { refuse } from '#modules/refusals.ts'
import type { Actor, Context } from '#platform/context.ts'

/** 係長 and above put a scheme into force in their own municipality; set-up does it as the system. */
export function mayPublish(actor: Actor, municipality: number): boolean {
  if (actor.kind === 'system') return actor.municipalityId === municipality
  return actor.kind === 'staff' && actor.municipalityId === municipality && actor.rank !== 'staff'
}

/** Whoever works in the office may read and change drafts of its schemes. Refuses `not-allowed` for others. */
export function editorOf(ctx: Context): Extract<Actor, { kind: 'staff' }> {
  return ctx.actor.kind === 'staff' ? ctx.actor : refuse('not-allowed')
}
