import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '#test/database.ts'
import { mannaka } from './constants.ts'
import { beginLoad, finishLoad } from './marker.ts'

async function owner(): Promise<pg.Pool> {
  const closing: pg.Pool[] = []
  // Made before the database's own, because hooks run in the order they were made.
  after(() => Promise.all(closing.map(pool => pool.end())))
  const { url } = await testDatabase()
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  closing.push(pool)
  return pool
}

const town = (id: number) =>
  `insert into municipalities (id, slug, name, name_en, head_title, head_name, address, phone)
   values (${id}, 'town-${id}', '町', 'Town', '町長', '長', '1番地', '03-0000-0000')`
const count = async (pool: pg.Pool) =>
  (await pool.query<{ count: number }>('select count(*)::int count from municipalities')).rows[0]?.count

test('a load that was killed is wiped and begun anew; a finished one is left alone', async () => {
  const pool = await owner()
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  assert.equal(await beginLoad(pool, say), true)
  await pool.query(town(mannaka))
  assert.deepEqual(said, [])
  assert.equal(await beginLoad(pool, say), true)
  assert.equal(said.length, 1)
  assert.equal(await count(pool), 0)
  await pool.query(town(mannaka))
  await finishLoad(pool)
  assert.equal(await beginLoad(pool, say), false)
  assert.equal(await count(pool), 1)
})

test('somebody’s real municipality is never touched, even after a load was begun', async () => {
  const pool = await owner()
  await pool.query(town(131016))
  assert.equal(await beginLoad(pool, () => undefined), false)
  await pool.query('insert into app.demo_loads default values')
  assert.equal(await beginLoad(pool, () => undefined), false)
  assert.equal(await count(pool), 1)
})
