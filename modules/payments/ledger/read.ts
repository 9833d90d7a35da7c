import type { Text } from '#language/text.ts'
import { caseRow } from '#modules/cases/facts/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import type { BenefitLine, PaidLine } from '../rules.ts'

export interface LedgerLine extends BenefitLine {
  caseId: string
  version: number
  kind: 'granted' | 'corrected' | 'revoked'
  reason: string
  actorId: string | null
  at: Date
}

/** The 支給の台帳 of these cases, oldest line first. */
export async function ledgerOf(
  ctx: Context,
  municipality: number,
  caseIds: readonly string[],
): Promise<Map<string, LedgerLine[]>> {
  if (caseIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('benefit_lines')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  const lines = rows.map(
    (row): LedgerLine => ({
      caseId: row.case_id,
      seq: row.seq,
      amount: row.amount,
      yen: row.yen,
      unit: row.unit,
      fromMonth: row.from_month.slice(0, 7),
      version: row.scheme_version,
      kind: row.kind as LedgerLine['kind'],
      reason: row.reason,
      actorId: row.actor_id,
      at: row.at,
    }),
  )
  return Map.groupBy(lines, line => line.caseId)
}

/** What is paid, or on its way, of these cases. */
export async function paidOf(
  ctx: Context,
  municipality: number,
  caseIds: readonly string[],
): Promise<Map<string, PaidLine[]>> {
  if (caseIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('payout_lines')
    .select(['case_id', 'amount', 'month', 'part', 'yen'])
    .where('municipality_id', '=', municipality)
    .where('case_id', 'in', caseIds)
    .where('void', '=', false)
    .execute()
  const lines = rows.map(row => ({
    caseId: row.case_id,
    amount: row.amount,
    month: row.month.slice(0, 7),
    part: row.part,
    yen: row.yen,
  }))
  return Map.groupBy(lines, line => line.caseId)
}

export interface PayoutShown {
  id: string
  payOn: string
  amount: number
  /** prepared: waits for the second person · sent: with the bank. */
  state: 'prepared' | 'sent' | 'paid' | 'failed' | 'cancelled'
  reason: string | null
  months: string[]
}

/** Payments of one case, newest first; also for its applicant. */
export async function payoutsOf(ctx: Context, municipality: number, caseId: string): Promise<PayoutShown[]> {
  const rows = await ctx.db
    .selectFrom('payouts')
    .select(['id', 'amount', 'state', 'result_reason', 'pay_on'])
    .where('municipality_id', '=', municipality)
    .where('case_id', '=', caseId)
    .orderBy('id', 'desc')
    .execute()
  const lines = await ctx.db
    .selectFrom('payout_lines')
    .select(['payout_id', 'month'])
    .distinct()
    .where('municipality_id', '=', municipality)
    .where('case_id', '=', caseId)
    .orderBy('month')
    .execute()
  return rows.map(row => ({
    id: row.id,
    payOn: row.pay_on,
    amount: row.amount,
    state: row.state as PayoutShown['state'],
    reason: row.result_reason,
    months: lines.filter(line => line.payout_id === row.id).map(line => line.month.slice(0, 7)),
  }))
}

export interface BenefitView {
  /** Of what the scheme pays, in its order. */
  amounts: { id: string; name: Text; unit: string; lines: LedgerLine[] }[]
  payouts: PayoutShown[]
}

/** The benefit of one case: the ledger and the payments. Undefined where its scheme pays nothing. Refuses `not-found`. */
export async function benefitOfCase(
  ctx: Context,
  municipality: number,
  caseId: string,
): Promise<BenefitView | undefined> {
  const row = (await caseRow(ctx, municipality, caseId)) ?? refuse('not-found')
  const { scheme } = await schemeOf(ctx, municipality, row.scheme_id, row.scheme_version)
  if (!scheme.payment) return undefined
  const lines = (await ledgerOf(ctx, municipality, [caseId])).get(caseId) ?? []
  const amounts = scheme.payment.amounts.flatMap(({ id }) => {
    const amount = scheme.amounts.find(each => each.id === id)
    return amount
      ? [{ id, name: amount.name, unit: amount.unit, lines: lines.filter(line => line.amount === id) }]
      : []
  })
  return { amounts, payouts: await payoutsOf(ctx, municipality, caseId) }
}
