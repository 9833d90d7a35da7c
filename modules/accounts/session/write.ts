import type { Context } from '#platform/context.ts'
import { record } from '#platform/events.ts'
import type { Account } from './read.ts'
import { type AccountKind, expiryOf, hashToken, newToken } from './rules.ts'

/**
 * Opens a session for an account whose holder has just been proven, and gives the cookie's token.
 * `factors` 2: a passkey, an identity card or password and code; 1: the second factor is still to come.
 */
export async function startSession(
  ctx: Context,
  account: Account,
  how: { factors: 1 | 2; by: string; userAgent?: string | null },
): Promise<string> {
  const token = newToken()
  await ctx.reach({ account: account.id })
  await ctx.db
    .insertInto('sessions')
    .values({
      token_hash: hashToken(token),
      account_id: account.id,
      created_at: ctx.now,
      last_seen_at: ctx.now,
      expires_at: expiryOf(account.kind as AccountKind, ctx.now),
      second_factor_at: how.factors === 2 ? ctx.now : null,
      user_agent: how.userAgent?.slice(0, 300) ?? null,
    })
    .execute()
  await record(ctx, {
    type: 'session.started',
    subject: { kind: 'account', id: account.id },
    municipality: account.municipality_id ?? 0,
    account: account.id,
    facility: account.facility_id,
    data: { by: how.by, factors: how.factors },
  })
  return token
}

/** Keeps a used session alive; called at most every few minutes. */
export async function touchSession(ctx: Context, token: string, kind: AccountKind): Promise<void> {
  await ctx.db
    .updateTable('sessions')
    .set({ last_seen_at: ctx.now, expires_at: expiryOf(kind, ctx.now) })
    .where('token_hash', '=', hashToken(token))
    .execute()
}

/** Ends one session of an account whose holder has been proven: this device's, or another of theirs by its hash. */
export async function endSession(
  ctx: Context,
  account: Account,
  session: string | { hash: string },
): Promise<void> {
  await ctx.reach({ account: account.id })
  const ended = await ctx.db
    .deleteFrom('sessions')
    .where('account_id', '=', account.id)
    .where('token_hash', '=', typeof session === 'string' ? hashToken(session) : session.hash)
    .executeTakeFirst()
  if (ended.numDeletedRows > 0n) await note(ctx, account, 'session.ended', 1)
}

/** Ends all sessions of an account, but for the one to be kept. Gives how many ended. */
export async function endSessions(ctx: Context, account: Account, keep?: string): Promise<number> {
  await ctx.reach({ account: account.id })
  const ended = await ctx.db
    .deleteFrom('sessions')
    .where('account_id', '=', account.id)
    .where('token_hash', '!=', keep ? hashToken(keep) : '')
    .executeTakeFirst()
  const count = Number(ended.numDeletedRows)
  if (count > 0) await note(ctx, account, 'session.ended', count)
  return count
}

function note(ctx: Context, account: Account, type: string, count: number): Promise<string> {
  return record(ctx, {
    type,
    subject: { kind: 'account', id: account.id },
    municipality: account.municipality_id ?? 0,
    account: account.id,
    facility: account.facility_id,
    data: { count },
  })
}
