import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { mayAppoint, type Staff } from '../directory/access.ts'
import { Appointment } from './schema.ts'

function chiefOf(ctx: Context): Staff {
  return mayAppoint(ctx.actor) && ctx.actor.kind === 'staff' ? ctx.actor : refuse('not-allowed')
}

/**
 * 課長 and above give somebody of the office the right to use the directory, or take it back. Refuses `not-allowed` for
 * others, `not-found` for whom the office does not employ.
 */
export const appointDirectoryStaff = command({
  type: 'directory-staff.appointed',
  schema: Appointment,
  where: ctx => chiefOf(ctx).municipalityId,
  run: async (ctx, { account, may }) => {
    const { municipalityId, accountId } = chiefOf(ctx)
    const known = await ctx.db
      .selectFrom('accounts')
      .select('id')
      .where('id', '=', account)
      .where('municipality_id', '=', municipalityId)
      .where('kind', '=', 'staff')
      .executeTakeFirst()
    if (!known) refuse('not-found')
    if (may) {
      await ctx.db
        .insertInto('directory_staff')
        .values({
          municipality_id: municipalityId,
          account_id: account,
          appointed_by: accountId,
          appointed_at: ctx.now,
        })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    } else {
      await ctx.db
        .deleteFrom('directory_staff')
        .where('municipality_id', '=', municipalityId)
        .where('account_id', '=', account)
        .execute()
    }
    return {
      event: { subject: { kind: 'account', id: account }, data: { may } },
      result: { account, may },
    }
  },
})
