import { access, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { TaskList } from 'graphile-worker'
import { type Actor, type Context, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import type { Env } from '#platform/env.ts'
import { on } from '#platform/events.ts'
import { addJob, type Clockwork } from '#platform/queue.ts'
import { type CsvEnd, csvRecords } from '#platform/sheet/csv-records.ts'
import { applyExtract } from './applying/write.ts'
import { judgeFile, type Tallied, tally } from './checking/rules.ts'
import { beginCheck, concludeCheck, failCheck, packed, type Staged, stage } from './checking/write.ts'
import { controlKey, converter } from './converting/rules.ts'
import { folderOf, headOf, pathOf } from './file/read.ts'
import { numberedHead } from './mapping/rules.ts'
import type { Mapping } from './mapping/schema.ts'
import { filesKept, type RegisterImport } from './read.ts'
import { putAsideOld, resumeStalled } from './stalled/write.ts'

interface Step {
  municipality: number
  id: string
  attempt: number
}

interface Workshop {
  database: Database
  env: Pick<Env, 'dataDir'>
}

/** Every five minutes work that was cut off is taken up again; at night what nobody came back to is put aside. */
export const clockwork: Clockwork[] = [
  { task: 'resume-registers', match: '*/5 * * * *' },
  { task: 'tidy-registers', match: '41 18 * * *' },
]

export function tasks({ database, env }: Workshop): TaskList {
  return {
    'resume-registers': async () => {
      await resumeRegisters(database)
    },
    'tidy-registers': () => tidyRegisters(database, env.dataDir),
    'check-register': payload => runCheck(database, env.dataDir, payload as Step),
    'apply-register': payload => runApply(database, env.dataDir, payload as Step),
    'drop-register-file': async payload => {
      await rm(pathOf(env.dataDir, (payload as { file: string }).file), { force: true })
    },
  }
}

const work = (municipality: number): Actor => ({
  kind: 'system',
  municipalityId: municipality,
  job: 'registers',
})

const rowsAtOnce = 10_000

/**
 * Reads a file from beginning to end: every cell is converted and checked, the rows are staged, and progress is written
 * down piece by piece, so that it can be seen. Stops without a trace when a later run has taken over.
 */
export async function runCheck(database: Database, dataDir: string, step: Step): Promise<void> {
  const actor = work(step.municipality)
  const as = <T>(task: (ctx: Context) => Promise<T>) => enter(database, actor, task)
  const found = await as(ctx => beginCheck(ctx, step))
  if (!found?.mapping || !found.file) return
  const path = pathOf(dataDir, found.file)
  const there = await access(path).then(
    () => true,
    () => false,
  )
  if (!there) {
    await as(ctx => failCheck(ctx, { ...step, code: 'file-missing' }))
    return
  }
  const read = await readThrough(path, found, (rows, bytes) =>
    as(ctx => stage(ctx, step, rows.length > 0 ? packed(rows) : null, bytes)),
  )
  if (!read) return
  const { id, attempt } = step
  await as(ctx => concludeCheck(ctx, { id, attempt, ...read }))
}

interface Through extends Tallied {
  totals: Record<string, number>
  given: { rows: number; end: CsvEnd; expectedRows: number | null }
}

/** `keep` is given the rows piece by piece, one piece while the next is read; false from it ends the reading. */
async function readThrough(
  path: string,
  found: RegisterImport,
  keep: (rows: Staged[], bytes: number) => Promise<boolean>,
): Promise<Through | undefined> {
  const source = csvRecords(path, found)
  const counted = tally()
  let conversion: ReturnType<typeof converterFor> | undefined
  let batch: Staged[] = []
  let keeping: Promise<boolean> = Promise.resolve(true)
  const through = { rows: 0, cells: 0 }
  for (;;) {
    const next = await source.next()
    if (next.done) {
      if (!(await keeping) || !(await keep(batch, found.bytes))) return undefined
      const columns = conversion?.columns ?? 0
      const read = {
        rows: through.rows,
        end: next.value,
        lastIsShort: through.rows > 0 && through.cells !== columns,
      }
      const totals = conversion?.totals ?? new Map<string, number>()
      for (const place of judgeFile(read, found, totals.get(controlKey))) counted.add(place)
      totals.delete(controlKey)
      const { rows, end } = read
      const given = { rows, end, expectedRows: found.expectedRows }
      return { ...counted.result(), totals: Object.fromEntries(totals), given }
    }
    for (const { row, cells } of next.value.records) {
      if (!conversion) {
        conversion = converterFor(found, cells)
        if (found.mapping?.head) continue
      }
      through.rows += 1
      through.cells = cells.length
      const converted = conversion.convert(cells)
      if (converted.problems.length > 0) counted.row(row, converted.problems)
      // A row without 宛名番号 stands for nobody; it has been noted.
      if (converted.cells[0]) batch.push({ row, cells: converted.cells })
    }
    if (batch.length < rowsAtOnce) continue
    if (!(await keeping)) return undefined
    keeping = keep(batch, next.value.bytes)
    // It is waited for at the next piece; until then nobody else would notice that it failed.
    keeping.catch(() => undefined)
    batch = []
  }
}

function converterFor(found: RegisterImport, first: readonly string[]) {
  const mapping = found.mapping as Mapping
  const head = mapping.head ? headOf(first) : numberedHead(first.length)
  return { ...converter(found.register, mapping, head, found), columns: head.length }
}

/** Lets an approved extract go in, and takes its file away afterwards. */
export async function runApply(database: Database, dataDir: string, step: Step): Promise<void> {
  const { id, attempt } = step
  const { file } = await enter(database, work(step.municipality), ctx => applyExtract(ctx, { id, attempt }))
  if (file) await rm(pathOf(dataDir, file), { force: true })
}

on('register.cancelled', 'drop-register-file', async (ctx, event) => {
  if (event.data?.file) await addJob(ctx, 'drop-register-file', { file: event.data.file })
})

/** Takes up what was cut off, e.g. because the server was stopped; what somebody works on is left alone. */
export async function resumeRegisters(database: Database, now = new Date()): Promise<number> {
  return overTowns(database, (ctx, municipality) => resumeStalled(ctx, municipality), now)
}

/** Puts aside what nobody has come back to for thirty days, and removes files that belong to nothing. */
export async function tidyRegisters(database: Database, dataDir: string, now = new Date()): Promise<void> {
  await overTowns(database, (ctx, municipality) => putAsideOld(ctx, municipality), now)
  const wanted = new Set<string>()
  await overTowns(
    database,
    async (ctx, municipality) => {
      const files = await filesKept(ctx, municipality)
      for (const file of files) wanted.add(file)
      return files.length
    },
    now,
  )
  for (const file of await readdir(folderOf(dataDir)).catch(() => [])) {
    const { mtimeMs } = await stat(join(folderOf(dataDir), file))
    // One that is being sent right now has no row yet.
    if (!wanted.has(file) && now.getTime() - mtimeMs > day)
      await rm(join(folderOf(dataDir), file), { force: true })
  }
}

const day = 24 * 60 * 60 * 1000

/** Does something in every municipality, each in a transaction of its own; how much in all. */
async function overTowns(
  database: Database,
  task: (ctx: Context, municipality: number) => Promise<number>,
  now: Date,
): Promise<number> {
  const towns = await enter(database, { kind: 'visitor' }, ctx =>
    ctx.db.selectFrom('municipalities').select('id').execute(),
  )
  let done = 0
  for (const { id } of towns) done += await enter(database, work(id), ctx => task(ctx, id), { now })
  return done
}
