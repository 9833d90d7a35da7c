import { type Language, say } from '../text.ts'
import { eraOf, eraYear, firstDay, inEra } from './era.ts'

/** A calendar day, `YYYY-MM-DD`. Strings compare as days do. */
export type Day = string

const DAY = 24 * 60 * 60 * 1000
// Japan has had no summer time since 1951: Tokyo is nine hours ahead of UTC.
const TOKYO = 9 * 60 * 60 * 1000

/** True for an existing Gregorian day written `YYYY-MM-DD` (so not 2026-02-30). */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}

/** The day of these three numbers, or undefined if there is none. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const pad = (n: number, length: number) => String(n).padStart(length, '0')
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  return isDay(text) ? text : undefined
}

export function addDays(day: Day, count: number): Day {
  return new Date(epoch(day) + count * DAY).toISOString().slice(0, 10)
}

/** The same day of another month; where that month is too short, its last day (民法143条2項). */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const index = year * 12 + month - 1 + count
  const target = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1] as const
  const last = new Date(Date.UTC(target[0], target[1], 0)).getUTCDate()
  const moved = dayOf(target[0], target[1], Math.min(date, last))
  if (!moved) throw new RangeError(`No such day: ${day} and ${count} months`)
  return moved
}

/** Days from `from` to `to`; 1 for neighbours, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (epoch(to) - epoch(from)) / DAY
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: Day): number {
  return new Date(epoch(day)).getUTCDay()
}

/**
 * The day on which somebody born on `birth` legally reaches `age`: the day before the birthday, at whose end
 * the year is full (年齢計算ニ関する法律, 民法143条). Born on 29 February: always 28 February.
 */
export function dayOfReaching(birth: Day, age: number): Day {
  const [year = 0, month = 1, date = 1] = birth.split('-').map(Number)
  const birthday = dayOf(year + age, month, date) ?? dayOf(year + age, 3, 1)
  if (!birthday) throw new RangeError(`Not a day of birth: ${birth}`)
  return addDays(birthday, -1)
}

/**
 * Age in full years on `on` by Japanese law: it rises on the day before the birthday. Born 2008-04-01 is 18 on
 * 2026-03-31. Negative before birth.
 */
export function ageAt(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  // Born on 1 January, one reaches the age in the year before.
  if (on >= dayOfReaching(birth, years + 1)) return years + 1
  return on >= dayOfReaching(birth, years) ? years : years - 1
}

/** Whole months from `birth` to `on`: 0 until the same day of the next month. */
export function monthsBetween(from: Day, on: Day): number {
  const months =
    (Number(on.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(on.slice(5, 7)) -
    Number(from.slice(5, 7))
  return addMonths(from, months) > on ? months - 1 : months
}

/** 年度: April to March, named by the year it begins in (地方自治法208条). */
export function fiscalYear(day: Day): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) < '04-01' ? year - 1 : year
}

/** 令和元年度, 令和8年度; the era is that of the year's last day, as 2019 was called 令和元年度. */
export function fiscalYearName(year: number, language: Language = 'ja'): string {
  if (language === 'en') return `fiscal year ${year}`
  const era = eraOf(`${year + 1}-03-31`)
  if (!era || language === 'ja-easy') return `${year}年度`
  const count = eraYear(era, year)
  // The era of the last day may be younger than the year's beginning (昭和63年度 ended in 平成元年).
  if (count < 1) return `${inEra(`${year}-12-31`).replace(/年.*$/, '')}年度`
  return `${era.name}${count === 1 ? '元' : count}年度`
}

/** In English, January first. */
export const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export const dateStyles = ['both', 'era', 'western', 'weekday'] as const
export type DateStyle = (typeof dateStyles)[number]

/**
 * A day for reading. `era` 令和8年4月1日 · `western` 2026年4月1日 · `both` 令和8年4月1日（2026年4月1日）·
 * `weekday` 4月1日（水）. やさしい日本語 always counts Western years; English too.
 */
export function formatDate(day: Day, language: Language = 'ja', style: DateStyle = 'both'): string {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`)
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  if (style === 'weekday') return shortDay(day, language, month, date)
  if (language === 'en') return `${date} ${englishMonths[month - 1]} ${year}`
  const western = `${year}年${month}月${date}日`
  if (language === 'ja-easy' || style === 'western' || day < firstDay) return western
  return style === 'era' ? inEra(day) : `${inEra(day)}（${western}）`
}

function shortDay(day: Day, language: Language, month: number, date: number): string {
  const name = weekdayName(day, language)
  return language === 'en' ? `${name} ${date} ${englishMonths[month - 1]}` : `${month}月${date}日（${name}）`
}

/** 日…土; Sun…Sat. */
export function weekdayName(day: Day, language: Language = 'ja'): string {
  const english = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
  const index = weekday(day)
  return say({ ja: '日月火水木金土'.charAt(index), en: english[index] }, language)
}

/** The instant at which clocks in Japan show `time` (`HH:MM`, up to `24:00`) on `day`. */
export function tokyoInstant(day: Day, time = '00:00'): Date {
  const parts = /^(\d{1,2}):(\d{2})$/.exec(time)
  const minutes = Number(parts?.[1]) * 60 + Number(parts?.[2])
  if (!parts || Number(parts[2]) > 59 || minutes > 24 * 60) throw new RangeError(`Not a time: ${time}`)
  return new Date(epoch(day) + minutes * 60_000 - TOKYO)
}

/** The calendar day in Japan at an instant. */
export function tokyoDay(instant: Date): Day {
  return new Date(instant.getTime() + TOKYO).toISOString().slice(0, 10)
}

/** What clocks in Japan show, to the minute: `09:30`. */
export function tokyoTime(instant: Date): string {
  return new Date(instant.getTime() + TOKYO).toISOString().slice(11, 16)
}

/** Day and time in Japan: 令和8年4月1日（2026年4月1日）9時30分. */
export function formatInstant(instant: Date, language: Language = 'ja', style: DateStyle = 'both'): string {
  const time = tokyoTime(instant)
  const day = formatDate(tokyoDay(instant), language, style)
  if (language === 'en') return `${day}, ${time}`
  return `${day}${language === 'ja-easy' ? ' ' : ''}${Number(time.slice(0, 2))}時${time.slice(3)}分`
}

function epoch(day: Day): number {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`)
  return Date.parse(`${day}T00:00:00Z`)
}
