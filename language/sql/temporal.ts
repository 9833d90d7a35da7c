import type { Span } from '../feel/ast.ts'
import { propertiesOfKind } from '../feel/properties.ts'
import { NotCompiled, type Scalar, type ScalarType, scalar } from './compiled.ts'
import type { Env } from './compiling.ts'
import { choose, isPlain, type Sql } from './text.ts'

/** More than any rule moves a day by; beyond it PostgreSQL's calendar ends and the result is null. */
const mostMonths = 24_000
const mostSeconds = 86_400 * 750_000

/** The length between two days, in seconds. */
export function daysBetween(a: Sql, b: Sql): Sql {
  return `((${a} - ${b}) * 86400::numeric)`
}

/** A day moved by a duration; a day its month lacks becomes the month's last. */
export function addDuration(day: Sql, type: ScalarType, amount: Sql, env: Env): Scalar {
  const by = isPlain(amount) ? amount : env.block.column(amount)
  if (type === 'years and months duration') {
    const moved = `(${day} + make_interval(months => ${by}::int))::date`
    return scalar('date', choose([[`abs(${by}) <= ${mostMonths}`, moved]]))
  }
  const moved = `(${day} + floor(${by} / 86400)::int)`
  return scalar('date', choose([[`abs(${by}) <= ${mostSeconds}`, moved]]))
}

/** `date.year`, `duration.days` and their like (DMN 1.3 table 65). */
export function property(of: Scalar, name: string, span: Span): Scalar {
  if (of.type === 'any') throw new NotCompiled(`「${name}」の型が決まりません。`, span)
  if (of.type === 'null') return of
  if (!propertiesOfKind[of.type]?.includes(name)) return { ...scalar('null', 'null::text'), mask: of.mask }
  return scalar('number', propertyOf(of.value, name), of.mask, { certain: of.certain })
}

function propertyOf(sql: Sql, name: string): Sql {
  switch (name) {
    case 'weekday':
      return `extract(isodow from ${sql})`
    case 'years':
      return `div(${sql}, 12)`
    case 'months':
      return `mod(${sql}, 12)`
    case 'days':
      return `div(${sql}, 86400)`
    case 'hours':
      return `div(mod(${sql}, 86400), 3600)`
    case 'minutes':
      return `div(mod(${sql}, 3600), 60)`
    case 'seconds':
      return `mod(${sql}, 60)`
    default:
      return `extract(${name} from ${sql})`
  }
}

/** Year, month and day in one number, so that whole years lie between two days as they do between these. */
const compact = (day: Sql): Sql =>
  `(extract(year from ${day}) * 10000 + extract(month from ${day}) * 100 + extract(day from ${day}))`

/**
 * Completed years: each is reached at the end of the day before the birthday (年齢計算ニ関する法律), which is to say that
 * the ordinary count is right a day later.
 */
export function ageOn(birth: Sql, day: Sql): Sql {
  return choose([[`${day} >= ${birth}`, `div(${compact(`(${day} + 1)`)} - ${compact(birth)}, 10000)`]])
}

/** Completed months, each reached at the end of the day before the corresponding day. */
export function monthsOfAge(birth: Sql, day: Sql): Sql {
  const next = `(${day} + 1)`
  const months = (each: Sql) => `(extract(year from ${each}) * 12 + extract(month from ${each}))`
  const short = `(extract(day from ${next}) < extract(day from ${birth}))::int`
  return choose([[`${day} >= ${birth}`, `${months(next)} - ${months(birth)} - ${short}`]])
}

export function fiscalYear(day: Sql): Sql {
  return `(extract(year from ${day}) - (extract(month from ${day}) < 4)::int)`
}

export function fiscalYearEnd(day: Sql): Sql {
  return `((date_trunc('year', ${day} - interval '3 months') + interval '15 months')::date - 1)`
}

export function monthEnd(day: Sql): Sql {
  return `((date_trunc('month', ${day}::timestamp) + interval '1 month')::date - 1)`
}

/** The day at whose end an age is reached: the day before that birthday, or where there is none the month's last. */
export function attainmentDay(birth: Sql, years: Sql, env: Env): Sql {
  const age = isPlain(years) ? years : env.block.column(years)
  const fits = `${age} between 0 and 200 and ${age} = trunc(${age})`
  const moved = env.block.column(choose([[fits, `(${birth} + make_interval(years => ${age}::int))::date`]]))
  return `(${moved} - (extract(day from ${moved}) >= extract(day from ${birth}))::int)`
}

/** Completed months from one day to another, negative when it lies before. */
export function wholeMonths(from: Sql, to: Sql, env: Env): Sql {
  const months = (each: Sql) => `(extract(year from ${each}) * 12 + extract(month from ${each}))`
  const between = env.block.column(`(${months(to)} - ${months(from)})`)
  const moved = env.block.column(`(${from} + make_interval(months => ${between}::int))::date`)
  return `(${between} - (${between} > 0 and ${moved} > ${to})::int + (${between} < 0 and ${moved} < ${to})::int)`
}
