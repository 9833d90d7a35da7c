import { officeOf, staffOf } from '#modules/cases/access.ts'
import { lockBook } from '#modules/claims/book/write.ts'
import { firstDay } from '#modules/claims/rules.ts'
import { refuse } from '#modules/refusals.ts'
import { clientOf } from '#modules/transfers/read.ts'
import { fileOf, takeNumbers } from '#modules/transfers/write.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json, violatedConstraint } from '#platform/db.ts'
import { uuid7 } from '#platform/uuid7.ts'
import { OneRun, PrepareRun } from '../schema.ts'
import { payoutsOfRuns, previewRun } from './read.ts'

/**
 * Puts everything that is due in the pay month together for another person to confirm; from now on nothing of it can be in
 * another run. Refuses `run-open`, `nothing-due`, `changed-meanwhile`, and `payment-refused` with `problems` per case:
 * who cannot be paid is named in `leaveOut`, never left out silently.
 */
export const prepareRun = command({
  type: 'payments.prepared',
  schema: PrepareRun,
  where: officeOf,
  async run(ctx, { scheme, month, payOn, leaveOut, total: shown }) {
    const { municipalityId: office, accountId } = staffOf(ctx)
    await lockBook(ctx, office, scheme)
    if (await hasOpenRun(ctx, office, scheme)) refuse('run-open')
    const { payees, general } = await previewRun(ctx, { scheme, month, payOn })
    const left = new Set(leaveOut)
    const chosen = payees.filter(payee => !left.has(payee.caseId))
    if (chosen.length === 0) refuse('nothing-due')
    const problems = [
      ...general.map(message => ({ caseId: null as string | null, number: '', message })),
      ...chosen.flatMap(({ caseId, number, problems: own }) =>
        own.map(message => ({ caseId, number, message })),
      ),
    ]
    if (problems.length > 0) refuse('payment-refused', { problems })
    const total = chosen.reduce((sum, payee) => sum + payee.amount, 0)
    if (shown !== undefined && shown !== total) refuse('changed-meanwhile')
    const leftOut = payees.filter(payee => left.has(payee.caseId)).map(payee => payee.caseId)
    const runId = uuid7()
    await ctx.db
      .insertInto('payment_runs')
      .values({
        municipality_id: office,
        id: runId,
        scheme_id: scheme,
        month: firstDay(month),
        pay_on: payOn,
        payouts: chosen.length,
        total,
        left_out: json(leftOut),
        prepared_by: accountId,
        prepared_at: ctx.now,
      })
      .execute()
    const numbers = await takeNumbers(ctx, chosen.length)
    const payouts = chosen.map((payee, index) => ({ payee, id: uuid7(), number: numbers[index] as number }))
    await ctx.db
      .insertInto('payouts')
      .values(
        payouts.map(({ payee, id, number }) => ({
          municipality_id: office,
          id,
          run_id: runId,
          case_id: payee.caseId,
          account_id: payee.accountId,
          pay_on: payOn,
          number,
          amount: payee.amount,
          account: json(payee.to),
          again: payee.again,
          state: 'prepared',
        })),
      )
      .execute()
    try {
      await ctx.db
        .insertInto('payout_lines')
        .values(
          payouts.flatMap(({ payee, id }) =>
            payee.lines.map(line => ({
              municipality_id: office,
              payout_id: id,
              case_id: payee.caseId,
              account_id: payee.accountId,
              amount: line.amount,
              month: firstDay(line.month),
              part: line.part,
              yen: line.yen,
            })),
          ),
        )
        .execute()
    } catch (error) {
      if (violatedConstraint(error) === 'payout_lines_once') refuse('changed-meanwhile')
      throw error
    }
    return {
      event: {
        subject: { kind: 'payment-run', id: runId },
        data: { scheme, month, payOn, payouts: chosen.length, total, leftOut },
      },
      result: { runId, payouts: chosen.length, total },
    }
  },
})

