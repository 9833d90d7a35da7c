import { refuse } from '#modules/refusals.ts'
import type { Actor, Context } from '#platform/context.ts'

/** The facility whose calendar the actor keeps: its own staff, or background work started for it. */
export function ownFacility(ctx: Context): string {
  const { actor } = ctx
  if (actor.kind === 'facility') return actor.facilityId
  if (actor.kind === 'system' && actor.facilityId) return actor.facilityId
  return refuse('not-allowed')
}

/** Whose reservation it is: the user's own, the municipality's, or the facility's. Anybody else's is not there. */
export function mayOpen(
  actor: Actor,
  row: { municipality_id: number; facility_id: string; account_id: string | null },
): boolean {
  switch (actor.kind) {
    case 'resident':
      return row.account_id === actor.accountId
    case 'facility':
      return row.facility_id === actor.facilityId
    case 'staff':
    case 'system':
      return row.municipality_id === actor.municipalityId
    default:
      return false
  }
}

/** Municipal and facility staff enter bookings for somebody who telephoned or came by. */
export function isDesk(actor: Actor): boolean {
  return actor.kind === 'staff' || actor.kind === 'facility' || actor.kind === 'system'
}

/** Ids in addresses come from people: what is no UUID names nothing. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
