import type { Context } from '#platform/context.ts'
import { addJob } from '#platform/queue.ts'
import { asImport } from '../read.ts'
import { hasStalled } from '../rules.ts'
import { putAside } from '../write.ts'

/**
 * Gives work that shows no sign of life to the queue again, under a new number, so that the old run does nothing should
 * it still be there. What somebody is at (the row is held) is left alone.
 */
export async function resumeStalled(ctx: Context, municipality: number): Promise<number> {
  const rows = await ctx.db
    .selectFrom('register_imports')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('state', 'in', ['checking', 'applying'])
    .forUpdate()
    .skipLocked()
    .execute()
  const stalled = rows.map(asImport).filter(found => hasStalled(found, ctx.now))
  for (const { id, state, attempt } of stalled) {
    const next = attempt + 1
    await ctx.db
      .updateTable('register_imports')
      .set({ attempt: next, progressed_at: ctx.now })
      .where('municipality_id', '=', municipality)
      .where('id', '=', id)
      .execute()
    const task = state === 'checking' ? 'check-register' : 'apply-register'
    await addJob(ctx, task, { municipality, id, attempt: next }, { maxAttempts: 3 })
  }
  return stalled.length
}

const kept = 30 * 24 * 60 * 60 * 1000

/** Extracts that were sent but never applied, thirty days on; and what was noted about those that were. */
export async function putAsideOld(ctx: Context, municipality: number): Promise<number> {
  const rows = await ctx.db
    .selectFrom('register_imports')
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('state', 'in', ['uploaded', 'refused', 'ready', 'failed'])
    .where('uploaded_at', '<', new Date(ctx.now.getTime() - kept))
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { id } of rows) await putAside(ctx, municipality, id)
  await ctx.db
    .deleteFrom('register_problems')
    .where('municipality_id', '=', municipality)
    .where('import_id', 'in', query =>
      query
        .selectFrom('register_imports')
        .select('id')
        .where('municipality_id', '=', municipality)
        .where('applied_at', '<', new Date(ctx.now.getTime() - kept)),
    )
    .execute()
  return rows.length
}
