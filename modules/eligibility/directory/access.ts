import type { Actor } from '#platform/context.ts'

export type Staff = Extract<Actor, { kind: 'staff' }>

const chiefs = new Set(['section-chief', 'division-chief'])

/** 課長 and above appoint who uses the directory, and may use it themselves. */
export function mayAppoint(actor: Actor): boolean {
  return actor.kind === 'staff' && chiefs.has(actor.rank)
}
