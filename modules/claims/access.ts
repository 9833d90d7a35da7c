import { contractsOf } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Actor, Context } from '#platform/context.ts'

export type FacilityActor = Extract<Actor, { kind: 'facility' }>
export type StaffActor = Extract<Actor, { kind: 'staff' }>

/** The facility's own staff. Refuses `not-allowed` for everybody else. */
export function facilityOf(ctx: Context): FacilityActor {
  return ctx.actor.kind === 'facility' ? ctx.actor : refuse('not-allowed')
}

/** The municipality's own staff. Refuses `not-allowed` for everybody else. */
export function staffOf(ctx: Context): StaffActor {
  return ctx.actor.kind === 'staff' ? ctx.actor : refuse('not-allowed')
}

/** Ids in addresses come from people: what is no UUID names nothing. */
export function asId(text: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : refuse('not-found')
}

/**
 * Opens both sides of what a facility and a municipality have with one another, for the rest of the transaction: a
 * facility to a municipality it has or had a contract with, staff to a facility of their own municipality's
 * contracts. Refuses `not-found` for anybody else, so that nobody learns of others' dealings.
 */
export async function openBetween(
  ctx: Context,
  asked: { municipality: number; facility: string; scheme?: string | undefined },
): Promise<void> {
  const { actor } = ctx
  const own =
    (actor.kind === 'facility' && actor.facilityId === asked.facility) ||
    ((actor.kind === 'staff' || actor.kind === 'system') && actor.municipalityId === asked.municipality)
  if (!own) refuse('not-found')
  const contracts = await contractsOf(ctx, asked.facility)
  const tied = contracts.some(
    contract =>
      contract.municipalityId === asked.municipality && (!asked.scheme || contract.schemeId === asked.scheme),
  )
  if (!tied) refuse('not-found')
  if (actor.kind === 'facility') await ctx.reach({ municipality: asked.municipality })
}
