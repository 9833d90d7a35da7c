import { command } from '#platform/command.ts'
import { asResident } from '../access.ts'
import { Profile } from './schema.ts'

/** A resident's telephone number and the language of messages. Refuses `sign-in-first` for others. */
export const changeProfile = command({
  type: 'account.profile-changed',
  schema: Profile,
  where: ctx => asResident(ctx.actor).municipalityId,
  run: async (ctx, profile) => {
    const { accountId } = asResident(ctx.actor)
    await ctx.db.updateTable('accounts').set(profile).where('id', '=', accountId).execute()
    return {
      event: {
        subject: { kind: 'account', id: accountId },
        account: accountId,
        data: { language: profile.language },
      },
      result: { account: accountId },
    }
  },
})
