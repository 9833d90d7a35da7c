import { sql } from 'kysely'
import { type Context, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { refused } from '../../refusals.ts'
import { attemptKey, freeTries, isInside, placeOf, type Tries, waitFor, windowMs } from './rules.ts'

/** From where somebody asks, as far as the web knows. */
export interface From {
  /** IP address; null where there is none (a job, a test). */
  address: string | null
  userAgent?: string | null
  requestId?: string
  now?: Date
}

/**
 * Counts a try at each of `targets` and at everything from this address, in a transaction of its own, so that it stays
 * counted when the try fails. Gives the refusal `too-many-attempts` (minutes) when one must still wait; then
 * nothing is counted, and nothing else may be done. Says the same whether the account exists or not.
 */
export async function countAttempt(
  database: Database,
  from: From,
  targets: readonly { kind: Tries; what: string }[],
) {
  const keys = targets.map(({ kind, what }) => ({ key: attemptKey(kind, what), free: freeTries[kind] }))
  if (from.address) {
    const kind = isInside(from.address) ? 'inside' : 'place'
    keys.push({ key: attemptKey(kind, placeOf(from.address)), free: freeTries[kind] })
  }
  const options = { ...(from.now && { now: from.now }), ...(from.requestId && { requestId: from.requestId }) }
  const wait = await enter(
    database,
    { kind: 'visitor' },
    async ctx => {
      let longest = 0
      // Always in the same order, so that two tries never wait for one another's lock.
      for (const { key, free } of keys.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
        longest = Math.max(longest, waitFor(await triesAt(ctx, key), free, ctx.now))
      }
      if (longest > 0) return longest
      for (const { key } of keys) {
        await ctx.reach({ claim: `attempt:${key}` })
        await ctx.db.insertInto('sign_in_attempts').values({ key, at: ctx.now }).execute()
      }
      return 0
    },
    options,
  )
  return wait > 0 ? refused('too-many-attempts', { minutes: Math.ceil(wait / 60_000) }) : null
}

/** Tries within the window, newest first. Holds others at the same key back until this transaction ends. */
async function triesAt(ctx: Context, key: string): Promise<Date[]> {
  await ctx.reach({ claim: `attempt:${key}` })
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(ctx.db)
  const rows = await ctx.db
    .selectFrom('sign_in_attempts')
    .select('at')
    .where('key', '=', key)
    .where('at', '>', new Date(ctx.now.getTime() - windowMs))
    .orderBy('at', 'desc')
    .limit(1000)
    .execute()
  return rows.map(row => row.at)
}

/** Forgets the tries at something whose secret has been shown. */
export async function forgetAttempts(ctx: Context, kind: Tries, what: string): Promise<void> {
  const key = attemptKey(kind, what)
  await ctx.reach({ claim: `attempt:${key}` })
  await ctx.db.deleteFrom('sign_in_attempts').where('key', '=', key).execute()
}
