import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import { mayAppointKeepers, staffOf } from '../access.ts'
import { Keeper } from '../schema.ts'

/**
 * 課長 appoint who takes extracts of the registers in, or end it. Refuses `not-allowed` for others, and `not-found` for
 * anybody who does not work in the same municipality's office.
 */
export const appointKeeper = command({
  type: 'register.keeper-appointed',
  schema: Keeper,
  where: ctx => staffOf(ctx).municipalityId,
  run: async (ctx, { account, may }) => {
    const { municipalityId: municipality, accountId } = staffOf(ctx)
    if (!mayAppointKeepers(ctx.actor)) refuse('not-allowed')
    const colleague = await ctx.db
      .selectFrom('accounts')
      .select('id')
      .where('id', '=', account)
      .where('municipality_id', '=', municipality)
      .where('kind', '=', 'staff')
      .executeTakeFirst()
    if (!colleague) refuse('not-found')
    if (may) {
      await ctx.db
        .insertInto('register_keepers')
        .values({
          municipality_id: municipality,
          account_id: account,
          appointed_by: accountId,
          appointed_at: ctx.now,
        })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    } else {
      await ctx.db
        .deleteFrom('register_keepers')
        .where('municipality_id', '=', municipality)
        .where('account_id', '=', account)
        .execute()
    }
    return { event: { subject: { kind: 'account', id: account }, data: { may } }, result: { account, may } }
  },
})
