import { refuse } from '#modules/refusals.ts'
import type { Actor } from '#platform/context.ts'

/** Whose applications the actor deals with at all; facilities and visitors with nobody's. */
export function municipalityOf(actor: Actor): number {
  if (actor.kind === 'visitor') refuse('sign-in-first')
  if (actor.kind === 'facility' || actor.municipalityId === null) refuse('not-found')
  return actor.municipalityId
}

/** A resident applies at the municipality whose resident they signed in as, and nowhere else. */
export function mayApply(actor: Actor, municipality: number): boolean {
  return actor.kind === 'resident' && actor.municipalityId === municipality
}

/** Whether the actor writes applications of their own: residents, and who was invited by a personal link. */
export function mayWrite(actor: Actor): boolean {
  return actor.kind === 'resident' || actor.kind === 'bearer'
}

/** Applicants open their own; staff and background jobs what their municipality was sent. */
export function mayOpen(
  actor: Actor,
  row: { municipality_id: number; account_id: string | null; bearer_id?: string | null },
): boolean {
  if (actor.kind === 'resident') return row.account_id === actor.accountId
  if (actor.kind === 'bearer') {
    return row.bearer_id === actor.grantId && row.municipality_id === actor.municipalityId
  }
  return (actor.kind === 'staff' || actor.kind === 'system') && actor.municipalityId === row.municipality_id
}

/** Ids in addresses come from people: what is no UUID names nothing. */
export function asId(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) refuse('not-found')
  return text.toLowerCase()
}
