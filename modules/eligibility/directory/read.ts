import { Scheme } from '#language/scheme/scheme.ts'
import type { Day } from '#language/values/date.ts'
import { namesOf } from '#modules/publishing/history/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { directoryOf } from '../appointing/read.ts'
import { type Change, progressOf } from './rules.ts'
import type { RunKind, RunState } from './schema.ts'

/** What a run came to under one scheme. Counts are households; 0 until it is finished. */
export interface RunScheme {
  scheme: string
  version: number
  /** Of a what-if: judged by a draft, as it was when the what-if was started. */
  draft: boolean
  engine: 'sql' | 'evaluator' | null
  seconds: number | null
  eligible: number
  notEligible: number
  unknown: number
  /** Of the unknown: no fact is missing, the rule itself gives no answer. */
  byHand: number
  missing: Record<string, number>
  reasons: Record<string, number>
  changes: Partial<Record<Change, number>>
}

export interface Run {
  id: string
  municipality: number
  kind: RunKind
  state: RunState
  asOf: Day
  taxYear: number | null
  factsRun: string
  comparedWith: string | null
  baseline: string | null
  imports: { register: string; id: string; extractedOn: Day; rows: number | null }[]
  kinds: string[]
  households: number | null
  people: number | null
  step: string
  done: number
  total: number
  /** Whole percent while under way. */
  progress: number
  attempt: number
  startedBy: string | null
  startedAt: Date
  finishedAt: Date | null
  problem: string | null
  schemes: RunScheme[]
}

/** The runs of the actor's municipality, newest first; `kind` leaves out what was only tried. */
export async function runs(ctx: Context, kind: 'run' | 'what-if' = 'run', most = 24): Promise<Run[]> {
  const municipality = await directoryOf(ctx)
  const rows = await ctx.db
    .selectFrom('directory_runs')
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('kind', '=', kind)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  const all: Run[] = []
  for (const { id } of rows) all.push(await runOf(ctx, id))
  return all
}

/** One run. Refuses `not-allowed` for whom the directory is not, `not-found` for another municipality's. */
export async function runOf(ctx: Context, id: string): Promise<Run> {
  return (await findRun(ctx, await directoryOf(ctx), id)) ?? refuse('not-found')
}

/** A run whose results can be seen. Refuses as `runOf`, and `not-possible-now` while it is not finished. */
export async function finishedRun(ctx: Context, id: string): Promise<Run> {
  const run = await runOf(ctx, id)
  return run.state === 'finished' ? run : refuse('not-possible-now')
}

/** The newest finished run of all schemes. */
export async function latestRun(ctx: Context, municipality: number): Promise<Run | undefined> {
  const row = await ctx.db
    .selectFrom('directory_runs')
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('kind', '=', 'run')
    .where('state', '=', 'finished')
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && (await findRun(ctx, municipality, row.id))
}

/** The id of the run that is under way. */
export async function liveRun(
  ctx: Context,
  municipality: number,
  kind: RunKind,
): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('directory_runs')
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  return row?.id
}

export async function findRun(ctx: Context, municipality: number, id: string): Promise<Run | undefined> {
  const row = await ctx.db
    .selectFrom('directory_runs')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const schemes = await ctx.db
    .selectFrom('directory_schemes')
    .select(['scheme_id', 'version', 'engine', 'seconds', 'eligible', 'not_eligible', 'unknown', 'by_hand'])
    .select(['missing', 'reasons', 'changes'])
    .select(eb => eb('definition', 'is not', null).as('draft'))
    .where('municipality_id', '=', municipality)
    .where('run_id', '=', id)
    .orderBy('position')
    .execute()
  const names = await namesOf(ctx, [row.started_by])
  return {
    id: row.id,
    municipality,
    kind: row.kind as RunKind,
    state: row.state as RunState,
    asOf: row.as_of,
    taxYear: row.tax_year,
    factsRun: row.facts_run,
    comparedWith: row.compared_with,
    baseline: row.baseline,
    imports: row.imports as unknown as Run['imports'],
    kinds: row.kinds,
    households: row.households,
    people: row.people,
    step: row.step,
    done: row.done,
    total: row.total,
    progress: progressOf(row),
    attempt: row.attempt,
    startedBy: names.get(row.started_by ?? '') ?? null,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    problem: row.problem,
    schemes: schemes.map(each => ({
      scheme: each.scheme_id,
      version: each.version,
      draft: each.draft as boolean,
      engine: each.engine as RunScheme['engine'],
      seconds: each.seconds,
      eligible: each.eligible,
      notEligible: each.not_eligible,
      unknown: each.unknown,
      byHand: each.by_hand,
      missing: each.missing as Record<string, number>,
      reasons: each.reasons as Record<string, number>,
      changes: each.changes as RunScheme['changes'],
    })),
  }
}

/** The rules a run judges by under a scheme: the version fixed at its start, or the draft of a what-if. */
export async function rulesOf(ctx: Context, run: Run, scheme: string): Promise<Scheme> {
  const row = await ctx.db
    .selectFrom('directory_schemes')
    .select(['version', 'definition'])
    .where('municipality_id', '=', run.municipality)
    .where('run_id', '=', run.id)
    .where('scheme_id', '=', scheme)
    .executeTakeFirst()
  if (!row) return refuse('not-found')
  if (row.definition !== null) return Scheme.parse(row.definition)
  return (await schemeOf(ctx, run.municipality, scheme, row.version)).scheme
}
