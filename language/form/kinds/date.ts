import { dateOf } from '../../feel/temporal.ts'
import { formatDate, isDay } from '../../values/date.ts'
import { dateFromParts, parseDate } from '../../values/parse-date.ts'
import type { Kind } from '../kind.ts'

/**
 * Boxes `.era` (西暦, 令和 … ; empty means 西暦), `.year`, `.month`, `.day`. A whole date typed or pasted into the
 * year box, or posted under the bare name, is understood too.
 */
export const date: Kind<string> = {
  kind: 'date',
  first: 'year',
  read: fields => {
    const [era, year, month, day] = [
      fields.one('era'),
      fields.one('year'),
      fields.one('month'),
      fields.one('day'),
    ]
    const whole = fields.one().trim() || (month.trim() + day.trim() === '' ? year.trim() : '')
    if (whole === '' && (year + month + day).trim() === '') return {}
    const parsed =
      whole === '' || /^\D?\d{0,4}$/.test(whole) ? dateFromParts(era, year, month, day) : parseDate(whole)
    if (parsed.ok) return { value: parsed.day }
    const part = parsed.problem.part === '' ? 'year' : parsed.problem.part
    return { problems: [{ field: fields.name(part), message: parsed.problem.message }] }
  },
  write: (value, question) => {
    const [year = '', month = '', day = ''] = value.split('-')
    return {
      [`${question.id}.era`]: ['西暦'],
      [`${question.id}.year`]: [year],
      [`${question.id}.month`]: [String(Number(month))],
      [`${question.id}.day`]: [String(Number(day))],
    }
  },
  check: (value, question) =>
    isDay(value)
      ? []
      : [
          {
            field: `${question.id}.year`,
            message: {
              ja: '日付を入力し直してください。',
              'ja-easy': '日にちを もう一度 書いてください。',
              en: 'Enter the date again.',
            },
          },
        ],
  format: (value, _question, language) => formatDate(value, language, 'both'),
  toFact: value => dateOf(value),
}
