import type { z } from 'zod'
import type { Context } from './context.ts'
import { type EventRow, eventRow, type NewEvent, queueReactions, record } from './events.ts'
import { Refused } from './refused.ts'

/** Given by the caller so that pressing twice, or retrying after a cut line, does it once. */
export interface Once {
  key?: string | undefined
}

/** What a command did, before its event is written. */
interface Done<R> {
  event: Omit<NewEvent, 'type' | 'municipality'> & { type?: string }
  result: R
  last?: () => Promise<void>
  together?: (event: EventRow) => Promise<void>
}

/**
 * A command: one function, one transaction, one event, once per key.
 *
 * - `type`: the event's type, `noun.past-participle`. Where one act may come to different ends, `run` names the type of
 *   its event itself.
 * - `schema`: what it takes; refuses `invalid-input` with `issues: {path, message}[]`.
 * - `where`: the municipality whose events it belongs to (0: the facility's own).
 * - `run`: does it, returns the event's subject and data, and the result for the caller. The result is stored with
 *   the event and returned again for the same key, so it must be JSON.
 * - `last`, of what `run` returns: a statement on a row that everybody wants (the last place). It comes after the event
 *   is written, so that others wait for as short as can be; a refusal in it undoes the event as well.
 * - `together`, instead of it: the last statement writes the event's row itself, among other rows, for a command that is
 *   asked very often. Reactions are queued before.
 * - `looksUp`: `run` is given the key and looks itself for what it came to before, in a question it asks anyway; it
 *   returns that as `earlier`, and has written nothing.
 */
export function command<S extends z.ZodType, R>(definition: {
  type: string
  schema: S
  where: (ctx: Context, input: z.output<S>) => number | Promise<number>
  looksUp?: boolean
  run: (ctx: Context, input: z.output<S>, key: string | null) => Promise<Done<R> | { earlier: unknown }>
}): (ctx: Context, input: z.input<S>, once?: Once) => Promise<R> {
  return async (ctx, raw, once = {}) => {
    const parsed = definition.schema.safeParse(raw)
    if (!parsed.success) {
      const issues = parsed.error.issues.map(issue => ({
        path: issue.path.join('.'),
        message: issue.message,
      }))
      throw new Refused('invalid-input', 422, { issues })
    }
    const municipality = await definition.where(ctx, parsed.data)
    const key = once.key ? `${definition.type}:${actorKey(ctx)}:${once.key}` : null
    if (key && !definition.looksUp) {
      const earlier = await ctx.db
        .selectFrom('events')
        .select('result')
        .where('municipality_id', '=', municipality)
        .where('key', '=', key)
        .executeTakeFirst()
      if (earlier) return earlier.result as R
    }
    const done = await definition.run(ctx, parsed.data, key)
    if ('earlier' in done) return done.earlier as R
    const { event, result, last, together } = done
    const told = { type: definition.type, ...event, municipality }
    const extra = { key, result: result ?? null }
    if (together) {
      const row = eventRow(ctx, told, extra)
      await queueReactions(ctx, row.id, told)
      await together(row)
    } else await record(ctx, told, extra)
    await last?.()
    return result
  }
}

/** A key is only good for the one who made it. */
function actorKey(ctx: Context): string {
  const { actor } = ctx
  return 'accountId' in actor ? actor.accountId : actor.kind === 'bearer' ? actor.grantId : actor.kind
}
