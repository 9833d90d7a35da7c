import { addDays, tokyoDay, weekday } from '#language/values/date.ts'
import { type FreeSlot, freeSlots } from '#modules/bookings/slots/read.ts'
import { facilities } from '#modules/places/read.ts'
import type { Context } from '#platform/context.ts'

/** The Monday of a week. */
export function mondayOf(day: string): string {
  return addDays(day, -((weekday(day) + 6) % 7))
}

/** The weeks one can look at, from this one on. */
export function weeksFrom(now: Date, count: number): string[] {
  const first = mondayOf(tokyoDay(now))
  return Array.from({ length: count }, (_, index) => addDays(first, 7 * index))
}

/** Facilities with the days on which they have free places for each type, most days first. */
export async function facilitiesWithDays(
  ctx: Context,
  asked: { municipality: number; scheme: string; type?: string | undefined; from: string; to: string },
) {
  const { municipality, scheme, type, to } = asked
  const today = tokyoDay(ctx.now)
  const from = asked.from < today ? today : asked.from
  const places = await facilities(ctx, { municipality, scheme, type, on: from })
  const slots =
    from <= to ? await freeSlots(ctx, { municipality, scheme, type, from, to, only: 'bookable' }) : []
  return places
    .map(place => ({
      id: place.id,
      name: place.name,
      kind: place.kind,
      about: place.about,
      address: place.address,
      latitude: place.latitude,
      longitude: place.longitude,
      types: place.contract.types,
      days: daysByType(slots.filter(slot => slot.facilityId === place.id)),
    }))
    .toSorted((a, b) => countOf(b.days) - countOf(a.days))
}

function daysByType(slots: readonly FreeSlot[]): Record<string, string[]> {
  const days: Record<string, string[]> = {}
  for (const { type, day } of slots) {
    const known = days[type] ?? []
    days[type] = known
    if (!known.includes(day)) known.push(day)
  }
  return days
}

function countOf(days: Record<string, string[]>): number {
  return Object.values(days).reduce((sum, each) => sum + each.length, 0)
}

/** Free places of one type by day, and the runs of nights a stay may take. */
export function byDay(slots: readonly FreeSlot[]): Map<string, FreeSlot[]> {
  const days = new Map<string, FreeSlot[]>()
  for (const slot of slots) days.set(slot.day, [...(days.get(slot.day) ?? []), slot])
  return days
}

/** Stays that begin with `first`: 1 night, 2 nights … up to `most`, while the next night is free as well. */
export function staysFrom(first: FreeSlot, days: Map<string, FreeSlot[]>, most: number): FreeSlot[][] {
  const stays: FreeSlot[][] = []
  let run = [first]
  while (run.length <= most) {
    stays.push(run)
    const last = run.at(-1) as FreeSlot
    const next = days.get(addDays(last.day, 1))?.find(slot => slot.startsAt >= last.endsAt)
    if (!next) break
    run = [...run, next]
  }
  return stays
}
