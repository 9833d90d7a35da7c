import type { Language } from '#language/text.ts'
import { attempt, type Context, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Outcome } from '#platform/refused.ts'
import { refuse, refused } from '../../refusals.ts'
import { countAttempt, type From, forgetAttempts } from '../attempt/write.ts'
import { Email } from '../link/schema.ts'
import { placeName, queueSignInMail, strikeOutMail } from '../mail/write.ts'
import type { Account } from '../session/read.ts'
import { hashToken, newToken } from '../session/rules.ts'
import { startSession } from '../session/write.ts'
import { hashPassword, isOutdated, verifyPassword, weakness } from './rules.ts'

const minutesOf = { invitation: 7 * 24 * 60, reset: 60 } as const

const optionsOf = (from: From) => ({
  ...(from.now && { now: from.now }),
  ...(from.requestId && { requestId: from.requestId }),
})

/**
 * First factor of municipal and facility staff. The session it gives opens nothing but the second factor's page.
 * Refuses `too-many-attempts` and `wrong-credentials`: for a wrong password, an unknown, disabled or not yet accepted
 * account alike, after the same work.
 */
export async function signInWithPassword(
  database: Database,
  input: { email: string; password: string },
  from: From,
): Promise<Outcome<{ session: string; surface: 'office' | 'facility' }>> {
  const email = Email.safeParse(input.email).data ?? ''
  const slowed = await countAttempt(database, from, [{ kind: 'password', what: email }])
  if (slowed) return slowed
  const accounts = await enter(database, { kind: 'visitor' }, ctx => staffByEmail(ctx, email), {
    claim: `email:${email}`,
  })
  // Hashing is slow on purpose and happens outside of transactions. One address may serve in two towns.
  const tried = accounts.length > 0 ? accounts : [null]
  const fits = await Promise.all(tried.map(one => verifyPassword(input.password, one?.password_hash ?? null)))
  const account = tried.find((one, index) => one && fits[index])
  if (!account) return refused('wrong-credentials')
  const renewed = isOutdated(account.password_hash ?? '') ? await hashPassword(input.password) : null
  return attempt(
    database,
    { kind: 'visitor' },
    async ctx => {
      await forgetAttempts(ctx, 'password', email)
      await ctx.reach({ account: account.id })
      if (renewed) {
        await ctx.db
          .updateTable('accounts')
          .set({ password_hash: renewed })
          .where('id', '=', account.id)
          .execute()
      }
      const agent = from.userAgent === undefined ? {} : { userAgent: from.userAgent }
      const session = await startSession(ctx, account, { factors: 1, by: 'password', ...agent })
      return { session, surface: surfaceOf(account) }
    },
    optionsOf(from),
  )
}

const surfaceOf = (account: Account) =>
  account.kind === 'staff' ? ('office' as const) : ('facility' as const)

function staffByEmail(ctx: Context, email: string): Promise<Account[]> {
  return ctx.db
    .selectFrom('accounts')
    .selectAll()
    .where('kind', 'in', ['staff', 'facility'])
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .where('password_hash', 'is not', null)
    .orderBy('created_at')
    .limit(3)
    .execute()
}

/**
 * Mails a link for a new password, if somebody with this address works here; answers the same if nobody does.
 * Refuses `invalid-input` and `too-many-attempts`.
 */
export async function requestReset(
  database: Database,
  input: { email: string; publicUrl: string },
  from: From,
): Promise<Outcome<{ email: string }>> {
  const email = Email.safeParse(input.email).data
  if (!email) return refused('invalid-input', { issues: [{ path: 'email' }] })
  const slowed = await countAttempt(database, from, [{ kind: 'mail', what: `reset ${email}` }])
  if (slowed) return slowed
  return attempt(
    database,
    { kind: 'visitor' },
    async ctx => {
      for (const account of await staffByEmail(ctx, email)) {
        await ctx.reach({ account: account.id })
        await sendAccountLink(ctx, account, { purpose: 'reset', publicUrl: input.publicUrl })
        await ctx.reach({ claim: `email:${email}` })
      }
      return { email }
    },
    { claim: `email:${email}`, ...optionsOf(from) },
  )
}

/**
 * Mails the holder of an account a link that sets its password. `ctx` must reach the account; `municipality` sends it
 * where the account itself has none (facilities). Gives the link's address for whoever sets the system up.
 */
