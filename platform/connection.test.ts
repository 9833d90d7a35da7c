import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '#test/database.ts'
import { send } from './connection.ts'
import { enter } from './context.ts'
import { openDatabase, openPool } from './db.ts'

const { url, close } = await testDatabase()
const pool = openPool(url, { max: 1 })
const database = openDatabase(pool)
await sql`create table sent (n int primary key)`.execute(database)
after(async () => {
  await database.destroy()
  await close()
})

const visitor = { kind: 'visitor' } as const
const put = (n: number) => sql`insert into sent values (${n})`
const all = async () => (await sql<{ n: number }>`select n from sent order by n`.execute(database)).rows
const clear = () => sql`truncate sent`.execute(database)

test('what is sent is written, in order, and seen by what is asked after it', async () => {
  const counted = await enter(database, visitor, async ctx => {
    await send(ctx.db, put(1))
    await send(ctx.db, sql`update sent set n = n + 10`)
    const { rows } = await sql<{ n: number }>`select n from sent`.execute(ctx.db)
    await send(ctx.db, put(2))
    return rows
  })
  assert.deepEqual(counted, [{ n: 11 }])
  assert.deepEqual(await all(), [{ n: 2 }, { n: 11 }])
  await clear()
})

test('what fails with the commit fails the whole, with the error it was given to mean', async () => {
  const meant = new Error('taken')
  const twice = enter(database, visitor, async ctx => {
    await put(1).execute(ctx.db)
    await send(ctx.db, put(1), () => meant)
    return 'looked well'
  })
  await assert.rejects(twice, meant)
  assert.deepEqual(await all(), [])
})

test('the next question is told the first error, not that the transaction is aborted', async () => {
  const wrong = enter(database, visitor, async ctx => {
    await send(ctx.db, put(1))
    await send(ctx.db, put(1))
    await send(ctx.db, put(2))
    return sql`select 1`.execute(ctx.db)
  })
  await assert.rejects(wrong, { code: '23505' })
  assert.deepEqual(await all(), [])
})

test('an error of the work itself rolls back what was sent', async () => {
  const bug = new Error('bug')
  const work = enter(database, visitor, async ctx => {
    await send(ctx.db, put(1))
    throw bug
  })
  await assert.rejects(work, bug)
  assert.deepEqual(await all(), [])
})

test('what is asked often is prepared, and asked anew when its columns have changed', async () => {
  const ask = () => sql`select * from sent where n = ${1}`.execute(database)
  const inside = () => enter(database, visitor, ctx => sql`select * from sent where n > ${0}`.execute(ctx.db))
  await put(1).execute(database)
  for (let times = 0; times < 4; times++) await Promise.all([ask(), inside()])
  const prepared = sql<{ n: number }>`select count(*)::int n from pg_prepared_statements
    where statement like 'select * from sent%'`
  assert.equal((await prepared.execute(database)).rows[0]?.n, 2)
  await sql`alter table sent add column more text`.execute(database)
  assert.deepEqual((await ask()).rows, [{ n: 1, more: null }])
  assert.deepEqual((await inside()).rows, [{ n: 1, more: null }])
})
