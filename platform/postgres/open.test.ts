import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import pg from 'pg'
import { DatabaseInUse, openDatabase } from './open.ts'
import { findPostmaster, haltPostmaster } from './postmaster.ts'

let dataDir: string
let lines: string[]
const log = { info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) }
const open = (options: { share?: boolean; patience?: number } = {}) =>
  openDatabase({ dataDir, port: 3999 }, log, { patience: 0, ...options })

// The tests go on with one another's data, as an installation does: making a cluster takes most of a second.
before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mannaka-open-'))
})
beforeEach(() => {
  lines = []
})
afterEach(() => haltPostmaster(join(dataDir, 'postgres'), 'pg_ctl'))
after(() => rm(dataDir, { recursive: true, force: true }))

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** A server in a process of its own, which commits a row and then waits to be killed. */
async function serverProcess(): Promise<ChildProcess> {
  const program = `
    import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, 'open.ts'))}
    import pg from ${JSON.stringify(import.meta.resolve('pg'))}
    const log = { info() {}, warn() {} }
    const { ownerUrl } = await openDatabase({ dataDir: ${JSON.stringify(dataDir)}, port: 3111 }, log)
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    await client.query('drop table if exists kept')
    await client.query('create table kept (n int)')
    await client.query('insert into kept values (1)')
    await client.query('begin')
    await client.query('insert into kept values (2)')
    process.on('SIGUSR2', () => process.exit(3))
    console.log('committed')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

test('made, used, stopped and started again, with a private password and a steady port', async () => {
  const first = await open()
  await ask(first.ownerUrl, `create table names (name text); insert into names values ('𠮷田 髙子')`)
  assert.deepEqual(
    await ask(
      first.ownerUrl,
      `select pg_encoding_to_char(encoding) encoding, current_setting('TimeZone') zone, lower('ÄΣ') low
         from pg_database where datname = current_database()`,
    ),
    [{ encoding: 'UTF8', zone: 'UTC', low: 'äσ' }],
  )
  assert.equal((await stat(join(dataDir, 'postgres-password'))).mode & 0o777, 0o600)
  const wrong = new URL(first.ownerUrl)
  wrong.password = 'guess'
  await assert.rejects(ask(wrong.href, 'select 1'), { code: '28P01' })
  await first.stop()
  assert.equal(await findPostmaster(join(dataDir, 'postgres')), undefined)

  const second = await open()
  assert.equal(second.ownerUrl, first.ownerUrl)
  assert.deepEqual(await ask(second.ownerUrl, 'select name from names'), [{ name: '𠮷田 髙子' }])
  await second.stop()
})

test('after kill -9 of Node: the orphan is taken over, committed rows are there, others are not', async () => {
  const child = await serverProcess()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const orphan = await findPostmaster(join(dataDir, 'postgres'))
  assert.ok(orphan, 'PostgreSQL outlives a killed Node')

  const database = await open()
  assert.equal((await findPostmaster(join(dataDir, 'postgres')))?.pid, orphan.pid)
  assert.deepEqual(await ask(database.ownerUrl, 'select n from kept'), [{ n: 1 }])
  await database.stop()
  assert.equal(await findPostmaster(join(dataDir, 'postgres')), undefined, 'and stopped by its new owner')
})

test('an owner that exits without stopping PostgreSQL asks it to stop on the way out', async () => {
  const child = await serverProcess()
  child.kill('SIGUSR2')
  await once(child, 'exit')
  assert.equal(child.exitCode, 3)
  for (let i = 0; i < 200 && (await findPostmaster(join(dataDir, 'postgres'))); i++) {
    await new Promise(done => setTimeout(done, 25))
  }
  assert.equal(await findPostmaster(join(dataDir, 'postgres')), undefined)
})

test('after kill -9 of Node and PostgreSQL, with the process number taken over by a stranger', async () => {
  const child = await serverProcess()
  const server = await findPostmaster(join(dataDir, 'postgres'))
  assert.ok(server)
  child.kill('SIGKILL')
  process.kill(server.pid, 'SIGKILL')
  await once(child, 'exit')
  // The stranger belongs to the database's user: of another user's process PostgreSQL takes no notice.
  const { uid, gid } = await stat(join(dataDir, 'postgres'))
  const stranger = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' })
  try {
    const file = join(dataDir, 'postgres', 'postmaster.pid')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(stranger.pid)))
    const database = await open()
    assert.deepEqual(await ask(database.ownerUrl, 'select n from kept'), [{ n: 1 }])
    await database.stop()
    assert.equal(stranger.exitCode ?? stranger.signalCode, null, 'the stranger is left alone')
  } finally {
    stranger.kill()
  }
})

test('a second server on the same data is refused in a sentence; a worker may share it', async () => {
  const child = await serverProcess()
  try {
    await assert.rejects(open(), (error: Error) => {
      assert.ok(error instanceof DatabaseInUse)
      assert.match(error.message, new RegExp(`プロセス ${child.pid}、http://localhost:3111`))
      return true
    })
    const shared = await open({ share: true })
    assert.deepEqual(await ask(shared.ownerUrl, 'select n from kept'), [{ n: 1 }])
    await shared.stop()
    assert.ok(await findPostmaster(join(dataDir, 'postgres')), 'sharing does not stop it')
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})

test('a restart waits for its predecessor to finish', async () => {
  const first = await open()
  const second = open({ patience: 10_000 })
  await new Promise(done => setTimeout(done, 300))
  await first.stop()
  const next = await second
  assert.deepEqual(await ask(next.ownerUrl, 'select 1 n'), [{ n: 1 }])
  await next.stop()
})

test('two started at the same moment in an empty folder: one serves, the other is refused', async t => {
  const used = dataDir
  dataDir = await mkdtemp(join(tmpdir(), 'mannaka-open-'))
  t.after(async () => {
    await rm(dataDir, { recursive: true, force: true })
    dataDir = used
  })
  const results = await Promise.allSettled([open(), open()])
  const served = results.filter(result => result.status === 'fulfilled')
  const refused = results.find(result => result.status === 'rejected')
  assert.equal(served.length, 1)
  assert.ok(refused?.reason instanceof DatabaseInUse, refused?.reason)
  assert.equal((await readdir(dataDir)).filter(name => name.includes('making')).length, 0)
  await served[0]?.value.stop()
})

test('comes back when PostgreSQL is killed under it', async () => {
  const database = await open()
  await ask(database.ownerUrl, 'drop table if exists kept; create table kept as select 7 n')
  const before = await findPostmaster(join(dataDir, 'postgres'))
  process.kill(before?.pid ?? 0, 'SIGKILL')
  const rows = await retry(() => ask(database.ownerUrl, 'select n from kept'))
  assert.deepEqual(rows, [{ n: 7 }])
  await database.stop()
  assert.equal(await findPostmaster(join(dataDir, 'postgres')), undefined)
})

async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt > 100) throw error
      await new Promise(done => setTimeout(done, 50))
    }
  }
}