export async function sendAccountLink(
  ctx: Context,
  account: Pick<Account, 'id' | 'email' | 'municipality_id' | 'facility_id' | 'language'>,
  what: { purpose: 'invitation' | 'reset'; publicUrl: string; municipality?: number; place?: string },
): Promise<string> {
  const municipality = account.municipality_id ?? what.municipality ?? (await anyMunicipality(ctx, account))
  const place = what.place ?? (await placeName(ctx, municipality)) ?? 'まんなか'
  const token = newToken()
  const hash = hashToken(token)
  const link = `${what.publicUrl}/sign-in/password/${token}`
  const message = await queueSignInMail(ctx, {
    kind: what.purpose,
    municipality,
    place,
    recipient: account.email,
    language: account.language as Language,
    link,
    account: account.id,
    dedupe: `${what.purpose}:${hash}`,
  })
  await ctx.reach({ claim: `link:${hash}` })
  await ctx.db
    .insertInto('account_links')
    .values({
      token_hash: hash,
      account_id: account.id,
      purpose: what.purpose,
      municipality_id: municipality,
      message_id: message,
      created_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + minutesOf[what.purpose] * 60_000),
    })
    .execute()
  return link
}

/** A facility's mail goes out through a municipality it works with. */
async function anyMunicipality(ctx: Context, account: Pick<Account, 'facility_id'>): Promise<number> {
  const row = await ctx.db
    .selectFrom('contracts')
    .select('municipality_id')
    .where('facility_id', '=', account.facility_id ?? '')
    .orderBy('municipality_id')
    .executeTakeFirst()
  return row?.municipality_id ?? refuse('not-possible-now')
}

/** Whose password a link sets, before anything is typed; null when it cannot be used. */
export async function lookAtAccountLink(
  database: Database,
  token: string,
  now = new Date(),
): Promise<{ purpose: 'invitation' | 'reset'; email: string; name: string } | null> {
  const hash = hashToken(token)
  return enter(
    database,
    { kind: 'visitor' },
    async ctx => {
      const link = await usableLink(ctx, hash)
      if (!link) return null
      const { account, purpose } = link
      return { purpose, email: account.email, name: account.name }
    },
    { claim: `link:${hash}`, now },
  )
}

async function usableLink(ctx: Context, hash: string) {
  const link = await ctx.db
    .selectFrom('account_links')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .forUpdate()
    .executeTakeFirst()
  if (!link) return null
  await ctx.reach({ account: link.account_id })
  const account = await ctx.db
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', link.account_id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return account ? { ...link, purpose: link.purpose as 'invitation' | 'reset', account } : null
}

/**
 * Sets the password by an invitation or reset link, ends every session of the account and gives one that still needs
 * the second factor. One event, `password.set`. Refuses `too-many-attempts`, `link-unusable` and `weak-password`.
 */
export async function setPassword(
  database: Database,
  input: { token: string; password: string },
  from: From,
): Promise<Outcome<{ session: string; surface: 'office' | 'facility' }>> {
  const slowed = await countAttempt(database, from, [])
  if (slowed) return slowed
  const seen = await lookAtAccountLink(database, input.token, from.now)
  if (!seen) return refused('link-unusable')
  const weak = weakness(input.password, [seen.email, seen.name])
  if (weak) return refused('weak-password', { weakness: weak })
  const password = await hashPassword(input.password)
  const hash = hashToken(input.token)
  return attempt(
    database,
    { kind: 'visitor' },
    async ctx => {
      const link = (await usableLink(ctx, hash)) ?? refuse('link-unusable')
      const { account } = link
      await ctx.db
        .updateTable('account_links')
        .set({ used_at: ctx.now })
        .where('account_id', '=', account.id)
        .execute()
      await ctx.db
        .updateTable('accounts')
        .set({ password_hash: password })
        .where('id', '=', account.id)
        .execute()
      await ctx.db.deleteFrom('sessions').where('account_id', '=', account.id).execute()
      await record(ctx, {
        type: 'password.set',
        subject: { kind: 'account', id: account.id },
        municipality: account.municipality_id ?? 0,
        account: account.id,
        facility: account.facility_id,
        data: { by: link.purpose },
      })
      await strikeOutMail(ctx, {
        municipality: link.municipality_id,
        recipient: account.email,
        id: link.message_id,
      })
      await forgetAttempts(ctx, 'password', account.email)
      const agent = from.userAgent === undefined ? {} : { userAgent: from.userAgent }
      const session = await startSession(ctx, account, { factors: 1, by: link.purpose, ...agent })
      return { session, surface: surfaceOf(account) }
    },
    { claim: `link:${hash}`, ...optionsOf(from) },
  )
}
