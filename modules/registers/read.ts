import type { Selectable } from 'kysely'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import type { DB } from '#platform/db.ts'
import { staffOf } from './access.ts'
import type { Finding } from './checking/rules.ts'
import { arrangement, fitsHead, suggestMapping } from './mapping/rules.ts'
import type { Mapping } from './mapping/schema.ts'
import type { ImportState, Register, Warning } from './schema.ts'

/** An extract and how far it has come. */
export interface RegisterImport {
  id: string
  register: Register
  state: ImportState
  extent: 'full' | 'changes'
  extractedOn: string
  year: number | null
  kind: string | null
  fileName: string
  file: string | null
  bytes: number
  sha256: string
  encoding: 'utf-8' | 'cp932'
  delimiter: string
  expectedRows: number | null
  controlColumn: string | null
  controlTotal: number | null
  mapping: Mapping | null
  rows: number | null
  /** How many errors and notices; how many rows have an error. */
  problems: number
  badRows: number
  findings: Finding[]
  warnings: Warning[]
  added: number | null
  changed: number | null
  gone: number | null
  unchanged: number | null
  base: string | null
  attempt: number
  /** Bytes read. */
  progress: number
  progressedAt: Date | null
  uploadedBy: string
  uploadedAt: Date
  checkedAt: Date | null
  approvedBy: string | null
  appliedAt: Date | null
}

/** One extract of the actor's municipality. Refuses `not-found`, and `not-allowed` for others than its staff. */
export async function importOf(ctx: Context, id: string): Promise<RegisterImport> {
  return findImport(ctx, staffOf(ctx).municipalityId, id)
}

export async function findImport(ctx: Context, municipality: number, id: string): Promise<RegisterImport> {
  const row = await ctx.db
    .selectFrom('register_imports')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? asImport(row) : refuse('not-found')
}

/** The same, held until the transaction ends, so that nobody else moves it on meanwhile. */
export async function lockImport(ctx: Context, municipality: number, id: string): Promise<RegisterImport> {
  const row = await ctx.db
    .selectFrom('register_imports')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asImport(row) : refuse('not-found')
}

/** What was taken in, newest first, with who did it. */
export async function importsOf(
  ctx: Context,
  options: { register?: Register; limit?: number } = {},
): Promise<(RegisterImport & { uploaderName: string })[]> {
  const { municipalityId } = staffOf(ctx)
  let query = ctx.db
    .selectFrom('register_imports')
    .leftJoin('accounts', 'accounts.id', 'register_imports.uploaded_by')
    .selectAll('register_imports')
    .select('accounts.name as uploader_name')
    .where('register_imports.municipality_id', '=', municipalityId)
    .orderBy('register_imports.uploaded_at', 'desc')
    .limit(options.limit ?? 100)
  if (options.register) query = query.where('register_imports.register', '=', options.register)
  const rows = await query.execute()
  return rows.map(row => ({ ...asImport(row), uploaderName: row.uploader_name ?? '' }))
}

/** The extract a register stands on: the last that went in, of that 年度 or kind where it has one. */
export async function inForce(
  ctx: Context,
  municipality: number,
  of: { register: Register; year: number | null; kind: string | null },
): Promise<RegisterImport | undefined> {
  let query = ctx.db
    .selectFrom('register_imports')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('register', '=', of.register)
    .where('state', '=', 'applied')
    .orderBy('applied_at', 'desc')
    .limit(1)
  if (of.year !== null) query = query.where('year', '=', of.year)
  if (of.kind !== null) query = query.where('kind', '=', of.kind)
  const row = await query.executeTakeFirst()
  return row && asImport(row)
}

export interface ShownProblem {
  severity: 'error' | 'notice'
  code: string
  row: number | null
  label: string | null
  value: string | null
}

/** What stands against an extract, in the order of its rows; at most the first ones that were kept. */
export async function problemsOf(ctx: Context, id: string, limit = 10_000): Promise<ShownProblem[]> {
  const { municipalityId } = staffOf(ctx)
  const rows = await ctx.db
    .selectFrom('register_problems')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('import_id', '=', id)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(({ severity, code, row, label, value }) => ({
    severity: severity as ShownProblem['severity'],
    code,
    row,
    label,
    value,
  }))
}

/** How to read a file with these columns: as saved for them, else as saved for others that fit, else as suggested. */
export async function mappingFor(
  ctx: Context,
  register: Register,
  head: readonly string[],
): Promise<{ mapping: Mapping; from: 'saved' | 'suggested' }> {
  const { municipalityId } = staffOf(ctx)
  const rows = await ctx.db
    .selectFrom('register_mappings')
    .select(['layout', 'mapping'])
    .where('municipality_id', '=', municipalityId)
    .where('register', '=', register)
    .orderBy('saved_at', 'desc')
    .limit(20)
    .execute()
  const saved = rows.map(row => ({ layout: row.layout, mapping: row.mapping as unknown as Mapping }))
  const layout = arrangement(head)
  const found =
    saved.find(each => each.layout === layout && fitsHead(each.mapping, head)) ??
    saved.find(each => each.mapping.head && fitsHead(each.mapping, head))
  return found
    ? { mapping: found.mapping, from: 'saved' }
    : { mapping: suggestMapping(register, head), from: 'suggested' }
}

/** The files that are still needed. */
export async function filesKept(ctx: Context, municipality: number): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('register_imports')
    .select('file')
    .where('municipality_id', '=', municipality)
    .where('file', 'is not', null)
    .execute()
  return rows.flatMap(({ file }) => file ?? [])
}

export function asImport(row: Selectable<DB['register_imports']>): RegisterImport {
  return {
    id: row.id,
    register: row.register as Register,
    state: row.state as ImportState,
    extent: row.extent as RegisterImport['extent'],
    extractedOn: row.extracted_on,
    year: row.year,
    kind: row.kind,
    fileName: row.file_name,
    file: row.file,
    bytes: row.bytes,
    sha256: row.sha256,
    encoding: row.encoding as RegisterImport['encoding'],
    delimiter: row.delimiter,
    expectedRows: row.expected_rows,
    controlColumn: row.control_column,
    controlTotal: row.control_total === null ? null : Number(row.control_total),
    mapping: row.mapping as unknown as Mapping | null,
    rows: row.rows,
    problems: row.problems,
    badRows: row.bad_rows,
    findings: row.findings as unknown as Finding[],
    warnings: row.warnings as Warning[],
    added: row.added,
    changed: row.changed,
    gone: row.gone,
    unchanged: row.unchanged,
    base: row.base,
    attempt: row.attempt,
    progress: row.progress,
    progressedAt: row.progressed_at,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    checkedAt: row.checked_at,
    approvedBy: row.approved_by,
    appliedAt: row.applied_at,
  }
}
