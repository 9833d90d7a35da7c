import { sql } from 'kysely'
import { type Day, tokyoDay } from '#language/values/date.ts'
import { draftOf, inOrder } from '#modules/publishing/draft/read.ts'
import { schemesInForce } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { addJob } from '#platform/queue.ts'
import { uuid7 } from '#platform/uuid7.ts'
import { directoryOf, directoryStaff } from '../appointing/read.ts'
import { latestRun, liveRun, type Run } from './read.ts'
import { RunCancel, RunStart, WhatIfStart } from './schema.ts'

/**
 * Starts judging every household under every scheme of the municipality. The versions of the schemes are those in force
 * on the day, fixed now: a reform published meanwhile does not reach this run. Staff who may use the directory, and
 * set-up as the system. Refuses `directory-under-way` with the `run` that is, and `directory-empty`.
 */
export const startRun = command({
  type: 'directory-run.started',
  schema: RunStart,
  where: directoryOf,
  run: async (ctx, input) => {
    const municipality = await directoryOf(ctx)
    const asOf = input.asOf ?? tokyoDay(ctx.now)
    const published = await schemesInForce(ctx, municipality, asOf)
    const schemes = published
      .filter(({ scheme }) => scheme.directory)
      .map(({ scheme, version }) => ({ scheme: scheme.id, version, definition: null }))
    if (schemes.length === 0) refuse('directory-empty')
    const previous = await latestRun(ctx, municipality)
    const id = await insertRun(ctx, municipality, {
      kind: 'run',
      asOf,
      schemes,
      comparedWith: previous?.id ?? null,
    })
    await queueRun(ctx, municipality, id)
    return {
      event: {
        subject: { kind: 'directory-run', id },
        data: { asOf, schemes: schemes.map(each => each.scheme) },
      },
      result: { id },
    }
  },
})

/**
 * Tries a scheme's draft on the households of the latest finished run, beside the version that is in force. Nothing of it
 * reaches the directory. The draft is fixed as it is now. Refuses `not-found` without a draft, `draft-unsound`,
 * `directory-no-facts` and `directory-under-way`.
 */
export const startWhatIf = command({
  type: 'directory-what-if.started',
  schema: WhatIfStart,
  where: async ctx => (await directoryStaff(ctx)).municipalityId,
  run: async (ctx, input) => {
    const { municipalityId: municipality } = await directoryStaff(ctx)
    const draft = await draftOf(ctx, input.scheme)
    if (!draft) return refuse('not-found')
    if (!draft.parsed.ok) refuse('draft-unsound')
    const base = await latestRun(ctx, municipality)
    if (!base) return refuse('directory-no-facts')
    const asOf = input.on ?? base.asOf
    const published = (await schemesInForce(ctx, municipality, asOf)).find(
      each => each.scheme.id === input.scheme,
    )
    const version = published?.version ?? draft.baseVersion
    const run = { kind: 'what-if' as const, asOf, base }
    const same =
      asOf === base.asOf &&
      base.schemes.some(each => each.scheme === input.scheme && each.version === version)
    // On another day, or with another version in force than the run had, the published rules are judged anew as well.
    const baseline = same
      ? null
      : await insertRun(ctx, municipality, {
          ...run,
          kind: 'baseline',
          comparedWith: null,
          schemes: [{ scheme: input.scheme, version, definition: null }],
        })
    const id = await insertRun(ctx, municipality, {
      ...run,
      comparedWith: baseline ?? base.id,
      baseline,
      schemes: [{ scheme: input.scheme, version, definition: draft.definition }],
    })
    await queueRun(ctx, municipality, id)
    return {
      event: {
        subject: { kind: 'directory-run', id },
        data: { scheme: input.scheme, revision: draft.revision, asOf },
      },
      result: { id },
    }
  },
})

