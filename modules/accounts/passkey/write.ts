import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { attempt, type Context, enter } from '#platform/context.ts'
import { type Database, violatedConstraint } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Outcome } from '#platform/refused.ts'
import { refuse, refused } from '../../refusals.ts'
import { countAttempt, type From } from '../attempt/write.ts'
import { rememberChallenge, takeChallenge } from '../challenge/write.ts'
import type { Account } from '../session/read.ts'
import { startSession } from '../session/write.ts'
import { passkeysOf } from './read.ts'

/** The relying party: passkeys are tied to this host and no other (WebAuthn 5.1.2). */
const partyOf = (publicUrl: string) => ({
  rpID: new URL(publicUrl).hostname,
  origin: new URL(publicUrl).origin,
})

/**
 * Challenge and conditions for a new passkey of the signed-in person: kept in the device (discoverable) and opened by
 * its lock, so that it is both factors. `token` belongs in a cookie.
 */
export async function beginPasskey(
  ctx: Context,
  account: Account,
  publicUrl: string,
): Promise<{ options: PublicKeyCredentialCreationOptionsJSON; token: string }> {
  const known = await passkeysOf(ctx, account.id)
  const options = await generateRegistrationOptions({
    rpName: 'まんなか',
    rpID: partyOf(publicUrl).rpID,
    userID: new TextEncoder().encode(account.id),
    userName: account.email,
    userDisplayName: account.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const remembered = { challenge: options.challenge, account: account.id }
  return { options, token: await rememberChallenge(ctx, 'passkey', remembered) }
}

/** Keeps a passkey the device has made. One event, `passkey.added`. Refuses `passkey-refused`. */
export async function addPasskey(
  ctx: Context,
  account: Account,
  input: { token: string | null; response: string; label: string; publicUrl: string },
): Promise<{ id: string }> {
  const remembered = await takeChallenge<{ challenge: string; account: string }>(ctx, 'passkey', input.token)
  if (remembered?.account !== account.id) refuse('passkey-refused')
  const { rpID, origin } = partyOf(input.publicUrl)
  const verified = await verifyRegistrationResponse({
    response: parsed<RegistrationResponseJSON>(input.response),
    expectedChallenge: remembered.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified) refuse('passkey-refused')
  const { credential } = verified.registrationInfo
  await ctx.reach({ account: account.id })
  await ctx.db
    .insertInto('passkeys')
    .values({
      id: credential.id,
      account_id: account.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      label: input.label.trim().slice(0, 60) || 'パスキー',
      created_at: ctx.now,
    })
    .execute()
    .catch(error => {
      if (violatedConstraint(error) === 'passkeys_pkey') refuse('passkey-refused')
      throw error
    })
  await note(ctx, account, 'passkey.added')
  return { id: credential.id }
}

/** Forgets one of one's own passkeys. One event, `passkey.removed`. Refuses `not-found`. */
export async function removePasskey(ctx: Context, account: Account, id: string): Promise<void> {
  const removed = await ctx.db
    .deleteFrom('passkeys')
    .where('account_id', '=', account.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (removed.numDeletedRows === 0n) refuse('not-found')
  await note(ctx, account, 'passkey.removed')
}

/** Challenge for whoever is at the door: the device offers the passkeys it has. `token` belongs in a cookie. */
export async function beginPasskeySignIn(
  database: Database,
  publicUrl: string,
): Promise<{ options: PublicKeyCredentialRequestOptionsJSON; token: string }> {
  const options = await generateAuthenticationOptions({
    rpID: partyOf(publicUrl).rpID,
    userVerification: 'required',
  })
  const token = await enter(database, { kind: 'visitor' }, ctx =>
    rememberChallenge(ctx, 'passkey', { challenge: options.challenge }),
  )
  return { options, token }
}

/**
 * Signs in by a passkey's answer to the challenge, which is good once. Refuses `passkey-refused` (unknown passkey, wrong
 * signature, other site, no unlocking, a counter that went back), `account-disabled` and `too-many-attempts`.
 */
export async function signInWithPasskey(
  database: Database,
  input: { token: string | null; response: string; publicUrl: string },
  from: From,
): Promise<Outcome<{ session: string; kind: string; municipality_id: number | null }>> {
  const slowed = await countAttempt(database, from, [])
  if (slowed) return slowed
  // Taken in a transaction of its own: a wrong answer must not leave the challenge good for another try.
  const remembered = await enter(database, { kind: 'visitor' }, ctx =>
    takeChallenge<{ challenge: string; account?: string }>(ctx, 'passkey', input.token),
  )
  if (!remembered || remembered.account) return refused('passkey-refused')
  const options = { ...(from.now && { now: from.now }), ...(from.requestId && { requestId: from.requestId }) }
  return attempt(
    database,
    { kind: 'visitor' },
    async ctx => {
      const response = parsed<AuthenticationResponseJSON>(input.response)
      const { rpID, origin } = partyOf(input.publicUrl)
      const passkey = await byId(ctx, response.id)
      const verified = await verifyAuthenticationResponse({
        response,
        expectedChallenge: remembered.challenge,
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
        credential: {
          id: passkey.id,
          publicKey: new Uint8Array(passkey.public_key),
          counter: passkey.counter,
          transports: passkey.transports,
        },
      }).catch(() => null)
      if (!verified?.verified) refuse('passkey-refused')
      await ctx.reach({ account: passkey.account_id })
      await ctx.db
        .updateTable('passkeys')
        .set({ counter: verified.authenticationInfo.newCounter, last_used_at: ctx.now })
        .where('id', '=', passkey.id)
        .execute()
      const account = await ctx.db
        .selectFrom('accounts')
        .selectAll()
        .where('id', '=', passkey.account_id)
        .executeTakeFirstOrThrow()
      if (account.disabled_at) refuse('account-disabled')
      const userAgent = from.userAgent ?? null
      const session = await startSession(ctx, account, { factors: 2, by: 'passkey', userAgent })
      return { session, kind: account.kind, municipality_id: account.municipality_id }
    },
    options,
  )
}

async function byId(ctx: Context, id: unknown) {
  if (typeof id !== 'string' || id.length > 1400) refuse('passkey-refused')
  await ctx.reach({ claim: `passkey:${id}` })
  const row = await ctx.db
    .selectFrom('passkeys')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? refuse('passkey-refused')
}

function parsed<T extends { id: unknown }>(text: string): T {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && 'id' in value) return value as T
  } catch {
    // Not from our page.
  }
  return refuse('passkey-refused')
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
