import holidays from '@holiday-jp/holiday_jp'

/**
 * Japanese closed days, and months in Japan. A day is a plain `YYYY-MM-DD` string; an instant is a `Date`.
 * Reckoning with days is the language's (language/values/date.ts); this is what needs the list of holidays, and the
 * little of it that the ground floor itself needs.
 */

// Japan has had no summer time since 1951, so Tokyo is a fixed nine hours ahead for every instant we meet.
const TOKYO_OFFSET = 9 * 60 * 60 * 1000
const DAY = 24 * 60 * 60 * 1000

const holidayNames: Readonly<Record<string, { name: string } | undefined>> = holidays.holidays

export type ClosedReason =
  | { kind: 'saturday' | 'sunday' | 'year-end' | 'local'; name: string }
  | { kind: 'holiday'; name: string }

/** True for an existing Gregorian day written `YYYY-MM-DD` (so not 2026-02-30). */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}

/** The day `count` days after `day` (before it when negative). */
function addDays(day: string, count: number): string {
  return new Date(epochOf(day) + count * DAY).toISOString().slice(0, 10)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: string): number {
  return new Date(epochOf(day)).getUTCDay()
}

/**
 * Why public offices are closed on `day`, or null when they are open: Saturday, Sunday, a national holiday
 * or 29 December to 3 January (行政機関の休日に関する法律 1条; 地方自治法 4条の2). `local` adds closed days
 * of one's own. National holidays are known from 1970 to 2050.
 */
export function closedReason(day: string, local?: ReadonlySet<string>): ClosedReason | null {
  const holiday = holidayNames[day]
  if (holiday) return { kind: 'holiday', name: holiday.name }
  const monthDay = day.slice(5)
  if (monthDay >= '12-29' || monthDay <= '01-03') return { kind: 'year-end', name: '年末年始' }
  const dayOfWeek = weekday(day)
  if (dayOfWeek === 6) return { kind: 'saturday', name: '土曜日' }
  if (dayOfWeek === 0) return { kind: 'sunday', name: '日曜日' }
  if (local?.has(day)) return { kind: 'local', name: '休庁日' }
  return null
}

export function isClosedDay(day: string, local?: ReadonlySet<string>): boolean {
  return closedReason(day, local) !== null
}

/** `day` itself when offices are open, else the next open day: where a deadline on a closed day moves to. */
export function nextOpenDay(day: string, local?: ReadonlySet<string>): string {
  let open = day
  while (isClosedDay(open, local)) open = addDays(open, 1)
  return open
}

/**
 * Open days after `from` up to and including `to`: the first day does not count (民法 140条). Negative when
 * `to` lies before `from`, so that an overdue item shows how many open days it is late.
 */
export function businessDaysBetween(from: string, to: string, local?: ReadonlySet<string>): number {
  if (to < from) return -businessDaysBetween(to, from, local)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (!isClosedDay(day, local)) count++
  return count
}

/** The `count`-th open day after `day` (count ≥ 1), or the first open day from `day` on when count is 0. */
export function addBusinessDays(day: string, count: number, local?: ReadonlySet<string>): string {
  let reached = count === 0 ? nextOpenDay(day, local) : day
  for (let left = count; left > 0; left--) reached = nextOpenDay(addDays(reached, 1), local)
  return reached
}

/** The calendar month in Japan at an instant: `2026-04`. */
export function monthInTokyo(instant: Date): string {
  return tokyoClock(instant).slice(0, 7)
}

/** Day and time in Japan at an instant: `2026-04-01 09:30`. */
export function dateTimeInTokyo(instant: Date): string {
  return tokyoClock(instant).slice(0, 16).replace('T', ' ')
}

/** The instant at which clocks in Japan show `day` and `time` (`HH:MM`, up to `24:00`). */
function instantInTokyo(day: string, time = '00:00'): Date {
  const parts = /^(\d{2}):(\d{2})$/.exec(time)
  const hours = Number(parts?.[1])
  const minutes = Number(parts?.[2])
  if (!parts || minutes > 59 || hours * 60 + minutes > 24 * 60) throw new RangeError(`Not a time: ${time}`)
  return new Date(epochOf(day) + (hours * 60 + minutes) * 60_000 - TOKYO_OFFSET)
}

/** The first instant of a month in Japan (`YYYY-MM`), and the first of the next. */
export function monthBounds(month: string): { from: Date; until: Date } {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return { from: instantInTokyo(`${month}-01`), until: instantInTokyo(`${next}-01`) }
}

function tokyoClock(instant: Date): string {
  return new Date(instant.getTime() + TOKYO_OFFSET).toISOString()
}

function epochOf(day: string): number {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`)
  return Date.parse(`${day}T00:00:00Z`)
}
