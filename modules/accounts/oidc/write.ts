import type { Language } from '#language/text.ts'
import { attempt, type Context, enter } from '#platform/context.ts'
import { type Database, violatedConstraint } from '#platform/db.ts'
import type { OidcSettings } from '#platform/env.ts'
import { record } from '#platform/events.ts'
import { log } from '#platform/log.ts'
import type { Outcome } from '#platform/refused.ts'
import { refuse, refused } from '../../refusals.ts'
import { countAttempt, type From } from '../attempt/write.ts'
import { rememberChallenge, takeChallenge } from '../challenge/write.ts'
import type { Account } from '../session/read.ts'
import { startSession } from '../session/write.ts'
import { comeBack, type Journey, leaveFor } from './gateway.ts'
import type { Claims } from './rules.ts'

/** Why somebody goes to the provider. `connect`: signed in already, and adds the identity to the account. */
export type Purpose =
  | { for: 'resident'; municipality: number; language: Language }
  | { for: 'staff' }
  | { for: 'connect'; account: string; kind: string }

interface Remembered {
  purpose: Purpose
  next: string | null
  journey: Journey
}

/** Sends somebody to the identity provider. `challenge` belongs in a cookie. Refuses `identity-refused` when it is away. */
export async function beginIdentity(
  database: Database,
  settings: OidcSettings,
  input: { purpose: Purpose; next: string | null; redirectUri: string },
  from: From,
): Promise<Outcome<{ url: string; challenge: string }>> {
  const slowed = await countAttempt(database, from, [])
  if (slowed) return slowed
  try {
    const { url, journey } = await leaveFor(settings, input.redirectUri)
    const remembered: Remembered = { purpose: input.purpose, next: input.next, journey }
    const challenge = await enter(database, { kind: 'visitor' }, ctx =>
      rememberChallenge(ctx, 'oidc', { ...remembered }),
    )
    return { ok: true, value: { url, challenge } }
  } catch (error) {
    log.warn({ reason: reasonOf(error), issuer: settings.issuer }, 'identity provider out of reach')
    return refused('identity-refused')
  }
}

/** Signed in; or nobody knows this resident yet, and a name and an address are to be asked; or now connected. */
export type Identified = { next: string | null } & (
  | { session: string; kind: string; municipality_id: number | null }
  | { registration: string }
  | { connected: true }
)

/**
 * The way back from the provider. `challenge` is the cookie of the browser that left; good once. `account` is who is
 * signed in here now. Refuses `identity-refused`, `identity-taken`, `no-account` (staff nobody invited) and
 * `account-disabled`.
 */
export async function finishIdentity(
  database: Database,
  settings: { resident?: OidcSettings | undefined; staff?: OidcSettings | undefined },
  input: { currentUrl: string; challenge: string | null; account: Account | null },
  from: From,
): Promise<Outcome<Identified>> {
  const remembered = await enter(database, { kind: 'visitor' }, ctx =>
    takeChallenge<Remembered>(ctx, 'oidc', input.challenge),
  )
  if (!remembered) return refused('identity-refused')
  const { purpose, next, journey } = remembered
  const staff = purpose.for === 'staff' || (purpose.for === 'connect' && purpose.kind !== 'resident')
  const provider = staff ? settings.staff : settings.resident
  if (!provider) return refused('identity-refused')
  let claims: Claims
  try {
    claims = await comeBack(provider, input.currentUrl, journey)
  } catch (error) {
    log.warn({ reason: reasonOf(error), issuer: provider.issuer }, 'identity not proven')
    return refused('identity-refused')
  }
  return attempt(
    database,
    { kind: 'visitor' },
    async ctx => {
      if (purpose.for === 'connect') {
        if (input.account?.id !== purpose.account) refuse('identity-refused')
        await ctx.reach({ account: purpose.account })
        await connectIdentity(ctx, input.account, claims)
        return { connected: true as const, next }
      }
      const account =
        purpose.for === 'resident'
          ? await bySubject(ctx, claims, 'resident', purpose.municipality)
          : ((await bySubject(ctx, claims, 'staff')) ?? (await staffByEmail(ctx, claims)))
      if (!account) {
        if (purpose.for === 'staff') refuse('no-account')
        const { municipality, language } = purpose
        const registration = { municipality, language, next, identity: claims }
        return { registration: await rememberChallenge(ctx, 'registration', registration), next }
      }
      if (account.disabled_at) refuse('account-disabled')
      await ctx.reach({ account: account.id })
      await connectIdentity(ctx, account, claims)
      const agent = from.userAgent === undefined ? {} : { userAgent: from.userAgent }
      const session = await startSession(ctx, account, { factors: 2, by: 'identity', ...agent })
      return { session, kind: account.kind, municipality_id: account.municipality_id, next }
    },
    { ...(from.now && { now: from.now }), ...(from.requestId && { requestId: from.requestId }) },
  )
}

