import { addDays } from '#language/values/date.ts'

/** The month after (or `count` months after) a month `YYYY-MM`. */
export function monthAfter(month: string, count = 1): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const months = year * 12 + number - 1 + count
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

export function firstDay(month: string): string {
  return `${month}-01`
}

export function lastDay(month: string): string {
  return addDays(firstDay(monthAfter(month)), -1)
}

export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** 2026年5月. */
export function monthName(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}

/** Last day to hand in a month's claim: `claimDay` of the next month. */
export function dueDay(month: string, claimDay: number): string {
  return `${monthAfter(month)}-${String(claimDay).padStart(2, '0')}`
}

/**
 * The month whose claim takes up what belongs to `month`: that month itself, or the first later one that is neither
 * closed nor already claimed. So nothing enters a settled month, and nothing is forgotten.
 */
export function entryMonth(month: string, settled: ReadonlySet<string>): string {
  let entry = month
  while (settled.has(entry)) entry = monthAfter(entry)
  return entry
}
