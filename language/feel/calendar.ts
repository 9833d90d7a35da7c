import type { FeelDate } from './values.ts'

/** Days since 1970-01-01 in the proleptic Gregorian calendar, by counting years from March. */
export function dayNumber({ year, month, day }: { year: number; month: number; day: number }): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The date `days` after 1970-01-01. */
export function dateFromDayNumber(days: number): FeelDate {
  const shifted = days + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { feel: 'date', year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

export function isRealDay(year: number, month: number, day: number): boolean {
  return (
    Number.isInteger(year) &&
    Number.isInteger(month) &&
    Number.isInteger(day) &&
    Math.abs(year) <= 999_999_999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  )
}

/** The date, or null for a day that does not exist (2026-02-30). */
export function makeDate(year: number, month: number, day: number): FeelDate | null {
  return isRealDay(year, month, day) ? { feel: 'date', year, month, day } : null
}

/** `date` moved by whole months; a day the month lacks becomes its last (Jan 31 + 1 month = Feb 28 or 29). */
export function addMonths<T extends { year: number; month: number; day: number }>(
  date: T,
  months: number,
): T {
  const index = date.year * 12 + date.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return { ...date, year, month, day: Math.min(date.day, daysInMonth(year, month)) }
}

export function addDays(date: FeelDate, days: number): FeelDate {
  return dateFromDayNumber(dayNumber(date) + days)
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: { year: number; month: number; day: number }): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

export function dayOfYear(date: { year: number; month: number; day: number }): number {
  return dayNumber(date) - dayNumber({ year: date.year, month: 1, day: 1 }) + 1
}

/** ISO 8601 week: the week of the year's first Thursday is week 1. */
export function weekOfYear(date: { year: number; month: number; day: number }): number {
  const thursday = dateFromDayNumber(dayNumber(date) + 4 - weekday(date))
  return Math.ceil(dayOfYear(thursday) / 7)
}
