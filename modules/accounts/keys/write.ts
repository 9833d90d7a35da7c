import { addDays, tokyoInstant } from '#language/values/date.ts'
import { refuse } from '#modules/refusals.ts'
import { command, type Once } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { asStaff } from '../access.ts'
import type { KeyHolder } from './read.ts'
import { hashKey, mayManageKeys, newKey } from './rules.ts'
import { KeyIssue, KeyRevocation, type Scope } from './schema.ts'

/** The event keeps what a command returns, so the key must not pass through it: only its hash does. */
const issue = command({
  type: 'api-key.issued',
  schema: KeyIssue,
  where: ctx => asStaff(ctx.actor).municipalityId,
  run: async (ctx, { name, scopes, expiresOn, hash, ending }) => {
    if (!mayManageKeys(ctx.actor)) return refuse('not-allowed')
    const { municipalityId, accountId } = ctx.actor
    const { id } = await ctx.db
      .insertInto('api_keys')
      .values({
        municipality_id: municipalityId,
        name,
        key_hash: hash,
        ending,
        scopes: [...scopes],
        created_by: accountId,
        created_at: ctx.now,
        expires_at: expiresOn ? tokyoInstant(addDays(expiresOn, 1)) : null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { event: { subject: { kind: 'api-key', id }, data: { name, scopes } }, result: { id, ending } }
  },
})

/**
 * Issues a key for another system of one's own municipality. `key` is shown this once and then nowhere; pressing twice
 * gives null for it. Refuses `not-allowed` below 課長.
 */
export async function issueKey(
  ctx: Context,
  input: { name: string; scopes: Scope[]; expiresOn?: string | undefined },
  once?: Once,
): Promise<{ id: string; key: string | null }> {
  const key = newKey(asStaff(ctx.actor).municipalityId)
  const mine = { hash: hashKey(key), ending: key.slice(-4) }
  const { id } = await issue(ctx, { ...input, ...mine }, once)
  const stored = await ctx.db
    .selectFrom('api_keys')
    .select('key_hash')
    .where('municipality_id', '=', asStaff(ctx.actor).municipalityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return { id, key: stored?.key_hash === mine.hash ? key : null }
}

/** Makes a key useless at once. Refuses `not-allowed` below 課長, `not-found` where it is another's or already revoked. */
export const revokeKey = command({
  type: 'api-key.revoked',
  schema: KeyRevocation,
  where: ctx => asStaff(ctx.actor).municipalityId,
  run: async (ctx, { id }) => {
    if (!mayManageKeys(ctx.actor)) return refuse('not-allowed')
    const { numUpdatedRows } = await ctx.db
      .updateTable('api_keys')
      .set({ revoked_at: ctx.now, revoked_by: ctx.actor.accountId })
      .where('municipality_id', '=', ctx.actor.municipalityId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) refuse('not-found')
    return { event: { subject: { kind: 'api-key', id } }, result: { id } }
  },
})

const hour = 3_600_000

/** Notes that a key is in use, to within an hour: an unused one can be revoked without fear. */
export async function touchKey(ctx: Context, { id, municipality, lastUsedAt }: KeyHolder): Promise<void> {
  if (lastUsedAt && ctx.now.getTime() - lastUsedAt.getTime() < hour) return
  await ctx.db
    .updateTable('api_keys')
    .set({ last_used_at: ctx.now })
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .execute()
}
