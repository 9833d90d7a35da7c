import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { mannaka, minami, world } from '#test/actors.ts'
import { app } from '#test/app.ts'
import { facility, publishedScheme, resident, staff } from '#test/builders.ts'

const w = await world()
await publishedScheme(w)
const site = await app(w)

test('the file holds every booking, however many, and those of the filter only', async () => {
  const mother = await resident(w)
  const place = await facility(w)
  // Straight into the table: what is looked at is how many come out.
  const add = (municipality: number, count: number, channel: string) =>
    sql`
    insert into reservations (facility_id, municipality_id, scheme_id, type, voucher_id, case_id, account_id, holder,
      holder_kana, day, starts_at, ends_at, pool, steps, ordinal, terms, state, channel, created_at, changed_at)
    select ${place}, ${municipality}, 'family-care', 'day', app.uuid7(), app.uuid7(), ${mother.accountId}, '山田　花子', 'ヤマダ　ハナコ',
      '2026-06-01', now(), now(), 'days', 1, 1, '{"pool":"days","units":1,"charged":0,"price":0}', 'accepted',
      ${channel}, now(), now()
    from generate_series(1, ${count}::int)`.execute(w.owner)
  await add(mannaka, 5_100, 'online')
  await add(mannaka, 3, 'phone')
  await add(minami, 2, 'phone')
  const clerk = await site.signIn(await staff(w))
  const lines = async (search: string) => {
    const answer = await site.get(`/office/bookings/export?format=csv-utf8${search}`, { as: clerk })
    assert.equal(answer.status, 200)
    return (await answer.text()).trimEnd().split('\n').length - 1
  }
  assert.equal(await lines(''), 5_103)
  assert.equal(await lines('&channel=phone'), 3)
  const { data } = await w.owner
    .selectFrom('events')
    .select('data')
    .where('type', '=', 'list.exported')
    .orderBy('at', 'desc')
    .executeTakeFirstOrThrow()
  assert.equal((data as { rows?: number }).rows, 3)
})
