import type { BankAccountAnswer } from '#language/scheme/form.ts'
import { refuse } from '#modules/refusals.ts'
import { clientOf } from '#modules/transfers/read.ts'
import { review } from '#modules/transfers/rules.ts'
import type { Context } from '#platform/context.ts'
import { asId, staffOf } from '../access.ts'
import { closingsOf } from '../book/read.ts'
import { claimsOf } from '../claim/read.ts'
import { netted, type Offset, type Payable, type Payee } from './rules.ts'

/** What a transfer would hold, looked at before it is made. */
export interface TransferPreview {
  payees: Payee[]
  /** What is wrong with the file as a whole. */
  general: string[]
  /** Control total: sum of all payees, whole yen. */
  total: number
  ready: boolean
  /** What is taken off with this transfer, because an earlier claim is owed back. */
  offsets: (Offset & { facilityName: string; owingMonth: string; month: string })[]
  /** What a facility owes back beyond what it is paid now: set off with the next transfer, or asked back by invoice. */
  carried: { claimId: string; facilityName: string; month: string; amount: number }[]
}

/** Accepted claims of closed months up to `month` that are not paid: never tried, or come back. */
export async function previewTransfer(
  ctx: Context,
  asked: { scheme: string; month: string; payOn: string },
): Promise<TransferPreview> {
  const { municipalityId } = staffOf(ctx)
  const { payables, offsets, carried } = await payablesOf(ctx, municipalityId, asked)
  const { payees, general } = review(await clientOf(ctx, municipalityId), asked.payOn, payables)
  return {
    payees,
    general,
    total: payees.reduce((sum, payee) => sum + payee.amount, 0),
    ready: payees.length > 0 && general.length === 0 && payees.every(payee => payee.problems.length === 0),
    offsets,
    carried,
  }
}

export async function payablesOf(
  ctx: Context,
  municipality: number,
  { scheme, month }: { scheme: string; month: string },
): Promise<{ payables: Payable[] } & Pick<TransferPreview, 'offsets' | 'carried'>> {
  const closed = new Set((await closingsOf(ctx, municipality, scheme)).map(closing => closing.month))
  const claims = (await claimsOf(ctx, { municipality, scheme })).filter(
    claim =>
      (claim.state === 'accepted' || claim.state === 'failed') &&
      claim.month <= month &&
      closed.has(claim.month),
  )
  const accounts = await payeeAccounts(ctx, municipality)
  const names = await facilityNames(
    ctx,
    claims.map(claim => claim.facility),
  )
  const all = claims
    .map(claim => ({
      claimId: claim.id,
      facility: claim.facility,
      facilityName: names.get(claim.facility) ?? '',
      month: claim.month,
      amount: claim.remaining,
      account: accounts.get(claim.facility) ?? null,
      again: claim.state === 'failed',
    }))
    .sort((a, b) => a.month.localeCompare(b.month) || a.facilityName.localeCompare(b.facilityName, 'ja'))
  const { payables, offsets, carried } = netted(all)
  const months = new Map(all.map(each => [each.claimId, each.month]))
  return {
    payables,
    offsets: offsets.map(each => ({
      ...each,
      facilityName: names.get(each.facility) ?? '',
      owingMonth: months.get(each.owing) ?? '',
      month: months.get(each.claimId) ?? '',
    })),
    carried: carried.map(({ claimId, facilityName, month: of, amount }) => ({
      claimId,
      facilityName,
      month: of,
      amount,
    })),
  }
}

export interface TransferView {
  id: string
  scheme: string
  month: string
  payOn: string
  lines: number
  total: number
  sha256: string
  createdAt: Date
  payments: {
    id: string
    number: number
    claimId: string
    facilityName: string
    amount: number
    result: 'paid' | 'failed' | null
    code: string | null
    reason: string
  }[]
}

/** The municipality's transfers with what came of them, newest first. */
export async function transfersOf(ctx: Context, scheme: string): Promise<TransferView[]> {
  const { municipalityId } = staffOf(ctx)
  const rows = await ctx.db
    .selectFrom('transfers')
    .select(['id', 'scheme_id', 'month', 'pay_on', 'lines', 'total', 'sha256', 'created_at'])
    .where('municipality_id', '=', municipalityId)
    .where('scheme_id', '=', scheme)
    .orderBy('created_at', 'desc')
    .execute()
  const payments = await ctx.db
    .selectFrom('payments')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .orderBy('number')
    .execute()
  const names = await facilityNames(
    ctx,
    payments.map(payment => payment.facility_id),
  )
  return rows.map(row => ({
    id: row.id,
    scheme: row.scheme_id,
    month: row.month.slice(0, 7),
    payOn: row.pay_on,
    lines: row.lines,
    total: row.total,
    sha256: row.sha256,
    createdAt: row.created_at,
    payments: payments
      .filter(payment => payment.transfer_id === row.id)
      .map(payment => ({
        id: payment.id,
        number: payment.number,
        claimId: payment.claim_id,
        facilityName: names.get(payment.facility_id) ?? '',
        amount: payment.amount,
        result: payment.result as 'paid' | 'failed' | null,
        code: payment.result_code,
        reason: payment.result_reason,
      })),
  }))
}

/** The file as it was made, byte for byte. Refuses `not-found` for another municipality's. */
export async function transferFile(
  ctx: Context,
  id: string,
): Promise<{ bytes: Uint8Array; sha256: string; payOn: string }> {
  const { municipalityId } = staffOf(ctx)
  const row = await ctx.db
    .selectFrom('transfers')
    .select(['file', 'sha256', 'pay_on'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', asId(id))
    .executeTakeFirst()
  if (!row) refuse('not-found')
  return { bytes: new Uint8Array(row.file), sha256: row.sha256, payOn: row.pay_on }
}

async function payeeAccounts(ctx: Context, municipality: number): Promise<Map<string, BankAccountAnswer>> {
  const rows = await ctx.db
    .selectFrom('payees')
    .select(['facility_id', 'account'])
    .where('municipality_id', '=', municipality)
    .execute()
  return new Map(rows.map(row => [row.facility_id, row.account as unknown as BankAccountAnswer]))
}

export async function facilityNames(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('facilities')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
