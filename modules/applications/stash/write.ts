import { createHash, randomBytes } from 'node:crypto'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { asId } from '../access.ts'

/** How long what was typed waits for its writer to sign in again. */
const hours = 24
const mostBytes = 60_000

/** A new secret to find it by, and the claim to enter with (`EnterOptions.claim`). */
export function newHold(): { token: string; claim: string } {
  const token = randomBytes(24).toString('base64url')
  return { token, claim: claimOf(token) }
}

export function claimOf(token: string): string {
  return `held:${hashOf(token)}`
}

/**
 * Keeps what somebody typed into a page when their sign-in had ended, for the way through the sign-in page. Nobody is
 * known yet, so nothing is written to the application: the token leads back, and only its owner can use it there.
 * Enter with `claimOf(token)`. Refuses `invalid-input` for more than a page can hold.
 */
export async function holdInput(
  ctx: Context,
  held: {
    token: string
    municipality: number
    application: string
    page: string
    fields: Record<string, string[]>
  },
): Promise<void> {
  if (JSON.stringify(held.fields).length > mostBytes) refuse('invalid-input')
  await ctx.db
    .insertInto('held_inputs')
    .values({
      municipality_id: held.municipality,
      token_hash: hashOf(held.token),
      application_id: asId(held.application),
      page: held.page,
      fields: json(held.fields),
      created_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + hours * 3_600_000),
    })
    .execute()
}

/** What waits under this token for this page; undefined when it is not there (any more). Enter with `claimOf`. */
export async function heldInput(
  ctx: Context,
  held: { token: string; municipality: number; application: string; page: string },
): Promise<Record<string, string[]> | undefined> {
  const row = await ctx.db
    .selectFrom('held_inputs')
    .select('fields')
    .where('municipality_id', '=', held.municipality)
    .where('token_hash', '=', hashOf(held.token))
    .where('application_id', '=', asId(held.application))
    .where('page', '=', held.page)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  return row?.fields as Record<string, string[]> | undefined
}

/** Forgets it once its page was saved. Enter with `claimOf(token)`. */
export async function dropHeld(ctx: Context, municipality: number, token: string): Promise<void> {
  await ctx.db
    .deleteFrom('held_inputs')
    .where('municipality_id', '=', municipality)
    .where('token_hash', '=', hashOf(token))
    .execute()
}

/** Forgets what nobody came back for. A nightly job of each municipality; answers how many. */
export async function forgetExpired(ctx: Context, municipality: number): Promise<number> {
  const result = await ctx.db
    .deleteFrom('held_inputs')
    .where('municipality_id', '=', municipality)
    .where('expires_at', '<=', ctx.now)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
