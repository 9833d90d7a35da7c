import type { Actor } from '#platform/context.ts'

/** Only staff and background jobs of a municipality look into its resident register, each into their own. */
export function mayReadRegister(actor: Actor, municipality: number): boolean {
  return (actor.kind === 'staff' || actor.kind === 'system') && actor.municipalityId === municipality
}

/** What the register says is written down by the municipality's own staff and background work. */
export function mayKeepRegister(actor: Actor, municipality: number): boolean {
  return mayReadRegister(actor, municipality)
}
