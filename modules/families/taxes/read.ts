import { sql } from 'kysely'
import { ageAt, fiscalYear, tokyoDay } from '#language/values/date.ts'
import type { Context } from '#platform/context.ts'
import {
  householdTaxClass,
  publicAssistance,
  type RegisterEntry,
  type TaxedMember,
  taxYearInForce,
} from '../rules.ts'

type TaxClass = RegisterEntry['taxClass']

/**
 * 課税区分 of households from the tax list in force on the day of `ctx.now`; undefined where no tax list was ever taken in,
 * so that what the resident register says stands.
 */
export async function taxClassesOf(
  ctx: Context,
  municipality: number,
  households: readonly string[],
): Promise<Map<string, TaxClass> | undefined> {
  const today = tokyoDay(ctx.now)
  const lists = await ctx.db
    .selectFrom('register_imports')
    .select('year')
    .distinct()
    .where('municipality_id', '=', municipality)
    .where('register', '=', 'taxes')
    .where('state', '=', 'applied')
    .execute()
  const year = taxYearInForce(
    lists.flatMap(list => list.year ?? []),
    fiscalYear(today),
  )
  if (year === undefined || households.length === 0) return undefined
  const { rows } = await sql<{
    household: string
    birthDate: string
    recorded: boolean
    class: string | null
    declared: boolean | null
    assisted: boolean
  }>`
    select r.household, r.birth_date as "birthDate", t.number is not null as recorded, t.class, t.declared, exists (
        select from register_benefits b
        where b.municipality_id = ${municipality} and b.number = r.number and b.kind = ${publicAssistance}
          and b.since <= ${today}::date and (b.until is null or b.until >= ${today}::date)) as assisted
    from residents r
    left join register_taxes t on t.municipality_id = ${municipality} and t.number = r.number and t.year = ${year}
    where r.municipality_id = ${municipality} and r.household = any(${[...new Set(households)]}::text[])
      and (r.moved_out_on is null or r.moved_out_on > ${today}::date)`.execute(ctx.db)
  const members = new Map<string, TaxedMember[]>()
  for (const row of rows) {
    const member: TaxedMember = {
      age: ageAt(row.birthDate, today),
      assisted: row.assisted,
      ...(row.recorded && { record: { class: row.class, declared: row.declared ?? false } }),
    }
    members.set(row.household, [...(members.get(row.household) ?? []), member])
  }
  return new Map([...members].map(([household, each]) => [household, householdTaxClass(each)]))
}
