import { contractsOf } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Actor, Context } from '#platform/context.ts'

/** The person who was asked. Refuses `sign-in-first` for visitors and `not-found` for everybody else. */
export function residentOf(ctx: Context): Extract<Actor, { kind: 'resident' }> {
  if (ctx.actor.kind === 'visitor') refuse('sign-in-first')
  return ctx.actor.kind === 'resident' ? ctx.actor : refuse('not-found')
}

/** Invitations are the municipality's own background work. */
export function officeOf(ctx: Context): number {
  const { actor } = ctx
  if (actor.kind !== 'system' || actor.municipalityId === null) return refuse('not-allowed')
  return actor.municipalityId
}

/**
 * Whose results the actor may see: staff all of their municipality, a facility its own in a municipality it has a
 * contract with (that side is opened then). Refuses `not-found`.
 */
export async function viewOf(ctx: Context, municipality: number): Promise<{ facility: string | null }> {
  const { actor } = ctx
  if (actor.kind === 'staff' && actor.municipalityId === municipality) return { facility: null }
  if (actor.kind !== 'facility') return refuse('not-found')
  const contracts = await contractsOf(ctx, actor.facilityId)
  if (!contracts.some(contract => contract.municipalityId === municipality)) refuse('not-found')
  await ctx.reach({ municipality })
  return { facility: actor.facilityId }
}
