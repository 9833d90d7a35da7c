import { addDays, tokyoDay, tokyoInstant, tokyoTime } from '#language/values/date.ts'
import { isClosedDay } from '#platform/calendar.ts'

/** Fewer than this, and a median or a share says more about single people than about the work. */
export const fewest = 5

/** A number with what it stands on. `median` and `mean` are null where there is not enough to say. */
export interface Statistic {
  n: number
  median: number | null
  mean: number | null
  /** Middle half: a quarter lies below the first, a quarter above the second. */
  quartiles: [number, number] | null
}

export function statistic(values: readonly number[]): Statistic {
  const n = values.length
  if (n < fewest) return { n, median: null, mean: null, quartiles: null }
  const sorted = [...values].sort((a, b) => a - b)
  return {
    n,
    median: quantile(sorted, 0.5),
    mean: sorted.reduce((sum, value) => sum + value, 0) / n,
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.75)],
  }
}

/** By linear interpolation between neighbours (the definition spreadsheets use). */
function quantile(sorted: readonly number[], at: number): number {
  const place = (sorted.length - 1) * at
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? 0
  return below + (above - below) * (place - Math.floor(place))
}

/** A share never stands without what it is a share of; null where the base is too small. */
export interface Share {
  count: number
  base: number
  share: number | null
}

export function share(count: number, base: number): Share {
  return { count, base, share: base < fewest ? null : count / base }
}

/** 執務時間: 8:30 to 17:15 on days the office is open. */
export const office = { opens: '08:30', closes: '17:15' } as const

export function inOfficeHours(instant: Date): boolean {
  if (isClosedDay(tokyoDay(instant))) return false
  const time = tokyoTime(instant)
  return time >= office.opens && time < office.closes
}

/** Hours the office was open between two instants; 0 when `until` is not later. */
export function officeHoursBetween(from: Date, until: Date): number {
  let milliseconds = 0
  const last = tokyoDay(until)
  for (let day = tokyoDay(from); day <= last; day = addDays(day, 1)) {
    if (isClosedDay(day)) continue
    const begins = Math.max(from.getTime(), tokyoInstant(day, office.opens).getTime())
    const ends = Math.min(until.getTime(), tokyoInstant(day, office.closes).getTime())
    if (ends > begins) milliseconds += ends - begins
  }
  return milliseconds / 3_600_000
}

export function hoursBetween(from: Date, until: Date): number {
  return (until.getTime() - from.getTime()) / 3_600_000
}
