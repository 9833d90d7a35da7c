import type { z } from 'zod'
import { formatName, formatNameKana } from '#language/values/name.ts'
import type { Context } from '#platform/context.ts'
import { violatedConstraint } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { Refused } from '#platform/refused.ts'
import { refuse } from '../../refusals.ts'
import { amendChallenge, recallChallenge } from '../challenge/write.ts'
import type { Claims } from '../oidc/rules.ts'
import { connectIdentity } from '../oidc/write.ts'
import { startSession } from '../session/write.ts'
import { Registration } from './schema.ts'

/** A resident on the way in: what is known of them before there is an account. */
export interface Pending {
  municipality: number
  next: string | null
  language: string
  /** Proven by a link that was opened, when `proven`; otherwise typed, and a link is on its way. */
  email?: string
  proven?: boolean
  identity?: Claims
  /** What was typed, kept while the address is being proven. */
  details?: Pick<Registration, 'name' | 'phone' | 'language'>
  /** The account this became: pressing twice signs in, and does not register twice. */
  account?: string
}

/** This browser's pending registration for exactly this address, if it waits for one. */
export async function pendingOf(
  ctx: Context,
  token: string | null,
  asked: { municipality: number; email: string },
): Promise<Pending | null> {
  const pending = await recallChallenge<Pending>(ctx, 'registration', token)
  if (pending?.municipality !== asked.municipality || pending.email !== asked.email) return null
  return pending
}

/** What to show on the page that asks for the name; refuses `link-unusable` when the way in has ended. */
export async function registrationOf(ctx: Context, token: string | null): Promise<Pending> {
  return (await recallChallenge<Pending>(ctx, 'registration', token)) ?? refuse('link-unusable')
}

/**
 * Creates a resident's account from a pending registration and signs in. One event, `account.opened`; the same press
 * twice signs in twice. When the address is not proven yet, keeps what was typed and answers `prove`: the caller
 * sends a link there, and opening it in this browser completes the registration.
 * Refuses `invalid-input` (issues), `link-unusable` and `identity-taken`.
 */
export async function register(
  ctx: Context,
  token: string | null,
  input: z.input<typeof Registration>,
  userAgent?: string | null,
): Promise<
  { session: string; next: string | null; municipality: number } | { prove: string; pending: Pending }
> {
  const pending = await registrationOf(ctx, token)
  const parsed = Registration.safeParse(input)
  const issues = parsed.success
    ? []
    : parsed.error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message }))
  if (!pending.proven && !(parsed.success ? parsed.data.email : input.email)) {
    issues.push({ path: 'email', message: 'missing' })
  }
  if (!parsed.success || issues.length > 0) throw new Refused('invalid-input', 422, { issues })
  const { email: typed, ...details } = parsed.data
  if (!pending.proven || !pending.email) {
    const waiting: Pending = { ...pending, email: typed as string, details }
    await amendChallenge(ctx, token as string, { ...waiting })
    return { prove: typed as string, pending: waiting }
  }
  const session = await open(ctx, token as string, { ...pending, details, email: pending.email }, userAgent)
  return { session, next: pending.next, municipality: pending.municipality }
}

/** Creates the account of a complete registration. Used where the last missing thing was the proof of the address. */
export async function open(
  ctx: Context,
  token: string,
  pending: Pending & Required<Pick<Pending, 'details' | 'email'>>,
  userAgent?: string | null,
): Promise<string> {
  const { details, email, municipality } = pending
  await ctx.reach({ claim: `email:${email}` })
  const how = { factors: 2, by: 'registration', ...(userAgent !== undefined && { userAgent }) } as const
  const there = await ctx.db
    .selectFrom('accounts')
    .selectAll()
    .where('kind', '=', 'resident')
    .where('municipality_id', '=', municipality)
    .where('email', '=', email)
    .executeTakeFirst()
  if (there) {
    if (there.disabled_at) refuse('account-disabled')
    return startSession(ctx, there, how)
  }
  const account = await ctx.db
    .insertInto('accounts')
    .values({
      kind: 'resident',
      municipality_id: municipality,
      email,
      name: formatName(details.name),
      kana: formatNameKana(details.name),
      phone: details.phone,
      language: details.language,
      created_at: ctx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch(error => {
      if (violatedConstraint(error) === 'accounts_email') refuse('changed-meanwhile')
      throw error
    })
  await ctx.reach({ account: account.id })
  await record(ctx, {
    type: 'account.opened',
    subject: { kind: 'account', id: account.id },
    municipality,
    account: account.id,
    data: { by: pending.identity ? 'identity' : 'link' },
  })
  if (pending.identity) await connectIdentity(ctx, account, pending.identity)
  await amendChallenge(ctx, token, { ...pending, account: account.id, proven: true })
  return startSession(ctx, account, how)
}
