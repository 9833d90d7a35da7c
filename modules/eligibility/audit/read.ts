import { namesOf } from '#modules/publishing/history/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { directoryStaff } from '../appointing/read.ts'
import { type Agreement, agreementOf } from './rules.ts'

type Verdict = 'agree' | 'disagree' | null

export interface Sample {
  id: string
  run: string
  scheme: string
  seed: string
  size: number
  /** Households found not eligible, of which these were drawn. */
  population: number
  drawnBy: string | null
  drawnAt: Date
  agreement: Agreement
}

export interface SampleView extends Sample {
  findings: {
    household: string
    position: number
    verdict: Verdict
    note: string
    judgedBy: string | null
    judgedAt: Date | null
  }[]
}

/** The samples drawn from a run, newest first; without a run those of all. */
export async function samples(ctx: Context, run?: string): Promise<Sample[]> {
  const { municipalityId } = await directoryStaff(ctx)
  let query = ctx.db
    .selectFrom('directory_samples')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .orderBy('drawn_at', 'desc')
    .limit(100)
  if (run) query = query.where('run_id', '=', run)
  const rows = await query.execute()
  const names = await namesOf(
    ctx,
    rows.map(row => row.drawn_by),
  )
  const all: Sample[] = []
  for (const row of rows) {
    const findings = await findingsOf(ctx, municipalityId, row.id)
    all.push(asSample(row, names, findings))
  }
  return all
}

/** One sample with every household of it. Refuses `not-found` for another municipality's. */
export async function sampleOf(ctx: Context, id: string): Promise<SampleView> {
  const { municipalityId } = await directoryStaff(ctx)
  const row = await ctx.db
    .selectFrom('directory_samples')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return refuse('not-found')
  const findings = await findingsOf(ctx, municipalityId, id)
  const names = await namesOf(ctx, [row.drawn_by, ...findings.map(each => each.judged_by)])
  return {
    ...asSample(row, names, findings),
    findings: findings.map(each => ({
      household: each.household,
      position: each.position,
      verdict: each.verdict as Verdict,
      note: each.note,
      judgedBy: names.get(each.judged_by ?? '') ?? null,
      judgedAt: each.judged_at,
    })),
  }
}

function findingsOf(ctx: Context, municipality: number, sample: string) {
  return ctx.db
    .selectFrom('directory_findings')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('sample_id', '=', sample)
    .orderBy('position')
    .execute()
}

function asSample(
  row: {
    id: string
    run_id: string
    scheme_id: string
    seed: string
    size: number
    population: number
    drawn_by: string
    drawn_at: Date
  },
  names: Map<string, string>,
  findings: readonly { verdict: string | null }[],
): Sample {
  return {
    id: row.id,
    run: row.run_id,
    scheme: row.scheme_id,
    seed: row.seed,
    size: row.size,
    population: row.population,
    drawnBy: names.get(row.drawn_by) ?? null,
    drawnAt: row.drawn_at,
    agreement: agreementOf(findings.map(each => each.verdict as Verdict)),
  }
}
