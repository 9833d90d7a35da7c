import type { Text } from '../text.ts'
import { type Day, dayOf, formatDate } from './date.ts'
import { type Era, eraOf, eras, findEra, firstDay, gregorianYear } from './era.ts'
import { narrow } from './plain.ts'

/** Which of the boxes the writer should look at, what to do, and the day that was probably meant. */
export interface DateProblem {
  code: 'unreadable' | 'no-such-day' | 'wrong-era' | 'out-of-range'
  part: 'era' | 'year' | 'month' | 'day' | ''
  message: Text
  meant?: Day
}
export type ParsedDate = { ok: true; day: Day } | { ok: false; problem: DateProblem }

const eraPattern = `${eras.map(era => era.name).join('|')}|[MTSHR]`
const western = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/
const japanese = new RegExp(
  `^(${eraPattern})(元|\\d{1,3})(?:[-/.]|年)(\\d{1,2})(?:[-/.]|月)(\\d{1,2})日?$`,
  'i',
)

/**
 * Reads a date as people and official files write it: 令和8年4月1日, 令和元年5月1日, R8.4.1, 2026-04-01, 2026/4/1,
 * 20260401, 5080401 (era digit and YYMMDD), wide or narrow, with or without spaces and (水). A day that its era
 * did not have (昭和64年1月8日, 平成31年5月1日) is refused with the right one in `meant` and in the message.
 */
export function parseDate(text: string): ParsedDate {
  const compact = narrow(text)
    .replace(/\s/g, '')
    .replace(/\([日月火水木金土]\)$/, '')
  const plain = western.exec(compact) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(compact)
  if (plain) return dateFromParts('西暦', plain[1] ?? '', plain[2] ?? '', plain[3] ?? '')
  const named = japanese.exec(compact) ?? /^([1-5])(\d{2})(\d{2})(\d{2})$/.exec(compact)
  if (named) return dateFromParts(named[1] ?? '', named[2] ?? '', named[3] ?? '', named[4] ?? '')
  return refuse('unreadable', '', {
    ja: '日付を読み取れません。「令和8年4月1日」または「2026年4月1日」のように入力してください。',
    'ja-easy': '日にちが わかりません。「2026年4月1日」のように 書いてください。',
    en: 'We cannot read this date. Write it like 2026-04-01.',
  })
}

/** The same from separate boxes. `era` is 西暦 or an era (令和, R, 5); a western year of one or two digits is refused. */
export function dateFromParts(era: string, year: string, month: string, day: string): ParsedDate {
  const [y, m, d] = [narrow(year).trim(), narrow(month).trim(), narrow(day).trim()]
  const years = y === '元' ? 1 : wholeNumber(y)
  const numbers = { year: years, month: wholeNumber(m), day: wholeNumber(d) }
  for (const part of ['year', 'month', 'day'] as const) {
    if (numbers[part] === undefined) return refuse('unreadable', part, notANumber[part])
  }
  const name = narrow(era).trim()
  if (name === '' || name === '西暦')
    return westernDay(numbers.year ?? 0, numbers.month ?? 0, numbers.day ?? 0)
  const found = findEra(name)
  if (!found) {
    return refuse('unreadable', 'era', {
      ja: '元号（令和、平成、昭和など）か西暦を選んでください。',
      'ja-easy': '「西暦」を 選んでください。',
      en: 'Choose the era, or “Western calendar”.',
    })
  }
  return eraDay(found, numbers.year ?? 0, numbers.month ?? 0, numbers.day ?? 0)
}

function westernDay(year: number, month: number, date: number): ParsedDate {
  if (year < 1000) {
    return refuse('out-of-range', 'year', {
      ja: '西暦は4桁で入力してください（例：2026）。元号で書くときは、元号を選んでください。',
      'ja-easy': '年は 4つの 数字で 書いてください（例：2026）。',
      en: 'Write the year with four digits, for example 2026.',
    })
  }
  const day = dayOf(year, month, date)
  if (!day) return noSuchDay(year, month, date)
  return withinRange(day)
}

function eraDay(era: Era, count: number, month: number, date: number): ParsedDate {
  const year = gregorianYear(era, count)
  if (count < 1) {
    return refuse('out-of-range', 'year', {
      ja: `${era.name}は元年（1年）からです。年を確認してください。`,
      'ja-easy': '年が まちがっています。もう一度 見てください。',
      en: `${era.name} begins with year 1. Check the year.`,
    })
  }
  const day = dayOf(year, month, date)
  if (!day) return noSuchDay(year, month, date)
  const right = eraOf(day)
  if (right === era) return withinRange(day)
  const meant = formatDate(day, 'ja', 'both')
  const edge = era.until && day > era.until ? `${formatDate(era.until, 'ja', 'era')}まで` : undefined
  return refuse(
    'wrong-era',
    'era',
    {
      ja: `${era.name}は${edge ?? `${formatDate(era.from, 'ja', 'era')}から`}です。${meant}のことなら、そのように入力してください。`,
      'ja-easy': `年号が ちがいます。${formatDate(day, 'ja-easy')}ですか。`,
      en: `That day is not in the era you chose (${era.name}). Did you mean ${formatDate(day, 'en')} (${formatDate(day, 'ja', 'era')})?`,
    },
    day,
  )
}

/** Nothing we ask about lies before 1873 or after 2199: there, a digit is wrong. */
function withinRange(day: Day): ParsedDate {
  if (day >= firstDay && day <= '2199-12-31') return { ok: true, day }
  return refuse('out-of-range', 'year', {
    ja: '年を確認してください。',
    'ja-easy': '年が まちがっています。もう一度 見てください。',
    en: 'Check the year.',
  })
}

function noSuchDay(year: number, month: number, date: number): ParsedDate {
  if (month < 1 || month > 12) {
    return refuse('no-such-day', 'month', {
      ja: '月は1から12までの数字で入力してください。',
      'ja-easy': '月は 1から 12までの 数字で 書いてください。',
      en: 'The month must be a number from 1 to 12.',
    })
  }
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return refuse('no-such-day', 'day', {
    ja: `${year}年${month}月は${last}日までです。${date}日はありません。日を確認してください。`,
    'ja-easy': `${year}年${month}月は ${last}日までです。日にちを もう一度 見てください。`,
    en: `There is no day ${date} in that month: it has ${last} days. Check the day.`,
  })
}

const notANumber = {
  year: {
    ja: '年を数字で入力してください。',
    'ja-easy': '年を 数字で 書いてください。',
    en: 'Write the year in digits.',
  },
  month: {
    ja: '月を数字で入力してください。',
    'ja-easy': '月を 数字で 書いてください。',
    en: 'Write the month in digits.',
  },
  day: {
    ja: '日を数字で入力してください。',
    'ja-easy': '日を 数字で 書いてください。',
    en: 'Write the day in digits.',
  },
} as const

function wholeNumber(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined
}

function refuse(
  code: DateProblem['code'],
  part: DateProblem['part'],
  message: Text,
  meant?: Day,
): ParsedDate {
  return { ok: false, problem: { code, part, message, ...(meant ? { meant } : {}) } }
}
