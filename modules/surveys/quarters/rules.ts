import { addDays, addMonths, type Day } from '#language/values/date.ts'

/** A quarter of the fiscal year (四半期: April to June, …), named by its first month, `YYYY-MM`. */
export type Quarter = string

/** The quarter a month or a day of it (`YYYY-MM…`) belongs to. Fiscal quarters begin with calendar ones. */
export function quarterOf(month: string): Quarter {
  const first = Math.floor((Number(month.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${month.slice(0, 4)}-${String(first).padStart(2, '0')}`
}

export function lastMonthOf(quarter: Quarter): string {
  return addMonths(`${quarter}-01`, 2).slice(0, 7)
}

/** The last day on which a use of this quarter can be told about: a month after its end. */
export function answersUntil(quarter: Quarter): Day {
  return addDays(addMonths(`${quarter}-01`, 4), -1)
}

/** Whether nothing can come to the quarter's answers any more, so that they may be looked at. */
export function isClosed(quarter: Quarter, today: Day): boolean {
  return answersUntil(quarter) < today
}

/** The quarters that lie whole between two months, both inclusive, oldest first. */
export function quartersWithin(from: string, to: string): Quarter[] {
  const found: Quarter[] = []
  let quarter = quarterOf(from)
  if (quarter < from) quarter = nextOf(quarter)
  for (; lastMonthOf(quarter) <= to; quarter = nextOf(quarter)) found.push(quarter)
  return found
}

const nextOf = (quarter: Quarter) => addMonths(`${quarter}-01`, 3).slice(0, 7)
