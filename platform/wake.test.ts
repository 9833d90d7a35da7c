import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { testDatabase } from '#test/database.ts'
import { enter } from './context.ts'
import { openDatabase, openPool } from './db.ts'
import { addJob } from './queue.ts'

const { url, appUrl, close } = await testDatabase()
const database = openDatabase(openPool(appUrl, { max: 4 }))
const worker = new pg.Client({ connectionString: url })
// Taking the database away ends it.
worker.on('error', () => undefined)
await worker.connect()
await worker.query('listen "jobs:insert"')
let calls = 0
worker.on('notification', () => {
  calls++
})
after(async () => {
  await worker.end()
  await database.destroy()
  await close()
})

const add = () => enter(database, { kind: 'visitor' }, ctx => addJob(ctx, 'nothing', {}))
const jobs = async () => (await worker.query('select count(*)::int n from graphile_worker.jobs')).rows[0].n

test('workers are called at once for one job, and seldom for many', async () => {
  await add()
  await sleep(50)
  assert.equal(calls, 1)
  await Promise.all(Array.from({ length: 40 }, add))
  await sleep(300)
  assert.equal(await jobs(), 41)
  assert.ok(calls >= 2 && calls <= 5, `${calls} calls`)
})

test('nobody is called for what was rolled back, nor where no job was added', async () => {
  await sleep(150)
  calls = 0
  const bug = enter(database, { kind: 'visitor' }, async ctx => {
    await addJob(ctx, 'nothing', {})
    throw new Error('bug')
  })
  await assert.rejects(bug)
  await enter(database, { kind: 'visitor' }, async () => undefined)
  await sleep(150)
  assert.equal(calls, 0)
  assert.equal(await jobs(), 41)
})
