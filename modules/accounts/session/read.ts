import { type Selectable, sql } from 'kysely'
import type { Actor, Context } from '#platform/context.ts'
import type { Database, DB } from '#platform/db.ts'
import { type Device, deviceOf, hashToken, needsSecondFactor } from './rules.ts'

export type Account = Selectable<DB['accounts']>

export interface SignedIn {
  actor: Actor
  account: Account
  /** Signed in with the first factor only: nothing but the second-factor page may be shown. */
  secondFactorNeeded: boolean
  lastSeenAt: Date
}

/** Who holds this session cookie; null for an unknown, ended or disabled one. Asked with every request. */
export async function actorOfSession(
  database: Database,
  token: string,
  now = new Date(),
): Promise<SignedIn | null> {
  const { rows } = await sql<Account & { session_factor_at: Date | null; session_seen_at: Date }>`
    select (found.account).*, found.second_factor_at session_factor_at, found.last_seen_at session_seen_at
    from app.signed_in(${hashToken(token)}, ${now}) found`.execute(database)
  const [row] = rows
  if (!row) return null
  const { session_factor_at, session_seen_at, ...account } = row
  return {
    actor: actorOf(account),
    account,
    secondFactorNeeded: needsSecondFactor(account) && session_factor_at === null,
    lastSeenAt: session_seen_at,
  }
}

/** The actor an account acts as. The check constraints of `accounts` make the assertions true. */
export function actorOf(account: Account): Actor {
  const base = { accountId: account.id, name: account.name }
  switch (account.kind) {
    case 'staff':
      return {
        ...base,
        kind: 'staff',
        municipalityId: account.municipality_id as number,
        section: account.section ?? '',
        rank: account.rank as string,
      }
    case 'facility':
      return { ...base, kind: 'facility', facilityId: account.facility_id as string }
    default:
      return {
        ...base,
        kind: 'resident',
        municipalityId: account.municipality_id as number,
        email: account.email,
      }
  }
}

/** One device somebody is signed in on. */
export interface Session {
  /** The token's hash: names the session and opens nothing. */
  hash: string
  startedAt: Date
  lastSeenAt: Date
  device: Device
  /** The one that asks. */
  current: boolean
}

/** Where the signed-in person is signed in, this device first, then by last use. */
export async function sessionsOf(ctx: Context, account: string, token: string): Promise<Session[]> {
  const rows = await ctx.db
    .selectFrom('sessions')
    .selectAll()
    .where('account_id', '=', account)
    .where('expires_at', '>', ctx.now)
    .orderBy('last_seen_at', 'desc')
    .execute()
  const mine = hashToken(token)
  return rows
    .map(row => ({
      hash: row.token_hash,
      startedAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      device: deviceOf(row.user_agent ?? ''),
      current: row.token_hash === mine,
    }))
    .sort((one, other) => Number(other.current) - Number(one.current))
}
