import type { Actor, Context } from '#platform/context.ts'
import { refuse } from '../../refusals.ts'
import { type Rank, ranks } from './schema.ts'

const height = (rank: string) => ranks.indexOf(rank as Rank)

/** 課長 and above manage accounts. */
export function mayManageAccounts(actor: Actor): boolean {
  return actor.kind === 'staff' && height(actor.rank) >= height('section-chief')
}

/** Nobody gives a rank above one's own, nor touches the account of somebody who has one. */
export function mayAppoint(actor: Actor, rank: string | null): boolean {
  return mayManageAccounts(actor) && actor.kind === 'staff' && height(rank ?? '') <= height(actor.rank)
}

/**
 * Proves that the actor manages a facility's accounts, and lets the transaction reach them: its own administrators, and
 * 課長 of a municipality with a contract in force today. Refuses `not-found` for a facility that is not theirs, and
 * `not-allowed` for others who work there.
 */
export async function reachFacility(ctx: Context, facility: string, tie: FacilityTie): Promise<void> {
  if (ctx.actor.kind === 'facility') {
    if (ctx.actor.facilityId !== facility) refuse('not-found')
    if (!(await tie.isAdministrator(ctx, ctx.actor.accountId))) refuse('not-allowed')
    return
  }
  if (ctx.actor.kind !== 'staff') refuse('sign-in-first')
  if (!(await tie.hasContract(ctx, ctx.actor.municipalityId, facility))) refuse('not-found')
  if (!mayManageAccounts(ctx.actor)) refuse('not-allowed')
  await ctx.reach({ facility })
}

/** The questions `reachFacility` asks the database. */
export interface FacilityTie {
  isAdministrator(ctx: Context, account: string): Promise<boolean>
  hasContract(ctx: Context, municipality: number, facility: string): Promise<boolean>
}
