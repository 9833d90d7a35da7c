import { sql } from 'kysely'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { violatedConstraint } from '#platform/db.ts'
import { uuid7 } from '#platform/uuid7.ts'
import { directoryStaff } from '../appointing/read.ts'
import { finishedRun } from '../directory/read.ts'
import { Finding, SampleDraw } from './schema.ts'

const where = async (ctx: Context) => (await directoryStaff(ctx)).municipalityId

/**
 * Draws households at random from those a run found not eligible under a scheme, for a person to look at. The draw depends
 * on the seed alone (the order of the md5 of seed and 世帯番号), so that anybody can repeat it. Refuses `not-found`,
 * `sample-empty`, and `changed-meanwhile` when the very same one was drawn before.
 */
export const drawSample = command({
  type: 'directory-sample.drawn',
  schema: SampleDraw,
  where,
  run: async (ctx, input) => {
    const { accountId } = await directoryStaff(ctx)
    const run = await finishedRun(ctx, input.run)
    if (run.kind !== 'run') refuse('not-found')
    const counts = run.schemes.find(each => each.scheme === input.scheme)
    if (!counts) return refuse('not-found')
    if (counts.notEligible === 0) refuse('sample-empty')
    const { municipality } = run
    const id = uuid7()
    try {
      await ctx.db
        .insertInto('directory_samples')
        .values({
          municipality_id: municipality,
          id,
          run_id: run.id,
          scheme_id: input.scheme,
          seed: input.seed,
          size: input.size,
          population: counts.notEligible,
          drawn_by: accountId,
          drawn_at: ctx.now,
        })
        .execute()
    } catch (error) {
      if (violatedConstraint(error)?.startsWith('directory_samples_municipality_id_run_id'))
        refuse('changed-meanwhile')
      throw error
    }
    await sql`
      insert into directory_findings (municipality_id, sample_id, household, position)
      select ${municipality}, ${id}::uuid, household, row_number() over (order by md5(${input.seed} || ':' || household), household)
      from directory_results
      where municipality_id = ${municipality} and run_id = ${run.id}::uuid and scheme_id = ${input.scheme}
        and outcome = 'not-eligible'
      order by md5(${input.seed} || ':' || household), household limit ${input.size}`.execute(ctx.db)
    const { scheme, seed, size } = input
    return {
      event: { subject: { kind: 'directory-sample', id }, data: { run: run.id, scheme, seed, size } },
      result: { id },
    }
  },
})

/** Writes down what a person makes of one household of a sample; it can be changed. Refuses `not-found`. */
export const recordFinding = command({
  type: 'directory-finding.recorded',
  schema: Finding,
  where,
  run: async (ctx, { sample, household, verdict, note }) => {
    const { municipalityId, accountId } = await directoryStaff(ctx)
    const { numUpdatedRows } = await ctx.db
      .updateTable('directory_findings')
      .set({ verdict, note, judged_by: accountId, judged_at: ctx.now })
      .where('municipality_id', '=', municipalityId)
      .where('sample_id', '=', sample)
      .where('household', '=', household)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) refuse('not-found')
    return {
      event: { subject: { kind: 'directory-sample', id: sample }, data: { household, verdict } },
      result: { sample, household },
    }
  },
})
