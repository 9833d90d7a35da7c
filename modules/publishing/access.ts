import type { Actor } from '#platform/context.ts'

/** 係長 and above put a scheme into force in their own municipality; set-up does it as the system. */
export function mayPublish(actor: Actor, municipality: number): boolean {
  if (actor.kind === 'system') return actor.municipalityId === municipality
  return actor.kind === 'staff' && actor.municipalityId === municipality && actor.rank !== 'staff'
}
