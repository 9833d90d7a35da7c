import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { tokyoDay } from '#language/values/date.ts'
import { migrate, readMigrations } from '#platform/migrate.ts'
import { type Cluster, openCluster } from '#platform/postgres/cluster.ts'

const root = join(import.meta.dirname, '..')

/** One per checkout and user, outside the checkout; its data may be thrown away at any time. */
export const testFolder = join(
  tmpdir(),
  `mannaka-test-${createHash('sha256').update(`${root} ${process.getuid?.()}`).digest('hex').slice(0, 8)}`,
)

// A crash of the machine may ruin it, and that is fine: these make cloning and committing several times faster.
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  shared_buffers: '256MB',
  max_connections: '400',
  jit: 'off',
}

/**
 * The PostgreSQL that all test files share, started if it does not run. It goes on in the background between
 * runs, because starting it is most of the time of a single file, and stops by itself when idle for a while.
 * Two processes starting it at once are no danger: PostgreSQL lets one through and the other joins it.
 */
export function testCluster(): Promise<Cluster> {
  opened ??= open()
  return opened
}

let opened: Promise<Cluster> | undefined

async function open(): Promise<Cluster> {
  const cluster = await openCluster(testFolder, () => undefined)
  const { mine } = await cluster.start(settings)
  if (mine) {
    const stopper = join(root, 'scripts', 'test-postgres.mjs')
    spawn(process.execPath, [stopper, 'watch'], { detached: true, stdio: 'ignore' }).unref()
  }
  await signIn(cluster)
  return cluster
}

/** A connection that is open as long as this process lives, so that nobody stops the server under it. */
async function signIn(cluster: Cluster): Promise<void> {
  const client = new pg.Client({
    connectionString: await cluster.url('postgres'),
    application_name: presence,
  })
  client.on('error', () => undefined)
  await client.connect()
  // Not in the driver's types: it must not keep the process alive.
  ;(client as unknown as { unref(): void }).unref()
}

const presence = `mannaka test ${process.pid}`

/** Stops the server unless another process is testing in the same checkout. */
export async function stopIfIdle(cluster: Cluster): Promise<boolean> {
  if ((await cluster.running()) && (await isBusy(cluster))) return false
  await cluster.stop()
  return true
}

/** Whether another process has a connection: every testing process keeps one. */
export async function isBusy(cluster: Cluster): Promise<boolean> {
  const { rows } = await onServer(cluster, client =>
    client.query<{ others: number }>(
      `select count(*)::int others from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> $1`,
      [presence],
    ),
  )
  return (rows[0]?.others ?? 0) > 0
}

/** The name of a migrated database to clone. It is keyed by what went into it, so it is never stale. */
export async function ensureTemplate(cluster: Cluster, demo = false): Promise<string> {
  const key = hash([...readMigrations().map(migration => migration.hash), packageVersion('graphile-worker')])
  const plain = `template_${key}`
  if (!demo) return build(cluster, plain, url => migrate(url, { info: () => undefined }))
  const loader = join(root, 'db', 'demo', 'load.ts')
  const sources = ['db/demo', 'schemes', 'modules', 'language', 'platform'].flatMap(folder =>
    files(join(root, folder)),
  )
  // What happens in the demo city is dated from today.
  const today = tokyoDay(new Date())
  const loaded = `demo_${hash([key, today, ...sources.map(file => readFileSync(file, 'utf8'))])}`
  return build(cluster, loaded, async url => {
    await migrate(url, { info: () => undefined })
    const { loadDemo } = await import(loader)
    await loadDemo(url)
  })
}

async function build(
  cluster: Cluster,
  name: string,
  fill: (url: string) => Promise<unknown>,
): Promise<string> {
  return onServer(cluster, async client => {
    const exists = async () =>
      (await client.query('select from pg_database where datname = $1', [name])).rowCount
    if (await exists()) return name
    // Many test files begin at once: one builds, the others wait here and find it built.
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    if (await exists()) return name
    const draft = `${name}_making`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    const url = await cluster.url(draft)
    await fill(url)
    await analyse(url)
    await untilNobodyIsIn(client, draft)
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [draft],
    )
    await client.query(`alter database ${draft} rename to ${name}`)
    return name
  })
}

/** Autovacuum is off here, and without statistics the demo city's queries would get poor plans. */
async function analyse(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('analyze')
  await client.end()
}

/** An empty database on the test server, for what tests or generates migrations themselves. */
export async function scratchDatabase() {
  const cluster = await testCluster()
  const name = testName('scratch')
  await onServer(cluster, client => client.query(`create database ${name}`))
  return { name, url: await cluster.url(name), close: () => dropDatabase(cluster, name) }
}

let count = 0

/** A database name that tells which process made it, so that `sweep` can see when nobody needs it any more. */
export function testName(kind: 'test' | 'scratch'): string {
  return `${kind}_${process.pid}_${++count}_${Date.now().toString(36)}`
}

/**
 * Drops a database even while connections to it are open. Those that are just closing get a moment first: a pool that
 * has ended no longer listens for errors, and being cut off would end the process.
 */
export async function dropDatabase(cluster: Cluster, name: string): Promise<void> {
  await onServer(cluster, async client => {
    await untilNobodyIsIn(client, name)
    await client.query(`drop database if exists ${name} with (force)`)
  })
}

async function untilNobodyIsIn(client: pg.Client, name: string): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    const { rowCount } = await client.query('select from pg_stat_activity where datname = $1', [name])
    if (!rowCount) return
    await sleep(50)
  }
}

/** Drops what killed test processes left behind, and all but the newest templates. */
export async function sweep(cluster: Cluster): Promise<void> {
  await onServer(cluster, async client => {
    const { rows } = await client.query<{ name: string }>(
      `select datname name from pg_database d
        where datname ~ '^(test|scratch|template|demo)_' and datname not like '%\\_making'
          and not exists (select from pg_stat_activity a where a.datid = d.oid) order by oid desc`,
    )
    const kept = { template: 4, demo: 4 }
    for (const { name } of rows) {
      const kind = name.split('_')[0]
      if (kind === 'template' || kind === 'demo') {
        if (kept[kind]-- > 0) continue
      } else if (isAlive(Number(name.split('_')[1]))) continue
      await client.query(`drop database if exists ${name}`).catch(() => undefined)
    }
  })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Runs statements in the server's maintenance database. */
export async function onServer<T>(cluster: Cluster, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: await cluster.url('postgres') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function hash(parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16)
}

function packageVersion(name: string): string {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version
}

function files(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ts|yaml|yml|json|csv|sql)$/.test(name) && !name.endsWith('.test.ts'))
    .sort()
    .map(name => join(folder, name))
    .filter(file => statSync(file).isFile())
}
