import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
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
export async function testCluster(): Promise<Cluster> {
  const cluster = await openCluster(testFolder, () => undefined)
  const { mine } = await cluster.start(settings)
  if (mine) {
    const stopper = join(root, 'scripts', 'test-postgres.mjs')
    spawn(process.execPath, [stopper, 'watch'], { detached: true, stdio: 'ignore' }).unref()
  }
  return cluster
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
  const loaded = `demo_${hash([key, ...sources.map(file => readFileSync(file, 'utf8'))])}`
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
  const client = new pg.Client({ connectionString: await cluster.url('postgres') })
  await client.connect()
  try {
    const exists = async () =>
      (await client.query('select from pg_database where datname = $1', [name])).rowCount
    if (await exists()) return name
    // Many test files begin at once: one builds, the others wait here and find it built.
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    if (await exists()) return name
    const draft = `${name}_making`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    await fill(await cluster.url(draft))
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [draft],
    )
    await client.query(`alter database ${draft} rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}

/** Drops a database even while connections to it are open. */
export async function dropDatabase(cluster: Cluster, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: await cluster.url('postgres') })
  await client.connect()
  try {
    await client.query(`drop database if exists ${name} with (force)`)
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
