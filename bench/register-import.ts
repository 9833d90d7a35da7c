// `npm run bench -- register-import [rows]`: a register extract in CP932 from the upload to the changed register: looked
// at, every cell converted and checked, staged, compared and applied, as background work does it; beside a bare COPY of
// the same rows, ready converted, into an empty table with the same columns, keys and indexes (`copySeconds`) and into
// one without any (`copyPlainSeconds`). Each is done three times; the middle one counts.
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { DB } from '#db/types.ts'
import { approveExtract } from '#modules/registers/applying/write.ts'
import { folderOf, lookAt, pathOf, sampleOf } from '#modules/registers/file/read.ts'
import { runApply, runCheck } from '#modules/registers/jobs.ts'
import { suggestMapping } from '#modules/registers/mapping/rules.ts'
import { importOf } from '#modules/registers/read.ts'
import { checkExtract, uploadExtract } from '#modules/registers/write.ts'
import { type Actor, type Context, enter } from '#platform/context.ts'
import { type Database, openDatabase, openPool } from '#platform/db.ts'
import { loadEnv } from '#platform/env.ts'
import { applicationRole } from '#platform/migrate.ts'
import { copyIn } from './register-import/copy.ts'
import { writeExtract } from './register-import/extract.ts'

const rows = Number(process.argv[2] ?? 200_000)
const municipality = 139998
const times = 3

const url = loadEnv().databaseUrl
if (!url) throw new Error('npm run bench gives this its database')
const owner = openDatabase(openPool(url, { max: 1 }))
const database = openDatabase(openPool(url, { role: applicationRole }))
const dataDir = await mkdtemp(join(tmpdir(), 'mannaka-register-import-'))

const keeper: Actor = {
  kind: 'staff',
  accountId: randomUUID(),
  municipalityId: municipality,
  section: '',
  rank: 'section-chief',
  name: '',
}
const as = <T>(work: (ctx: Context) => Promise<T>) => enter(database, keeper, work)

/** Seconds of each step. */
type Laps = Record<'look' | 'check' | 'apply', number>

async function takeIn(): Promise<Laps> {
  const file = randomUUID()
  const path = pathOf(dataDir, file)
  await writeExtract(path, rows)
  const laps = { look: 0, check: 0, apply: 0 }
  const lap = async <T>(name: keyof Laps, work: () => Promise<T>) => {
    const begun = performance.now()
    const result = await work()
    laps[name] = (performance.now() - begun) / 1000
    return result
  }
  const look = await lap('look', () => lookAt(path))
  if (!look.ok) throw new Error(look.code)
  const { ok: _, ...form } = look
  const { id } = await as(ctx =>
    uploadExtract(ctx, {
      register: 'residents',
      extent: 'full',
      extractedOn: '2026-06-01',
      expectedRows: rows,
      file,
      fileName: 'extract.csv',
      ...form,
    }),
  )
  const { head } = await sampleOf(path, form, true)
  const { attempt } = await as(ctx =>
    checkExtract(ctx, { id, mapping: suggestMapping('residents', head), head }),
  )
  await lap('check', () => runCheck(database, dataDir, { municipality, id, attempt }))
  const found = await as(ctx => importOf(ctx, id))
  if (found.state !== 'ready' || found.added !== rows) throw new Error(JSON.stringify(found))
  const approved = await as(ctx => approveExtract(ctx, { id, accepted: found.warnings, gone: 0 }))
  await lap('apply', () => runApply(database, dataDir, { municipality, id, attempt: approved.attempt }))
  return laps
}

/** The register's rows as COPY wants them, from what was just taken in. */
async function copyText(): Promise<Buffer[]> {
  const { rows: lines } = await sql<{ line: string }>`
    select concat_ws(E'\t', municipality_id, id, number, household, relation, name, kana, birth_date, sex, postal_code,
      address, moved_in_on, protected, extracted_on, coalesce(address_code, ''), changed_on, change_reason) as line
    from residents`.execute(owner)
  const chunks: Buffer[] = []
  for (let from = 0; from < lines.length; from += 1000) {
    const part = lines.slice(from, from + 1000)
    chunks.push(Buffer.from(part.map(({ line }) => `${line}\n`).join('')))
  }
  return chunks
}

async function bareCopy(chunks: readonly Buffer[], including: string): Promise<number> {
  const client = new pg.Client({ connectionString: url as string })
  await client.connect()
  await client.query(`create table bare (like residents ${including})`)
  await client.query('checkpoint')
  const begun = performance.now()
  await copyIn(
    client,
    `copy bare (municipality_id, id, number, household, relation, name, kana, birth_date, sex, postal_code, address,
      moved_in_on, protected, extracted_on, address_code, changed_on, change_reason) from stdin`,
    chunks,
  )
  const seconds = (performance.now() - begun) / 1000
  const { rows: counted } = await client.query<{ n: number }>('select count(*)::int n from bare')
  if (counted[0]?.n !== rows) throw new Error(`copied ${counted[0]?.n}`)
  await client.query('drop table bare')
  await client.end()
  return seconds
}

async function empty(db: Kysely<DB>): Promise<void> {
  await sql`truncate residents, register_rows, register_imports, register_problems, events`.execute(db)
  await sql`checkpoint`.execute(db)
}

const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const round = (value: number) => Number(value.toFixed(2))

async function main(db: Database): Promise<void> {
  await mkdir(folderOf(dataDir), { recursive: true })
  await sql`insert into municipalities (id, slug, name, name_en, head_title, head_name, address, phone)
    values (${municipality}, 'mannaka', 'まんなか市', 'Mannaka City', '市長', '中央　太郎', 'まんなか市', '03')`.execute(
    db,
  )
  const taken: Laps[] = []
  const copies: number[] = []
  const plain: number[] = []
  for (let turn = 0; turn < times; turn++) {
    await empty(db)
    taken.push(await takeIn())
    const chunks = await copyText()
    copies.push(await bareCopy(chunks, 'including all'))
    plain.push(await bareCopy(chunks, 'including defaults'))
  }
  const whole = (laps: Laps) => laps.look + laps.check + laps.apply
  const one = [...taken].sort((a, b) => whole(a) - whole(b))[Math.floor(times / 2)] as Laps
  const [seconds, copySeconds] = [whole(one), middle(copies)]
  console.log(
    JSON.stringify({
      bench: 'register-import',
      rows,
      seconds: round(seconds),
      look: round(one.look),
      check: round(one.check),
      apply: round(one.apply),
      copySeconds: round(copySeconds),
      copyPlainSeconds: round(middle(plain)),
      ratio: round(seconds / copySeconds),
      peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  )
}

try {
  await main(owner)
} finally {
  await database.destroy()
  await owner.destroy()
  await rm(dataDir, { recursive: true, force: true })
}