/** What went wrong, without what was sent: answers of the provider hold codes and people's data. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error
  return [message, (cause as Error | undefined)?.message].filter(Boolean).join(': ').slice(0, 300)
}

async function bySubject(ctx: Context, claims: Claims, kind: 'resident' | 'staff', municipality?: number) {
  await ctx.reach({ claim: `subject:${claims.issuer} ${claims.subject}` })
  let query = ctx.db
    .selectFrom('accounts')
    .selectAll()
    .where('kind', '=', kind)
    .where('oidc_issuer', '=', claims.issuer)
    .where('oidc_subject', '=', claims.subject)
  if (municipality !== undefined) query = query.where('municipality_id', '=', municipality)
  return query.executeTakeFirst()
}

/** An invited colleague's first time: only an address the provider itself has verified says who it is. */
async function staffByEmail(ctx: Context, claims: Claims) {
  if (!claims.email || claims.emailVerified !== true) return undefined
  await ctx.reach({ claim: `email:${claims.email}` })
  return ctx.db
    .selectFrom('accounts')
    .selectAll()
    .where('kind', '=', 'staff')
    .where('email', '=', claims.email)
    .where('oidc_subject', 'is', null)
    .executeTakeFirst()
}

/**
 * Ties an identity to an account whose holder has been proven (`ctx` must reach it). What was said of a resident is kept
 * for a person to compare with the register; one event, `account.identified`, when something is new. Refuses
 * `identity-taken` when either side is tied to another already.
 */
export async function connectIdentity(ctx: Context, account: Account, claims: Claims): Promise<void> {
  const other = account.oidc_subject !== null && account.oidc_subject !== claims.subject
  if (other || (account.oidc_issuer !== null && account.oidc_issuer !== claims.issuer))
    refuse('identity-taken')
  if (account.oidc_subject === null) {
    await ctx.db
      .updateTable('accounts')
      .set({ oidc_issuer: claims.issuer, oidc_subject: claims.subject })
      .where('id', '=', account.id)
      .execute()
      .catch(error => {
        if (violatedConstraint(error) === 'accounts_oidc') refuse('identity-taken')
        throw error
      })
  }
  const fresh =
    account.kind === 'resident' ? await keepClaims(ctx, account, claims) : account.oidc_subject === null
  if (!fresh) return
  await record(ctx, {
    type: 'account.identified',
    subject: { kind: 'account', id: account.id },
    municipality: account.municipality_id ?? 0,
    account: account.id,
    data: {},
  })
}

/** Keeps what the provider said; false when it said the same last time. */
async function keepClaims(ctx: Context, account: Account, claims: Claims): Promise<boolean> {
  const municipality = account.municipality_id as number
  const said = {
    issuer: claims.issuer,
    subject: claims.subject,
    name: claims.name ?? null,
    kana: claims.kana ?? null,
    birth_date: claims.birthDate ?? null,
    address: claims.address ?? null,
    acr: claims.acr ?? null,
  }
  const before = await ctx.db
    .selectFrom('identities')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('account_id', '=', account.id)
    .executeTakeFirst()
  const same =
    before && Object.entries(said).every(([key, value]) => before[key as keyof typeof before] === value)
  if (same) return false
  await ctx.db
    .insertInto('identities')
    .values({ municipality_id: municipality, account_id: account.id, ...said, identified_at: ctx.now })
    .onConflict(conflict =>
      conflict.columns(['municipality_id', 'account_id']).doUpdateSet(eb => ({
        issuer: eb.ref('excluded.issuer'),
        subject: eb.ref('excluded.subject'),
        name: eb.ref('excluded.name'),
        kana: eb.ref('excluded.kana'),
        birth_date: eb.ref('excluded.birth_date'),
        address: eb.ref('excluded.address'),
        acr: eb.ref('excluded.acr'),
        identified_at: eb.ref('excluded.identified_at'),
      })),
    )
    .execute()
  return true
}
