import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { asStaff } from '../access.ts'
import { mayManageKeys, readKey } from './rules.ts'
import type { Scope } from './schema.ts'

/** A key as those who manage it see it. */
export interface ApiKey {
  id: string
  name: string
  /** Its last four characters. */
  ending: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date | null
  /** To within an hour. */
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** The keys of one's own municipality, newest first. Refuses `not-allowed` below 課長. */
export async function keysOf(ctx: Context): Promise<ApiKey[]> {
  const { municipalityId } = asStaff(ctx.actor)
  if (!mayManageKeys(ctx.actor)) refuse('not-allowed')
  const rows = await ctx.db
    .selectFrom('api_keys')
    .select(['id', 'name', 'ending', 'scopes', 'created_at', 'expires_at', 'last_used_at', 'revoked_at'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    ending: row.ending,
    scopes: row.scopes,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }))
}

export interface KeyHolder {
  id: string
  municipality: number
  lastUsedAt: Date | null
}

/** Whose key this is. Refuses `key-unusable` for an unknown, ended or revoked one, `not-allowed` without the scope. */
export async function holderOf(
  database: Database,
  shown: string,
  scope: Scope,
  now = new Date(),
): Promise<KeyHolder> {
  const key = readKey(shown)
  if (!key) return refuse('key-unusable')
  const row = await enter(
    database,
    { kind: 'visitor' },
    ctx =>
      ctx.db
        .selectFrom('api_keys')
        .select(['id', 'scopes', 'last_used_at'])
        .where('municipality_id', '=', key.municipality)
        .where('key_hash', '=', key.hash)
        .where('revoked_at', 'is', null)
        .where(eb => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
        .executeTakeFirst(),
    { claim: `api-key:${key.hash}`, now },
  )
  if (!row) return refuse('key-unusable')
  if (!row.scopes.includes(scope)) return refuse('not-allowed')
  return { id: row.id, municipality: key.municipality, lastUsedAt: row.last_used_at }
}
