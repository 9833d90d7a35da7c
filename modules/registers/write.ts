import { tokyoDay } from '#language/values/date.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { addJob } from '#platform/queue.ts'
import { keeperOf } from './keepers/read.ts'
import { layouts } from './layout/rules.ts'
import { arrangement, mappingProblems } from './mapping/rules.ts'
import { lockImport } from './read.ts'
import { mayCheck } from './rules.ts'
import { Check, Extract, Named } from './schema.ts'

/**
 * An extract of a register arrives: its file is at its place, and nothing of it is used yet. By those who keep the
 * registers (`not-allowed` for others). Refuses `invalid-input` where 抽出日 lies ahead, or 年度 is missing for a register
 * that is kept by 年度.
 */
export const uploadExtract = command({
  type: 'register.uploaded',
  schema: Extract,
  where: async ctx => (await keeperOf(ctx)).municipalityId,
  run: async (ctx, input) => {
    const { municipalityId: municipality, accountId } = await keeperOf(ctx)
    const { yearly } = layouts[input.register]
    const issues = [
      ...(input.extractedOn > tokyoDay(ctx.now) ? [{ path: 'extractedOn', message: 'ahead' }] : []),
      ...(yearly && input.year === null ? [{ path: 'year', message: 'missing' }] : []),
    ]
    if (issues.length > 0) refuse('invalid-input', { issues })
    const { id } = await ctx.db
      .insertInto('register_imports')
      .values({
        municipality_id: municipality,
        register: input.register,
        state: 'uploaded',
        extent: input.extent,
        extracted_on: input.extractedOn,
        year: yearly ? input.year : null,
        file_name: input.fileName,
        file: input.file,
        bytes: input.bytes,
        sha256: input.sha256,
        encoding: input.encoding,
        delimiter: input.delimiter,
        expected_rows: input.expectedRows,
        uploaded_by: accountId,
        uploaded_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { register, extractedOn, year, sha256, bytes } = input
    return {
      event: {
        subject: { kind: 'register-import', id },
        data: { register, extractedOn, year, sha256, bytes },
      },
      result: { id },
    }
  },
})

/**
 * Says what the columns are and has the file checked in the background; saves the mapping for the next extract with the
 * same columns. Again at any time before it is applied, and when an earlier check stopped on the way. Refuses
 * `register-mapping` (with `problems`) where something required has no column, `not-possible-now` once it is going in.
 */
export const checkExtract = command({
  type: 'register.check-requested',
  schema: Check,
  where: async ctx => (await keeperOf(ctx)).municipalityId,
  run: async (ctx, { id, mapping, head, controlColumn, controlTotal }) => {
    const { municipalityId: municipality, accountId } = await keeperOf(ctx)
    const found = await lockImport(ctx, municipality, id)
    if (!found.file || !mayCheck(found, ctx.now)) refuse('not-possible-now')
    const problems = mappingProblems(found.register, mapping, head)
    if (problems.length > 0) refuse('register-mapping', { problems })
    if (controlColumn !== null && !head.includes(controlColumn)) {
      refuse('invalid-input', { issues: [{ path: 'controlColumn', message: 'unknown' }] })
    }
    await saveMapping(ctx, municipality, found.register, accountId, { mapping, head })
    const attempt = found.attempt + 1
    await ctx.db
      .updateTable('register_imports')
      .set({
        state: 'checking',
        mapping: json(mapping),
        kind: mapping.constants.kind ?? null,
        control_column: controlColumn,
        control_total: controlColumn === null ? null : controlTotal,
        attempt,
        progress: 0,
        progressed_at: ctx.now,
        approved_by: null,
        approved_at: null,
      })
      .where('municipality_id', '=', municipality)
      .where('id', '=', id)
      .execute()
    await addJob(ctx, 'check-register', { municipality, id, attempt }, { maxAttempts: 3 })
    return {
      event: { subject: { kind: 'register-import', id }, data: { register: found.register, attempt } },
      result: { id, attempt },
    }
  },
})

async function saveMapping(
  ctx: Context,
  municipality: number,
  register: string,
  account: string,
  { mapping, head }: { mapping: unknown; head: readonly string[] },
): Promise<void> {
  const saved = { mapping: json(mapping), saved_by: account, saved_at: ctx.now }
  await ctx.db
    .insertInto('register_mappings')
    .values({ municipality_id: municipality, register, layout: arrangement(head), ...saved })
    .onConflict(conflict => conflict.columns(['municipality_id', 'register', 'layout']).doUpdateSet(saved))
    .execute()
}

/**
 * Puts an extract aside: its rows and its file are taken away, the register stays as it is. Refuses `not-possible-now`
 * for one that went in or is going in.
 */
export const cancelExtract = command({
  type: 'register.cancelled',
  schema: Named,
  where: async ctx => (await keeperOf(ctx)).municipalityId,
  run: async (ctx, { id }) => {
    const { municipalityId: municipality } = await keeperOf(ctx)
    const found = await lockImport(ctx, municipality, id)
    if (['applying', 'applied', 'cancelled'].includes(found.state)) refuse('not-possible-now')
    await putAside(ctx, municipality, id)
    return {
      event: {
        subject: { kind: 'register-import', id },
        data: { register: found.register, file: found.file },
      },
      result: { id },
    }
  },
})

/** Takes away what was read of an extract. Its file goes when the transaction is over. */
export async function putAside(ctx: Context, municipality: number, id: string): Promise<void> {
  await ctx.db
    .updateTable('register_imports')
    .set({ state: 'cancelled', file: null })
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .execute()
  await dropStaged(ctx, municipality, id)
  await ctx.db
    .deleteFrom('register_problems')
    .where('municipality_id', '=', municipality)
    .where('import_id', '=', id)
    .execute()
}

/** The staged rows of one extract. */
export async function dropStaged(ctx: Context, municipality: number, id: string): Promise<void> {
  await ctx.db
    .deleteFrom('register_rows')
    .where('municipality_id', '=', municipality)
    .where('import_id', '=', id)
    .execute()
}
