import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Language } from '#language/text.ts'
import { attempt, type Context, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import type { Outcome } from '#platform/refused.ts'
import { refuse, refused } from '../../refusals.ts'
import { countAttempt, type From } from '../attempt/write.ts'
import { rememberChallenge } from '../challenge/write.ts'
import { placeName, queueSignInMail, strikeOutMail } from '../mail/write.ts'
import { connectIdentity } from '../oidc/write.ts'
import { open, type Pending, pendingOf } from '../registration/write.ts'
import type { Account } from '../session/read.ts'
import { hashToken, newToken } from '../session/rules.ts'
import { startSession } from '../session/write.ts'
import { LinkRequest } from './schema.ts'

const lifetimeMs = 30 * 60_000
/** The same press may arrive twice (double click, a cut line); it is one use. */
const samePressMs = 60_000

/**
 * Sends a sign-in link to a resident's address. Does and answers the same whether there is an account or not: the first
 * sign-in creates it. Refuses `invalid-input` and `too-many-attempts` (counted by address and by connection).
 */
export async function requestSignInLink(
  database: Database,
  input: z.input<typeof LinkRequest> & { publicUrl: string },
  from: From,
): Promise<Outcome<{ email: string }>> {
  const parsed = LinkRequest.safeParse(input)
  if (!parsed.success) return refused('invalid-input', { issues: [{ path: 'email' }] })
  const { municipality, email, next, language } = parsed.data
  const slowed = await countAttempt(database, from, [{ kind: 'mail', what: `${municipality} ${email}` }])
  if (slowed) return slowed
  return attempt(
    database,
    { kind: 'visitor' },
    async ctx => {
      const place = (await placeName(ctx, municipality)) ?? refuse('not-found')
      const account = await residentByEmail(ctx, municipality, email)
      const token = newToken()
      const hash = hashToken(token)
      const message = await queueSignInMail(ctx, {
        kind: 'sign-in-link',
        municipality,
        place,
        recipient: email,
        language,
        link: `${input.publicUrl}/sign-in/link/${token}`,
        account: account?.id ?? null,
        dedupe: `sign-in-link:${hash}`,
      })
      await ctx.db
        .insertInto('sign_in_links')
        .values({
          token_hash: hash,
          municipality_id: municipality,
          email,
          next,
          language,
          created_at: ctx.now,
          expires_at: new Date(ctx.now.getTime() + lifetimeMs),
          message_id: message,
        })
        .execute()
      return { email }
    },
    { ...(from.now && { now: from.now }), ...(from.requestId && { requestId: from.requestId }) },
  )
}

/** What the page behind a link says before anything is pressed; null when it cannot be used. Uses nothing up. */
export async function lookAtLink(
  database: Database,
  token: string,
  now = new Date(),
): Promise<{ municipality: number; email: string; language: Language } | null> {
  const hash = hashToken(token)
  const row = await enter(
    database,
    { kind: 'visitor' },
    ctx =>
      ctx.db
        .selectFrom('sign_in_links')
        .select(['municipality_id', 'email', 'language'])
        .where('token_hash', '=', hash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst(),
    { claim: `link:${hash}` },
  )
  return row
    ? { municipality: row.municipality_id, email: row.email, language: row.language as Language }
    : null
}

/** Either signed in, or the address is proven and a name is still to be asked (`registration` goes into a cookie). */
export type Opened = { next: string | null; municipality: number } & (
  | { session: string }
  | { registration: string }
)

/**
 * The press on the page behind a link: uses it up and signs in, or begins the registration of a new resident.
 * `press` names this press, so that the same one arriving twice counts once. `registration` is this browser's pending
 * registration: when it waits for exactly this address to be proven (after a digital identity), it is completed.
 * Refuses `too-many-attempts`, `link-unusable` (unknown, used, expired) and `account-disabled`.
 */
export async function openSignInLink(
  database: Database,
  input: { token: string; press: string; registration?: string | null },
  from: From,
): Promise<Outcome<Opened>> {
  const slowed = await countAttempt(database, from, [])
  if (slowed) return slowed
  const hash = hashToken(input.token)
  const press = createHash('sha256').update(input.press).digest('base64url')
  return attempt(
    database,
    { kind: 'visitor' },
    async ctx => {
      const link = await useLink(ctx, hash, press)
      const { municipality_id: municipality, email, next } = link
      await strikeOutMail(ctx, { municipality, recipient: email, id: link.message_id })
      const account = await residentByEmail(ctx, municipality, email)
      const pending = await pendingOf(ctx, input.registration ?? null, { municipality, email })
      if (account) return { ...(await signIn(ctx, account, pending, from)), next, municipality }
      if (pending?.details && input.registration) {
        const complete = { ...pending, details: pending.details, email }
        const session = await open(ctx, input.registration, complete, from.userAgent)
        return { session, next, municipality }
      }
      const waiting: Pending = { municipality, email, proven: true, next, language: link.language }
      return {
        registration: await rememberChallenge(ctx, 'registration', { ...waiting }),
        next,
        municipality,
      }
    },
    {
      claim: `link:${hash}`,
      ...(from.now && { now: from.now }),
      ...(from.requestId && { requestId: from.requestId }),
    },
  )
}

async function useLink(ctx: Context, hash: string, press: string) {
  const link = await ctx.db
    .selectFrom('sign_in_links')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('expires_at', '>', ctx.now)
    .forUpdate()
    .executeTakeFirst()
  if (!link) refuse('link-unusable')
  if (link.used_at) {
    const again = link.used_by === press && ctx.now.getTime() - link.used_at.getTime() < samePressMs
    if (!again) refuse('link-unusable')
    return link
  }
  await ctx.db
    .updateTable('sign_in_links')
    .set({ used_at: ctx.now, used_by: press })
    .where('token_hash', '=', hash)
    .execute()
  return link
}

async function signIn(ctx: Context, account: Account, pending: Pending | null, from: From) {
  if (account.disabled_at) refuse('account-disabled')
  await ctx.reach({ account: account.id })
  if (pending?.identity) await connectIdentity(ctx, account, pending.identity)
  const session = await startSession(ctx, account, {
    factors: 2,
    by: 'link',
    ...(from.userAgent !== undefined && { userAgent: from.userAgent }),
  })
  return { session }
}

/** The resident of this municipality with this address. The caller must be allowed to act for the address. */
async function residentByEmail(ctx: Context, municipality: number, email: string) {
  await ctx.reach({ claim: `email:${email}` })
  return ctx.db
    .selectFrom('accounts')
    .selectAll()
    .where('kind', '=', 'resident')
    .where('municipality_id', '=', municipality)
    .where('email', '=', email)
    .executeTakeFirst()
}
