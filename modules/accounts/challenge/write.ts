import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { hashToken, newToken } from '../session/rules.ts'

/** `registration`: a proven address waits for a name · `oidc`: on the way to the provider · `passkey`: a challenge. */
export type ChallengeKind = 'registration' | 'oidc' | 'passkey'

export const challengeMinutes = 30

/** Remembers `data` for the browser that will hold the token in a cookie. */
export async function rememberChallenge(
  ctx: Context,
  kind: ChallengeKind,
  data: Record<string, unknown>,
): Promise<string> {
  const token = newToken()
  const hash = hashToken(token)
  await ctx.reach({ claim: `challenge:${hash}` })
  await ctx.db
    .insertInto('sign_in_challenges')
    .values({
      token_hash: hash,
      kind,
      data: json(data),
      created_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + challengeMinutes * 60_000),
    })
    .execute()
  return token
}

/** What was remembered; null for an unknown, ended or other kind of token. Locked until the transaction ends. */
export async function recallChallenge<T>(
  ctx: Context,
  kind: ChallengeKind,
  token: string | null,
): Promise<T | null> {
  if (!token) return null
  const hash = hashToken(token)
  await ctx.reach({ claim: `challenge:${hash}` })
  const row = await ctx.db
    .selectFrom('sign_in_challenges')
    .select('data')
    .where('token_hash', '=', hash)
    .where('kind', '=', kind)
    .where('expires_at', '>', ctx.now)
    .forUpdate()
    .executeTakeFirst()
  return (row?.data as T | undefined) ?? null
}

/** Like `recallChallenge`, and forgets it: good once. */
export async function takeChallenge<T>(
  ctx: Context,
  kind: ChallengeKind,
  token: string | null,
): Promise<T | null> {
  const data = await recallChallenge<T>(ctx, kind, token)
  if (data && token) {
    await ctx.db.deleteFrom('sign_in_challenges').where('token_hash', '=', hashToken(token)).execute()
  }
  return data
}

/** Adds to what is remembered. */
export async function amendChallenge(
  ctx: Context,
  token: string,
  data: Record<string, unknown>,
): Promise<void> {
  const hash = hashToken(token)
  await ctx.reach({ claim: `challenge:${hash}` })
  await ctx.db
    .updateTable('sign_in_challenges')
    .set({ data: json(data) })
    .where('token_hash', '=', hash)
    .execute()
}
