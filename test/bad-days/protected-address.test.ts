import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { mannaka, world } from '#test/actors.ts'
import { app } from '#test/app.ts'

// 田中 芽衣 of the demo city, under 支援措置, beside 山本 千夏, who is not: whatever finds the one's address in a place
// where it may stand proves that it would find the other's where it may not.
const w = await world({ demo: true })
const site = await app(w, { demo: true })
const home = '東町2丁目9番1号'
const open = '本町5丁目3番2号'

/** The address however a page or a file may write it: figures wide or narrow, in one line or in several. */
const folded = (text: string) => text.normalize('NFKC').replace(/<[^>]*>|[\s"',\\]/g, '')
const holds = (text: string, address: string) => folded(text).includes(folded(address))

async function idsOf(table: string, name: string, column: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
    where municipality_id = ${mannaka} and replace(replace(${sql.ref(column)}, ' ', ''), '　', '') = ${name}`.execute(
    w.owner,
  )
  return rows.map(row => row.id)
}
const [caseId = ''] = await idsOf('cases', '田中芽衣', 'applicant')
const bookings = await idsOf('reservations', '田中芽衣', 'holder')
const vouchers = await idsOf('vouchers', '田中芽衣', 'holder')

async function found(cookie: string, paths: readonly string[], address = home): Promise<string[]> {
  const where: string[] = []
  for (const path of paths) {
    const answer = await site.get(path, { as: cookie })
    assert.ok(answer.status < 500, `${path}: ${answer.status}`)
    const charset = /charset=([\w-]+)/i.exec(answer.headers.get('content-type') ?? '')?.[1] ?? 'utf-8'
    const text = new TextDecoder(charset).decode(await answer.arrayBuffer())
    if (holds(text, address)) where.push(path)
  }
  return where
}

test('in the office: no list, no export, no search, no booking and no voucher has it', async () => {
  assert.ok(caseId && bookings.length > 0 && vouchers.length > 0, 'the demo has the whole story of her')
  const { cookie } = await site.persona('kacho')
  const lists = [
    '/office',
    '/office/cases',
    '/office/cases?q=田中',
    '/office/cases/export?queue=all&format=csv-utf8',
    '/office/cases/export?queue=all&format=csv-cp932',
    '/office/proposals',
    '/office/batches',
    '/office/table',
    '/office/table/export?format=csv-utf8',
    '/office/table/export?format=csv-cp932',
    '/office/figures',
    '/office/figures/export?format=csv-utf8',
    '/office/bookings',
    '/office/bookings?q=田中',
    '/office/bookings/export?format=csv-utf8',
    '/office/bookings/enter?q=田中',
    '/office/reports?state=all',
    '/office/claims',
    '/office/enter?q=田中',
    '/office/enter?kana=タナカ',
    ...bookings.map(id => `/office/bookings/${id}`),
    ...vouchers.map(id => `/office/vouchers/${id}`),
  ]
  assert.deepEqual(await found(cookie, lists), [])
  const named = await found(cookie, lists, '田中芽衣')
  for (const path of ['/office/table/export?format=csv-utf8', '/office/bookings/export?format=csv-utf8']) {
    assert.ok(named.includes(path), `${path} was read, and she stands in it`)
  }
  assert.deepEqual(
    await found(
      cookie,
      lists.map(path => path.replace(/^([^?]*)/, '$1.data')),
    ),
    [],
  )
})

test('its own case shows it to the office, and the look is written down', async () => {
  const { cookie, actor } = await site.persona('kacho')
  assert.deepEqual(await found(cookie, [`/office/cases/${caseId}`]), [`/office/cases/${caseId}`])
  const seen = await w.owner
    .selectFrom('views')
    .select('id')
    .where('viewer_id', '=', actor.accountId)
    .where('subject_id', '=', caseId)
    .execute()
  assert.ok(seen.length > 0)
})

test('facilities: it is in none of the bookings, reports and claims that they see', async () => {
  const rows = await w.owner
    .selectFrom('reservations')
    .select(['id', 'facility_id', 'holder', 'shown', 'state'])
    .where('municipality_id', '=', mannaka)
    .execute()
  const hers = rows.filter(row => bookings.includes(row.id))
  assert.ok(!hers.some(row => holds(JSON.stringify(row.shown), home)))
  assert.ok(
    hers.some(row => JSON.stringify(row.shown).includes('090-')),
    'answers are told, hers too',
  )
  for (const { id, facility_id } of hers) {
    const account = await w.owner
      .selectFrom('accounts')
      .select('id')
      .where('facility_id', '=', facility_id)
      .executeTakeFirstOrThrow()
    const cookie = await site.signIn({ accountId: account.id })
    const paths = ['/facility', '/facility/slots', `/facility/bookings/${id}`, `/facility/reports/${id}`]
    assert.deepEqual(await found(cookie, [...paths, '/facility/claims', '/facility/reports']), [])
  }
})

test('mails, letters, events, views, vouchers, claims and the map have it nowhere', async () => {
  const kept = ['applications', 'application_versions', 'residents', 'case_checks']
  const { rows: tables } = await sql<{ name: string }>`select table_name as name
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    w.owner,
  )
  const wrong: string[] = []
  const control: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
      w.owner,
    )
    const text = folded(rows.map(each => each.row).join('\n'))
    if (text.includes(folded(home))) wrong.push(name)
    if (text.includes(folded(open))) control.push(name)
  }
  assert.deepEqual(
    wrong.filter(name => !kept.includes(name)),
    [],
  )
  assert.ok(wrong.includes('residents') && control.includes('residents'), 'the search finds what is there')
  const paths = ['/mannaka', '/mannaka/facilities', '/api/v1/municipalities/mannaka/facilities']
  assert.deepEqual(await found('', paths), [])
})
