import { addDays, tokyoInstant, weekday } from '#language/values/date.ts'
import { closedReason } from '#platform/calendar.ts'

/** A weekly pattern as stored. */
export interface Repeating {
  weekdays: readonly number[]
  /** HH:MM, Tokyo. */
  starts: string
  hours: number
  validFrom: string
  validUntil: string
  closedDays: readonly string[]
  onHolidays: boolean
}

/** Slots are made this many days ahead. */
export const horizon = 60

/** When a slot of `hours` that begins at `starts` on `day` begins and ends. */
export function spanOf(day: string, starts: string, hours: number): { startsAt: Date; endsAt: Date } {
  const startsAt = tokyoInstant(day, starts)
  return { startsAt, endsAt: new Date(startsAt.getTime() + hours * 3_600_000) }
}

/**
 * The days between `from` and `to` (inclusive) on which a pattern has a slot: its weekdays, less its closed days and,
 * unless it says otherwise, less national holidays and the days around New Year.
 */
export function daysOf(pattern: Repeating, from: string, to: string): string[] {
  const first = from > pattern.validFrom ? from : pattern.validFrom
  const last = to < pattern.validUntil ? to : pattern.validUntil
  const closed = new Set(pattern.closedDays)
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (!pattern.weekdays.includes(weekday(day)) || closed.has(day)) continue
    const reason = pattern.onHolidays ? null : closedReason(day)
    if (reason?.kind === 'holiday' || reason?.kind === 'year-end') continue
    days.push(day)
  }
  return days
}

/** Every run of `count` slots on consecutive days that a stay of so many nights could take; single slots for 1. */
export function runsOfSlots<S extends { day: string; startsAt: Date; endsAt: Date }>(
  slots: readonly S[],
  count: number,
): S[][] {
  const runs: S[][] = []
  for (const first of slots) {
    const run = [first]
    while (run.length < count) {
      const last = run.at(-1) as S
      const next = slots.find(slot => slot.day === addDays(last.day, 1) && slot.startsAt >= last.endsAt)
      if (!next) break
      run.push(next)
    }
    if (run.length === count) runs.push(run)
  }
  return runs
}
