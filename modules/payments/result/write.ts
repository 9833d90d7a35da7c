import { officeOf, staffOf } from '#modules/cases/access.ts'
import { lockBook } from '#modules/claims/book/write.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { settledBy } from '#modules/transfers/write.ts'
import { command } from '#platform/command.ts'
import { recordAll } from '#platform/events.ts'
import { campaignsOf } from '../funnel/read.ts'
import { payoutsOfRuns } from '../run/read.ts'
import { voidLines } from '../run/write.ts'
import { SettleRun } from '../schema.ts'

/**
 * Takes in what the bank returned about a payment: everybody in it is paid, or it failed and is due again with the next
 * run, and the person is asked for another account. The whole file or nothing; refuses `not-possible-now` before it is
 * confirmed, `result-unreadable`, `result-differs`. The same file again changes nothing.
 */
export const settleRun = command({
  type: 'payments.settled',
  schema: SettleRun,
  where: officeOf,
  async run(ctx, { runId, file }) {
    const { municipalityId: office } = staffOf(ctx)
    const run = await ctx.db
      .selectFrom('payment_runs')
      .select(['scheme_id', 'confirmed_at'])
      .where('municipality_id', '=', office)
      .where('id', '=', runId)
      .executeTakeFirst()
    if (!run) return refuse('not-found')
    if (!run.confirmed_at) return refuse('not-possible-now')
    await lockBook(ctx, office, run.scheme_id)
    const payouts = (await payoutsOfRuns(ctx, office, [runId])).get(runId) ?? []
    const settled = settledBy(file, payouts)
    const waiting = new Map(payouts.filter(({ state }) => state === 'sent').map(each => [each.id, each]))
    const changed = settled.filter(each => waiting.has(each.id))
    for (const each of changed) {
      await ctx.db
        .updateTable('payouts')
        .set({
          state: each.paid ? 'paid' : 'failed',
          result_code: each.code,
          result_reason: each.reason,
          result_at: ctx.now,
        })
        .where('municipality_id', '=', office)
        .where('id', '=', each.id)
        .execute()
    }
    const failed = changed.filter(each => !each.paid)
    await voidLines(
      ctx,
      office,
      failed.map(each => each.id),
    )
    const { scheme } = await schemeOf(ctx, office, run.scheme_id)
    const campaigns = await campaignsOf(
      ctx,
      office,
      payouts.map(payout => payout.caseId),
    )
    await recordAll(
      ctx,
      changed.map(each => {
        const { caseId, accountId, amount } = waiting.get(each.id) as (typeof payouts)[number]
        return {
          type: each.paid ? 'payment.paid' : 'payment.failed',
          subject: { kind: 'case', id: caseId },
          municipality: office,
          account: accountId,
          data: {
            run: runId,
            scheme: run.scheme_id,
            amount,
            campaign: campaigns.get(caseId) ?? null,
            ...(each.paid ? {} : { code: each.code, letter: scheme.payment?.again ?? null }),
          },
        }
      }),
    )
    const paid = settled.filter(each => each.paid).length
    return {
      event: {
        subject: { kind: 'payment-run', id: runId },
        data: { scheme: run.scheme_id, paid, failed: settled.length - paid, changed: changed.length },
      },
      result: { paid, failed: settled.length - paid, changed: changed.length },
    }
  },
})
