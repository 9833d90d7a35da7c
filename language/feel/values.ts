/**
 * FEEL values as plain data. Dates, times and durations are records tagged with `feel`, never JS `Date`, so that
 * facts survive JSON and two copies of this module agree. Every other object is a context.
 *
 * Numbers are JS numbers, but arithmetic on them is decimal (see decimal.ts): 0.1 + 0.2 = 0.3.
 */
export type Value =
  | number
  | string
  | boolean
  | null
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DaysDuration
  | MonthsDuration
  | FeelRange
  | FeelFunction
  | Value[]
  | Context

export type Context = { [key: string]: Value }

/** A calendar day. `month` and `day` count from 1. */
export type FeelDate = { feel: 'date'; year: number; month: number; day: number }

/** Where a time is told: an offset from UTC in seconds, or an IANA zone, or (null) simply local. */
export type Zone = { offset: number } | { name: string } | null

/** A time of day; `second` may have a fraction. */
export type FeelTime = { feel: 'time'; hour: number; minute: number; second: number; zone: Zone }

export type FeelDateTime = {
  feel: 'date and time'
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  zone: Zone
}

/** `P1DT2H`: `seconds` may be negative and may have a fraction. */
export type DaysDuration = { feel: 'days and time duration'; seconds: number }

/** `P1Y2M`: whole `months`, may be negative. */
export type MonthsDuration = { feel: 'years and months duration'; months: number }

/** An end that is `null` is open to infinity (`> 5`, `<= 3`). */
export type FeelRange = {
  feel: 'range'
  low: Value
  high: Value
  lowIncluded: boolean
  highIncluded: boolean
}

/** A function value. What it closes over stays inside the evaluation that made it. */
export type FeelFunction = { feel: 'function'; name: string; parameters: string[] }

export type Temporal = FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration

/** The kind of a value, in the standard's own words. */
export type Kind =
  | 'number'
  | 'string'
  | 'boolean'
  | 'null'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'range'
  | 'function'
  | 'list'
  | 'context'

const tags = new Set([
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
  'range',
  'function',
])

/** The kind of a value. An object whose `feel` is not one of our tags is a context. */
export function kindOf(value: Value): Kind {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') {
    const tag = (value as { feel?: unknown }).feel
    return typeof tag === 'string' && tags.has(tag) ? (tag as Kind) : 'context'
  }
  return typeof value as Kind
}

export function isContext(value: unknown): value is Context {
  return typeof value === 'object' && value !== null && kindOf(value as Value) === 'context'
}

/** Whether a context has an entry of this name; names such as `constructor` are ordinary. */
export function has(context: object, key: string): boolean {
  return Object.hasOwn(context, key)
}

export function daysDuration(seconds: number): DaysDuration {
  return { feel: 'days and time duration', seconds: seconds === 0 ? 0 : seconds }
}

export function monthsDuration(months: number): MonthsDuration {
  return { feel: 'years and months duration', months: months === 0 ? 0 : months }
}
