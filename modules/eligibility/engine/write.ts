import { CompiledQuery, sql } from 'kysely'
import type { Scheme } from '#language/scheme/scheme.ts'
import { compileScheme } from '#language/sql/scheme.ts'
import type { Day } from '#language/values/date.ts'
import type { Context } from '#platform/context.ts'
import { presumedBy } from '../households/rules.ts'
import { isDataError, judge } from './rules.ts'

export type Engine = 'sql' | 'evaluator'

/** One scheme to be judged: whose facts, as which run's results, by which rules, on which day. */
export interface Judging {
  municipality: number
  run: string
  factsRun: string
  scheme: Scheme
  on: Day
}

const batch = 2000
/** One scheme over a city takes seconds; what takes this long does not end. */
const longest = '15min'

/**
 * Writes a scheme's results for every household of the run. Answers which engine did it and how long it took, in
 * seconds: the database, with the rules as one statement; or, where they have no such form (or it is asked for), the
 * evaluator here, household by household. Both come to the same.
 */
export async function judgeAll(
  ctx: Context,
  judging: Judging,
  engine?: Engine,
): Promise<{ engine: Engine; seconds: number }> {
  const begun = performance.now()
  const compiled = engine === 'evaluator' ? undefined : compileScheme(judging.scheme, judging.on)
  if (engine === 'sql' && compiled && !compiled.ok) {
    throw new Error(compiled.problems.map(problem => problem.message).join(' '))
  }
  await sql`set local statement_timeout = ${sql.lit(longest)}`.execute(ctx.db)
  // Compiling a long statement to machine code costs more than running it.
  await sql`set local jit = off`.execute(ctx.db)
  const done = compiled?.ok === true && (await bySql(ctx, judging, compiled.sql, engine))
  if (!done) await byEvaluator(ctx, judging)
  return { engine: done ? 'sql' : 'evaluator', seconds: (performance.now() - begun) / 1000 }
}

/** False where the database could not represent a value on the way; the evaluator then says what that comes to. */
async function bySql(
  ctx: Context,
  { municipality, run, factsRun, scheme }: Judging,
  statement: string,
  engine: Engine | undefined,
): Promise<boolean> {
  const presumed = JSON.stringify(presumedBy(scheme))
  const insert = `
    insert into directory_results
      (municipality_id, run_id, scheme_id, household, outcome, reasons, missing, amounts, recipients)
    with household_facts as (
      select municipality_id, run_id, household, $5::jsonb || facts as facts from household_facts
      where municipality_id = $1 and run_id = $2)
    select $1::int, $3::uuid, $4, q.household, q.outcome, q.reasons, q.missing, q.amounts, q.recipients
    from (${statement}) q`
  await sql`savepoint judging`.execute(ctx.db)
  try {
    await ctx.db.executeQuery(CompiledQuery.raw(insert, [municipality, factsRun, run, scheme.id, presumed]))
    return true
  } catch (error) {
    if (engine === 'sql' || !isDataError(error)) throw error
    await sql`rollback to savepoint judging`.execute(ctx.db)
    return false
  }
}

async function byEvaluator(
  ctx: Context,
  { municipality, run, factsRun, scheme, on }: Judging,
): Promise<void> {
  let after = ''
  for (;;) {
    const rows = await ctx.db
      .selectFrom('household_facts')
      .select(['household', 'facts'])
      .where('municipality_id', '=', municipality)
      .where('run_id', '=', factsRun)
      .where('household', '>', after)
      .orderBy('household')
      .limit(batch)
      .execute()
    const results = rows.map(row => ({
      household: row.household,
      ...judge(scheme, row.facts as Record<string, unknown>, on),
    }))
    if (results.length > 0) {
      await sql`
        insert into directory_results
          (municipality_id, run_id, scheme_id, household, outcome, reasons, missing, amounts, recipients)
        select ${municipality}, ${run}::uuid, ${scheme.id}, r.household, r.outcome, r.reasons, r.missing, r.amounts, r.recipients
        from jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
          as r(household text, outcome text, reasons text[], missing text[], amounts jsonb, recipients int[])`.execute(
        ctx.db,
      )
    }
    if (rows.length < batch) return
    after = rows.at(-1)?.household ?? ''
  }
}
