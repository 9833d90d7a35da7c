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

/** Ends one session (this device). */
export async function endSession(ctx: Context, token: string): Promise<void> {
  if (!('accountId' in ctx.actor)) return
  await ctx.db.deleteFrom('sessions').where('token_hash', '=', hashToken(token)).execute()
  await record(ctx, {
    type: 'session.ended',
    subject: { kind: 'account', id: ctx.actor.accountId },
    municipality: 'municipalityId' in ctx.actor ? (ctx.actor.municipalityId ?? 0) : 0,
    account: ctx.actor.accountId,
    facility: ctx.actor.kind === 'facility' ? ctx.actor.facilityId : null,
  })
}
