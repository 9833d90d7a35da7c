import { weekday } from './calendar.ts'
import { offsetOf } from './temporal.ts'
import type {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelRange,
  FeelTime,
  MonthsDuration,
  Value,
} from './values.ts'
import { daysDuration, kindOf } from './values.ts'

const dateNames = ['year', 'month', 'day', 'weekday']
const timeNames = ['hour', 'minute', 'second', 'time offset', 'timezone']
const durationNames = ['days', 'hours', 'minutes', 'seconds', 'years', 'months']
const rangeNames = ['start', 'end', 'start included', 'end included']
const temporalNames = new Set([...dateNames, ...timeNames, ...durationNames])

export function isTemporalProperty(name: string): boolean {
  return temporalNames.has(name)
}

/** The properties each kind of value has, for checking. */
export const propertiesOfKind: Record<string, readonly string[]> = {
  date: dateNames,
  time: timeNames,
  'date and time': [...dateNames, ...timeNames],
  'days and time duration': ['days', 'hours', 'minutes', 'seconds'],
  'years and months duration': ['years', 'months'],
  range: rangeNames,
}

/** `date.year` and its like (DMN 1.3 table 65); null for a property the value does not have. */
export function property(value: Value, name: string): Value {
  const kind = kindOf(value)
  if (!propertiesOfKind[kind]?.includes(name)) return null
  switch (name) {
    case 'weekday':
      return weekday(value as FeelDate)
    case 'time offset': {
      const moment = value as FeelTime | FeelDateTime
      return moment.zone === null ? null : daysDuration(offsetOf(moment.zone, localSeconds(moment)))
    }
    case 'timezone': {
      const { zone } = value as FeelTime
      return zone !== null && 'name' in zone ? zone.name : null
    }
    case 'years':
      return whole((value as MonthsDuration).months / 12)
    case 'months':
      return whole((value as MonthsDuration).months % 12)
    case 'days':
      return whole((value as DaysDuration).seconds / 86400)
    case 'hours':
      return whole(((value as DaysDuration).seconds % 86400) / 3600)
    case 'minutes':
      return whole(((value as DaysDuration).seconds % 3600) / 60)
    case 'seconds':
      return Number(((value as DaysDuration).seconds % 60).toFixed(9))
    case 'start':
      return (value as FeelRange).low
    case 'end':
      return (value as FeelRange).high
    case 'start included':
      return (value as FeelRange).lowIncluded
    case 'end included':
      return (value as FeelRange).highIncluded
    default:
      return (value as unknown as Record<string, Value>)[name] ?? null
  }
}

const whole = (value: number) => Math.trunc(value) + 0

function localSeconds(moment: FeelTime | FeelDateTime): number {
  const time = moment.hour * 3600 + moment.minute * 60 + moment.second
  if (moment.feel === 'time') return time
  return Date.UTC(moment.year, moment.month - 1, moment.day) / 1000 + time
}
