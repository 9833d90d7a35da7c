import { z } from 'zod'

const Day = z.iso.date()
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM')
const Type = z.string().min(1).max(60)
const Capacity = z.number().int().min(1).max(500)

/** Slots that repeat every week. Times are Tokyo's; days are inclusive. */
export const Pattern = z
  .object({
    scheme: z.string().min(1),
    type: Type,
    weekdays: z.array(z.number().int().min(0).max(6)).min(1).describe('0 Sunday … 6 Saturday'),
    starts: Time,
    hours: z.number().positive().max(72).describe('Length of one slot; a night from 10:00 to 10:00 is 24'),
    capacity: Capacity,
    from: Day,
    until: Day,
    closedDays: z.array(Day).max(200).default([]).describe('Days without this slot'),
    onHolidays: z.boolean().default(false).describe('Also on national holidays and 29 December to 3 January'),
  })
  .strict()
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'until is before from' })
export type Pattern = z.infer<typeof Pattern>

/** One slot on one day. */
export const OneSlot = z
  .object({
    scheme: z.string().min(1),
    type: Type,
    day: Day,
    starts: Time,
    hours: z.number().positive().max(72),
    capacity: Capacity,
  })
  .strict()
export type OneSlot = z.infer<typeof OneSlot>

export const SlotRef = z.object({ slotId: z.uuid() }).strict()
export const PatternEnd = z.object({ patternId: z.uuid(), from: Day }).strict()
export const Capacities = z.object({ slotId: z.uuid(), capacity: z.number().int().min(0).max(500) }).strict()
export const DayRef = z.object({ day: Day, type: Type.optional() }).strict()
