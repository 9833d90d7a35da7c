import { asScalar, NotCompiled, scalar } from '../compiled.ts'
import { wholeMonths } from '../temporal.ts'
import { choose } from '../text.ts'
import { type Called, type Calls, plain } from './called.ts'

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const monthNames =
  'January February March April May June July August September October November December'.split(' ')

const picked = (names: string[], place: string) => `(array['${names.join("', '")}'])[${place}]`
const certain = { certain: true }

/** DMN 1.3 §10.3.4.1, §10.3.4.7 and §10.3.4.8, of days. Texts are read as days only where they are written out. */
export const temporalCalls: Calls = {
  date: (called: Called) => {
    const [first, ...rest] = called.given
    if (!first) throw new NotCompiled('「date」の引数が足りません。', called.span)
    if (rest.length > 0) return fromParts(called)
    const of = asScalar(first, called.span)
    if (of.type === 'date') return of
    throw new NotCompiled('日付として読む文字は、式の中に書いてください。', called.span)
  },
  'years and months duration': plain(['date', 'date'], 'years and months duration', ([from, to], { env }) =>
    wholeMonths(from ?? '', to ?? '', env),
  ),
  'day of year': plain(['date'], 'number', ([day]) => `extract(doy from ${day})`, certain),
  'day of week': plain(
    ['date'],
    'string',
    ([day]) => picked(dayNames, `extract(isodow from ${day})::int`),
    certain,
  ),
  'month of year': plain(
    ['date'],
    'string',
    ([day]) => picked(monthNames, `extract(month from ${day})::int`),
    certain,
  ),
  'week of year': plain(['date'], 'number', ([day]) => `extract(week from ${day})`, certain),
}

/** The day, or null for one that does not exist. */
const fromParts = (called: Called) =>
  scalar(
    'date',
    ...((): [string, string | undefined] => {
      const day = plain(['number'], 'date', ([year, month, date], { env }) => {
        const whole = [year, month, date].map(each => `${each} = trunc(${each})`).join(' and ')
        const range = `${year} between 1000 and 9999 and ${month} between 1 and 12 and ${date} between 1 and 31`
        const first = env.block.column(
          choose([
            [`${whole} and ${range}`, `make_date(${year}::int, ${month}::int, 1) + (${date}::int - 1)`],
          ]),
        )
        return choose([[`extract(month from ${first}) = ${month}`, first]])
      })(called)
      return [day.value, day.mask]
    })(),
  )
