import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { violatedConstraint } from '#platform/db.ts'
import { refuse } from '../../refusals.ts'
import { asStaff } from '../access.ts'
import { sendAccountLink } from '../password/write.ts'
import type { Account } from '../session/read.ts'
import { mayAppoint, mayManageAccounts, reachFacility } from './access.ts'
import { accountToManage, tie } from './read.ts'
import {
  FacilityChange,
  FacilityInvitation,
  MailTarget,
  StaffChange,
  StaffInvitation,
  Target,
} from './schema.ts'

/** The events of a facility's own administration belong to nobody else. */
const where = (ctx: Context) => (ctx.actor.kind === 'staff' ? ctx.actor.municipalityId : 0)

const about = (account: Pick<Account, 'id' | 'facility_id'>, data: Record<string, unknown> = {}) => ({
  subject: { kind: 'account', id: account.id },
  account: account.id,
  facility: account.facility_id,
  data,
})

/**
 * Prepares a colleague's account and mails the invitation (7 days). Refuses `not-allowed` below 課長 or for a rank above
 * one's own, and `email-taken`.
 */
export const inviteStaff = command({
  type: 'account.invited',
  schema: StaffInvitation,
  where,
  run: async (ctx, { publicUrl, ...given }) => {
    const actor = asStaff(ctx.actor)
    if (!mayAppoint(actor, given.rank)) refuse('not-allowed')
    const account = await insert(ctx, { kind: 'staff', municipality_id: actor.municipalityId, ...given })
    await sendAccountLink(ctx, account, { purpose: 'invitation', publicUrl })
    return {
      event: about(account, { rank: given.rank, section: given.section }),
      result: { account: account.id },
    }
  },
})

/**
 * The same for somebody of a facility: by its administrators, or by 課長 of a municipality under contract. Refuses
 * `not-found` for another facility, `not-allowed`, `email-taken`.
 */
export const inviteToFacility = command({
  type: 'account.invited',
  schema: FacilityInvitation,
  where,
  run: async (ctx, { publicUrl, facility, ...given }) => {
    await reachFacility(ctx, facility, tie)
    const account = await insert(ctx, { kind: 'facility', facility_id: facility, ...given })
    await mail(ctx, account, publicUrl)
    return {
      event: about(account, { administrator: given.administrator }),
      result: { account: account.id },
    }
  },
})

/** Sends the invitation again; the earlier link ends. Refuses `not-possible-now` for who has come in already or is disabled. */
export const inviteAgain = command({
  type: 'account.invited-again',
  schema: MailTarget,
  where,
  run: async (ctx, { publicUrl, ...target }) => {
    const account = await managed(ctx, target)
    if (account.disabled_at || account.password_hash || account.oidc_subject) refuse('not-possible-now')
    await endLinks(ctx, account)
    await mail(ctx, account, publicUrl)
    return { event: about(account), result: { account: account.id } }
  },
})

/** Moves a colleague to another section or rank. Refuses `not-on-yourself`, and a rank above one's own before or after. */
export const changeStaff = command({
  type: 'account.changed',
  schema: StaffChange,
  where,
  run: async (ctx, { account: id, ...change }) => {
    const account = await managed(ctx, { account: id, facility: null })
    if (!mayAppoint(ctx.actor, change.rank)) refuse('not-allowed')
    const { rank, section } = account
    await ctx.db
      .updateTable('accounts')
      .set(change)
      .where('id', '=', id)
      .where('municipality_id', '=', account.municipality_id)
      .execute()
    return {
      event: about(account, {
        before: { rank, section },
        after: { rank: change.rank, section: change.section },
      }),
      result: { account: id },
    }
  },
})

/** Whether somebody of a facility manages its accounts. Refuses `not-on-yourself`. */
export const changeFacilityAccount = command({
  type: 'account.changed',
  schema: FacilityChange,
  where,
  run: async (ctx, { account: id, facility, ...change }) => {
    const account = await managed(ctx, { account: id, facility })
    await ctx.db
      .updateTable('accounts')
      .set(change)
      .where('id', '=', id)
      .where('facility_id', '=', facility)
      .execute()
    return {
      event: about(account, { before: account.administrator, after: change.administrator }),
      result: { account: id },
    }
  },
})

