import { dateFromDayNumber, dayNumber, makeDate } from './calendar.ts'
import type { FeelDate, FeelDateTime, FeelTime, Temporal, Zone } from './values.ts'
import { daysDuration, monthsDuration } from './values.ts'
import { zoneOffset } from './zone.ts'

const datePattern = /^(-?\d{4}|-?[1-9]\d{4,8})-(\d\d)-(\d\d)$/
const timePattern =
  /^(\d\d):(\d\d):(\d\d(?:\.\d{1,9})?)(Z|z|[+-]\d\d:\d\d(?::\d\d)?|@[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*)?$/
const durationPattern =
  /^(-)?P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,9})?)S)?)?$/

/** `2026-04-01` as a FEEL date, or null when it is not one. */
export function parseDate(text: string): FeelDate | null {
  const match = datePattern.exec(text)
  return match ? makeDate(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** `dateOf('2026-04-01')`, for data written in code and tests; throws on a text that is not a date. */
export function dateOf(text: string): FeelDate {
  const date = parseDate(text)
  if (!date) throw new Error(`not a date: ${text}`)
  return date
}

/** `10:00:00`, `10:00:00.5+09:00`, `10:00:00@Asia/Tokyo`, or null. */
export function parseTime(text: string): FeelTime | null {
  const match = timePattern.exec(text)
  if (!match) return null
  const zone = parseZone(match[4])
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return zone === undefined ? null : makeTime(hour, minute, second, zone)
}

export function makeTime(hour: number, minute: number, second: number, zone: Zone): FeelTime | null {
  const fits =
    Number.isInteger(hour) &&
    Number.isInteger(minute) &&
    hour >= 0 &&
    hour <= 23 &&
    minute >= 0 &&
    minute <= 59 &&
    second >= 0 &&
    second < 60
  return fits ? { feel: 'time', hour, minute, second, zone } : null
}

function parseZone(text: string | undefined): Zone | undefined {
  if (text === undefined) return null
  if (text === 'Z' || text === 'z') return { offset: 0 }
  if (text.startsWith('@')) {
    const name = text.slice(1)
    return zoneOffset(name, 0) === undefined ? undefined : { name }
  }
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number)
  if (hours > 18 || minutes > 59 || seconds > 59) return undefined
  const offset = hours * 3600 + minutes * 60 + seconds
  return { offset: text.startsWith('-') && offset !== 0 ? -offset : offset }
}

/** `2026-04-01T10:00:00`, with a zone as in `parseTime`; a bare date is its midnight. */
export function parseDateTime(text: string): FeelDateTime | null {
  const split = text.indexOf('T')
  const date = parseDate(split < 0 ? text : text.slice(0, split))
  const time = parseTime(split < 0 ? '00:00:00' : text.slice(split + 1))
  return date && time ? joinDateTime(date, time) : null
}

export function joinDateTime(date: FeelDate, time: FeelTime): FeelDateTime {
  return { ...time, ...date, feel: 'date and time' }
}

/** `P1Y2M` → years and months, `P1DT2H` → days and time, a mixture or anything else → null. */
export function parseDuration(text: string): Temporal | null {
  const match = durationPattern.exec(text)
  if (!match) return null
  const sign = match[1] ? -1 : 1
  const part = (index: number) => Number(match[index] ?? 0)
  const isMonths = match[2] !== undefined || match[3] !== undefined
  const isDays = [4, 5, 6, 7].some(index => match[index] !== undefined)
  if (isMonths && isDays) return null
  if (isMonths) return monthsDuration(sign * (part(2) * 12 + part(3)))
  return daysDuration(sign * (part(4) * 86400 + part(5) * 3600 + part(6) * 60 + part(7)))
}

/** What `@"…"` names: date, date and time, time or duration, or null. */
export function parseTemporal(text: string): Temporal | null {
  return (
    parseDate(text) ??
    (text.includes('T') ? parseDateTime(text) : null) ??
    parseTime(text) ??
    parseDuration(text)
  )
}

const two = (value: number) => String(value).padStart(2, '0')

export function dateText({ year, month, day }: { year: number; month: number; day: number }): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function timeText({ hour, minute, second, zone }: FeelTime | FeelDateTime): string {
  const whole = Math.floor(second)
  const fraction = second === whole ? '' : second.toFixed(9).replace(/^\d+/, '').replace(/0+$/, '')
  return `${two(hour)}:${two(minute)}:${two(whole)}${fraction}${zoneText(zone)}`
}

function zoneText(zone: Zone): string {
  if (zone === null) return ''
  if ('name' in zone) return `@${zone.name}`
  if (zone.offset === 0) return 'Z'
  const size = Math.abs(zone.offset)
  const seconds = size % 60 === 0 ? '' : `:${two(size % 60)}`
  return `${zone.offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${seconds}`
}

/** The canonical text of a date, time or duration, as `string()` gives it. */
export function temporalText(value: Temporal): string {
  switch (value.feel) {
    case 'date':
      return dateText(value)
    case 'time':
      return timeText(value)
    case 'date and time':
      return `${dateText(value)}T${timeText(value)}`
    case 'years and months duration': {
      const size = Math.abs(value.months)
      const [years, months] = [Math.floor(size / 12), size % 12]
      const text = `${years ? `${years}Y` : ''}${months ? `${months}M` : ''}`
      return `${value.months < 0 ? '-' : ''}P${text || '0M'}`
    }
    case 'days and time duration': {
      const size = Math.abs(value.seconds)
      const [days, hours] = [Math.floor(size / 86400), Math.floor(size / 3600) % 24]
      const [minutes, seconds] = [Math.floor(size / 60) % 60, Number((size % 60).toFixed(9))]
      const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`
      const text = `${days ? `${days}D` : ''}${time ? `T${time}` : ''}`
      return `${value.seconds < 0 ? '-' : ''}P${text || 'T0S'}`
    }
  }
}

/** Seconds from 1970-01-01T00:00:00 UTC; a value without a zone is read as if it were UTC. */
export function epochSeconds(value: FeelDate | FeelDateTime): number {
  if (value.feel === 'date') return dayNumber(value) * 86400
  const local = dayNumber(value) * 86400 + value.hour * 3600 + value.minute * 60 + value.second
  return local - offsetOf(value.zone, local)
}

/** Offset from UTC in seconds of a zone at a local time (seconds since 1970 on that zone's clock). */
export function offsetOf(zone: Zone, local: number): number {
  if (zone === null) return 0
  if ('offset' in zone) return zone.offset
  const guess = zoneOffset(zone.name, local) ?? 0
  return zoneOffset(zone.name, local - guess) ?? guess
}

/** The date and time `seconds` after 1970-01-01T00:00:00 UTC, told in `zone`. */
export function dateTimeFromEpoch(seconds: number, zone: Zone): FeelDateTime {
  const offset = zone === null ? 0 : 'offset' in zone ? zone.offset : (zoneOffset(zone.name, seconds) ?? 0)
  const local = seconds + offset
  const days = Math.floor(local / 86400)
  const rest = local - days * 86400
  return {
    ...dateFromDayNumber(days),
    feel: 'date and time',
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: Number((rest % 60).toFixed(9)),
    zone,
  }
}
