import type { Text } from '#language/text.ts'
import { benefitOfCase } from '#modules/payments/ledger/read.ts'
import type { Context } from '#platform/context.ts'

export interface ShownBenefit {
  amounts: { id: string; name: Text; monthly: boolean; steps: { from: string; yen: number }[] }[]
  payouts: { id: string; payOn: string; amount: number; state: 'sent' | 'paid' | 'failed' }[]
}

/** What was granted and paid, for the one who applied; null where nothing was. */
export async function benefitFor(
  ctx: Context,
  municipality: number,
  caseId: string,
): Promise<ShownBenefit | null> {
  const benefit = await benefitOfCase(ctx, municipality, caseId)
  const amounts = (benefit?.amounts ?? [])
    .filter(amount => amount.lines.length > 0)
    .map(({ id, name, unit, lines }) => ({
      id,
      name,
      monthly: unit === '円/月',
      // A later line that begins no later makes an earlier one void.
      steps: lines
        .filter(line => !lines.some(other => other.seq > line.seq && other.fromMonth <= line.fromMonth))
        .map(line => ({ from: `${line.fromMonth}-01`, yen: line.yen })),
    }))
  if (amounts.length === 0) return null
  const payouts = (benefit?.payouts ?? []).flatMap(({ id, payOn, amount, state }) =>
    state === 'sent' || state === 'paid' || state === 'failed' ? [{ id, payOn, amount, state }] : [],
  )
  return { amounts, payouts }
}
