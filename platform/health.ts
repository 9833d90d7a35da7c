import { Hono } from 'hono'
import type pg from 'pg'
import { isMigrated, readMigrations } from './migrate.ts'

/** `GET /health`: alive. `GET /ready`: database, migrations and worker; 503 when one of them is not. */
export function health(parts: { database: pg.Pool; worker: () => boolean }): Hono {
  const app = new Hono()
  // The files this process was started with, read once.
  const migrations = readMigrations()
  app.get('/health', c => c.json({ status: 'alive' }))
  app.get('/ready', async c => {
    const checks = { database: false, migrations: false, worker: parts.worker() }
    try {
      await parts.database.query('select 1')
      checks.database = true
      checks.migrations = await isMigrated(sql => parts.database.query(sql), migrations)
    } catch {
      // Said by the answer itself.
    }
    const ready = Object.values(checks).every(Boolean)
    return c.json({ status: ready ? 'ready' : 'not-ready', checks }, ready ? 200 : 503)
  })
  return app
}
