import { say } from '#language/text.ts'
import { peopleOf } from '#modules/cases/people/read.ts'
import type { CaseView } from '#modules/cases/read.ts'
import { monthName } from '#modules/claims/rules.ts'
import { benefitOfCase } from '#modules/payments/ledger/read.ts'
import type { Context } from '#platform/context.ts'

/** What was granted and paid, as the page of a case shows it; null where nothing is paid or nothing was decided. */
export async function benefitShown(ctx: Context, view: CaseView) {
  const benefit = await benefitOfCase(ctx, view.row.municipality_id, view.row.id)
  if (!benefit || view.state.kind === 'open' || view.state.kind === 'waiting') return null
  const lines = benefit.amounts.flatMap(amount => amount.lines)
  if (lines.length === 0 && view.state.kind !== 'granted') return null
  const people = await peopleOf(
    ctx,
    lines.map(line => line.actorId),
  )
  return {
    amounts: benefit.amounts.map(({ id, name, unit, lines: own }) => ({
      id,
      name: say(name, 'ja'),
      unit,
      lines: own.map(line => ({
        seq: line.seq,
        yen: line.yen,
        month: monthName(line.fromMonth),
        kind: line.kind,
        reason: line.reason,
        version: line.version,
        by: line.actorId ? (people.get(line.actorId)?.name ?? '') : '自動',
        at: line.at.toISOString(),
      })),
    })),
    payouts: benefit.payouts.map(payout => ({ ...payout, months: payout.months.map(monthName) })),
    granted: view.state.kind === 'granted',
    thisMonth: ctx.now.toISOString().slice(0, 7),
  }
}
export type ShownBenefit = NonNullable<Awaited<ReturnType<typeof benefitShown>>>
