import { type RawBuilder, sql } from 'kysely'
import type { Judgement } from '#language/rules/verdict.ts'
import type { Context } from '#platform/context.ts'
import type { Run } from '../directory/read.ts'
import type { Change } from '../directory/rules.ts'
import type { HouseholdFilter } from './schema.ts'

/** The results of a scheme beside those they are held against: `r` now, `p` before; either may be null. */
export function compared({ municipality, id, comparedWith }: Run, scheme: string): RawBuilder<unknown> {
  return sql`(
    select * from directory_results
    where municipality_id = ${municipality} and run_id = ${id}::uuid and scheme_id = ${scheme}) r
  full join (
    select * from directory_results
    where municipality_id = ${municipality} and run_id = ${comparedWith}::uuid and scheme_id = ${scheme}) p
  using (household)`
}

/** How a row of `compared` differs: a `Change`. */
export const changed: RawBuilder<Change> = sql<Change>`case
  when r.outcome is null then 'gone'
  when r.outcome = 'eligible' and p.outcome is distinct from 'eligible' then 'became'
  when p.outcome is null then 'new'
  when p.outcome = 'eligible' and r.outcome <> 'eligible' then 'stopped'
  when p.outcome <> 'unknown' and r.outcome = 'unknown' then 'unclear'
  when p.outcome = 'unknown' and r.outcome = 'not-eligible' then 'settled'
  when r.outcome = 'eligible' and (r.amounts <> p.amounts or r.recipients <> p.recipients) then 'amount'
  else 'same' end`

export interface HouseholdRow {
  household: string
  /** Null where the household is gone. */
  outcome: Judgement | null
  reasons: string[]
  missing: string[]
  amounts: Record<string, number | null>
  recipients: number[]
  children: number
  before: Judgement | null
  change: Change | null
  protected: boolean
  town: string | null
  schools: string[]
  claimant: string | null
  /** 氏名 and フリガナ of the claimant, or of 世帯主 where nobody is told. */
  name: string | null
  kana: string | null
}

export interface HouseholdList {
  rows: HouseholdRow[]
  total: number
  schools: string[]
  towns: string[]
}

/**
 * Households of a finished run under one scheme, those not eligible last, by 世帯番号. Without addresses; of protected
 * people not even town and school. Whom it shows is written to `views`.
 */
export async function households(ctx: Context, run: Run, filter: HouseholdFilter): Promise<HouseholdList> {
  const { municipality, id, factsRun, comparedWith } = run
  const { scheme, size, page } = filter
  // First who is meant, with as little as can be; then all about the few that are shown.
  const { rows } = await sql<HouseholdRow & { total: number }>`
    with meant as materialized (
      select household, array_position(array['eligible', 'unknown', 'not-eligible'], r.outcome) as rank
      from ${meantIn(run, filter)} where ${conditions(run, filter)}
    ),
    page as materialized (
      select household, rank from meant order by rank, household limit ${size} offset ${(page - 1) * size}
    )
    select t.total, g.household, r.outcome, coalesce(r.reasons, '{}') as reasons, coalesce(r.missing, '{}') as missing,
      coalesce(r.amounts, '{}') as amounts, coalesce(r.recipients, '{}') as recipients,
      coalesce(cardinality(f.children), 0) as children, p.outcome as before,
      ${comparedWith ? changed : sql`null`} as change, coalesce(f.protected, false) as protected,
      f.town, coalesce(f.schools, '{}') as schools, f.claimant, n.name, n.kana
    from (select count(*)::int as total from meant) t
    left join page g on true
    left join directory_results r on r.municipality_id = ${municipality} and r.scheme_id = ${scheme} and r.run_id = ${id}::uuid and r.household = g.household
    left join directory_results p on p.municipality_id = ${municipality} and p.scheme_id = ${scheme} and p.run_id = ${comparedWith}::uuid and p.household = g.household
    left join household_facts f on f.municipality_id = ${municipality} and f.run_id = ${factsRun}::uuid
      and f.household = g.household
    left join lateral (
      select name, kana from residents where municipality_id = ${municipality} and household = g.household
        and (number = f.claimant or relation = '世帯主')
      order by number = f.claimant desc nulls last limit 1) n on true
    order by g.rank, g.household`.execute(ctx.db)
  const shown = rows.filter(row => row.household !== null)
  const ids = shown.map(row => row.household)
  await logHouseholds(ctx, municipality, ids)
  const total = rows[0]?.total ?? 0
  return { rows: shown.map(({ total: _, ...row }) => row), total, ...(await places(ctx, run)) }
}

/** Only what the filters speak of. */
function meantIn(run: Run, filter: HouseholdFilter): RawBuilder<unknown> {
  const { municipality, id, factsRun } = run
  const results = filter.change
    ? compared(run, filter.scheme)
    : sql`(
      select * from directory_results
      where municipality_id = ${municipality} and run_id = ${id}::uuid and scheme_id = ${filter.scheme}) r`
  if (!(filter.school || filter.town || filter.protected || filter.q)) return results
  return sql`${results} left join (
    select household, schools, town, protected, claimant from household_facts
    where municipality_id = ${municipality} and run_id = ${factsRun}::uuid) f using (household)`
}

