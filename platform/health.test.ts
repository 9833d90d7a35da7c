import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '#test/database.ts'
import { scratchDatabase } from '#test/postgres.ts'
import { openPool } from './db.ts'
import { health } from './health.ts'
import { MigrationRefused, migrate, requireApplicationRole } from './migrate.ts'

const { url, appUrl } = await testDatabase()

test('ready when database, migrations and worker are', async () => {
  const pool = openPool(appUrl, { max: 1 })
  const app = health({ database: pool, worker: () => true })
  const answer = await app.request('/ready')
  assert.equal(answer.status, 200)
  assert.deepEqual(await answer.json(), {
    status: 'ready',
    checks: { database: true, migrations: true, worker: true },
  })
  const idle = await health({ database: pool, worker: () => false }).request('/ready')
  assert.equal(idle.status, 503)
  await pool.end()
})

test('not ready when a migration is missing or the database is away', async () => {
  const scratch = await scratchDatabase()
  await migrate(scratch.url, { info: () => undefined }, [])
  const pool = openPool(scratch.url, { max: 1 })
  const answer = await health({ database: pool, worker: () => true }).request('/ready')
  assert.equal(answer.status, 503)
  assert.deepEqual((await answer.json()).checks, { database: true, migrations: false, worker: true })
  await pool.end()
  await scratch.close()
  const gone = openPool(scratch.url, { max: 1 })
  const away = await health({ database: gone, worker: () => true }).request('/ready')
  assert.deepEqual((await away.json()).checks, { database: false, migrations: false, worker: true })
  await gone.end()
  assert.equal((await health({ database: gone, worker: () => true }).request('/health')).status, 200)
})

test('connections that are not the application’s role are refused', async () => {
  const [owner, app] = [openPool(url, { max: 1 }), openPool(appUrl, { max: 1 })]
  await assert.rejects(requireApplicationRole(owner), MigrationRefused)
  await requireApplicationRole(app)
  await owner.end()
  await app.end()
})
