import { refuse } from '#modules/refusals.ts'
import { clientOf } from '#modules/transfers/read.ts'
import { review } from '#modules/transfers/rules.ts'
import { fileOf, settledBy } from '#modules/transfers/write.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import type { Account } from '#platform/zengin/transfer-layout.ts'
import { staffOf } from '../access.ts'
import { lockBook } from '../book/write.ts'
import { firstDay } from '../rules.ts'
import { payablesOf } from './read.ts'
import { CreateTransfer, ImportResult } from './schema.ts'

/**
 * Makes the 総合振込 file of everything to be paid for closed months, and keeps it with its control total and
 * SHA-256. What a facility owes back is set off against what it is paid, never below zero; the rest is carried over.
 * By the municipality's staff; refuses `nothing-to-pay`, and `transfer-refused` with `problems` (per payee and
 * in general) before any file exists: a payee is never left out silently.
 */
export const createTransfer = command({
  type: 'transfer.created',
  schema: CreateTransfer,
  where: ctx => staffOf(ctx).municipalityId,
  run: async (ctx, { scheme, month, payOn, total: shown }) => {
    const { municipalityId: municipality, accountId } = staffOf(ctx)
    await lockBook(ctx, municipality, scheme)
    const { payables, offsets } = await payablesOf(ctx, municipality, { scheme, month })
    if (payables.length === 0) refuse('nothing-to-pay')
    const client = await clientOf(ctx, municipality)
    const { payees, general } = review(client, payOn, payables)
    const problems = [
      ...general.map(message => ({ facility: null as string | null, name: '', message })),
      ...payees.flatMap(payee =>
        payee.problems.map(message => ({ facility: payee.facility, name: payee.facilityName, message })),
      ),
    ]
    if (problems.length > 0) refuse('transfer-refused', { problems })
    const file = await fileOf(ctx, { client, payOn, payees })
    if (shown !== undefined && shown !== file.total) refuse('changed-meanwhile')
    const { id } = await ctx.db
      .insertInto('transfers')
      .values({
        municipality_id: municipality,
        scheme_id: scheme,
        month: firstDay(month),
        pay_on: payOn,
        lines: file.count,
        total: file.total,
        file: Buffer.from(file.bytes),
        sha256: file.sha256,
        created_at: ctx.now,
        created_by: accountId,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await ctx.db
      .insertInto('payments')
      .values(
        payees.map((payee, index) => ({
          municipality_id: municipality,
          transfer_id: id,
          claim_id: payee.claimId,
          facility_id: payee.facility,
          amount: payee.amount,
          account: json(payee.to),
          number: file.numbers[index] as number,
          pay_on: payOn,
        })),
      )
      .execute()
    if (offsets.length > 0) {
      await ctx.db
        .insertInto('claim_offsets')
        .values(
          offsets.map(each => ({
            municipality_id: municipality,
            transfer_id: id,
            facility_id: each.facility,
            owing_claim_id: each.owing,
            claim_id: each.claimId,
            amount: each.amount,
            at: ctx.now,
          })),
        )
        .execute()
    }
    return {
      event: {
        subject: { kind: 'transfer', id },
        data: {
          scheme,
          month,
          payOn,
          offsets: offsets.map(({ owing, claimId, amount }) => ({ owing, claimId, amount })),
          lines: file.count,
          total: file.total,
          sha256: file.sha256,
          claims: payees.map(payee => payee.claimId),
        },
      },
      result: {
        transferId: id,
        lines: file.count,
        total: file.total,
        sha256: file.sha256,
        truncated: file.truncated,
      },
    }
  },
})

/**
 * Takes in what the bank returned about a transfer: each payment becomes paid or failed, and a failed one is paid
 * again with the next transfer. The whole file or nothing; refuses `result-unreadable` (with `problems`) and
 * `result-differs`. The same file again changes nothing.
 */
export const importTransferResult = command({
  type: 'transfer.settled',
  schema: ImportResult,
  where: ctx => staffOf(ctx).municipalityId,
  run: async (ctx, { transferId, file }) => {
    const { municipalityId: municipality } = staffOf(ctx)
    const transfer = await ctx.db
      .selectFrom('transfers')
      .select(['id', 'scheme_id'])
      .where('municipality_id', '=', municipality)
      .where('id', '=', transferId)
      .executeTakeFirst()
    if (!transfer) refuse('not-found')
    await lockBook(ctx, municipality, transfer.scheme_id)
    const settled = settledBy(file, await paymentsOf(ctx, municipality, transferId))
    let changed = 0
    for (const each of settled) {
      const { numUpdatedRows } = await ctx.db
        .updateTable('payments')
        .set({
          result: each.paid ? 'paid' : 'failed',
          result_code: each.code,
          result_reason: each.reason,
          result_at: ctx.now,
        })
        .where('municipality_id', '=', municipality)
        .where('id', '=', each.id)
        .where('result', 'is', null)
        .executeTakeFirst()
      changed += Number(numUpdatedRows)
    }
    const failed = settled.filter(each => !each.paid).map(each => each.id)
    return {
      event: {
        subject: { kind: 'transfer', id: transferId },
        data: { scheme: transfer.scheme_id, paid: settled.length - failed.length, failed, changed },
      },
      result: { paid: settled.length - failed.length, failed: failed.length, changed },
    }
  },
})

async function paymentsOf(ctx: Context, municipality: number, transferId: string) {
  const rows = await ctx.db
    .selectFrom('payments')
    .select(['id', 'number', 'amount', 'account'])
    .where('municipality_id', '=', municipality)
    .where('transfer_id', '=', transferId)
    .orderBy('number')
    .execute()
  return rows.map(row => ({
    id: row.id,
    number: row.number,
    amount: row.amount,
    account: row.account as unknown as Account,
  }))
}
