import { addDays, tokyoInstant } from '#language/values/date.ts'
import { materialise } from '#modules/bookings/jobs.ts'
import { publishSlots } from '#modules/bookings/slots/write.ts'
import { facilities, scheme } from './constants.ts'
import type { Stage } from './stage.ts'
import type { Theatre } from './theatre.ts'

type Weekly = [type: string, weekdays: number[], starts: string, hours: number, capacity: number]

const weekdays = [1, 2, 3, 4, 5]

/** What each facility offers every week; the first two to both towns. */
const offers: Weekly[][] = [
  [
    ['stay', [1, 2, 3, 4, 5], '10:00', 24, 2],
    ['day', [1, 2, 3, 4, 5, 6, 0], '10:00', 6, 4],
    ['short', [2, 4, 6], '13:30', 3, 2],
    ['visit', weekdays, '14:00', 2, 1],
  ],
  [
    ['stay', [0, 1, 2, 3, 4, 5, 6], '10:00', 24, 3],
    ['day', weekdays, '09:30', 7, 4],
  ],
  [
    ['day', weekdays, '10:00', 6, 3],
    ['short', [1, 3, 5], '13:30', 3, 3],
  ],
  [
    ['visit', [...weekdays, 6], '10:00', 2, 1],
    ['visit', weekdays, '13:30', 2, 1],
  ],
  [
    ['stay', [1, 2, 3, 4], '10:00', 24, 2],
    ['day', weekdays, '10:00', 6, 3],
    ['visit', [2, 4], '10:00', 2, 1],
  ],
]

const everyDay = (days: number[]) => days.length === 7

/** Publishes the slots of the past year and of the next sixty days, as the facilities would have month by month. */
export async function publishTimetables(
  stage: Stage,
  { atFacility, today }: Pick<Theatre, 'atFacility' | 'today'>,
): Promise<void> {
  const first = addDays(today, -380)
  for (const [index, facility] of facilities.entries()) {
    const actor = atFacility(facility.id)
    await stage.as(actor, tokyoInstant(first, '09:00'), async ctx => {
      for (const [type, days, starts, hours, capacity] of offers[index] ?? []) {
        const until = addDays(today, 400)
        const span = { from: first, until, onHolidays: everyDay(days) }
        await publishSlots(ctx, { scheme, type, weekdays: days, starts, hours, capacity, ...span })
      }
    })
  }
  for (let day = addDays(first, 55); day < today; day = addDays(day, 55))
    await materialise(stage.database, tokyoInstant(day, '03:00'))
  await materialise(stage.database, tokyoInstant(today, '03:00'))
}

/** A place that could be booked. */
export interface Offer {
  facility: string
  type: string
  slotId: string
  day: string
  startsAt: Date
  endsAt: Date
}

/** All slots of the facilities that serve a town, by type and in order of time. */
export async function offersFor(theatre: Theatre): Promise<Offer[]> {
  const serving = facilities.filter(f => f.serves.includes(theatre.town.municipality))
  const { rows } = await theatre.owner.query<{
    facility_id: string
    id: string
    type: string
    day: string
    starts_at: Date
    ends_at: Date
  }>(
    `select facility_id, id, type, day, starts_at, ends_at from slots where facility_id = any($1) order by starts_at`,
    [serving.map(f => f.id)],
  )
  return rows.map(row => ({
    facility: row.facility_id,
    type: row.type,
    slotId: row.id,
    day: row.day,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  }))
}
