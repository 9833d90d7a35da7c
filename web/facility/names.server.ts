import { say } from '#language/text.ts'
import type { FacilityBooking } from '#modules/bookings/day/read.ts'
import { contractsOf } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'

export type FacilityActor = Extract<Context['actor'], { kind: 'facility' }>

/** The facility's staff member who asks. Refuses `sign-in-first`, and `not-found` for everybody else. */
export function facilityActor(ctx: Context): FacilityActor {
  if (ctx.actor.kind === 'visitor') return refuse('sign-in-first')
  return ctx.actor.kind === 'facility' ? ctx.actor : refuse('not-found')
}

export interface Served {
  scheme: string
  schemeName: string
  type: string
  label: string
  stay: boolean
}

/** The types of care the facility has contracts for, under any municipality, each once. */
export async function servedTypes(ctx: Context, facility: string): Promise<Served[]> {
  const served = new Map<string, Served>()
  for (const contract of await contractsOf(ctx, facility)) {
    const { scheme } = await schemeOf(ctx, contract.municipalityId, contract.schemeId)
    for (const type of scheme.entitlement?.types ?? []) {
      const key = `${scheme.id} ${type.id}`
      if (!contract.types.includes(type.id) || served.has(key)) continue
      served.set(key, {
        scheme: scheme.id,
        schemeName: say(scheme.name, 'ja'),
        type: type.id,
        label: say(type.label, 'ja'),
        stay: type.length === 'nights',
      })
    }
  }
  return [...served.values()]
}

/** A booking as facility pages show it. */
export function shownRow(booking: FacilityBooking, served: readonly Served[], now: Date) {
  const type = served.find(each => each.scheme === booking.scheme && each.type === booking.type)
  return {
    ...booking,
    startsAt: booking.startsAt.toISOString(),
    endsAt: booking.endsAt.toISOString(),
    createdAt: booking.createdAt.toISOString(),
    changedAt: booking.changedAt.toISOString(),
    typeLabel: type?.label ?? booking.type,
    begun: booking.startsAt <= now,
    over: booking.endsAt <= now,
  }
}
export type ShownRow = ReturnType<typeof shownRow>
