import { sql } from 'kysely'
import { tokyoDay } from '#language/values/date.ts'
import { normaliseKana } from '#language/values/kana.ts'
import { logView } from '#modules/accounts/write.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { mayReadRegister } from './access.ts'
import { compareIdentity, factsOfEntry, joined, type Named, type RegisterEntry } from './rules.ts'
import type { ResidentSearch } from './schema.ts'
import { taxClassesOf } from './taxes/read.ts'

/** A person in the resident register. The address of a protected person (支援措置) is not handed out. */
export interface Resident extends RegisterEntry, Named {
  id: string
  municipality: number
  /** 宛名番号. */
  number: string
  household: string
  relation: string
  birthDate: string
  sex: string
  /** Null for a protected person. */
  postalCode: string | null
  address: string | null
  extractedOn: string
}

/** One person of the register; undefined where the actor may not see one. */
export async function residentOf(
  ctx: Context,
  municipality: number,
  residentId: string,
): Promise<Resident | undefined> {
  const row = await ctx.db
    .selectFrom('residents')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('id', '=', residentId)
    .executeTakeFirst()
  return row && (await withTaxes(ctx, municipality, [row]))[0]
}

/** The people of one household, head first as registered. */
export async function householdOf(
  ctx: Context,
  municipality: number,
  household: string,
): Promise<Resident[]> {
  const rows = await ctx.db
    .selectFrom('residents')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('household', '=', household)
    .orderBy('birth_date')
    .execute()
  return withTaxes(ctx, municipality, rows)
}

const mostFound = 20

/**
 * Looks people up for staff, by the beginning of name or kana, birth date or 宛名番号; at most 20, by kana.
 * Nothing asked, nothing found; whom it shows is written to `views`. Refuses `not-allowed` for anybody but the municipality's own staff.
 */
export async function findResidents(ctx: Context, search: ResidentSearch): Promise<Resident[]> {
  const municipality = 'municipalityId' in ctx.actor ? ctx.actor.municipalityId : null
  if (municipality === null || !mayReadRegister(ctx.actor, municipality)) refuse('not-allowed')
  const name = joined(search.name ?? '')
  const kana = joined(normaliseKana(search.kana ?? ''))
  if (!name && !kana && !search.birthDate && !search.number) return []
  let query = ctx.db
    .selectFrom('residents')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .orderBy('kana')
    .orderBy('birth_date')
    .limit(mostFound)
  if (search.birthDate) query = query.where('birth_date', '=', search.birthDate)
  if (search.number) query = query.where('number', '=', search.number)
  if (name) query = query.where(begins('name', name))
  if (kana) query = query.where(begins('kana', kana))
  const found = await withTaxes(ctx, municipality, await query.execute())
  for (const { id } of found) await logView(ctx, { municipality, subjectKind: 'resident', subjectId: id })
  return found
}

function begins(column: 'name' | 'kana', start: string) {
  const pattern = `${start.replace(/[\\%_]/g, part => `\\${part}`)}%`
  return sql<boolean>`regexp_replace(${sql.ref(column)}, '[[:space:]　]', '', 'g') like ${pattern}`
}

/**
 * The person of the register who wrote this name, kana and birth date, when there is exactly one.
 * `alike`: only the way of writing differs, so a person must confirm it; it is no match yet.
 */
export async function likelyResident(
  ctx: Context,
  municipality: number,
  asked: Named & { birthDate: string },
): Promise<{ resident: Resident; certainty: 'same' | 'alike' } | undefined> {
  const rows = await ctx.db
    .selectFrom('residents')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('birth_date', '=', asked.birthDate)
    .execute()
  const compared = (await withTaxes(ctx, municipality, rows)).map(resident => ({
    resident,
    certainty: compareIdentity(asked, resident),
  }))
  for (const certainty of ['same', 'alike'] as const) {
    const found = compared.filter(one => one.certainty === certainty)
    const [only] = found
    if (found.length > 1) return undefined
    if (only) return { resident: only.resident, certainty }
  }
  return undefined
}

/**
 * What the register says of a person on the day of `ctx.now`, as facts for rules. Left out means unknown, null that
 * the register holds nothing. `residentId` null: nobody was matched yet.
 */
export async function registerFacts(
  ctx: Context,
  municipality: number,
  residentId: string | null,
): Promise<Record<string, string | boolean | null>> {
  if (!residentId) return {}
  return (await factsOfResidents(ctx, municipality, [residentId])).get(residentId) ?? {}
}

/** The same of several people at once, by their id; whom the actor may not see is left out. */
export async function factsOfResidents(
  ctx: Context,
  municipality: number,
  residentIds: readonly string[],
): Promise<Map<string, Record<string, string | boolean | null>>> {
  if (residentIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('residents')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('id', 'in', residentIds)
    .execute()
  const residents = await withTaxes(ctx, municipality, rows)
  return new Map(residents.map(resident => [resident.id, factsOfEntry(resident, tokyoDay(ctx.now))]))
}

/** People with the 課税区分 of their household, from the tax list where there is one. */
async function withTaxes(
  ctx: Context,
  municipality: number,
  rows: readonly Parameters<typeof asResident>[0][],
): Promise<Resident[]> {
  const residents = rows.map(asResident)
  const classes = await taxClassesOf(
    ctx,
    municipality,
    residents.map(resident => resident.household),
  )
  if (!classes) return residents
  return residents.map(resident => ({ ...resident, taxClass: classes.get(resident.household) ?? null }))
}

function asResident(row: {
  municipality_id: number
  id: string
  number: string
  household: string
  relation: string
  name: string
  kana: string
  birth_date: string
  sex: string
  postal_code: string
  address: string
  moved_in_on: string
  moved_out_on: string | null
  protected: boolean
  tax_class: string | null
  extracted_on: string
}): Resident {
  return {
    id: row.id,
    municipality: row.municipality_id,
    number: row.number,
    household: row.household,
    relation: row.relation,
    name: row.name,
    kana: row.kana,
    birthDate: row.birth_date,
    sex: row.sex,
    postalCode: row.protected ? null : row.postal_code,
    address: row.protected ? null : row.address,
    movedInOn: row.moved_in_on,
    movedOutOn: row.moved_out_on,
    protected: row.protected,
    taxClass: row.tax_class as Resident['taxClass'],
    extractedOn: row.extracted_on,
  }
}
