import type { Actor } from '#platform/context.ts'

/** Residents see their own; staff and background work their municipality's. Facilities must be shown the number. */
export function mayOpen(actor: Actor, row: { municipality_id: number; account_id: string | null }): boolean {
  if (actor.kind === 'resident') return row.account_id === actor.accountId
  return (actor.kind === 'staff' || actor.kind === 'system') && actor.municipalityId === row.municipality_id
}

/** Correcting and revoking by hand: the municipality's own staff. */
export function mayChange(actor: Actor, municipality: number): boolean {
  return (actor.kind === 'staff' || actor.kind === 'system') && actor.municipalityId === municipality
}

/** Ids in addresses come from people: what is no UUID names nothing. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
