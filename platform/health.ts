import { Hono } from 'hono'
import type pg from 'pg'

/** `GET /health`: alive. `GET /ready`: database, migrations and worker; 503 when one of them is not. */
export function health(parts: { database: pg.Pool; worker: () => boolean }): Hono {
  const app = new Hono()
  app.get('/health', c => c.json({ status: 'alive' }))
  app.get('/ready', async c => {
    const checks = { database: false, migrations: false, worker: parts.worker() }
    try {
      const { rows } = await parts.database.query<{ ready: boolean }>(
        `select to_regclass('public.events') is not null as ready`,
      )
      checks.database = true
      checks.migrations = rows[0]?.ready === true
    } catch {
      // Said by the answer itself.
    }
    const ready = Object.values(checks).every(Boolean)
    return c.json({ status: ready ? 'ready' : 'not-ready', checks }, ready ? 200 : 503)
  })
  return app
}
