import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Actor, Context } from '#platform/context.ts'
import { mannaka, minami, world } from '#test/actors.ts'

// Row-level security by itself, behind every access rule of the code: what each kind of person could read with a
// statement that forgot its `where`.
const w = await world({ demo: true })

/** Read by anybody on purpose: no person stands in them. */
const open = new Set(['municipalities', 'facilities', 'contracts', 'scheme_versions', 'slots', 'closings'])
const { rows: columns } = await sql<{ table: string; column: string }>`
  select c.table_name as table, c.column_name as column from information_schema.columns c
  join information_schema.tables t using (table_schema, table_name)
  where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(w.owner)
const tables = new Map<string, Set<string>>()
for (const { table, column } of columns) tables.set(table, (tables.get(table) ?? new Set()).add(column))

async function person(persona: string) {
  return w.owner.selectFrom('accounts').selectAll().where('persona', '=', persona).executeTakeFirstOrThrow()
}

type Row = Record<string, unknown>
type Mine = (row: Row, table: string) => boolean

async function foreign(actor: Actor, mine: Mine): Promise<{ wrong: string[]; seen: Set<string> }> {
  const wrong: string[] = []
  const seen = new Set<string>()
  for (const table of tables.keys()) {
    if (open.has(table)) continue
    const rows = await w.as(actor, async (ctx: Context) => {
      const may = await sql<{ may: boolean }>`select has_table_privilege(${table}, 'select') as may`.execute(
        ctx.db,
      )
      if (!may.rows[0]?.may) return []
      return (await sql<Row>`select * from ${sql.table(table)} limit 5000`.execute(ctx.db)).rows
    })
    if (rows.length > 0) seen.add(table)
    const strange = rows.filter(row => !mine(row, table))
    if (strange.length > 0) wrong.push(`${table}: ${strange.length} of ${rows.length}`)
  }
  return { wrong, seen }
}

test('every table has row-level security', async () => {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity`.execute(w.owner)
  assert.deepEqual(rows, [])
  assert.ok(tables.size > 40, `${tables.size} tables`)
})

test('a visitor reads nothing', async () => {
  const { seen } = await foreign({ kind: 'visitor' }, () => false)
  assert.deepEqual([...seen], [])
})

test('a resident reads what carries the own account, and nothing else', async () => {
  const misaki = await person('misaki')
  const actor: Actor = {
    kind: 'resident',
    accountId: misaki.id,
    municipalityId: mannaka,
    name: misaki.name,
    email: misaki.email,
  }
  const { wrong, seen } = await foreign(actor, (row, table) =>
    table === 'accounts' ? row.id === misaki.id : row.account_id === misaki.id || row.actor_id === misaki.id,
  )
  assert.deepEqual(wrong, [])
  assert.ok(seen.has('cases') && seen.has('vouchers') && seen.has('reservations'), [...seen].join())
})

test('staff read their own town’s rows, and nothing of another', async () => {
  for (const [persona, town] of [
    ['bucho', mannaka],
    ['minami-kacho', minami],
  ] as const) {
    const { id, name } = await person(persona)
    const actor: Actor = {
      kind: 'staff',
      accountId: id,
      municipalityId: town,
      section: '',
      rank: 'section-chief',
      name,
    }
    const { wrong, seen } = await foreign(
      actor,
      row => row.municipality_id === town || row.account_id === id || row.actor_id === id,
    )
    assert.deepEqual(wrong, [], persona)
    assert.ok(seen.has('residents') && seen.has('claims'), persona)
  }
})

test('a facility reads what carries its name; no application, no case, no voucher, no register, no survey', async () => {
  const { id, name, facility_id: facilityId } = await person('hidamari')
  assert.ok(facilityId)
  const actor: Actor = { kind: 'facility', accountId: id, facilityId, name }
  const { wrong, seen } = await foreign(
    actor,
    row => row.facility_id === facilityId || row.account_id === id || row.actor_id === id,
  )
  assert.deepEqual(wrong, [])
  assert.ok(seen.has('reservations') && seen.has('use_reports'), [...seen].join())
  for (const table of [
    'applications',
    'application_versions',
    'cases',
    'case_checks',
    'letters',
    'vouchers',
    'residents',
    'survey_responses',
  ]) {
    assert.ok(!seen.has(table), table)
  }
})

test('what is written down stays: events, views and ledgers can be neither changed nor deleted', async () => {
  for (const table of [
    'events',
    'views',
    'voucher_lines',
    'case_actions',
    'proposal_steps',
    'letters',
    'closings',
  ]) {
    const { rows } = await sql<{ may: boolean }>`select has_table_privilege('mannaka_app', ${table}, 'update')
      or has_table_privilege('mannaka_app', ${table}, 'delete')
      or has_table_privilege('mannaka_app', ${table}, 'truncate') as may`.execute(w.owner)
    assert.equal(rows[0]?.may, false, table)
  }
})
