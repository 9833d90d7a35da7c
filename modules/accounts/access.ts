import type { Actor } from '#platform/context.ts'
import { refuse } from '../refusals.ts'

type As<Kind extends Actor['kind']> = Extract<Actor, { kind: Kind }>

/** The resident who asks; anybody else is led to the sign-in. */
export function asResident(actor: Actor): As<'resident'> {
  return actor.kind === 'resident' ? actor : refuse('sign-in-first')
}

/** The municipal employee who asks; anybody else is led to the sign-in. */
export function asStaff(actor: Actor): As<'staff'> {
  return actor.kind === 'staff' ? actor : refuse('sign-in-first')
}

/** The facility's employee who asks; anybody else is led to the sign-in. */
export function asFacility(actor: Actor): As<'facility'> {
  return actor.kind === 'facility' ? actor : refuse('sign-in-first')
}
