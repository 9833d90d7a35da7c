import { createHash, getRandomValues, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { factsFromPlain, plainOf } from '#language/rules/plain.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { factsNeeded, grantOf } from '#modules/vouchers/issue/rules.ts'
import { newNumber } from '#modules/vouchers/number/rules.ts'
import { city, publishShipped, type Running, runningCity } from '../running/city.ts'

const schemeId = 'postpartum-care'
const type = 'visit'

export interface Scene extends Running {
  facility: string
  /** One session per resident, each with a voucher of seven uses. */
  people: { cookie: string; voucher: string }[]
  /** The one everybody wants, and the thousand others. */
  hot: string
  spread: string[]
  type: string
}

/** A city with its scheme, one facility with slots, so many residents who are signed in; and the server over it. */
export async function scene(residents: number): Promise<Scene> {
  return runningCity(async (owner, database) => {
    const scheme = await publishShipped(database, schemeId)
    const facility = await place(owner)
    const people = await holders(owner, scheme, residents)
    const { hot, spread } = await slots(owner, facility)
    await past(owner, facility)
    await sql`analyze`.execute(owner)
    return { facility, people, hot, spread, type }
  })
}

async function place(owner: Kysely<DB>): Promise<string> {
  const { id } = await owner
    .insertInto('facilities')
    .values({
      name: 'ひだまり助産院',
      kana: 'ヒダマリジョサンイン',
      kind: '助産所',
      postal_code: '100-0001',
      address: 'まんなか市本町3丁目5番2号',
      latitude: 35.7,
      longitude: 139.4,
      phone: '03-0000-1101',
      email: 'hidamari@example.jp',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('contracts')
    .values({
      municipality_id: city,
      facility_id: id,
      scheme_id: schemeId,
      types: [type],
      valid_from: '2025-04-01',
    })
    .execute()
  return id
}

/** Residents with a session and a voucher each, as sign-in and approval would have made them. */
async function holders(owner: Kysely<DB>, scheme: Scheme, count: number): Promise<Scene['people']> {
  const today = tokyoDay(new Date())
  const facts = factsFromPlain(scheme.facts, {
    申請日: addDays(today, -20),
    状況: 'birth',
    出産日: addDays(today, -40),
    赤ちゃんの人数: 1,
    他市町村利用あり: false,
    減免希望: 'none',
    課税区分: 'taxed',
  })
  const grant = grantOf(scheme, facts, today)
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
  const hashes = tokens.map(token => createHash('sha256').update(token).digest('base64url'))
  const numbers = tokens.map(() => newNumber(getRandomValues(new Uint8Array(16))))
  const { rows } = await sql<{ n: number; voucher: string }>`
    with people as (
      insert into accounts (kind, municipality_id, email, name, kana, created_at)
      select 'resident', ${city}, 'mother' || n || '@example.jp', '山田　花子', 'ヤマダ　ハナコ', now()
      from generate_series(1, ${count}::int) n returning id, email
    ), signed as (
      insert into sessions (token_hash, account_id, created_at, last_seen_at, expires_at, second_factor_at)
      select (${hashes}::text[])[substring(email from '\\d+')::int], id, now(), now(), now() + interval '1 day', now()
      from people
    ), given as (
      insert into vouchers (municipality_id, number, case_id, account_id, scheme_id, scheme_version, holder,
        holder_kana, facts, valid_from, valid_until, issued_at)
      select ${city}, (${numbers}::text[])[substring(email from '\\d+')::int], app.uuid7(), id, ${schemeId}, 1,
        '山田　花子', 'ヤマダ　ハナコ', ${JSON.stringify(plainOf(factsNeeded(scheme, facts)))}::jsonb,
        ${grant.validFrom}::date, ${grant.validUntil}::date, now()
      from people returning id, account_id
    )
    select substring(people.email from '\\d+')::int n, given.id voucher
    from given join people on people.id = given.account_id`.execute(owner)
  await sql`
    insert into voucher_lines (municipality_id, voucher_id, pool, kind, steps, account_id, actor_kind, at)
    select ${city}, id, ${grant.pools[0]?.pool}, 'issue', ${grant.pools[0]?.steps}, account_id, 'system', now()
    from vouchers`.execute(owner)
  return rows.map(({ n, voucher }) => ({ cookie: `session=${tokens[n - 1]}`, voucher }))
}

async function slots(owner: Kysely<DB>, facility: string) {
  const make = async (from: number, days: number, times: number, capacity: number) => {
    const { rows } = await sql<{ id: string }>`
      insert into slots (facility_id, scheme_id, type, day, starts_at, ends_at, capacity)
      select ${facility}, ${schemeId}, ${type}, day, at, at + interval '10 minutes', ${capacity}
      from generate_series(0, ${days - 1}::int) d, generate_series(0, ${times - 1}::int) t,
        lateral (select ${tokyoDay(new Date())}::date + ${from}::int + d as day) a,
        lateral (select day::timestamp at time zone 'Asia/Tokyo' + t * interval '10 minutes' as at) b
      returning id`.execute(owner)
    return rows.map(row => row.id)
  }
  const [hot] = await make(5, 1, 1, 1_000_000)
  return { hot: hot ?? '', spread: await make(10, 20, 50, 1_000) }
}

/** Half a year of bookings that others made and used: a city's tables are never empty, nor their statistics. */
async function past(owner: Kysely<DB>, facility: string): Promise<void> {
  await sql`
    with made as (
      insert into reservations (facility_id, municipality_id, scheme_id, type, voucher_id, case_id, account_id, holder,
        holder_kana, day, starts_at, ends_at, pool, steps, ordinal, terms, state, channel, created_at, changed_at)
      select ${facility}, ${city}, ${schemeId}, ${type}, app.uuid7(), app.uuid7(), app.uuid7(), '山田　花子',
        'ヤマダ　ハナコ', at::date, at, at + interval '1 hour', 'main', 2, 1, '{}', 'used', 'online', at, at
      from generate_series(1, 10000) n, lateral (select now() - n * interval '26 minutes' as at) t
      returning id, account_id, created_at
    )
    insert into events (municipality_id, at, type, subject_kind, subject_id, actor_kind, actor_id, account_id,
      facility_id, data, key)
    select ${city}, created_at, 'reservation.accepted', 'reservation', id, 'resident', account_id, account_id,
      ${facility}, '{}', 'reservation.requested:' || account_id || ':' || gen_random_uuid() from made`.execute(
    owner,
  )
}
