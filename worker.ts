import { clockwork, tasks } from '#modules/jobs.ts'
import { openDatabase, openPool } from '#platform/db.ts'
import { loadEnv } from '#platform/env.ts'
import { log } from '#platform/log.ts'
import { applicationRole, requireApplicationRole } from '#platform/migrate.ts'
import { openDatabase as openPostgres } from '#platform/postgres/open.ts'
import { startWorker } from '#platform/queue.ts'

/** Background jobs in a process of their own: `node worker.ts`, beside `WORKER=0 npm start`. */
const env = loadEnv()
log.level = env.logLevel
const postgres = await openPostgres(env, log, { share: true })
const pool = openPool(postgres.ownerUrl, { role: applicationRole })
await requireApplicationRole(pool)
const ownerPool = openPool(postgres.ownerUrl, { max: 6 })
const runner = await startWorker(ownerPool, tasks({ database: openDatabase(pool), env }), clockwork)
log.info('worker ready')

// Jobs under way finish first; what is left stays in the queue.
let stopping: Promise<unknown> | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping ??= runner.stop()
  })
}
try {
  await runner.promise
} finally {
  await stopping
  await pool.end()
  await ownerPool.end()
  await postgres.stop()
}
process.exit(0)