/** Closes an account and ends its sessions and links at once. Refuses `not-on-yourself`. */
export const disableAccount = command({
  type: 'account.disabled',
  schema: Target,
  where,
  run: async (ctx, target) => {
    const account = await managed(ctx, target)
    await set(ctx, account, { disabled_at: ctx.now })
    await endLinks(ctx, account)
    await ctx.db.deleteFrom('sessions').where('account_id', '=', account.id).execute()
    return { event: about(account), result: { account: account.id } }
  },
})

/** Opens a disabled account again, with its password and second factor as they were. */
export const enableAccount = command({
  type: 'account.enabled',
  schema: Target,
  where,
  run: async (ctx, target) => {
    const account = await managed(ctx, target)
    await set(ctx, account, { disabled_at: null })
    return { event: about(account), result: { account: account.id } }
  },
})

/**
 * For who lost the telephone: takes second factor, recovery codes, passkeys and sessions away, so that a new one is set
 * up at the next sign-in. The tie to an identity provider stays: nothing of it lies on the telephone that we could take
 * back, the loss is to be told to the provider as well, and cut here it would tie itself again by the verified address.
 * To keep somebody out, `disableAccount`. Refuses `not-on-yourself`.
 */
export const resetSecondFactor = command({
  type: 'second-factor.reset',
  schema: Target,
  where,
  run: async (ctx, target) => {
    const account = await managed(ctx, target)
    await set(ctx, account, { totp_secret: null, totp_pending: null, totp_last_step: null })
    await ctx.reach({ account: account.id })
    for (const table of ['recovery_codes', 'passkeys', 'sessions'] as const) {
      await ctx.db.deleteFrom(table).where('account_id', '=', account.id).execute()
    }
    return { event: about(account), result: { account: account.id } }
  },
})

/** The account, if the actor may act on it: never one's own, never of somebody of a higher rank. */
async function managed(ctx: Context, target: { account: string; facility: string | null }): Promise<Account> {
  const account = await accountToManage(ctx, target)
  if ('accountId' in ctx.actor && account.id === ctx.actor.accountId) refuse('not-on-yourself')
  const allowed = account.kind === 'staff' ? mayAppoint(ctx.actor, account.rank) : true
  return allowed ? account : refuse('not-allowed')
}

type Given = Pick<Account, 'kind' | 'email' | 'name' | 'kana'> &
  Partial<Pick<Account, 'municipality_id' | 'facility_id' | 'section' | 'rank' | 'administrator'>>

async function insert(ctx: Context, given: Given): Promise<Account> {
  return ctx.db
    .insertInto('accounts')
    .values({ ...given, created_at: ctx.now })
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch(error => {
      if (violatedConstraint(error) === 'accounts_email') refuse('email-taken')
      throw error
    })
}

async function set(
  ctx: Context,
  account: Account,
  values: Partial<Pick<Account, 'disabled_at' | 'totp_secret' | 'totp_pending' | 'totp_last_step'>>,
): Promise<void> {
  await ctx.db.updateTable('accounts').set(values).where('id', '=', account.id).execute()
}

/** Invitations and resets under way. Leaves the transaction reaching the account. */
async function endLinks(ctx: Context, account: Account): Promise<void> {
  await ctx.reach({ account: account.id })
  await ctx.db.deleteFrom('account_links').where('account_id', '=', account.id).execute()
}

/** A facility's mail names the facility, and goes out through the municipality that invites, if one does. */
async function mail(ctx: Context, account: Account, publicUrl: string): Promise<void> {
  const what = { purpose: 'invitation', publicUrl } as const
  if (!account.facility_id) {
    await sendAccountLink(ctx, account, what)
    return
  }
  const place = await ctx.db
    .selectFrom('facilities')
    .select('name')
    .where('id', '=', account.facility_id)
    .executeTakeFirstOrThrow()
  const through = mayManageAccounts(ctx.actor) ? { municipality: where(ctx) } : {}
  await sendAccountLink(ctx, account, { ...what, ...through, place: place.name })
}
