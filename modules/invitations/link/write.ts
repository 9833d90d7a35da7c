import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { hashesOf, newSecrets, type Secrets } from './rules.ts'

/**
 * New links for these invitations, in place of any they had: an earlier letter opens nothing any more. The secrets are
 * answered this once, to be printed or mailed; of the printed code a hash is kept only where `code` asks for it.
 */
export async function issueLinks(
  ctx: Context,
  municipality: number,
  invitations: readonly string[],
  { code }: { code: boolean },
): Promise<Map<string, Secrets>> {
  const issued = new Map(invitations.map(id => [id, newSecrets()]))
  const rows = [...issued].map(([id, secrets]) => {
    const hashes = hashesOf(secrets, id)
    return { id, ...hashes, factor_hash: code ? hashes.factor_hash : null }
  })
  await sql`
    update invitations i set token_hash = v.token_hash, typed_hash = v.typed_hash, factor_hash = v.factor_hash,
      invited_at = coalesce(i.invited_at, ${ctx.now}),
      reminded_at = case when i.invited_at is null then null else ${ctx.now}::timestamptz end,
      wrong = 0, locked_at = null
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as v (id uuid, token_hash text, typed_hash text, factor_hash text)
    where i.municipality_id = ${municipality} and i.id = v.id`.execute(ctx.db)
  return issued
}
