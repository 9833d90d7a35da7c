import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import { send } from './connection.ts'
import type { Context } from './context.ts'
import { log } from './log.ts'
import { jobAdded } from './wake.ts'

/** A background job, added in the caller's transaction: it exists only if that commits. */
export async function addJob(
  ctx: Context,
  task: string,
  payload: Record<string, unknown>,
  options: { at?: Date /** One waiting job per key. */; jobKey?: string; maxAttempts?: number } = {},
): Promise<void> {
  await sql`select app.add_job(${task}, ${JSON.stringify(payload)}::json, ${options.at ?? null}::timestamptz,
    ${options.jobKey ?? null}, ${options.maxAttempts ?? 25})`.execute(ctx.db)
  jobAdded(ctx.db)
}

/** Several jobs of one task at once. */
export async function addJobs(
  ctx: Context,
  task: string,
  payloads: readonly Record<string, unknown>[],
): Promise<void> {
  if (payloads.length === 0) return
  const texts = payloads.map(payload => JSON.stringify(payload))
  const added = sql`select app.add_job(${task}, payload::json, null, null, 25) from unnest(${texts}::text[]) payload`
  await send(ctx.db, added)
  jobAdded(ctx.db)
}

/** Work by the clock: `match` is a crontab pattern in UTC. Missed while stopped: caught up within a day. */
export interface Clockwork {
  task: string
  match: string
}

/** Starts working the queue with the owner's connections. */
export function startWorker(
  pool: pg.Pool,
  taskList: TaskList,
  clockwork: readonly Clockwork[] = [],
): Promise<Runner> {
  return run({
    pgPool: pool,
    taskList,
    parsedCronItems: parseCronItems(
      clockwork.map(({ task, match }) => ({ task, match, options: { backfillPeriod: 86_400_000 } })),
    ),
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log.error({ message }, 'worker')
    }),
  })
}
