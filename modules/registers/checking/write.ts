import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { municipalityOfWork } from '../access.ts'
import { compare } from '../comparing/read.ts'
import { findImport, inForce, lockImport, type RegisterImport } from '../read.ts'
import { dropStaged } from '../write.ts'
import { duplicatesOf, sawFile } from './read.ts'
import {
  type Circumstances,
  type Finding,
  judgeColumns,
  type Place,
  tally,
  total,
  warningsOf,
} from './rules.ts'

/** Clears the way for one run of the check; undefined when a later run, or a person, has taken over. */
export async function beginCheck(
  ctx: Context,
  { id, attempt }: { id: string; attempt: number },
): Promise<RegisterImport | undefined> {
  const municipality = municipalityOfWork(ctx)
  const found = await lockImport(ctx, municipality, id)
  if (found.state !== 'checking' || found.attempt !== attempt) return undefined
  await dropStaged(ctx, municipality, id)
  await ctx.db
    .deleteFrom('register_problems')
    .where('municipality_id', '=', municipality)
    .where('import_id', '=', id)
    .execute()
  return found
}

/** Between cells and between rows of one parameter, and for an empty cell: characters no cell may hold. */
const betweenCells = '\u001f'
const betweenRows = '\u001e'
const emptyCell = '\u0001'

export interface Staged {
  row: number
  cells: readonly (string | null)[]
}

/** Rows as one parameter, for a single statement; the first cell is 宛名番号. */
export function packed(rows: readonly Staged[]): { numbers: string; text: string } {
  const lines = rows.map(({ cells }) => cells.map(cell => cell ?? emptyCell).join(betweenCells))
  return { numbers: rows.map(({ row }) => row).join(','), text: lines.join(betweenRows) }
}

/**
 * Keeps rows until they are used, and says how far the file has been read. False when another run has taken over: then
 * nothing is kept.
 */
export async function stage(
  ctx: Context,
  run: { id: string; attempt: number },
  rows: { numbers: string; text: string } | null,
  progress: number,
): Promise<boolean> {
  const municipality = municipalityOfWork(ctx)
  const mine = await ctx.db
    .updateTable('register_imports')
    .set({ progress, progressed_at: new Date() })
    .where('municipality_id', '=', municipality)
    .where('id', '=', run.id)
    .where('attempt', '=', run.attempt)
    .where('state', '=', 'checking')
    .returning('id')
    .executeTakeFirst()
  if (!mine) return false
  if (rows) {
    await sql`
      insert into register_rows (municipality_id, import_id, row, number, cells)
      select ${municipality}::int, ${run.id}::uuid, row, cells[1], cells
      from (
        select row, string_to_array(line, ${betweenCells}, ${emptyCell}) cells
        from rows from (
          unnest(string_to_array(${rows.numbers}, ',')::int[]),
          unnest(string_to_array(${rows.text}, ${betweenRows}))
        ) as given(row, line)
      ) parsed`.execute(ctx.db)
  }
  return true
}

const Conclusion = z.object({
  id: z.uuid(),
  attempt: z.number().int(),
  findings: z.array(z.custom<Finding>()),
  places: z.array(z.custom<Place>()),
  badRows: z.number().int(),
  totals: z.record(z.string(), z.number()),
  given: z.custom<Omit<Circumstances, 'sameFile' | 'older' | 'notices'>>(),
})

/**
 * Ends a check: looks for what only all rows together show, compares with the register, and lets people decide; or
 * refuses the extract with the list of what is wrong. By background work alone.
 */
export const concludeCheck = command({
  type: 'register.checked',
  schema: Conclusion,
  where: municipalityOfWork,
  run: async (ctx, { id, attempt, totals, given, ...earlier }) => {
    const municipality = municipalityOfWork(ctx)
    const found = await lockImport(ctx, municipality, id)
    const subject = { kind: 'register-import', id }
    if (found.state !== 'checking' || found.attempt !== attempt) {
      return {
        event: { type: 'register.check-outrun', subject, data: { attempt } },
        result: { state: found.state },
      }
    }
    const counted = tally(earlier)
    for (const place of await duplicatesOf(ctx, municipality, found)) counted.add(place)
    for (const place of judgeColumns(counted.result().findings, given.rows)) counted.add(place)
    const { findings, places, badRows } = counted.result()
    await noteProblems(ctx, municipality, id, places)
    const [errors, notices] = [total(findings, 'error'), total(findings, 'notice')]
    const outcome = errors > 0 ? { state: 'refused' as const } : await outlook(ctx, found, given, notices)
    await ctx.db
      .updateTable('register_imports')
      .set({
        ...outcome,
        rows: given.rows,
        problems: errors + notices,
        bad_rows: badRows,
        totals: json(totals),
        findings: json(findings),
        checked_at: ctx.now,
      })
      .where('municipality_id', '=', municipality)
      .where('id', '=', id)
      .execute()
    const data = { register: found.register, rows: given.rows, errors, notices, findings }
    if (errors === 0)
      return { event: { subject, data: { ...data, ...outcome } }, result: { state: outcome.state } }
    await dropStaged(ctx, municipality, id)
    return { event: { type: 'register.import-refused', subject, data }, result: { state: outcome.state } }
  },
})

/** What would happen if it went in now. */
async function outlook(
  ctx: Context,
  found: RegisterImport,
  given: Omit<Circumstances, 'sameFile' | 'older' | 'notices'>,
  notices: number,
) {
  const municipality = municipalityOfWork(ctx)
  const compared = await compare(ctx, municipality, found)
  const before = await inForce(ctx, municipality, found)
  const warnings = warningsOf(compared, {
    ...given,
    notices,
    sameFile: await sawFile(ctx, municipality, found),
    older: before !== undefined && before.extractedOn > found.extractedOn,
  })
  const { added, changed, gone, unchanged } = compared
  return { state: 'ready' as const, added, changed, gone, unchanged, warnings, base: before?.id ?? null }
}

async function noteProblems(
  ctx: Context,
  municipality: number,
  id: string,
  places: readonly Place[],
): Promise<void> {
  const sorted = [...places].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  const rows = sorted.map((place, position) => ({
    municipality_id: municipality,
    import_id: id,
    position,
    ...place,
  }))
  for (let at = 0; at < rows.length; at += 1000) {
    await ctx.db
      .insertInto('register_problems')
      .values(rows.slice(at, at + 1000))
      .execute()
  }
}

/** A check that could not be done, e.g. because the file is not where it was put. */
export const failCheck = command({
  type: 'register.check-failed',
  schema: z.object({ id: z.uuid(), attempt: z.number().int(), code: z.literal('file-missing') }),
  where: municipalityOfWork,
  run: async (ctx, { id, attempt, code }) => {
    const municipality = municipalityOfWork(ctx)
    const found = await findImport(ctx, municipality, id)
    const finding: Finding = { severity: 'error', code, label: null, count: 1 }
    await ctx.db
      .updateTable('register_imports')
      .set({ state: 'failed', findings: json([finding]), problems: 1 })
      .where('municipality_id', '=', municipality)
      .where('id', '=', id)
      .where('state', '=', 'checking')
      .where('attempt', '=', attempt)
      .execute()
    return {
      event: { subject: { kind: 'register-import', id }, data: { register: found.register, code } },
      result: { state: 'failed' as const },
    }
  },
})