async function hasOpenRun(ctx: Context, office: number, scheme: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('payment_runs')
    .select('id')
    .where('municipality_id', '=', office)
    .where('scheme_id', '=', scheme)
    .where('confirmed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

async function openRun(ctx: Context, office: number, id: string) {
  const row = await ctx.db
    .selectFrom('payment_runs')
    .select(['id', 'scheme_id', 'pay_on', 'total', 'prepared_by', 'confirmed_at', 'cancelled_at'])
    .where('municipality_id', '=', office)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuse('not-found')
  if (row.confirmed_at || row.cancelled_at) return refuse('not-possible-now')
  return row
}

/**
 * A second person confirms a prepared payment, and the 総合振込 file is made and kept with its control total and SHA-256.
 * Refuses `own-run`, `not-possible-now`, `not-found`, and `transfer-refused` where the bank would send it back by now.
 */
export const confirmRun = command({
  type: 'payments.confirmed',
  schema: OneRun,
  where: officeOf,
  async run(ctx, { runId }) {
    const { municipalityId: office, accountId } = staffOf(ctx)
    const row = await openRun(ctx, office, runId)
    if (row.prepared_by === accountId) refuse('own-run')
    const payouts = (await payoutsOfRuns(ctx, office, [runId])).get(runId) ?? []
    const file = await fileOf(ctx, {
      client: await clientOf(ctx, office),
      payOn: row.pay_on,
      payees: payouts.map(({ account, amount }) => ({ amount, account: null, to: account, problems: [] })),
      numbers: payouts.map(payout => payout.number),
    })
    if (file.total !== row.total) throw new Error(`run ${runId} adds up to ${file.total}`)
    await ctx.db
      .updateTable('payment_runs')
      .set({
        confirmed_by: accountId,
        confirmed_at: ctx.now,
        file: Buffer.from(file.bytes),
        sha256: file.sha256,
      })
      .where('municipality_id', '=', office)
      .where('id', '=', runId)
      .execute()
    await movePayouts(ctx, office, runId, 'sent')
    return {
      event: {
        subject: { kind: 'payment-run', id: runId },
        data: { scheme: row.scheme_id, payouts: file.count, total: file.total, sha256: file.sha256 },
      },
      result: { payouts: file.count, total: file.total, sha256: file.sha256, truncated: file.truncated },
    }
  },
})

/** Gives up a prepared payment; everything in it is due again. Refuses `not-possible-now` once it is confirmed. */
export const cancelRun = command({
  type: 'payments.cancelled',
  schema: OneRun,
  where: officeOf,
  async run(ctx, { runId }) {
    const { municipalityId: office, accountId } = staffOf(ctx)
    const row = await openRun(ctx, office, runId)
    await ctx.db
      .updateTable('payment_runs')
      .set({ cancelled_by: accountId, cancelled_at: ctx.now })
      .where('municipality_id', '=', office)
      .where('id', '=', runId)
      .execute()
    await movePayouts(ctx, office, runId, 'cancelled')
    const ids = ((await payoutsOfRuns(ctx, office, [runId])).get(runId) ?? []).map(payout => payout.id)
    await voidLines(ctx, office, ids)
    return {
      event: { subject: { kind: 'payment-run', id: runId }, data: { scheme: row.scheme_id } },
      result: null,
    }
  },
})

async function movePayouts(ctx: Context, office: number, runId: string, state: string): Promise<void> {
  await ctx.db
    .updateTable('payouts')
    .set({ state })
    .where('municipality_id', '=', office)
    .where('run_id', '=', runId)
    .execute()
}

/** What these payouts were to pay is due again. */
export async function voidLines(ctx: Context, office: number, payoutIds: readonly string[]): Promise<void> {
  if (payoutIds.length === 0) return
  await ctx.db
    .updateTable('payout_lines')
    .set({ void: true })
    .where('municipality_id', '=', office)
    .where('payout_id', 'in', payoutIds)
    .execute()
}
