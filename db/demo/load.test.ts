import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { tokyoDay } from '#language/values/date.ts'
import { personasOf } from '#modules/accounts/persona/read.ts'
import { world } from '#test/actors.ts'
import { loadDemo } from './load.ts'
import { personas } from './people.ts'

const w = await world({ demo: true })
const today = tokyoDay(new Date())

async function ask<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(w.owner)).rows
}

test('everybody of the demo can be become, and nothing waits to be done', async () => {
  const there = (await personasOf(w.database)).map(persona => persona.id)
  assert.deepEqual(
    there,
    personas.flatMap(({ persona }) => persona ?? []),
  )
  const jobs = await ask(sql`select t.identifier from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id`)
  assert.deepEqual(jobs, [])
  assert.deepEqual(await ask(sql`select id from messages where sent_at is null`), [])
})

test('nothing has happened in the future, and nothing is loaded twice', async () => {
  assert.deepEqual(await ask(sql`select type from events where at > now()`), [])
  const before = await ask(sql`select count(*) from events`)
  await loadDemo(w.ownerUrl)
  assert.deepEqual(await ask(sql`select count(*) from events`), before)
})

test('the personas stand where their stories say', async () => {
  const left = await ask<{ holder: string; steps: number }>(
    sql`select v.holder, sum(l.steps)::int steps from vouchers v
      join voucher_lines l on l.municipality_id = v.municipality_id and l.voucher_id = v.id
      where v.holder in ('佐藤　美咲', '髙橋　彩香', '田中　芽衣') group by 1 order by 1`,
  )
  // In halves of a use: two are left of seven.
  assert.equal(left.find(({ holder }) => holder === '佐藤　美咲')?.steps, 4)
  assert.ok(left.every(({ steps }) => steps >= 4))
  assert.equal(left.length, 3)
  const unanswered = await ask(
    sql`select i.reservation_id from survey_invitations i join accounts a on a.id = i.account_id
      where a.persona = 'misaki' and i.answered_at is null`,
  )
  assert.equal(unanswered.length, 1)
  const drafts = await ask(
    sql`select p.id from applications p join accounts a on a.id = p.account_id
      where a.persona = 'yuko' and p.submitted_at is null`,
  )
  assert.equal(drafts.length, 1)
  const remarks = await ask(
    sql`select c.id from case_comments c join accounts a on a.id = c.account_id
      where a.persona = 'linh' and c.sent_at is not null and c.answered_at is null`,
  )
  assert.equal(remarks.length, 2)
})

test('today both towns come to the facility they share, and yesterday’s report is not written', async () => {
  const come = await ask<{ town: number }>(
    sql`select distinct municipality_id town from reservations
      where day = ${today}::date and state = 'accepted' order by 1`,
  )
  assert.deepEqual(
    come.map(({ town }) => town),
    [139998, 139999],
  )
  const unwritten = await ask(
    sql`select r.id from reservations r where day < ${today}::date and ends_at < now() and state = 'accepted'
      and not exists (select from use_reports u where u.facility_id = r.facility_id and u.reservation_id = r.id)`,
  )
  assert.ok(unwritten.length >= 1)
})

test('the towns’ queues hold something for every rank', async () => {
  const waiting = await ask<{ outcome: string; clean: boolean; cases: number }>(
    sql`select k.outcome, k.clean, count(*)::int cases from cases c
      join lateral (select outcome, clean from case_checks k where k.municipality_id = c.municipality_id
        and k.case_id = c.id order by seq desc limit 1) k on true
      join lateral (select to_state from case_actions a where a.municipality_id = c.municipality_id
        and a.case_id = c.id order by seq desc limit 1) a on true
      where c.municipality_id = 139998 and c.scheme_id = 'postpartum-care' and a.to_state = 'submitted'
      group by 1, 2`,
  )
  const of = (outcome: string, clean: boolean) =>
    waiting.find(row => row.outcome === outcome && row.clean === clean)?.cases ?? 0
  assert.equal(of('eligible', true), 4, 'drafted by the first check, for the 係長')
  assert.equal(of('eligible', false), 4, 'to be looked into by the 担当')
  assert.equal(of('not-eligible', false), 1, 'endorsed, for the 課長')
})
