import { monthAfter } from '#modules/claims/rules.ts'

// Months are `YYYY-MM`, amounts whole yen.

export const perMonth = '円/月'

/** One line of the 支給の台帳. */
export interface BenefitLine {
  seq: number
  amount: string
  yen: number
  unit: string
  fromMonth: string
}

/** What was paid, or is under way, of one amount for one month. */
export interface PaidLine {
  amount: string
  month: string
  part: number
  yen: number
}

/** What is to be paid; below zero, what was paid too much. */
export interface DueLine {
  amount: string
  month: string
  /** 0; above it where the month was paid before and a correction added to it. */
  part: number
  yen: number
}

/** What the ledger says of an amount in a month: the latest line that reaches it, whatever came before. */
export function yenIn(lines: readonly BenefitLine[], amount: string, month: string): number {
  const reaching = lines.filter(line => line.amount === amount && line.fromMonth <= month)
  return reaching.reduce<BenefitLine | undefined>((a, b) => (a && a.seq > b.seq ? a : b), undefined)?.yen ?? 0
}

/**
 * What a case has coming in the pay month: every month that is over by then, and what is paid once. What was paid
 * already, or is on its way, is taken off.
 */
export function dueOf(
  lines: readonly BenefitLine[],
  paid: readonly PaidLine[],
  payMonth: string,
): { due: DueLine[]; over: DueLine[] } {
  const found: DueLine[] = []
  for (const amount of new Set(lines.map(line => line.amount))) {
    for (const month of monthsOf(lines, amount, payMonth)) {
      const before = paid.filter(line => line.amount === amount && line.month === month)
      const yen = wantedIn(lines, amount, month) - before.reduce((sum, line) => sum + line.yen, 0)
      const part = Math.max(-1, ...before.map(line => line.part)) + 1
      if (yen !== 0) found.push({ amount, month, part, yen })
    }
  }
  const ordered = found.sort((a, b) => a.month.localeCompare(b.month) || a.amount.localeCompare(b.amount))
  return { due: ordered.filter(line => line.yen > 0), over: ordered.filter(line => line.yen < 0) }
}

/** The months an amount is owed for: one where it is paid once, else all that are over before the pay month. */
function monthsOf(lines: readonly BenefitLine[], amount: string, payMonth: string): string[] {
  const own = lines.filter(line => line.amount === amount)
  const first = own.reduce((a, b) => (b.fromMonth < a ? b.fromMonth : a), own[0]?.fromMonth ?? payMonth)
  if (own.some(line => line.unit !== perMonth)) return first <= payMonth ? [first] : []
  const months: string[] = []
  for (let month = first; month < payMonth; month = monthAfter(month)) months.push(month)
  return months
}

/** An amount paid once is what its last line says; one paid monthly, what reaches the month. */
function wantedIn(lines: readonly BenefitLine[], amount: string, month: string): number {
  const own = lines.filter(line => line.amount === amount)
  if (own.every(line => line.unit === perMonth)) return yenIn(lines, amount, month)
  return own.reduce<BenefitLine | undefined>((a, b) => (a && a.seq > b.seq ? a : b), undefined)?.yen ?? 0
}

/** The next month in which a scheme pays, today's among them; any month where it names none. */
export function nextPayMonth(months: readonly number[], today: string): string {
  let month = today.slice(0, 7)
  while (months.length > 0 && !months.includes(Number(month.slice(5)))) month = monthAfter(month)
  return month
}
