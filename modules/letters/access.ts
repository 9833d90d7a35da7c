import type { Actor } from '#platform/context.ts'

/** Residents open their own letters; staff and background work those of their municipality; nobody else any. */
export function mayOpenLetter(
  actor: Actor,
  letter: { municipality_id: number; account_id: string | null },
): boolean {
  if (actor.kind === 'resident') return letter.account_id === actor.accountId
  return (
    (actor.kind === 'staff' || actor.kind === 'system') && actor.municipalityId === letter.municipality_id
  )
}
