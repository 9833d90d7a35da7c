import { type Runner, run, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Context } from './context.ts'

/** A background job, added in the caller's transaction: it exists only if that commits. */
export async function addJob(
  ctx: Context,
  task: string,
  payload: Record<string, unknown>,
  options: { at?: Date /** One waiting job per key. */; jobKey?: string; maxAttempts?: number } = {},
): Promise<void> {
  await sql`select app.add_job(${task}, ${JSON.stringify(payload)}::json, ${options.at ?? null}::timestamptz,
    ${options.jobKey ?? null}, ${options.maxAttempts ?? 25})`.execute(ctx.db)
}

/** Starts working the queue with the owner's connections. `crontab` lines are graphile-worker's, in UTC. */
export function startWorker(pool: pg.Pool, taskList: TaskList, crontab = ''): Promise<Runner> {
  return run({
    pgPool: pool,
    taskList,
    crontab,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: undefined,
  })
}
