import { attempt, type Context, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Outcome } from '#platform/refused.ts'
import { refuse, refused } from '../../refusals.ts'
import { countAttempt, type From, forgetAttempts } from '../attempt/write.ts'
import type { Account } from '../session/read.ts'
import { hashToken } from '../session/rules.ts'
import { startSession } from '../session/write.ts'
import {
  enrolmentUri,
  hashRecoveryCode,
  newRecoveryCodes,
  newSecret,
  readRecoveryCode,
  spell,
  stepOf,
} from './rules.ts'

const optionsOf = (from: From) => ({
  ...(from.now && { now: from.now }),
  ...(from.requestId && { requestId: from.requestId }),
})

/** The account of a session that has shown its first factor; refuses `sign-in-first` when it has ended. */
async function holderOf(ctx: Context, session: string): Promise<Account> {
  const hash = hashToken(session)
  await ctx.reach({ claim: `session:${hash}` })
  const row = await ctx.db
    .selectFrom('sessions')
    .select('account_id')
    .where('token_hash', '=', hash)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  if (!row) refuse('sign-in-first')
  await ctx.reach({ account: row.account_id })
  const account = await ctx.db
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', row.account_id)
    .where('disabled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return account ?? refuse('sign-in-first')
}

/**
 * What the enrolment page shows: the same key until it has been proven by a code, so that a page loaded anew fits the
 * code that was already scanned. Refuses `sign-in-first`, and `changed-meanwhile` when there is a second factor.
 */
export async function beginEnrolment(
  database: Database,
  session: string,
): Promise<Outcome<{ uri: string; key: string }>> {
  return attempt(database, { kind: 'visitor' }, async ctx => {
    const account = await holderOf(ctx, session)
    if (account.totp_secret) refuse('changed-meanwhile')
    const secret = account.totp_pending ?? newSecret()
    if (!account.totp_pending) {
      await ctx.db
        .updateTable('accounts')
        .set({ totp_pending: secret })
        .where('id', '=', account.id)
        .execute()
    }
    return { uri: enrolmentUri(secret, account.email, 'まんなか'), key: spell(secret) }
  })
}

/**
 * Proves the key by a first code, gives ten recovery codes (shown once, kept as hashes only) and a session with both
 * factors instead of the old one. One event, `second-factor.enrolled`. Refuses `sign-in-first`, `too-many-attempts`,
 * `wrong-code`, and `changed-meanwhile` when it was done already.
 */
export async function finishEnrolment(
  database: Database,
  input: { session: string; code: string },
  from: From,
): Promise<Outcome<{ session: string; codes: string[] }>> {
  return afterCounting(database, input.session, from, async (ctx, account) => {
    if (account.totp_secret || !account.totp_pending) refuse('changed-meanwhile')
    const step = stepOf(account.totp_pending, input.code, null, ctx.now) ?? refuse('wrong-code')
    await ctx.db
      .updateTable('accounts')
      .set({ totp_secret: account.totp_pending, totp_pending: null, totp_last_step: step })
      .where('id', '=', account.id)
      .execute()
    const codes = await replaceRecoveryCodes(ctx, account)
    await note(ctx, account, 'second-factor.enrolled')
    return { session: await bothFactors(ctx, account, input.session, 'enrolment', from), codes }
  })
}

/**
 * The second factor: the app's six digits, or a recovery code. Gives a new session in place of the old one. A code is
 * good once. Refuses `sign-in-first`, `too-many-attempts` and `wrong-code`.
 */
export async function passSecondFactor(
  database: Database,
  input: { session: string; code: string },
  from: From,
): Promise<Outcome<{ session: string; surface: 'office' | 'facility'; codesLeft: number | null }>> {
  return afterCounting(database, input.session, from, async (ctx, account) => {
    if (!account.totp_secret) refuse('changed-meanwhile')
    const surface = account.kind === 'staff' ? ('office' as const) : ('facility' as const)
    const step = stepOf(account.totp_secret, input.code, account.totp_last_step, ctx.now)
    if (step !== null) {
      await ctx.db
        .updateTable('accounts')
        .set({ totp_last_step: step })
        .where('id', '=', account.id)
        .execute()
      return {
        session: await bothFactors(ctx, account, input.session, 'code', from),
        surface,
        codesLeft: null,
      }
    }
    const codesLeft = (await spendRecoveryCode(ctx, account, input.code)) ?? refuse('wrong-code')
    return {
      session: await bothFactors(ctx, account, input.session, 'recovery-code', from),
      surface,
      codesLeft,
    }
  })
}

/** Ten new recovery codes for somebody who is signed in; the old ones end. Refuses `too-many-attempts`, `wrong-code`. */
export async function renewRecoveryCodes(
  database: Database,
  input: { session: string; code: string },
  from: From,
): Promise<Outcome<{ codes: string[] }>> {
  return afterCounting(database, input.session, from, async (ctx, account) => {
    if (!account.totp_secret) refuse('not-found')
    const step =
      stepOf(account.totp_secret, input.code, account.totp_last_step, ctx.now) ?? refuse('wrong-code')
    await ctx.db.updateTable('accounts').set({ totp_last_step: step }).where('id', '=', account.id).execute()
    const codes = await replaceRecoveryCodes(ctx, account)
    await note(ctx, account, 'recovery-codes.renewed')
    return { codes }
  })
}

/** Counts the try at this account's codes before looking at it. */
async function afterCounting<T>(
  database: Database,
  session: string,
  from: From,
  work: (ctx: Context, account: Account) => Promise<T>,
): Promise<Outcome<T>> {
  const holder = await attempt(database, { kind: 'visitor' }, ctx => holderOf(ctx, session), optionsOf(from))
  if (!holder.ok) return holder
  const slowed = await countAttempt(database, from, [{ kind: 'code', what: holder.value.id }])
  if (slowed) return refused('too-many-attempts', slowed.refused.details)
  return attempt(
    database,
    { kind: 'visitor' },
    async ctx => {
      const account = await holderOf(ctx, session)
      const result = await work(ctx, account)
      await forgetAttempts(ctx, 'code', account.id)
      return result
    },
    optionsOf(from),
  )
}

async function bothFactors(
  ctx: Context,
  account: Account,
  old: string,
  by: string,
  from: From,
): Promise<string> {
  await ctx.db.deleteFrom('sessions').where('token_hash', '=', hashToken(old)).execute()
  return startSession(ctx, account, { factors: 2, by, userAgent: from.userAgent ?? null })
}

async function replaceRecoveryCodes(ctx: Context, account: Account): Promise<string[]> {
  const codes = newRecoveryCodes()
  await ctx.db.deleteFrom('recovery_codes').where('account_id', '=', account.id).execute()
  await ctx.db
    .insertInto('recovery_codes')
    .values(codes.map(code => ({ account_id: account.id, code_hash: hashRecoveryCode(account.id, code) })))
    .execute()
  return codes
}

/** How many are left after this one; null when it is none. */
async function spendRecoveryCode(ctx: Context, account: Account, typed: string): Promise<number | null> {
  const code = readRecoveryCode(typed)
  if (!code) return null
  const spent = await ctx.db
    .updateTable('recovery_codes')
    .set({ used_at: ctx.now })
    .where('account_id', '=', account.id)
    .where('code_hash', '=', hashRecoveryCode(account.id, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (spent.numUpdatedRows !== 1n) return null
  await note(ctx, account, 'recovery-code.used')
  return unusedRecoveryCodes(ctx, account.id)
}

async function unusedRecoveryCodes(ctx: Context, account: string): Promise<number> {
  const { left } = await ctx.db
    .selectFrom('recovery_codes')
    .select(eb => eb.fn.countAll<number>().as('left'))
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}

function note(ctx: Context, account: Account, type: string): Promise<string> {
  return record(ctx, {
    type,
    subject: { kind: 'account', id: account.id },
    municipality: account.municipality_id ?? 0,
    account: account.id,
    facility: account.facility_id,
  })
}

/** How many recovery codes the signed-in person has left. */
export function recoveryCodesLeft(database: Database, account: Account): Promise<number> {
  return enter(database, { kind: 'visitor' }, async ctx => {
    await ctx.reach({ account: account.id })
    return unusedRecoveryCodes(ctx, account.id)
  })
}
