import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Hono } from 'hono'
import type pg from 'pg'
import type { ServerBuild } from 'react-router'
import { personasOf } from '#modules/accounts/persona/read.ts'
import { clockwork, tasks } from '#modules/jobs.ts'
import { type Database, openDatabase, openPool } from '#platform/db.ts'
import { type Env, loadEnv, sessionSecret } from '#platform/env.ts'
import { health } from '#platform/health.ts'
import { compressing } from '#platform/http/compress.ts'
import { listen } from '#platform/http/listen.ts'
import { type Traced, traced } from '#platform/http/trace.ts'
import { log } from '#platform/log.ts'
import { applicationRole, migrate, requireApplicationRole } from '#platform/migrate.ts'
import { openDatabase as openPostgres } from '#platform/postgres/open.ts'
import { startWorker } from '#platform/queue.ts'
import { seals } from '#platform/seal.ts'
import { api } from './api/app.ts'
import { type WebOptions, webApp } from './web/server/app.ts'

const built = join(import.meta.dirname, 'build')

/** The pages as they were built. */
export function builtPages(): Promise<ServerBuild> {
  return import(pathToFileURL(join(built, 'server/index.js')).href)
}

/** Everything that answers requests: health, the systems' API and the pages. Tests ask it directly. */
export function application(
  options: Omit<WebOptions, 'clientFolder'> & { pool: pg.Pool; worker: () => boolean },
): Hono<{ Variables: Traced }> {
  const app = new Hono<{ Variables: Traced }>()
  app.use(traced())
  app.use(compressing())
  app.route('/', health({ database: options.pool, worker: options.worker }))
  app.route('/api/v1', api(options))
  app.route('/', webApp({ ...options, clientFolder: join(built, 'client') }))
  return app
}

export interface Running {
  address: string
  database: Database
  stop(): Promise<void>
}

/** Pages, API and (unless WORKER=0) background work in one process. `say` prints one progress line per step. */
export async function start(env: Env, say: (line: string) => void): Promise<Running> {
  const opened: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) await close()
  }
  try {
    const { address, database } = await open(env, say, closer => opened.push(closer))
    return { address, database, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Opens one part after the other; they are closed in the opposite order, so requests end before the database does. */
async function open(
  env: Env,
  say: (line: string) => void,
  closing: (closer: () => Promise<unknown>) => void,
) {
  const postgres = await openPostgres(env, { info: say, warn: say })
  closing(() => postgres.stop())
  const { applied } = await migrate(postgres.ownerUrl, { info: say })
  if (applied.length) say(`データベースを整えました（${applied.length}件）`)
  if (env.demo) {
    const { loadDemo } = await import('#db/demo/load.ts')
    await loadDemo(postgres.ownerUrl, say)
  }

  const ownerPool = openPool(postgres.ownerUrl, { max: 8 })
  closing(() => ownerPool.end())
  const pool = openPool(postgres.ownerUrl, { role: applicationRole })
  const database = openDatabase(pool)
  closing(() => database.destroy())
  await requireApplicationRole(pool)
  const runner = env.worker ? await startWorker(ownerPool, tasks({ database, env }), clockwork) : null
  if (runner) closing(() => runner.stop())

  const app = application({
    database,
    pool,
    worker: () => runner !== null || !env.worker,
    build: await builtPages(),
    publicUrl: env.publicUrl,
    dataDir: env.dataDir,
    seals: seals(sessionSecret(env)),
    demonstration: env.demo ? { personas: await personasOf(database) } : null,
    production: env.production,
    identity: { resident: env.residentOidc, staff: env.staffOidc },
    trustedProxies: env.trustedProxies,
  })
  const server = await listen(app, env)
  closing(() => server.stop())
  return { address: `http://localhost:${server.port}`, database }
}

if (import.meta.main) {
  const env = loadEnv()
  log.level = env.logLevel
  const say = (line: string) => process.stdout.write(`  ${line}\n`)
  try {
    const running = await start(env, say)
    say('')
    say(`まんなかが動いています → ${running.address}`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, async () => {
        say('止めています…')
        await running.stop()
        process.exit(0)
      })
    }
  } catch (error) {
    const sentence = error as NodeJS.ErrnoException
    say(
      sentence.code === 'EADDRINUSE'
        ? `ポート ${env.port} は使われています。PORT=3001 npm start のように変えてください。`
        : (sentence.stack ?? String(error)),
    )
    process.exit(1)
  }
}
