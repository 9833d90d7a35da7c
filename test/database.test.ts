import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from './database.ts'

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('each test database is migrated and apart from the others', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()])
  await ask(one.url, `create table apart (n int)`)
  const tables = `select to_regclass('apart') is not null there, to_regclass('app.migrations') is not null migrated`
  assert.deepEqual(await ask(one.url, tables), [{ there: true, migrated: true }])
  assert.deepEqual(await ask(two.url, tables), [{ there: false, migrated: true }])
})

test('requests connect as the application role', async () => {
  const { appUrl } = await testDatabase()
  assert.deepEqual(await ask(appUrl, 'select current_user who'), [{ who: 'mannaka_app' }])
  await assert.rejects(ask(appUrl, 'create table mine (n int)'), /permission denied/)
})

test('a closed test database is gone', async () => {
  const { url, close } = await testDatabase()
  await close()
  await assert.rejects(ask(url, 'select 1'), /does not exist/)
})
