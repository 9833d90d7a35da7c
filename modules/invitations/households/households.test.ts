import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { record } from '#platform/events.ts'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { publishedScheme, staff } from '#test/builders.ts'
import { familyBenefit, registers } from '#test/households.ts'
import { campaign, judged, linkOf } from '#test/invitations.ts'
import { campaignOf, campaigns } from '../funnel/read.ts'
import { percent } from '../funnel/rules.ts'
import { lookAtInvitation, openInvitation } from '../opening/write.ts'
import { addressees, invitedHouseholds, remarkOnRegisters } from './read.ts'

const w = await world()
await publishedScheme(w, { changes: familyBenefit })
const register = registers(w)
const chief = await staff(w, 'section-chief')
const clerk = await staff(w)
const elsewhere = await staff(w, 'section-chief', minami)
const now = new Date('2026-11-23T01:00:00Z')
const nowhere = { address: null, now }
const code = (outcome: { ok: boolean; refused?: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refused?.code

const poor = { income: 1_000_000, class: 'non-taxed', dependants: 1 } as const
for (const [index, household] of ['A', 'B', 'C', 'D'].entries()) {
  await register.household(household, [
    ['世帯主', `199${index}-05-01`, poor],
    ['子', '2018-06-01'],
  ])
}
await register.household(
  'P',
  [
    ['世帯主', '1994-05-01', poor],
    ['子', '2018-06-01'],
  ],
  { protected: true },
)
const { id } = await campaign(w, chief, await judged(w, chief, now), now)
const list = (part: Parameters<typeof invitedHouseholds>[2], actor = chief) =>
  w.try(actor, ctx => invitedHouseholds(ctx, id, part), now)
const shown = async (part: Parameters<typeof invitedHouseholds>[2]) => {
  const rows = await list(part)
  assert.ok(rows.ok)
  return rows.value.map(row => row.household).sort()
}

test('households are listed by how far they came, by whom the directory is for, and that is written down', async () => {
  const links = [await linkOf(w, 'A', now), await linkOf(w, 'B', now), await linkOf(w, 'C', now)]
  const [opened, locked] = links
  assert.ok(opened && locked)
  await lookAtInvitation(w.database, opened, nowhere)
  await openInvitation(w.database, { ...opened, birthDate: '1990-05-01' }, nowhere)
  for (let day = 1; day <= 5; day++) {
    await openInvitation(w.database, { ...locked, birthDate: `1970-01-0${day}` }, nowhere)
  }
  assert.deepEqual(await shown('hand'), ['P'])
  assert.deepEqual(await shown('locked'), ['B'])
  assert.deepEqual(await shown('unopened'), ['B', 'C'])
  assert.deepEqual(await shown('unanswered'), ['A'])
  assert.deepEqual(await shown('applied'), [])
  assert.equal(code(await list('hand', clerk)), 'not-allowed')
  assert.equal(code(await list('hand', elsewhere)), 'not-found')
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from views where viewer_id = ${chief.accountId}`.execute(w.owner)
  assert.ok((rows[0]?.n ?? 0) >= 5)
})

test('envelopes are for those a letter is for: nobody protected by now, and nothing but the address', async () => {
  const asked = (actor: typeof chief) => w.try(actor, ctx => addressees(ctx, id), now)
  await sql`update residents set protected = true where household = 'D' and relation = '子'`.execute(w.owner)
  const found = await asked(chief)
  assert.ok(found.ok)
  assert.deepEqual(found.value.map(row => row.name).sort(), ['A家　1', 'B家　1', 'C家　1'])
  assert.deepEqual(Object.keys(found.value[0] ?? {}).sort(), ['address', 'id', 'kana', 'name', 'postal_code'])
  assert.equal(code(await asked(clerk)), 'not-allowed')
  assert.equal(code(await asked(elsewhere)), 'not-found')
})

test('a campaign tells how far it came, up to what was decided', async () => {
  const caseId = crypto.randomUUID()
  await sql`update invitations set application_id = ${crypto.randomUUID()}, case_id = ${caseId}::uuid,
    submitted_at = ${now}, remark = '先週引っ越しました' where household = 'A'`.execute(w.owner)
  await w.as(system(mannaka), ctx =>
    record(ctx, {
      type: 'case.decided',
      municipality: mannaka,
      subject: { kind: 'case', id: caseId },
      data: { decides: 'grant' },
    }),
  )
  const found = await w.as(chief, ctx => campaignOf(ctx, id), now)
  assert.deepEqual(found.funnel, {
    extracted: 5,
    invited: 3,
    seen: 1,
    opened: 1,
    begun: 1,
    applied: 1,
    granted: 1,
    refused: 0,
  })
  assert.deepEqual([found.locked, found.unopened, found.unanswered, found.byHand.protected], [1, 2, 2, 1])
  assert.equal(await w.as(chief, ctx => remarkOnRegisters(ctx, mannaka, caseId)), '先週引っ越しました')
  assert.deepEqual(await w.as(elsewhere, campaigns, now), [])
  assert.equal(code(await w.try(elsewhere, ctx => campaignOf(ctx, id), now)), 'not-found')
  assert.equal(code(await w.try(clerk, campaigns, now)), 'not-allowed')
})

test('the share of online applications is told as it is reported', () => {
  assert.equal(percent({ online: 3667, all: 4470 }), '82.0 %')
  assert.equal(percent({ online: 0, all: 0 }), null)
})