/** Stops a run that is under way; nothing of it stays to be seen. Refuses `not-found`, `not-possible-now` when it is over. */
export const cancelRun = command({
  type: 'directory-run.cancelled',
  schema: RunCancel,
  where: async ctx => (await directoryStaff(ctx)).municipalityId,
  run: async (ctx, { run }) => {
    const { municipalityId: municipality } = await directoryStaff(ctx)
    const known = await ctx.db
      .selectFrom('directory_runs')
      .select(['state', 'baseline'])
      .where('municipality_id', '=', municipality)
      .where('id', '=', run)
      .forUpdate()
      .executeTakeFirst()
    if (!known) return refuse('not-found')
    if (known.state !== 'waiting' && known.state !== 'running') refuse('not-possible-now')
    await endRun(ctx, municipality, [run, known.baseline], 'cancelled', null)
    await forgetResults(ctx, municipality, [run, known.baseline])
    return { event: { subject: { kind: 'directory-run', id: run } }, result: { id: run } }
  },
})

interface NewRun {
  kind: 'run' | 'what-if' | 'baseline'
  asOf: Day
  /** Whose facts it judges; else its own. */
  base?: Run
  comparedWith: string | null
  baseline?: string | null
  schemes: { scheme: string; version: number; definition: unknown }[]
}

async function insertRun(ctx: Context, municipality: number, run: NewRun): Promise<string> {
  const id = uuid7()
  const inserted = await ctx.db
    .insertInto('directory_runs')
    .values({
      municipality_id: municipality,
      id,
      kind: run.kind,
      state: 'waiting',
      as_of: run.asOf,
      facts_run: run.base?.id ?? id,
      tax_year: run.base?.taxYear ?? null,
      imports: json(run.base?.imports ?? []),
      kinds: run.base?.kinds ?? [],
      households: run.base?.households ?? null,
      people: run.base?.people ?? null,
      compared_with: run.comparedWith,
      baseline: run.baseline ?? null,
      total: run.schemes.length,
      started_by: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
      started_at: ctx.now,
    })
    .onConflict(conflict =>
      // Written out, not as parameters: a statement planned once for all values would find no index for them.
      conflict
        .columns(['municipality_id', 'kind'])
        .where(sql<boolean>`state in ('waiting', 'running')`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (!inserted) {
    const live = await liveRun(ctx, municipality, run.kind)
    refuse('directory-under-way', live ? { run: live } : {})
  }
  await ctx.db
    .insertInto('directory_schemes')
    .values(
      run.schemes.map(({ scheme, version, definition }, position) => ({
        municipality_id: municipality,
        run_id: id,
        scheme_id: scheme,
        position,
        version,
        definition: definition === null ? null : inOrder(definition),
      })),
    )
    .execute()
  return id
}

/** Queues the work of a run. Doing it again while it waits changes nothing. */
export async function queueRun(ctx: Context, municipality: number, run: string): Promise<void> {
  await addJob(ctx, 'judge-households', { municipality, run }, { jobKey: `directory:${run}`, maxAttempts: 5 })
}

/** Ends runs that are under way. */
export async function endRun(
  ctx: Context,
  municipality: number,
  runs: readonly (string | null)[],
  state: 'cancelled' | 'failed',
  problem: string | null,
): Promise<void> {
  await ctx.db
    .updateTable('directory_runs')
    .set({ state, problem, finished_at: ctx.now })
    .where('municipality_id', '=', municipality)
    .where('id', 'in', known(runs))
    .where('state', 'in', ['waiting', 'running'])
    .execute()
}

/** Takes away whatever a run has written so far: facts of its own and results. */
export async function forgetResults(
  ctx: Context,
  municipality: number,
  runs: readonly (string | null)[],
): Promise<void> {
  for (const table of ['directory_results', 'household_facts'] as const) {
    await sql`delete from ${sql.table(table)} where municipality_id = ${municipality} and run_id = any (${known(runs)}::uuid[])`.execute(
      ctx.db,
    )
  }
}

function known(runs: readonly (string | null)[]): string[] {
  return runs.filter(run => run !== null)
}
