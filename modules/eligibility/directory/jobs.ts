import type { TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import { municipalities } from '#modules/places/read.ts'
import { type Actor, type Context, enter } from '#platform/context.ts'
import { type Database, mayRetry } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { log } from '#platform/log.ts'
import type { Clockwork } from '#platform/queue.ts'
import { causeOf } from '../engine/rules.ts'
import { type Engine, judgeAll } from '../engine/write.ts'
import { gatherHouseholds } from '../households/write.ts'
import { countChanges, countOutcomes, pruneFacts, pruneTrials } from '../settling/write.ts'
import { findRun, type Run, rulesOf } from './read.ts'
import { silence } from './rules.ts'
import { endRun, forgetResults, queueRun } from './write.ts'

/** Every minute: what a killed process left behind is taken up again. */
export const clockwork: Clockwork[] = [{ task: 'resume-directory', match: '* * * * *' }]

export function tasks({ database }: { database: Database }): TaskList {
  return {
    'judge-households': async payload => {
      const { municipality, run } = payload as { municipality: number; run: string }
      await judgeHouseholds(database, municipality, run)
    },
    'resume-directory': async () => {
      await resumeRuns(database)
    },
  }
}

const system = (municipality: number): Actor => ({
  kind: 'system',
  municipalityId: municipality,
  job: 'judge-households',
})

interface Options {
  now?: Date
  /** How to judge; without it the database, and the evaluator where rules cannot be compiled. */
  engine?: Engine
}

/** Somebody else took the run up, or it was cancelled: what this one wrote last is undone, and it stops. */
class Overtaken extends Error {}

/** A scheme whose rules cannot be worked out. */
class Unworkable extends Error {
  readonly scheme: string
  constructor(scheme: string, cause: unknown) {
    super(causeOf(cause), { cause })
    this.scheme = scheme
  }
}

/**
 * Works a run off, from its beginning: takes away what an earlier attempt left, gathers the facts, judges scheme by scheme,
 * and only then lets the results be seen. Each step is a transaction that holds only while the run is still this
 * attempt's. Rules that cannot be worked out end it with a sentence; the results before it stay in force.
 */
export async function judgeHouseholds(
  database: Database,
  municipality: number,
  id: string,
  { now, engine }: Options = {},
): Promise<void> {
  const step = <T>(work: (ctx: Context) => Promise<T>) =>
    enter(database, system(municipality), work, now ? { now } : {})
  const run = await step(ctx => begin(ctx, municipality, id))
  if (!run) return
  const attempt = run.attempt
  const alive = setInterval(() => {
    step(ctx => touch(ctx, run, {})).catch(() => undefined)
  }, 5000)
  try {
    if (run.factsRun === run.id) {
      await step(async ctx => {
        const { households, people, taxYear, imports, kinds } = await gatherHouseholds(ctx, {
          municipality,
          run: id,
          on: run.asOf,
        })
        const about = { households, people, tax_year: taxYear, imports: JSON.stringify(imports), kinds }
        await hold(ctx, { ...run, attempt }, about)
      })
    }
    for (const [index, { scheme }] of run.schemes.entries()) {
      await step(ctx => touch(ctx, run, { step: scheme, done: index }))
      await step(async ctx => {
        for (const part of run.baseline ? [await partOf(ctx, run, run.baseline), run] : [run]) {
          await judgeScheme(ctx, part, scheme, engine)
        }
        await hold(ctx, run, { done: index + 1 })
      })
    }
    await step(ctx => finish(ctx, run))
  } catch (error) {
    if (error instanceof Overtaken) return
    if (mayRetry(error)) throw error
    log.warn({ err: error, municipality, run: id }, 'a run of the directory ended with an error')
    await step(ctx => fail(ctx, run, error))
  } finally {
    clearInterval(alive)
  }
}

/** Takes a run up: a new attempt, without anything left of an earlier one. Undefined when it is over. */
async function begin(ctx: Context, municipality: number, id: string): Promise<Run | undefined> {
  const taken = await ctx.db
    .updateTable('directory_runs')
    .set(eb => ({
      state: 'running',
      attempt: eb('attempt', '+', 1),
      step: 'gathering',
      done: 0,
      begun_at: ctx.now,
      alive_at: new Date(),
    }))
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning(['id', 'baseline'])
    .executeTakeFirst()
  if (!taken) return undefined
  await forgetResults(ctx, municipality, [id, taken.baseline])
  return findRun(ctx, municipality, id)
}

async function partOf(ctx: Context, run: Run, id: string): Promise<Run> {
  const part = await findRun(ctx, run.municipality, id)
  if (!part) throw new Overtaken()
  return part
}

async function judgeScheme(
  ctx: Context,
  run: Run,
  scheme: string,
  engine: Engine | undefined,
): Promise<void> {
  const { municipality, id, factsRun, asOf } = run
  try {
    const rules = await rulesOf(ctx, run, scheme)
    const judging = { municipality, run: id, factsRun, scheme: rules, on: asOf }
    const told = await judgeAll(ctx, judging, engine)
    await countOutcomes(ctx, run, scheme, told)
  } catch (error) {
    throw mayRetry(error) ? error : new Unworkable(scheme, error)
  }
}

/** Says where the work is. Nothing happens when it is no longer this attempt's. */
async function touch(
  ctx: Context,
  run: Run,
  about: { step?: string; done?: number; households?: number },
): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('directory_runs')
    .set({ ...about, alive_at: new Date() })
    .where('municipality_id', '=', run.municipality)
    .where('id', '=', run.id)
    .where('state', '=', 'running')
    .where('attempt', '=', run.attempt)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** As `touch`, and undoes the transaction when the run is no longer this attempt's. */
async function hold(ctx: Context, run: Run, about: Parameters<typeof touch>[2] & object): Promise<void> {
  if (!(await touch(ctx, run, about))) throw new Overtaken()
}

async function finish(ctx: Context, run: Run): Promise<void> {
  for (const { scheme } of run.schemes) await countChanges(ctx, run, scheme)
  const done = { state: 'finished', step: 'finished', finished_at: ctx.now } as const
  const { numUpdatedRows } = await ctx.db
    .updateTable('directory_runs')
    .set(done)
    .where('municipality_id', '=', run.municipality)
    .where('id', '=', run.id)
    .where('state', '=', 'running')
    .where('attempt', '=', run.attempt)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Overtaken()
  if (run.baseline) {
    await ctx.db
      .updateTable('directory_runs')
      .set({ ...done, begun_at: ctx.now })
      .where('municipality_id', '=', run.municipality)
      .where('id', '=', run.baseline)
      .execute()
  }
  await (run.kind === 'run' ? pruneFacts(ctx, run) : pruneTrials(ctx, run))
  await tell(ctx, run, 'finished', {})
}

async function fail(ctx: Context, run: Run, error: unknown): Promise<void> {
  const problem = await problemOf(ctx, run, error)
  await endRun(ctx, run.municipality, [run.id, run.baseline], 'failed', problem)
  await forgetResults(ctx, run.municipality, [run.id, run.baseline])
  await tell(ctx, run, 'failed', { problem })
}

async function problemOf(ctx: Context, run: Run, error: unknown): Promise<string> {
  const stays = '前回の結果はそのまま残っています。'
  if (!(error instanceof Unworkable)) {
    return `判定を途中でやめました（${causeOf(error)}）。もう一度実行してください。${stays}`
  }
  const name = await rulesOf(ctx, run, error.scheme).then(
    rules => rules.name.ja,
    () => error.scheme,
  )
  return `「${name}」の規則を計算できないため、判定をやめました（${error.message}）。規則を直してから、もう一度実行してください。${stays}`
}

async function tell(
  ctx: Context,
  run: Run,
  how: 'finished' | 'failed',
  data: Record<string, unknown>,
): Promise<void> {
  const { id, municipality, kind, attempt } = run
  const type = kind === 'run' ? `directory-run.${how}` : `directory-what-if.${how}`
  await record(ctx, {
    type,
    municipality,
    subject: { kind: 'directory-run', id },
    data: { ...data, attempt },
  })
}

/** Queues again the runs that nobody has worked on for a while: their process is gone. Answers how many. */
export async function resumeRuns(database: Database, now?: Date): Promise<number> {
  const options = now ? { now } : {}
  const towns = await enter(database, { kind: 'visitor' }, ctx => municipalities(ctx), options)
  let resumed = 0
  for (const { id: municipality } of towns) {
    resumed += await enter(
      database,
      system(municipality),
      async ctx => {
        const silent = new Date(ctx.now.getTime() - silence * 1000)
        const { rows } = await sql<{ id: string }>`
          select id from directory_runs
          where municipality_id = ${municipality} and kind <> 'baseline' and state in ('waiting', 'running')
            and coalesce(alive_at, started_at) < ${silent}`.execute(ctx.db)
        for (const { id } of rows) await queueRun(ctx, municipality, id)
        return rows.length
      },
      options,
    )
  }
  return resumed
}
