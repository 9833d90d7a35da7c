import { englishMonths } from '../../values/date.ts'
import { addMonths, dayNumber, dayOfYear, makeDate, weekday, weekOfYear } from '../calendar.ts'
import { joinDateTime, makeTime, parseDate, parseDateTime, parseDuration, parseTime } from '../temporal.ts'
import { refused } from '../unknown.ts'
import type { DaysDuration, FeelDate, FeelDateTime, FeelTime, Value, Zone } from '../values.ts'
import { kindOf, monthsDuration } from '../values.ts'
import { type Builtin, type Calling, overloaded, parameter as p, strict } from './define.ts'

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const dateOnly = ({ year, month, day }: FeelDate | FeelDateTime): FeelDate => ({
  feel: 'date',
  year,
  month,
  day,
})

const midnight: FeelTime = { feel: 'time', hour: 0, minute: 0, second: 0, zone: null }
const midnightUtc: FeelTime = { ...midnight, zone: { offset: 0 } }

const timeOnly = ({ hour, minute, second, zone }: FeelTime | FeelDateTime): FeelTime => ({
  feel: 'time',
  hour,
  minute,
  second,
  zone,
})

/** The same function of a date and of a date and time. */
function ofDay(name: string, result: 'number' | 'string', call: (date: FeelDate) => Value): Builtin {
  return overloaded(
    strict(name, [p('date', 'date')], result, ([date]) => call(date)),
    strict(name, [p('date', 'date and time')], result, ([moment]) => call(dateOnly(moment))),
  )
}

function clock(name: string, result: 'date' | 'date and time', read: (now: FeelDateTime) => Value): Builtin {
  const call = (_: unknown, { now, at }: Calling) =>
    now ? read(now) : refused(`「${name}()」は、現在日時が与えられたときだけ使えます。`, at)
  return { name, forms: [{ parameters: [], result, call }] }
}

/** DMN 1.3 §10.3.4.1 (conversions), §10.3.4.7 and §10.3.4.8 (date and time). */
export const temporalFunctions: Builtin[] = [
  overloaded(
    strict('date', [p('from', 'string')], 'date', ([from]) => parseDate(from)),
    strict('date', [p('from', 'date')], 'date', ([from]) => from),
    strict('date', [p('from', 'date and time')], 'date', ([from]) => dateOnly(from)),
    strict(
      'date',
      [p('year', 'number'), p('month', 'number'), p('day', 'number')],
      'date',
      ([year, month, day]) => makeDate(year, month, day),
    ),
  ),
  overloaded(
    strict('time', [p('from', 'string')], 'time', ([from]) => parseTime(from)),
    strict('time', [p('from', 'time')], 'time', ([from]) => from),
    strict('time', [p('from', 'date and time')], 'time', ([from]) => timeOnly(from)),
    strict('time', [p('from', 'date')], 'time', () => midnightUtc),
    strict(
      'time',
      [
        p('hour', 'number'),
        p('minute', 'number'),
        p('second', 'number'),
        p('offset', 'days and time duration', { optional: true, nullable: true }),
      ],
      'time',
      ([hour, minute, second, offset]: [number, number, number, DaysDuration?]) => {
        const zone: Zone = offset ? { offset: offset.seconds } : null
        return offset && Math.abs(offset.seconds) > 18 * 3600 ? null : makeTime(hour, minute, second, zone)
      },
    ),
  ),
  overloaded(
    strict('date and time', [p('from', 'string')], 'date and time', ([from]) => parseDateTime(from)),
    strict('date and time', [p('from', 'date and time')], 'date and time', ([from]) => from),
    strict('date and time', [p('from', 'date')], 'date and time', ([from]) => joinDateTime(from, midnight)),
    strict('date and time', [p('date', 'date'), p('time', 'time')], 'date and time', ([date, time]) =>
      joinDateTime(date, time),
    ),
    strict(
      'date and time',
      [p('date', 'date and time'), p('time', 'time')],
      'date and time',
      ([date, time]) => joinDateTime(dateOnly(date), time),
    ),
  ),
  overloaded(
    strict('duration', [p('from', 'string')], 'any', ([from]) => parseDuration(from)),
    strict('duration', [p('from', 'days and time duration')], 'days and time duration', ([from]) => from),
    strict(
      'duration',
      [p('from', 'years and months duration')],
      'years and months duration',
      ([from]) => from,
    ),
  ),
  {
    name: 'years and months duration',
    forms: (['date', 'date and time'] as const).flatMap(from =>
      (['date', 'date and time'] as const).map(to => ({
        parameters: [p('from', from), p('to', to)],
        result: 'years and months duration' as const,
        call: ([start, end]) => monthsDuration(wholeMonths(start as FeelDate, end as FeelDate)),
      })),
    ) as Builtin['forms'],
  },
  ofDay('day of year', 'number', dayOfYear),
  ofDay('day of week', 'string', date => dayNames[weekday(date) - 1] ?? null),
  ofDay('month of year', 'string', date => englishMonths[date.month - 1] ?? null),
  ofDay('week of year', 'number', weekOfYear),
  clock('now', 'date and time', now => now),
  clock('today', 'date', dateOnly),
]

/** Completed months from one day to another, negative when it lies before. */
function wholeMonths(from: FeelDate | FeelDateTime, to: FeelDate | FeelDateTime): number {
  const between = (to.year - from.year) * 12 + to.month - from.month
  const moved = addMonths(from, between)
  const [reached, wanted] = [instant(moved), instant(to)]
  if (between > 0 && reached > wanted) return between - 1
  return between < 0 && reached < wanted ? between + 1 : between
}

function instant(moment: FeelDate | FeelDateTime): number {
  const day = dayNumber(moment) * 86400
  if (kindOf(moment) === 'date') return day
  const { hour, minute, second } = moment as FeelDateTime
  return day + hour * 3600 + minute * 60 + second
}
