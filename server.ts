import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { ServerBuild } from 'react-router'
import { personasOf } from '#modules/accounts/persona/read.ts'
import { clockwork, tasks } from '#modules/jobs.ts'
import { type Database, openDatabase, openPool } from '#platform/db.ts'
import { type Env, loadEnv } from '#platform/env.ts'
import { health } from '#platform/health.ts'
import { log } from '#platform/log.ts'
import { applicationRole, migrate, requireApplicationRole } from '#platform/migrate.ts'
import { openDatabase as openPostgres } from '#platform/postgres/open.ts'
import { startWorker } from '#platform/queue.ts'
import { api } from './api/app.ts'
import { webApp } from './web/server/app.ts'

export interface Running {
  address: string
  database: Database
  stop(): Promise<void>
}

/** Pages, API and (unless WORKER=0) background work in one process. `say` prints one progress line per step. */
export async function start(env: Env, say: (line: string) => void): Promise<Running> {
  const postgres = await openPostgres(env, { info: say, warn: say })
  const { applied } = await migrate(postgres.ownerUrl, { info: say })
  if (applied.length) say(`データベースを整えました（${applied.length}件）`)
  if (env.demo) {
    const { loadDemo } = await import('#db/demo/load.ts')
    await loadDemo(postgres.ownerUrl, say)
  }

  const pool = openPool(postgres.ownerUrl, { role: applicationRole })
  const ownerPool = openPool(postgres.ownerUrl, { max: 8 })
  await requireApplicationRole(pool)
  const database = openDatabase(pool)
  const runner = env.worker ? await startWorker(ownerPool, tasks({ database, env }), clockwork) : null

  const build: ServerBuild = await import(
    pathToFileURL(join(import.meta.dirname, 'build/server/index.js')).href
  )
  const app = new Hono()
  app.route('/api/v1', api(database))
  app.route('/', health({ database: pool, worker: () => runner !== null || !env.worker }))
  app.route(
    '/',
    webApp({
      database,
      build,
      clientFolder: join(import.meta.dirname, 'build/client'),
      publicUrl: env.publicUrl,
      dataDir: env.dataDir,
      demonstration: env.demo ? { personas: await personasOf(database) } : null,
      production: env.production,
      identity: { resident: env.residentOidc, staff: env.staffOidc },
      trustedProxies: env.trustedProxies,
    }),
  )

  const server = await listen(app, env)
  const { port } = server.address() as { port: number }
  return {
    address: `http://localhost:${port}`,
    database,
    async stop() {
      await new Promise(done => server.close(done))
      await runner?.stop()
      await database.destroy()
      await ownerPool.end()
      await postgres.stop()
    },
  }
}

function listen(app: Hono, env: Env): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: env.port, hostname: env.host }, () => resolve(server))
    server.once('error', reject)
  })
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
