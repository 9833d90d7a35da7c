import { staffOf } from '#modules/cases/access.ts'
import { caseRows } from '#modules/cases/facts/read.ts'
import { holdersOfRows } from '#modules/cases/intake/read.ts'
import { refuse } from '#modules/refusals.ts'
import { clientOf } from '#modules/transfers/read.ts'
import { type Payee, review } from '#modules/transfers/rules.ts'
import type { Context } from '#platform/context.ts'
import type { Account } from '#platform/zengin/transfer-layout.ts'
import { ledgerOf, paidOf } from '../ledger/read.ts'
import { type DueLine, dueOf } from '../rules.ts'
import { ownProblems, type Recipient } from './rules.ts'

/** What a run would hold, looked at before it is prepared. */
export interface RunPreview {
  payees: Payee<Recipient>[]
  /** What is wrong with the file as a whole. */
  general: string[]
  /** Sum of those without a problem, whole yen. */
  total: number
  /** Paid too much, by a correction backwards: to be claimed back or set off by hand. */
  over: { caseId: string; number: string; applicant: string; protected: boolean; yen: number }[]
}

/** Everybody who has something coming in the pay month, each with what stands against paying it. */
export async function previewRun(
  ctx: Context,
  asked: { scheme: string; month: string; payOn: string },
): Promise<RunPreview> {
  const { municipalityId: office } = staffOf(ctx)
  const { recipients, over } = await recipientsOf(ctx, office, asked)
  const { payees, general } = review(await clientOf(ctx, office), asked.payOn, recipients)
  const came = await failedAccounts(
    ctx,
    office,
    recipients.map(each => each.caseId),
  )
  const looked = payees.map(payee => {
    const same = payee.to !== null && came.get(payee.caseId) === accountKey(payee.to)
    return { ...payee, problems: [...payee.problems, ...ownProblems(payee, same)] }
  })
  const ready = looked.filter(payee => payee.problems.length === 0)
  return { payees: looked, general, total: ready.reduce((sum, payee) => sum + payee.amount, 0), over }
}

async function recipientsOf(
  ctx: Context,
  office: number,
  { scheme, month }: { scheme: string; month: string },
): Promise<{ recipients: Recipient[]; over: RunPreview['over'] }> {
  const found = await ctx.db
    .selectFrom('benefit_lines')
    .select('case_id')
    .distinct()
    .where('municipality_id', '=', office)
    .where('scheme_id', '=', scheme)
    .execute()
  const ids = found.map(row => row.case_id)
  const [ledger, paid] = [await ledgerOf(ctx, office, ids), await paidOf(ctx, office, ids)]
  const dues = new Map(ids.map(id => [id, dueOf(ledger.get(id) ?? [], paid.get(id) ?? [], month)]))
  const rows = await caseRows(
    ctx,
    office,
    ids.filter(id => dues.get(id)?.due.length || dues.get(id)?.over.length),
  )
  const owed = [...rows.values()].filter(row => dues.get(row.id)?.due.length)
  const holders = await holdersOfRows(ctx, office, owed)
  const came = await failedAccounts(ctx, office, ids)
  const sum = (lines: readonly DueLine[] = []) => lines.reduce((total, line) => total + line.yen, 0)
  const recipients = owed.map((row): Recipient => {
    const lines = dues.get(row.id)?.due ?? []
    const holder = holders.get(row.id) ?? null
    return {
      caseId: row.id,
      accountId: row.account_id,
      number: row.number,
      applicant: row.applicant,
      protected: row.protected,
      lines,
      amount: sum(lines),
      holder,
      account: holder?.account ?? null,
      again: came.has(row.id),
    }
  })
  const over = [...rows.values()]
    .map(row => ({ row, yen: sum(dues.get(row.id)?.over) }))
    .filter(({ yen }) => yen < 0)
    .map(({ row, yen }) => ({
      caseId: row.id,
      number: row.number,
      applicant: row.applicant,
      protected: row.protected,
      yen,
    }))
  return { recipients: recipients.sort((a, b) => a.number.localeCompare(b.number)), over }
}

export function accountKey(account: Account): string {
  const { bankCode, branchCode, accountType, accountNumber } = account
  return [bankCode, branchCode, accountType, accountNumber.padStart(7, '0')].join(' ')
}

/** The account each case's latest payment came back from; nothing where the latest one did not. */
async function failedAccounts(
  ctx: Context,
  office: number,
  caseIds: readonly string[],
): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('payouts')
    .distinctOn('case_id')
    .select(['case_id', 'state', 'account'])
    .where('municipality_id', '=', office)
    .where('case_id', 'in', caseIds)
    .where('state', 'in', ['paid', 'failed'])
    .orderBy('case_id')
    .orderBy('result_at', 'desc')
    .execute()
  return new Map(
    rows.flatMap(row =>
      row.state === 'failed' ? [[row.case_id, accountKey(row.account as unknown as Account)]] : [],
    ),
  )
}

