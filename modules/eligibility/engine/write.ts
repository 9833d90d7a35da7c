import { sql } from 'kysely'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Day } from '#language/values/date.ts'
import type { Context } from '#platform/context.ts'
import { judge } from './rules.ts'

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
 * seconds. With `evaluator` the rules are worked out here, household by household.
 */
export async function judgeAll(
  ctx: Context,
  judging: Judging,
  engine?: Engine,
): Promise<{ engine: Engine; seconds: number }> {
  const begun = performance.now()
  await sql`set local statement_timeout = ${sql.lit(longest)}`.execute(ctx.db)
  await byEvaluator(ctx, judging)
  return { engine: engine ?? 'evaluator', seconds: (performance.now() - begun) / 1000 }
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
