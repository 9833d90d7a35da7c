import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import pg from 'pg'
import { scratchDatabase } from '#test/postgres.ts'
import { isMigrated, type Migration, MigrationRefused, migrate, readMigrations } from './migrate.ts'

const log = { info: () => undefined }
const one = migration('0001_people', 'create table people (id int primary key, town text not null)')
const two = migration(
  '0002_fence',
  `alter table people enable row level security;
   create policy town on people using (town = current_setting('app.town', true));
   grant select, insert on people to mannaka_app;`,
)

function migration(name: string, sql: string): Migration {
  return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
}

let scratch: Awaited<ReturnType<typeof scratchDatabase>>
let owner: pg.Client
beforeEach(async () => {
  scratch = await scratchDatabase()
  owner = new pg.Client({ connectionString: scratch.url })
  await owner.connect()
})
afterEach(async () => {
  await owner.end()
  await scratch.close()
})

test('applies what is new, once, and then the queue', async () => {
  assert.deepEqual(await migrate(scratch.url, log, [one]), { applied: ['0001_people'] })
  assert.equal(await isMigrated(sql => owner.query(sql), [one, two]), false)
  assert.deepEqual(await migrate(scratch.url, log, [one, two]), { applied: ['0002_fence'] })
  assert.deepEqual(await migrate(scratch.url, log, [one, two]), { applied: [] })
  assert.equal(await isMigrated(sql => owner.query(sql), [one, two]), true)
  const { rows } = await owner.query(`select to_regclass('graphile_worker.jobs') is not null queue`)
  assert.deepEqual(rows, [{ queue: true }])
})

test('several processes migrating at once apply everything once', async () => {
  const results = await Promise.all([1, 2, 3].map(() => migrate(scratch.url, log, [one, two])))
  assert.deepEqual(results.flatMap(result => result.applied).sort(), ['0001_people', '0002_fence'])
})

test('refuses an edited migration, a late one, and one from a newer version', async () => {
  await migrate(scratch.url, log, [one, two])
  const edited = migration('0001_people', 'create table people (id bigint primary key)')
  const refused = (message: RegExp) => (error: unknown) =>
    error instanceof MigrationRefused && message.test(error.message)
  await assert.rejects(
    migrate(scratch.url, log, [edited, two]),
    refused(/0001_people が書き換えられています/),
  )
  await assert.rejects(migrate(scratch.url, log, [one]), refused(/0002_fence が適用済み/))
  const late = migration('0001_late', 'select 1')
  await assert.rejects(migrate(scratch.url, log, [one, late, two]), refused(/より前の番号/))
})

test('a migration that fails leaves nothing behind and names its line', async () => {
  const broken = migration(
    '0002_broken',
    'create table half (id int);\nselect 1;\ninsert into nowhere values (1)',
  )
  await assert.rejects(migrate(scratch.url, log, [one, broken]), /0002_broken の 3 行目.*nowhere/)
  const { rows } = await owner.query(
    `select to_regclass('half') half, array(select name from app.migrations) applied`,
  )
  assert.deepEqual(rows, [{ half: null, applied: ['0001_people'] }])
})

test('the application role owns nothing and cannot pass row-level security', async () => {
  await migrate(scratch.url, log, [one, two])
  await owner.query(`insert into people values (1, 'まんなか市'), (2, 'みなみ町')`)
  const app = new pg.Client({ connectionString: scratch.url, options: '-c role=mannaka_app' })
  await app.connect()
  try {
    assert.deepEqual((await app.query('select id from people')).rows, [])
    await app.query(`set app.town = 'みなみ町'`)
    assert.deepEqual((await app.query('select id from people')).rows, [{ id: 2 }])
    await assert.rejects(app.query(`insert into people values (3, 'まんなか市')`), { code: '42501' })
    await app.query('set row_security = off')
    await assert.rejects(app.query('select id from people'), { code: '42501' })
    for (const forbidden of [
      'create table mine (id int)',
      'create schema mine',
      'alter table people disable row level security',
      'drop policy town on people',
      'truncate people',
      'select * from app.migrations',
      'create role other',
    ]) {
      await assert.rejects(app.query(forbidden), { code: '42501' }, forbidden)
    }
    const { rows } = await owner.query(
      `select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
              (select count(*)::int from pg_class where relowner = r.oid) owned
         from pg_roles r where rolname = 'mannaka_app'`,
    )
    assert.deepEqual(Object.values(rows[0]), [false, false, false, false, false, 0])
  } finally {
    await app.end()
  }
})

test('an owner who is no superuser can migrate and become the application role', async () => {
  await migrate(scratch.url, log, [])
  const name = `${scratch.name}_owner`
  await owner.query(`create role ${name} login createrole password 'town'`)
  await owner.query(`grant mannaka_app to ${name}`)
  await owner.query(`create database ${name} owner ${name}`)
  const url = Object.assign(new URL(scratch.url), { username: name, password: 'town', pathname: `/${name}` })
  try {
    assert.deepEqual(await migrate(url.href, log, [one, two]), { applied: ['0001_people', '0002_fence'] })
    const app = new pg.Client({ connectionString: url.href, options: '-c role=mannaka_app' })
    await app.connect()
    assert.deepEqual((await app.query('select current_user who')).rows, [{ who: 'mannaka_app' }])
    await app.end()
  } finally {
    await owner.query(`drop database ${name} with (force)`)
    await owner.query(`drop role ${name}`)
  }
})

test('migration files: names, order, and a hash that ignores line endings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  try {
    writeFileSync(join(folder, '0002_b.sql'), 'select 2;\r\nselect 3;\r\n')
    writeFileSync(join(folder, '0001_a.sql'), 'select 1;\n')
    const before = readMigrations(folder)
    assert.deepEqual(
      before.map(m => m.name),
      ['0001_a', '0002_b'],
    )
    writeFileSync(join(folder, '0002_b.sql'), 'select 2;\nselect 3;\n')
    assert.deepEqual(readMigrations(folder), before)
    writeFileSync(join(folder, '0002_c.sql'), '')
    assert.throws(() => readMigrations(folder), /0002/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
