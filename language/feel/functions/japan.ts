import { addDays, addMonths, dayNumber, daysInMonth } from '../calendar.ts'
import type { FeelDate } from '../values.ts'
import { type Builtin, parameter as p, strict } from './define.ts'

/**
 * Completed years of age on a day under 年齢計算ニ関する法律 (明治35年法律第50号) with 民法143条: the day of birth
 * counts, so an age is reached at the *end* of the day before the birthday. Offices read this as: on that day the
 * person already has the age (a child born 2008-04-02 is 18 on 2026-04-01; one born on February 29 reaches an
 * age on February 28 of every year). Null before the birth.
 */
export function ageOn(birth: FeelDate, day: FeelDate): number | null {
  if (dayNumber(day) < dayNumber(birth)) return null
  let years = day.year - birth.year + 1
  while (years > 0 && dayNumber(attainmentDay(birth, years)) > dayNumber(day)) years -= 1
  return years
}

/** The day on which (at whose end) the age is reached: the day before that birthday. */
export function attainmentDay(birth: FeelDate, years: number): FeelDate {
  const year = birth.year + years
  // 民法143条2項: with no corresponding day (2/29), the term ends on the last day of the month.
  if (birth.day > daysInMonth(year, birth.month)) {
    return { feel: 'date', year, month: birth.month, day: daysInMonth(year, birth.month) }
  }
  return addDays({ feel: 'date', year, month: birth.month, day: birth.day }, -1)
}

/** Fiscal year (会計年度, 地方自治法208条): April to March, named by the year of its April. */
export function fiscalYear({ year, month }: FeelDate): number {
  return month >= 4 ? year : year - 1
}

/** March 31 on which the fiscal year of a day ends. */
export function fiscalYearEnd(day: FeelDate): FeelDate {
  return { feel: 'date', year: fiscalYear(day) + 1, month: 3, day: 31 }
}

export function monthEnd({ year, month }: FeelDate): FeelDate {
  return { feel: 'date', year, month, day: daysInMonth(year, month) }
}

/**
 * 「○歳に達する日以後の最初の3月31日」: the day an age is reached is the day before the birthday, so that a child
 * born on April 1 belongs to the fiscal year that ends the day before.
 */
export function firstFiscalYearEndFromAge(birth: FeelDate, years: number): FeelDate {
  return fiscalYearEnd(attainmentDay(birth, years))
}

/** Completed weeks of pregnancy: the due date is 40 weeks and 0 days (280 days). Null before week 0. */
export function pregnancyWeeks(due: FeelDate, day: FeelDate): number | null {
  const days = 280 - (dayNumber(due) - dayNumber(day))
  return days < 0 ? null : Math.floor(days / 7)
}

const birth = p('生年月日', 'date')
const on = p('基準日', 'date')
const day = p('日付', 'date')

/** A function under its Japanese name and under an English one, with English parameter names. */
function bilingual(japanese: Builtin, name: string, parameters: string[]): Builtin[] {
  const forms = japanese.forms.map(form => ({
    ...form,
    parameters: form.parameters.map((each, index) => ({ ...each, name: parameters[index] ?? each.name })),
  }))
  return [japanese, { name, forms }]
}

/** Functions of Japanese law and office practice, next to those of DMN. */
export const japaneseFunctions: Builtin[] = [
  ...bilingual(
    strict('年齢', [birth, on], 'number', ([born, at]) => ageOn(born, at)),
    'age on',
    ['birth date', 'day'],
  ),
  ...bilingual(
    strict('月齢', [birth, on], 'number', ([born, at]) => monthsOfAge(born, at)),
    'age in months',
    ['birth date', 'day'],
  ),
  ...bilingual(
    strict('年度', [day], 'number', ([date]) => fiscalYear(date)),
    'fiscal year',
    ['date'],
  ),
  ...bilingual(
    strict('年度末', [day], 'date', ([date]) => fiscalYearEnd(date)),
    'fiscal year end',
    ['date'],
  ),
  ...bilingual(
    strict('月末', [day], 'date', ([date]) => monthEnd(date)),
    'month end',
    ['date'],
  ),
  ...bilingual(
    strict('満年齢到達日', [birth, p('歳', 'number')], 'date', ([born, years]) =>
      isAge(years) ? attainmentDay(born, years) : null,
    ),
    'age attainment day',
    ['birth date', 'age'],
  ),
  ...bilingual(
    strict('満年齢到達後最初の年度末', [birth, p('歳', 'number')], 'date', ([born, years]) =>
      isAge(years) ? firstFiscalYearEndFromAge(born, years) : null,
    ),
    'first fiscal year end from age',
    ['birth date', 'age'],
  ),
  ...bilingual(
    strict('妊娠週数', [p('出産予定日', 'date'), on], 'number', ([due, at]) => pregnancyWeeks(due, at)),
    'weeks of pregnancy',
    ['due date', 'day'],
  ),
]

const isAge = (years: number) => Number.isInteger(years) && years >= 0 && years <= 200

/** Completed months of age, each reached at the end of the day before the corresponding day. */
function monthsOfAge(born: FeelDate, at: FeelDate): number | null {
  if (dayNumber(at) < dayNumber(born)) return null
  let months = (at.year - born.year) * 12 + at.month - born.month + 1
  while (months > 0 && dayNumber(monthReached(born, months)) > dayNumber(at)) months -= 1
  return months
}

function monthReached(born: FeelDate, months: number): FeelDate {
  const moved = addMonths(born, months)
  return moved.day < born.day ? moved : addDays(moved, -1)
}
