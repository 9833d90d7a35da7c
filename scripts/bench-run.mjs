// Gives a benchmark a freshly migrated database, as DATABASE_URL, on a PostgreSQL with its usual durability
// (or on the server behind DATABASE_URL), and takes it away afterwards.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { loadEnv } from '../platform/env.ts'
import { migrate } from '../platform/migrate.ts'
import { openDatabase } from '../platform/postgres/open.ts'

const [name, ...options] = process.argv.slice(2)
const dataDir = await mkdtemp(join(tmpdir(), 'mannaka-bench-'))
const quiet = { info() {}, warn: console.error }
const { databaseUrl } = loadEnv({ DATABASE_URL: process.env.DATABASE_URL })
const server = await openDatabase({ dataDir, port: 0, ...(databaseUrl && { databaseUrl }) }, quiet)
const database = `mannaka_bench_${process.pid}`

async function onServer(sql) {
  const client = new pg.Client({ connectionString: server.ownerUrl })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

let child
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child?.kill(signal))
try {
  await onServer(`create database ${database}`)
  const url = Object.assign(new URL(server.ownerUrl), { pathname: `/${database}` }).href
  await migrate(url, quiet)
  const env = {
    ...process.env,
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    MANNAKA_DEMO: process.env.MANNAKA_DEMO || '1',
  }
  child = spawn(process.execPath, [join('bench', `${name}.ts`), ...options], { stdio: 'inherit', env })
  process.exitCode = await new Promise(done => {
    child.on('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  })
} finally {
  await onServer(`drop database if exists ${database} with (force)`)
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}
