import { typeOf } from '#language/entitlement/situation.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { addDays, daysBetween } from '#language/values/date.ts'
import { freeSlots } from '#modules/bookings/slots/read.ts'
import { facilities } from '#modules/places/read.ts'
import type { Context } from '#platform/context.ts'

const span = 14
const most = 5

/**
 * What else is free when something is not: the same type on days nearby, here first, and then other types. One per
 * day, facility and type.
 */
export async function nearby(
  ctx: Context,
  scheme: Scheme,
  asked: { municipality: number; facility: string; type: string; day: string },
) {
  const { municipality, facility, type, day } = asked
  const range = { from: addDays(day, -span), to: addDays(day, span) }
  const slots = await freeSlots(ctx, { municipality, scheme: scheme.id, ...range, only: 'bookable' })
  const names = new Map(
    (await facilities(ctx, { municipality, scheme: scheme.id, on: day })).map(place => [
      place.id,
      place.name,
    ]),
  )
  const seen = new Set<string>()
  const distance = (slot: (typeof slots)[number]) =>
    Math.abs(daysBetween(day, slot.day)) * 2 + (slot.facilityId === facility ? 0 : 1)
  const shown = slots
    .toSorted((a, b) => distance(a) - distance(b))
    .filter(slot => {
      const key = `${slot.facilityId} ${slot.type} ${slot.day}`
      return seen.has(key) ? false : seen.add(key)
    })
    .map(slot => ({
      slot: slot.id,
      facilityId: slot.facilityId,
      facility: names.get(slot.facilityId) ?? '',
      type: slot.type,
      typeLabel: typeOf(scheme, slot.type)?.label ?? { ja: slot.type },
      stay: typeOf(scheme, slot.type)?.length === 'nights',
      startsAt: slot.startsAt.toISOString(),
      endsAt: slot.endsAt.toISOString(),
    }))
  return {
    same: shown.filter(each => each.type === type).slice(0, most),
    other: shown.filter(each => each.type !== type).slice(0, most),
  }
}
export type Nearby = Awaited<ReturnType<typeof nearby>>