export interface Payout {
  id: string
  caseId: string
  accountId: string | null
  caseNumber: string
  applicant: string
  protected: boolean
  number: number
  amount: number
  account: Account & { holder: string }
  again: boolean
  state: 'prepared' | 'cancelled' | 'sent' | 'paid' | 'failed'
  code: string | null
  reason: string | null
  lines: { amount: string; month: string; yen: number }[]
}

export interface RunView {
  id: string
  scheme: string
  month: string
  payOn: string
  total: number
  sha256: string | null
  state: 'prepared' | 'confirmed' | 'cancelled'
  preparedBy: string
  preparedAt: Date
  confirmedBy: string | null
  confirmedAt: Date | null
  leftOut: number
  payouts: Payout[]
}

/** The municipality's payments under a scheme with each person's part, newest first. */
export async function runsOf(ctx: Context, scheme: string): Promise<RunView[]> {
  const { municipalityId: office } = staffOf(ctx)
  const runs = await ctx.db
    .selectFrom('payment_runs')
    .select([
      'id',
      'scheme_id',
      'month',
      'pay_on',
      'total',
      'sha256',
      'prepared_by',
      'prepared_at',
      'confirmed_by',
      'confirmed_at',
      'cancelled_at',
      'left_out',
    ])
    .where('municipality_id', '=', office)
    .where('scheme_id', '=', scheme)
    .orderBy('prepared_at', 'desc')
    .orderBy('id', 'desc')
    .limit(24)
    .execute()
  const payouts = await payoutsOfRuns(
    ctx,
    office,
    runs.map(run => run.id),
  )
  return runs.map(run => ({
    id: run.id,
    scheme: run.scheme_id,
    month: run.month.slice(0, 7),
    payOn: run.pay_on,
    total: run.total,
    sha256: run.sha256,
    state: run.cancelled_at ? 'cancelled' : run.confirmed_at ? 'confirmed' : 'prepared',
    preparedBy: run.prepared_by,
    preparedAt: run.prepared_at,
    confirmedBy: run.confirmed_by,
    confirmedAt: run.confirmed_at,
    leftOut: (run.left_out as unknown as string[]).length,
    payouts: payouts.get(run.id) ?? [],
  }))
}

/** The people of these runs, by run, in the order of the file. */
export async function payoutsOfRuns(
  ctx: Context,
  office: number,
  runIds: readonly string[],
): Promise<Map<string, Payout[]>> {
  if (runIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('payouts')
    .innerJoin('cases', join =>
      join
        .onRef('cases.municipality_id', '=', 'payouts.municipality_id')
        .onRef('cases.id', '=', 'payouts.case_id'),
    )
    .selectAll('payouts')
    .select(['cases.number as case_number', 'cases.applicant', 'cases.protected'])
    .where('payouts.municipality_id', '=', office)
    .where('payouts.run_id', 'in', runIds)
    .orderBy('payouts.number')
    .execute()
  if (rows.length === 0) return new Map()
  const lines = await ctx.db
    .selectFrom('payout_lines')
    .select(['payout_id', 'amount', 'month', 'yen'])
    .where('municipality_id', '=', office)
    .where(
      'payout_id',
      'in',
      rows.map(row => row.id),
    )
    .orderBy('month')
    .orderBy('amount')
    .execute()
  const byPayout = Map.groupBy(lines, line => line.payout_id)
  return Map.groupBy(
    rows.map((row): Payout & { run: string } => ({
      run: row.run_id,
      id: row.id,
      caseId: row.case_id,
      accountId: row.account_id,
      caseNumber: row.case_number,
      applicant: row.applicant,
      protected: row.protected,
      number: row.number,
      amount: row.amount,
      account: row.account as unknown as Payout['account'],
      again: row.again,
      state: row.state as Payout['state'],
      code: row.result_code,
      reason: row.result_reason,
      lines: (byPayout.get(row.id) ?? []).map(line => ({
        amount: line.amount,
        month: line.month.slice(0, 7),
        yen: line.yen,
      })),
    })),
    payout => payout.run,
  )
}

/** The file as it was made, byte for byte. Refuses `not-found` before it is confirmed, and for another municipality's. */
export async function runFile(ctx: Context, id: string): Promise<{ bytes: Uint8Array; payOn: string }> {
  const { municipalityId: office } = staffOf(ctx)
  const row = await ctx.db
    .selectFrom('payment_runs')
    .select(['file', 'pay_on'])
    .where('municipality_id', '=', office)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.file) return refuse('not-found')
  return { bytes: new Uint8Array(row.file), payOn: row.pay_on }
}
