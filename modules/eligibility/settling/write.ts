import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Run } from '../directory/read.ts'
import { factsKept } from '../directory/rules.ts'
import type { Engine } from '../engine/write.ts'
import { changed, compared } from '../results/read.ts'

/** Counts what one scheme came to, once its results are written. */
export async function countOutcomes(
  ctx: Context,
  { municipality, id }: Run,
  scheme: string,
  { engine, seconds }: { engine: Engine; seconds: number },
): Promise<void> {
  const own = sql`municipality_id = ${municipality} and run_id = ${id}::uuid and scheme_id = ${scheme}`
  await sql`
    update directory_schemes s set
      engine = ${engine}, seconds = ${seconds}::real, eligible = c.eligible, not_eligible = c.not_eligible,
      unknown = c.unknown, by_hand = c.by_hand,
      missing = (select coalesce(jsonb_object_agg(fact, n), '{}') from (
        select fact, count(*) as n from directory_results, unnest(missing) fact where ${own} group by fact) m),
      reasons = (select coalesce(jsonb_object_agg(reason, n), '{}') from (
        select reason, count(*) as n from directory_results, unnest(reasons) reason where ${own} group by reason) r)
    from (
      select count(*) filter (where outcome = 'eligible')::int as eligible,
        count(*) filter (where outcome = 'not-eligible')::int as not_eligible,
        count(*) filter (where outcome = 'unknown')::int as unknown,
        count(*) filter (where outcome = 'unknown' and cardinality(missing) = 0)::int as by_hand
      from directory_results where ${own}) c
    where s.municipality_id = ${municipality} and s.run_id = ${id}::uuid and s.scheme_id = ${scheme}`.execute(
    ctx.db,
  )
}

/** Counts how the results of a scheme differ from those they are held against; nothing where that run had no such scheme. */
export async function countChanges(ctx: Context, run: Run, scheme: string): Promise<void> {
  const { municipality, id, comparedWith } = run
  if (!comparedWith) return
  const before = await ctx.db
    .selectFrom('directory_schemes')
    .select('scheme_id')
    .where('municipality_id', '=', municipality)
    .where('run_id', '=', comparedWith)
    .where('scheme_id', '=', scheme)
    .executeTakeFirst()
  if (!before) return
  await sql`
    update directory_schemes s set changes = c.changes
    from (select jsonb_object_agg(change, n) as changes from (
      select ${changed} as change, count(*) as n from ${compared(run, scheme)} group by 1) d) c
    where s.municipality_id = ${municipality} and s.run_id = ${id}::uuid and s.scheme_id = ${scheme}`.execute(
    ctx.db,
  )
}

/** Forgets the facts that older runs judged, save where somebody still checks a sample of them. Results stay. */
export async function pruneFacts(ctx: Context, { municipality }: Run): Promise<void> {
  await sql`
    delete from household_facts where municipality_id = ${municipality} and run_id in (
      select r.id from directory_runs r where r.municipality_id = ${municipality} and r.kind = 'run'
        and r.state = 'finished' and r.id not in (
          select id from directory_runs where municipality_id = ${municipality} and kind = 'run' and state = 'finished'
          order by started_at desc, id desc limit ${factsKept})
        and not exists (
          select from directory_samples s
          join directory_findings f on f.municipality_id = ${municipality} and f.sample_id = s.id
          where s.municipality_id = ${municipality} and s.run_id = r.id and f.verdict is null))`.execute(
    ctx.db,
  )
}

/** Forgets what drafts of the same scheme were tried before: only the newest is looked at. */
export async function pruneTrials(ctx: Context, { municipality, id, baseline, schemes }: Run): Promise<void> {
  const scheme = schemes[0]?.scheme ?? ''
  const { rows } = await sql<{ id: string }>`
    select r.id from directory_runs r
    join directory_schemes s on s.municipality_id = ${municipality} and s.run_id = r.id and s.scheme_id = ${scheme}
    where r.municipality_id = ${municipality} and r.kind in ('what-if', 'baseline')
      and r.state in ('finished', 'failed', 'cancelled') and r.id <> ${id}::uuid
      and r.id is distinct from ${baseline}::uuid`.execute(ctx.db)
  const old = rows.map(row => row.id)
  await sql`delete from directory_results where municipality_id = ${municipality} and run_id = any (${old}::uuid[])`.execute(
    ctx.db,
  )
  await sql`delete from directory_runs where municipality_id = ${municipality} and id = any (${old}::uuid[])`.execute(
    ctx.db,
  )
}
