/**
 * Eras since Japan counts days in the Gregorian calendar (1873-01-01). `number` is the digit that official files
 * put before YYMMDD; `letter` is its everyday abbreviation.
 * Sources: 元号法 (昭和54年法律第43号) and the cabinet orders 昭和64年政令第1号, 平成31年政令第143号.
 */
export const eras = [
  { name: '令和', letter: 'R', number: 5, from: '2019-05-01', until: undefined },
  { name: '平成', letter: 'H', number: 4, from: '1989-01-08', until: '2019-04-30' },
  { name: '昭和', letter: 'S', number: 3, from: '1926-12-25', until: '1989-01-07' },
  { name: '大正', letter: 'T', number: 2, from: '1912-07-30', until: '1926-12-24' },
  { name: '明治', letter: 'M', number: 1, from: '1868-01-25', until: '1912-07-29' },
] as const
export type Era = (typeof eras)[number]
export type EraName = Era['name']

/** The first day of which we can be sure that its date is Gregorian. */
export const firstDay = '1873-01-01'

/** The era of an existing day, or undefined before 明治. */
export function eraOf(day: string): Era | undefined {
  return eras.find(era => day >= era.from)
}

/** By 令和, R, r, 5 (full-width forms already made narrow). */
export function findEra(text: string): Era | undefined {
  const wanted = text.toUpperCase()
  return eras.find(era => era.name === text || era.letter === wanted || String(era.number) === text)
}

/** The year of `era` counted from 1, of a Gregorian year. */
export function eraYear(era: Era, year: number): number {
  return year - Number(era.from.slice(0, 4)) + 1
}

/** The Gregorian year of an era's year. */
export function gregorianYear(era: Era, year: number): number {
  return Number(era.from.slice(0, 4)) + year - 1
}

/** `令和8年4月1日`; the first year is 元年 (公用文作成の考え方). Days before 1873 come out in Western years. */
export function inEra(day: string): string {
  const [year = 0, month, date] = day.split('-').map(Number)
  const era = eraOf(day)
  if (!era || day < firstDay) return `${year}年${month}月${date}日`
  const count = eraYear(era, year)
  return `${era.name}${count === 1 ? '元' : count}年${month}月${date}日`
}