function conditions({ comparedWith }: Run, filter: HouseholdFilter): RawBuilder<unknown> {
  const { outcome, reason, missing, only, change, school, town, q } = filter
  const all: RawBuilder<unknown>[] = [change === 'gone' ? sql`r.outcome is null` : sql`r.outcome is not null`]
  if (outcome) all.push(sql`r.outcome = ${outcome}`)
  if (reason) all.push(sql`${reason} = any (r.reasons)`)
  if (missing === 'none') all.push(sql`r.outcome = 'unknown' and cardinality(r.missing) = 0`)
  else if (missing) all.push(sql`${missing} = any (r.missing)`)
  if (only) all.push(sql`r.outcome = 'unknown' and r.missing = ${only.split(',')}::text[]`)
  if (change && comparedWith)
    all.push(change === 'any' ? sql`${changed} <> 'same'` : sql`${changed} = ${change}`)
  if (school) all.push(sql`${school} = any (f.schools)`)
  if (town) all.push(sql`f.town = ${town}`)
  if (filter.protected) all.push(sql`coalesce(f.protected, false) = ${filter.protected === 'yes'}`)
  if (q) all.push(sql`(starts_with(household, ${q}) or starts_with(f.claimant, ${q}))`)
  return sql.join(all, sql` and `)
}

/** The schools and towns there are to choose from. */
async function places(ctx: Context, run: Run): Promise<{ schools: string[]; towns: string[] }> {
  const { rows } = await sql<{ schools: string[] | null; towns: string[] | null }>`
    select
      (select array_agg(distinct s order by s) from household_facts, unnest(schools) s
        where municipality_id = ${run.municipality} and run_id = ${run.factsRun}::uuid) as schools,
      (select array_agg(distinct town order by town) from household_facts
        where municipality_id = ${run.municipality} and run_id = ${run.factsRun}::uuid and town is not null) as towns`.execute(
    ctx.db,
  )
  return { schools: rows[0]?.schools ?? [], towns: rows[0]?.towns ?? [] }
}

/** Writes down that staff looked at these households: a line per household, about who stands for it. */
export async function logHouseholds(ctx: Context, municipality: number, shown: string[]): Promise<void> {
  if (ctx.actor.kind !== 'staff' || shown.length === 0) return
  await sql`
    insert into views (municipality_id, at, viewer_id, viewer_kind, subject_kind, subject_id)
    select ${municipality}, ${ctx.now}, ${ctx.actor.accountId}::uuid, 'staff', 'resident', r.id from residents r
    where r.municipality_id = ${municipality} and r.household = any (${shown}::text[]) and r.relation = '世帯主'`.execute(
    ctx.db,
  )
}

/** What one household came to under a scheme, beside what it came to before. */
export async function resultOf(
  ctx: Context,
  run: Run,
  scheme: string,
  household: string,
): Promise<
  | Pick<HouseholdRow, 'outcome' | 'reasons' | 'missing' | 'amounts' | 'recipients' | 'before' | 'change'>
  | undefined
> {
  const own = sql`municipality_id = ${run.municipality} and scheme_id = ${scheme} and household = ${household}`
  const { rows } = await sql<HouseholdRow>`
    select r.outcome, coalesce(r.reasons, '{}') as reasons, coalesce(r.missing, '{}') as missing,
      coalesce(r.amounts, '{}') as amounts, coalesce(r.recipients, '{}') as recipients, p.outcome as before,
      ${run.comparedWith ? changed : sql`null`} as change
    from (select * from directory_results where ${own} and run_id = ${run.id}::uuid) r
    full join (select * from directory_results where ${own} and run_id = ${run.comparedWith}::uuid) p
      using (household)`.execute(ctx.db)
  return rows[0]
}

/** What certain households came to under a scheme, by 世帯番号. */
export async function resultsOf(
  ctx: Context,
  { municipality, id }: Run,
  scheme: string,
  asked: readonly string[],
): Promise<Map<string, { outcome: Judgement; reasons: string[]; missing: string[] }>> {
  if (asked.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('directory_results')
    .select(['household', 'outcome', 'reasons', 'missing'])
    .where('municipality_id', '=', municipality)
    .where('run_id', '=', id)
    .where('scheme_id', '=', scheme)
    .where('household', 'in', asked)
    .execute()
  return new Map(rows.map(row => [row.household, { ...row, outcome: row.outcome as Judgement }]))
}

/** What the open households of a scheme lack together, the most common first: whom one question would settle. */
export async function missingTogether(
  ctx: Context,
  { municipality, id }: Run,
  scheme: string,
  most = 6,
): Promise<{ missing: string[]; households: number }[]> {
  const { rows } = await sql<{ missing: string[]; households: number }>`
    select missing, count(*)::int as households from directory_results
    where municipality_id = ${municipality} and run_id = ${id}::uuid and scheme_id = ${scheme}
      and outcome = 'unknown' and cardinality(missing) > 0
    group by missing order by households desc, missing limit ${most}`.execute(ctx.db)
  return rows
}
