import { staffOf } from '#modules/cases/access.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'

/** The town whose counter the staff member works at. Refuses `not-allowed` for everybody else. */
export function counterOf(ctx: Context): number {
  return staffOf(ctx).municipalityId
}

/** The town of a tablet: nobody is signed in on it, and what it may do follows from its secret alone. */
export function tabletAt(ctx: Context, municipality: number): number {
  if (ctx.actor.kind !== 'visitor') refuse('not-allowed')
  return municipality
}
