import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'

/** Figures and lists are for the municipality's own staff. Refuses `not-allowed`. */
export function officeOf(ctx: Context): number {
  return ctx.actor.kind === 'staff' ? ctx.actor.municipalityId : refuse('not-allowed')
}
