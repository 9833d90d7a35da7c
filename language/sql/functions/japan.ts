import { ageOn, attainmentDay, fiscalYear, fiscalYearEnd, monthEnd, monthsOfAge } from '../temporal.ts'
import { choose } from '../text.ts'
import { type Calls, plain } from './called.ts'

export type { Called } from './called.ts'

const certain = { certain: true }
const age = plain(['date'], 'number', ([birth = '', day = '']) => ageOn(birth, day))
const months = plain(['date'], 'number', ([birth = '', day = '']) => monthsOfAge(birth, day))
const year = plain(['date'], 'number', ([day = '']) => fiscalYear(day), certain)
const yearEnd = plain(['date'], 'date', ([day = '']) => fiscalYearEnd(day), certain)
const end = plain(['date'], 'date', ([day = '']) => monthEnd(day), certain)
const attained = plain(['date', 'number'], 'date', ([birth = '', years = ''], { env }) =>
  attainmentDay(birth, years, env),
)
const yearEndAttained = plain(['date', 'number'], 'date', ([birth = '', years = ''], { env }) =>
  fiscalYearEnd(env.block.column(attainmentDay(birth, years, env))),
)
const weeks = plain(['date'], 'number', ([due, day]) =>
  choose([[`${due} - ${day} <= 280`, `((280 - (${due} - ${day})) / 7)::numeric`]]),
)

/** The functions of Japanese law and office practice (feel/functions/japan.ts). */
export const japaneseCalls: Calls = {
  年齢: age,
  'age on': age,
  月齢: months,
  'age in months': months,
  年度: year,
  'fiscal year': year,
  年度末: yearEnd,
  'fiscal year end': yearEnd,
  月末: end,
  'month end': end,
  満年齢到達日: attained,
  'age attainment day': attained,
  満年齢到達後最初の年度末: yearEndAttained,
  'first fiscal year end from age': yearEndAttained,
  妊娠週数: weeks,
  'weeks of pregnancy': weeks,
}
