import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { placeOf } from '../layout/rules.ts'
import type { RegisterImport } from '../read.ts'
import type { Place } from './rules.ts'

const listed = 500

/**
 * Rows that stand for the same person (and the same benefit from the same day) as an earlier one. Each is named with
 * the row it repeats.
 */
export async function duplicatesOf(
  ctx: Context,
  municipality: number,
  found: RegisterImport,
): Promise<Place[]> {
  const key =
    found.register === 'benefits'
      ? sql`number, cells[${sql.lit(placeOf('benefits', 'kind'))}], cells[${sql.lit(placeOf('benefits', 'since'))}]`
      : sql`number`
  const staged = sql`from register_rows where municipality_id = ${municipality}::int and import_id = ${found.id}::uuid`
  const { rows } = await sql<{ rows: number[]; number: string }>`
    select array_agg(row order by row) as rows, number ${staged}
      and (${key}) in (select ${key} ${staged} group by ${key} having count(*) > 1 limit ${listed})
    group by ${key} order by min(row)`.execute(ctx.db)
  const label = found.mapping?.columns.number ?? null
  return rows.flatMap(({ rows: [first, ...again], number }) =>
    again.map(row => ({
      severity: 'error' as const,
      code: 'duplicate' as const,
      row,
      label,
      value: `${number}（${first}行目と同じ）`,
    })),
  )
}

/** Whether the very same bytes went in before. */
export async function sawFile(ctx: Context, municipality: number, found: RegisterImport): Promise<boolean> {
  const earlier = await ctx.db
    .selectFrom('register_imports')
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('register', '=', found.register)
    .where('sha256', '=', found.sha256)
    .where('state', '=', 'applied')
    .where('id', '!=', found.id)
    .limit(1)
    .executeTakeFirst()
  return earlier !== undefined
}
