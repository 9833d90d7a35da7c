import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { hashesOf, type Secrets } from './rules.ts'

/**
 * Makes these secrets the ones that open their invitations, in place of any earlier: an earlier letter opens nothing
 * any more. Hashes are kept, and of the printed code only where `code` asks for it.
 */
export async function storeLinks(
  ctx: Context,
  municipality: number,
  issued: ReadonlyMap<string, Secrets>,
  { code }: { code: boolean },
): Promise<void> {
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
}
