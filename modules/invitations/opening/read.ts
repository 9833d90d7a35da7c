import { hashToken } from '#modules/accounts/session/rules.ts'
import { enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import type { Bearer } from './write.ts'

/** Who holds this browser's key, while it is good; undefined otherwise. */
export async function bearerOf(
  database: Database,
  municipality: number,
  key: string,
  now = new Date(),
): Promise<Bearer | undefined> {
  const hash = hashToken(key)
  const row = await enter(
    database,
    { kind: 'visitor' },
    ctx =>
      ctx.db
        .selectFrom('invitation_openings')
        .select(['invitation_id', 'name'])
        .where('municipality_id', '=', municipality)
        .where('token_hash', '=', hash)
        .where('expires_at', '>', now)
        .executeTakeFirst(),
    { claim: `opening:${hash}`, now },
  )
  return row && { kind: 'bearer', municipalityId: municipality, grantId: row.invitation_id, name: row.name }
}
