import type { BankAccountAnswer } from '#language/scheme/form.ts'
import { contractsOf } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { staffOf } from '../access.ts'
import { knownAccount } from './rules.ts'
import { DecidePayee, ProposePayee } from './schema.ts'

/**
 * Enters the account a facility is to be paid to. It is in force only when somebody else has confirmed it; one that was
 * waiting is replaced. By the municipality's staff; refuses `not-found` for a facility without a contract here and
 * `account-unknown` for a bank or branch that does not exist or a passbook that cannot be.
 */
export const proposePayee = command({
  type: 'payee.proposed',
  schema: ProposePayee,
  where: ctx => staffOf(ctx).municipalityId,
  run: async (ctx, { facility, account: given, note }) => {
    const { municipalityId: municipality, accountId } = staffOf(ctx)
    await mustDeal(ctx, municipality, facility)
    const account: BankAccountAnswer = knownAccount(given) ?? refuse('account-unknown')
    await ctx.db
      .updateTable('payee_changes')
      .set({ decision: 'replaced', decided_by: accountId, decided_at: ctx.now })
      .where('municipality_id', '=', municipality)
      .where('facility_id', '=', facility)
      .where('decision', 'is', null)
      .execute()
    const { id } = await ctx.db
      .insertInto('payee_changes')
      .values({
        municipality_id: municipality,
        facility_id: facility,
        account: json(account),
        note,
        proposed_by: accountId,
        proposed_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return {
      event: { subject: { kind: 'facility', id: facility }, facility, data: { changeId: id } },
      result: { changeId: id },
    }
  },
})

/**
 * A second person confirms a waiting account, from then on payments go there, or refuses it. Refuses `own-change` for
 * confirming what one entered oneself, `not-possible-now` when it waits no more, `not-found` for another town's.
 */
export const decidePayee = command({
  type: 'payee.confirmed',
  schema: DecidePayee,
  where: ctx => staffOf(ctx).municipalityId,
  run: async (ctx, { changeId, decision }) => {
    const { municipalityId: municipality, accountId } = staffOf(ctx)
    const change = await ctx.db
      .selectFrom('payee_changes')
      .selectAll()
      .where('municipality_id', '=', municipality)
      .where('id', '=', changeId)
      .forUpdate()
      .executeTakeFirst()
    if (!change) refuse('not-found')
    if (change.decision !== null) refuse('not-possible-now')
    if (decision === 'confirmed' && change.proposed_by === accountId) refuse('own-change')
    await ctx.db
      .updateTable('payee_changes')
      .set({ decision, decided_by: accountId, decided_at: ctx.now })
      .where('municipality_id', '=', municipality)
      .where('id', '=', changeId)
      .execute()
    const { facility_id: facility } = change
    if (decision === 'confirmed') {
      await ctx.db
        .insertInto('payees')
        .values({ municipality_id: municipality, facility_id: facility, account: json(change.account) })
        .onConflict(conflict =>
          conflict
            .columns(['municipality_id', 'facility_id'])
            .doUpdateSet(eb => ({ account: eb.ref('excluded.account') })),
        )
        .execute()
    }
    return {
      event: {
        type: `payee.${decision}`,
        subject: { kind: 'facility', id: facility },
        facility,
        data: { changeId },
      },
      result: { facility },
    }
  },
})

async function mustDeal(ctx: Context, municipality: number, facility: string): Promise<void> {
  const contracts = await contractsOf(ctx, facility)
  if (!contracts.some(contract => contract.municipalityId === municipality)) refuse('not-found')
}
