import type { ArithmeticOperator } from './ast.ts'
import { addDays, addMonths, dayNumber } from './calendar.ts'
import { add, divide, multiply, power, subtract } from './decimal.ts'
import { dateTimeFromEpoch, epochSeconds, offsetOf } from './temporal.ts'
import type { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration, Value } from './values.ts'
import { daysDuration, kindOf, monthsDuration } from './values.ts'

/**
 * `left operator right` as in DMN 1.3 §10.3.2.12 (table 55): null for operands that do not go together, for a
 * division by zero, and for a number beyond range.
 */
export function arithmetic(operator: ArithmeticOperator, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return numbers[operator](left, right)
  if (typeof left === 'string' && typeof right === 'string') return operator === '+' ? left + right : null
  switch (operator) {
    case '+':
      return plus(left, right) ?? plus(right, left)
    case '-':
      return minus(left, right)
    case '*':
      return times(left, right) ?? times(right, left)
    case '/':
      return over(left, right)
    default:
      return null
  }
}

const numbers: Record<ArithmeticOperator, (a: number, b: number) => number | null> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': power,
}

/** `-value`: numbers and durations. */
export function negate(value: Value): Value {
  if (typeof value === 'number') return value === 0 ? 0 : -value
  if (kindOf(value) === 'days and time duration') return daysDuration(-(value as DaysDuration).seconds)
  if (kindOf(value) === 'years and months duration') return monthsDuration(-(value as MonthsDuration).months)
  return null
}

const farthest = 999_999_999

function plus(a: Value, b: Value): Value {
  const [left, right] = [kindOf(a), kindOf(b)]
  if (right === 'years and months duration') {
    const months = (b as MonthsDuration).months
    if (left === right) return wholeMonths((a as MonthsDuration).months + months)
    if (left === 'date') return real(addMonths(a as FeelDate, months))
    if (left === 'date and time') return real(addMonths(a as FeelDateTime, months))
  }
  if (right === 'days and time duration') {
    const seconds = (b as DaysDuration).seconds
    if (left === right) return days(add((a as DaysDuration).seconds, seconds))
    if (left === 'date') return real(addDays(a as FeelDate, Math.floor(seconds / 86400)))
    if (left === 'date and time') {
      const moment = a as FeelDateTime
      return real(dateTimeFromEpoch(add(epochSeconds(moment), seconds) ?? 0, moment.zone))
    }
    if (left === 'time') return shiftTime(a as FeelTime, seconds)
  }
  return null
}

function real<T extends { year: number }>(date: T): T | null {
  return Math.abs(date.year) <= farthest ? date : null
}

const wholeMonths = (months: number) => (Number.isSafeInteger(months) ? monthsDuration(months) : null)
const days = (seconds: number | null) => (seconds === null ? null : daysDuration(seconds))

function shiftTime(time: FeelTime, seconds: number): FeelTime {
  const moved = add(time.hour * 3600 + time.minute * 60 + time.second, seconds) ?? 0
  const rest = ((moved % 86400) + 86400) % 86400
  return {
    ...time,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: Number((rest % 60).toFixed(9)),
  }
}

function minus(a: Value, b: Value): Value {
  const [left, right] = [kindOf(a), kindOf(b)]
  if (right.endsWith('duration')) return plus(a, negate(b))
  const isDay = (kind: string) => kind === 'date' || kind === 'date and time'
  if (left === 'date' && right === 'date') {
    return daysDuration((dayNumber(a as FeelDate) - dayNumber(b as FeelDate)) * 86400)
  }
  if (isDay(left) && isDay(right)) {
    const [x, y] = [a as FeelDate | FeelDateTime, b as FeelDate | FeelDateTime]
    // A date is midnight UTC when taken together with a date and time (DMN 1.3 table 55).
    const zoned = (each: FeelDate | FeelDateTime) => each.feel === 'date' || each.zone !== null
    return zoned(x) === zoned(y) ? days(subtract(epochSeconds(x), epochSeconds(y))) : null
  }
  if (left === 'time' && right === 'time') {
    const [x, y] = [a as FeelTime, b as FeelTime]
    if ((x.zone === null) !== (y.zone === null)) return null
    const at = (t: FeelTime) => {
      const local = t.hour * 3600 + t.minute * 60 + t.second
      return local - offsetOf(t.zone, local)
    }
    return days(subtract(at(x), at(y)))
  }
  return null
}

function times(a: Value, b: Value): Value {
  if (typeof b !== 'number') return null
  if (kindOf(a) === 'days and time duration') return days(multiply((a as DaysDuration).seconds, b))
  if (kindOf(a) === 'years and months duration') {
    const months = multiply((a as MonthsDuration).months, b)
    return months === null ? null : monthsDuration(Math.trunc(months))
  }
  return null
}

function over(a: Value, b: Value): Value {
  const kind = kindOf(a)
  if (kind === 'days and time duration') {
    const seconds = (a as DaysDuration).seconds
    if (typeof b === 'number') return days(divide(seconds, b))
    return kindOf(b) === kind ? divide(seconds, (b as DaysDuration).seconds) : null
  }
  if (kind === 'years and months duration') {
    const months = (a as MonthsDuration).months
    if (typeof b === 'number') {
      const quotient = divide(months, b)
      return quotient === null ? null : monthsDuration(Math.trunc(quotient))
    }
    return kindOf(b) === kind ? divide(months, (b as MonthsDuration).months) : null
  }
  return null
}
