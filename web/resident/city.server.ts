import { type Municipality, municipality } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Actor, Context } from '#platform/context.ts'

export type ResidentActor = Extract<Actor, { kind: 'resident' }>

/** The municipality whose name stands in the address. Refuses `not-found`. */
export async function cityOf(
  ctx: Context,
  params: Readonly<Record<string, string | undefined>>,
): Promise<Municipality> {
  return (await municipality(ctx, params.city ?? '')) ?? refuse('not-found')
}

/** The resident of this municipality who is signed in. Anybody else is led to the door: `sign-in-first`. */
export function residentAt(ctx: Context, city: Municipality): ResidentActor {
  if (ctx.actor.kind !== 'resident' || ctx.actor.municipalityId !== city.id) refuse('sign-in-first')
  return ctx.actor
}

/** The same, undefined instead of a refusal: for pages that everybody may read. */
export function residentHere(ctx: Context, city: Municipality): ResidentActor | undefined {
  return ctx.actor.kind === 'resident' && ctx.actor.municipalityId === city.id ? ctx.actor : undefined
}
