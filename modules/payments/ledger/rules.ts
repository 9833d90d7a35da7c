import type { Facts } from '#language/feel/evaluate.ts'
import { derive } from '#language/rules/derive.ts'
import { evaluateText } from '#language/rules/expression.ts'
import { plainOf } from '#language/rules/plain.ts'
import { judging } from '#language/rules/scope.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Day } from '#language/values/date.ts'
import { firstDay, monthAfter } from '#modules/claims/rules.ts'
import { amountsOn } from '#modules/eligibility/rules.ts'
import { perMonth } from '../rules.ts'

/** A line to be written when a case is granted. */
export interface NewLine {
  amount: string
  yen: number
  unit: string
  fromMonth: string
}

/** An amount nobody can work out yet, and the facts that would settle it. */
export interface OpenAmount {
  amount: string
  missing: string[]
}

/** Steps that are known beforehand (a child's birthday) are written at once, for so many months. */
const foreseen = 24

/**
 * What a granted case comes to: a line for each amount from its first month on, and one for every month in which it
 * becomes another by the rules and facts known now. `received` and `decided` are days.
 */
export function benefitOf(
  scheme: Scheme,
  facts: Facts,
  days: { received: Day; decided: Day },
): { lines: NewLine[]; open: OpenAmount[] } {
  const lines: NewLine[] = []
  const open: OpenAmount[] = []
  for (const { id, from } of scheme.payment?.amounts ?? []) {
    const first =
      from === undefined ? days.decided.slice(0, 7) : monthFrom(scheme, facts, from, days.received)
    const amount = scheme.amounts.find(each => each.id === id)
    if (!amount) continue
    if (first === null) {
      open.push({ amount: id, missing: [] })
      continue
    }
    const monthly = amount.unit === perMonth
    // Judged in the month it is for; what is paid once, as the letter has it: on the day of receipt.
    let last: number | null = null
    for (let count = 0; count < (monthly ? foreseen : 1); count++) {
      const month = monthAfter(first, count)
      const on = monthly ? firstDay(month) : days.received
      const due = amountsOn(scheme, facts, on).find(each => each.id === id)
      if (due?.value === undefined) {
        if (count === 0) open.push({ amount: id, missing: due?.missing ?? [] })
        break
      }
      const yen = due.value ?? 0
      if (yen !== (last ?? 0)) lines.push({ amount: id, yen, unit: amount.unit, fromMonth: month })
      last = yen
    }
  }
  return { lines, open }
}

function monthFrom(scheme: Scheme, facts: Facts, from: string, on: Day): string | null {
  const outcome = evaluateText(from, derive(scheme, facts, on), judging(scheme, on))
  if (outcome.kind !== 'value') return null
  const { day } = plainOf({ day: outcome.value })
  return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day.slice(0, 7) : null
}
