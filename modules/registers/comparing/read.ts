import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Comparison } from '../checking/rules.ts'
import { placeOf } from '../layout/rules.ts'
import type { RegisterImport } from '../read.ts'
import { type Column, keptColumns, type Target, targetOf } from './rules.ts'

/**
 * For the rest of the transaction, tables are brought together as wholes. Rows that were staged a moment ago have no
 * statistics: the planner takes them for one or two and would look through all of them again for every resident.
 */
export async function plainJoins(ctx: Context): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(ctx.db)
}

/** A staged cell as its table wants it. */
export function staged({ place, type, otherwise }: Column): RawBuilder<unknown> {
  const cell = sql`s.cells[${sql.lit(place)}]`
  const filled = otherwise === undefined ? cell : sql`coalesce(${cell}, ${sql.lit(otherwise)})`
  return type === 'text' ? filled : sql`(${filled})::${sql.raw(type)}`
}

/** The parts of the statements that bring an extract and its register together. `t` is the table, `s` the rows. */
export function statementParts(found: RegisterImport) {
  const target = targetOf(
    found.register,
    found.mapping ?? { head: true, columns: {}, values: {}, constants: {} },
    found.year,
  )
  const kept = found.mapping ? keptColumns(found.register, found.mapping) : []
  const compared = target.columns.filter(column => !kept.includes(column.name))
  const list = (parts: RawBuilder<unknown>[]) => sql.join(parts)
  const same = [
    ...target.fixed.map(({ name, value }) => sql`t.${sql.ref(name)} = ${value}`),
    ...target.key.map(column => sql`t.${sql.ref(column.name)} = ${staged(column)}`),
  ]
  return {
    target,
    compared,
    table: sql.table(target.table),
    /** Beside municipality_id and number, which every statement names itself. */
    same: same.length > 0 ? sql`and ${sql.join(same, sql` and `)}` : sql``,
    /** That a row of the register says something else than the extract. */
    differs:
      compared.length === 0
        ? sql`false`
        : sql`(${list(compared.map(column => sql`t.${sql.ref(column.name)}`))})
            is distinct from (${list(compared.map(staged))})`,
    /** The rows of the register that a full extract must name. */
    present: presentOf(found, target),
  }
}

function presentOf(found: RegisterImport, target: Target): RawBuilder<unknown> {
  switch (found.register) {
    case 'residents':
      return sql`t.gone_on is null and (t.moved_out_on is null or t.moved_out_on > ${found.extractedOn}::date)`
    case 'benefits': {
      const kind = sql`s.cells[${sql.lit(placeOf('benefits', 'kind'))}]`
      return sql`(t.until is null or t.until > ${found.extractedOn}::date) and t.kind in (
        select distinct ${kind} from register_rows s
        where s.municipality_id = t.municipality_id and s.import_id = ${found.id}::uuid)`
    }
    default:
      return sql.join(
        target.fixed.map(({ name, value }) => sql`t.${sql.ref(name)} = ${value}`),
        sql` and `,
      )
  }
}

/** How many would be new, changed, gone and as they were, if the staged extract went in. */
export async function compare(
  ctx: Context,
  municipality: number,
  found: RegisterImport,
): Promise<Comparison> {
  const { table, same, differs, present } = statementParts(found)
  await plainJoins(ctx)
  const {
    rows: [counted],
  } = await sql<{ added: number; changed: number; total: number }>`
    select count(*) filter (where t.municipality_id is null) as added,
      count(*) filter (where t.municipality_id is not null and ${differs}) as changed,
      count(*) as total
    from register_rows s
    left join ${table} t on t.municipality_id = ${municipality}::int and t.number = s.number ${same}
    where s.municipality_id = ${municipality}::int and s.import_id = ${found.id}::uuid`.execute(ctx.db)
  const {
    rows: [there],
  } = await sql<{ present: number; missing: number }>`
    select count(*) as present, count(*) filter (where not exists (
      select from register_rows s
      where s.municipality_id = ${municipality}::int and s.import_id = ${found.id}::uuid
        and s.number = t.number ${same})) as missing
    from ${table} t where t.municipality_id = ${municipality}::int and ${present}`.execute(ctx.db)
  const { added = 0, changed = 0, total = 0 } = counted ?? {}
  return {
    added,
    changed,
    unchanged: total - added - changed,
    gone: found.extent === 'full' ? (there?.missing ?? 0) : 0,
    present: there?.present ?? 0,
    strangers: found.register === 'residents' ? 0 : await strangersOf(ctx, municipality, found),
    lifted: await liftedOf(ctx, municipality, found),
  }
}

/** Rows of a list about people whom the resident register does not know. */
async function strangersOf(ctx: Context, municipality: number, found: RegisterImport): Promise<number> {
  const {
    rows: [counted],
  } = await sql<{ strangers: number }>`
    select count(*) as strangers from register_rows s
    left join residents t on t.municipality_id = ${municipality}::int and t.number = s.number
    where s.municipality_id = ${municipality}::int and s.import_id = ${found.id}::uuid and t.number is null`.execute(
    ctx.db,
  )
  return counted?.strangers ?? 0
}

/** Whose 支援措置 the register has and the extract has not. */
async function liftedOf(ctx: Context, municipality: number, found: RegisterImport): Promise<number> {
  if (found.register !== 'residents' || !found.mapping?.columns.protected) return 0
  const flag = sql`s.cells[${sql.lit(placeOf('residents', 'protected'))}]`
  const {
    rows: [counted],
  } = await sql<{ lifted: number }>`
    select count(*) as lifted from residents t
    join register_rows s on s.municipality_id = ${municipality}::int and s.import_id = ${found.id}::uuid
      and s.number = t.number
    where t.municipality_id = ${municipality}::int and t.protected and ${flag} is distinct from 'true'`.execute(
    ctx.db,
  )
  return counted?.lifted ?? 0
}
