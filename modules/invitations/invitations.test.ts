import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { attempt } from '#platform/context.ts'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { publishedScheme, staff } from '#test/builders.ts'
import { familyBenefit, registers } from '#test/households.ts'
import { campaign, judged, linkOf } from '#test/invitations.ts'
import { hashToken } from '../accounts/session/rules.ts'
import { newSecrets, readTyped } from './link/rules.ts'
import { bearerOf } from './opening/read.ts'
import { lookAtInvitation, openInvitation } from './opening/write.ts'
import { maskedName } from './rules.ts'
import { closeCampaign, createCampaign, unlockInvitation } from './write.ts'

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
for (const household of ['A', 'B', 'C', 'D']) {
  await register.household(household, [
    ['世帯主', `199${'ABCD'.indexOf(household)}-05-01`, poor],
    ['子', '2018-06-01'],
  ])
}
await register.household(
  'P',
  [
    ['世帯主', '1992-05-01', poor],
    ['子', '2020-06-01'],
  ],
  { protected: true },
)
await register.household('X', [['世帯主', '1950-05-01', { income: 0, class: 'non-taxed' }]])
const run = await judged(w, chief, now)
const made = await campaign(w, chief, run, now)

test('households of a run are invited; protected ones by hand, those not eligible not at all', async () => {
  assert.deepEqual(
    { ...made, id: '' },
    {
      id: '',
      extracted: 6,
      leftOut: { 'not-eligible': 1, invited: 0, applied: 0 },
      letters: 4,
      mails: 0,
      byHand: 1,
    },
  )
  const rows = await w.owner
    .selectFrom('invitations')
    .select(['household', 'way', 'by_hand'])
    .orderBy('household')
    .execute()
  assert.deepEqual(rows.at(-1), { household: 'P', way: 'hand', by_hand: 'protected' })
})

test('nobody is invited twice while a campaign is open, nor by whom the directory is not, nor elsewhere', async () => {
  const again = {
    filter: { scheme: 'family-care', page: 1, size: 50 },
    name: 'もう一度',
    factor: 'code',
    mail: false,
    answerBy: '2026-12-31',
  } as const
  assert.equal(
    code(await w.try(chief, ctx => createCampaign(ctx, { run, ...again }), now)),
    'nobody-to-invite',
  )
  assert.equal(code(await w.try(clerk, ctx => createCampaign(ctx, { run, ...again }), now)), 'not-allowed')
  assert.equal(code(await w.try(elsewhere, ctx => createCampaign(ctx, { run, ...again }), now)), 'not-found')
  assert.equal(
    code(await w.try(chief, ctx => createCampaign(ctx, { run, ...again, answerBy: '2026-11-23' }), now)),
    'answer-by-passed',
  )
})

test('the link with the birth date opens; the key is good for one invitation and a while', async () => {
  const link = await linkOf(w, 'A', now)
  assert.deepEqual(await lookAtInvitation(w.database, link, nowhere), {
    ok: true,
    value: { state: 'open', factor: 'birth-date' },
  })
  const opened = await openInvitation(w.database, { ...link, birthDate: '1990-05-01' }, nowhere)
  assert.ok(opened.ok)
  const bearer = await bearerOf(w.database, mannaka, opened.value.key, now)
  assert.deepEqual(bearer, { kind: 'bearer', municipalityId: mannaka, grantId: link.id, name: 'A○　○' })
  assert.equal(await bearerOf(w.database, minami, opened.value.key, now), undefined)
  const later = new Date(now.getTime() + 3 * 3_600_000)
  assert.equal(await bearerOf(w.database, mannaka, opened.value.key, later), undefined)
  assert.ok(bearer)
  const seen = await w.as(bearer, ctx => sql<{ id: string }>`select id from invitations`.execute(ctx.db))
  assert.deepEqual(seen.rows, [{ id: link.id }])
})

test('the typed code does the same, and slips are no guesses', async () => {
  const { typed, id } = await linkOf(w, 'A', now)
  const hash = readTyped(typed.toLowerCase().replaceAll('-', ' '))
  assert.ok(hash)
  const opened = await openInvitation(
    w.database,
    { municipality: mannaka, hash, birthDate: '1990-05-01' },
    nowhere,
  )
  assert.equal(opened.ok && opened.value.id, id)
  const wrong = typed.replace(/^./, first => (first === '7' ? '8' : '7'))
  assert.equal(readTyped(wrong), undefined)
  assert.equal(readTyped('1234'), undefined)
})

test('a neighbour with the link learns nothing, and is locked out; the office opens it again', async () => {
  const link = await linkOf(w, 'B', now)
  const answers = []
  for (let day = 1; day <= 6; day++) {
    const tried = await openInvitation(w.database, { ...link, birthDate: `1980-01-0${day}` }, nowhere)
    answers.push(tried.ok ? 'ok' : [tried.refused.code, tried.refused.details.left])
  }
  assert.deepEqual(answers, [
    ['invitation-mistaken', 4],
    ['invitation-mistaken', 3],
    ['invitation-mistaken', 2],
    ['invitation-mistaken', 1],
    ['invitation-locked', undefined],
    ['invitation-locked', undefined],
  ])
  const right = () => openInvitation(w.database, { ...link, birthDate: '1991-05-01' }, nowhere)
  assert.equal(code(await right()), 'invitation-locked')
  assert.equal(code(await lookAtInvitation(w.database, link, nowhere)), 'invitation-locked')
  const unlock = (actor: typeof chief) =>
    w.try(actor, ctx => unlockInvitation(ctx, { invitation: link.id }), now)
  assert.equal(code(await unlock(elsewhere)), 'not-found')
  assert.equal(code(await unlock(clerk)), 'not-allowed')
  assert.equal(code(await unlock(chief)), 'ok')
  assert.equal(code(await unlock(chief)), 'not-found')
  assert.equal(code(await right()), 'ok')
})

test('guesses at the printed code: five are looked at, however many come and however fast', async () => {
  const link = await linkOf(w, 'C', now, { code: true })
  let opened = 0
  for (let first = 0; first < 10_000; first += 500) {
    // Where one is locked, those behind it need not be asked one by one.
    const some = Array.from({ length: first === 0 ? 20 : 1 }, (_, at) => String(first + at).padStart(6, '0'))
    const tried = await Promise.all(
      some
        .filter(guess => guess !== link.code)
        .map(guess => openInvitation(w.database, { ...link, code: guess }, nowhere)),
    )
    opened += tried.filter(each => each.ok).length
  }
  assert.equal(opened, 0)
  const { rows } = await sql<{ wrong: number }>`select wrong from invitations where id = ${link.id}`.execute(
    w.owner,
  )
  assert.equal(rows[0]?.wrong, 5)
})

test('codes typed at random name no letter, and the place that types them is slowed', async () => {
  const from = { address: '203.0.113.9', now }
  let slowed = 0
  for (let guess = 0; guess < 40; guess++) {
    const hash = readTyped(newSecrets().typed) ?? ''
    const look = await lookAtInvitation(w.database, { municipality: mannaka, hash }, from)
    assert.ok(!look.ok)
    if (look.refused.code === 'too-many-attempts') slowed++
  }
  assert.ok(slowed > 0)
})

test('after its day, after the campaign, after a newer letter a link says so kindly; elsewhere it is unknown', async () => {
  const old = await linkOf(w, 'D', now)
  const link = await linkOf(w, 'D', now)
  const look = (which: typeof link, at = now, municipality = mannaka) =>
    lookAtInvitation(w.database, { ...which, municipality }, { address: null, now: at })
  assert.equal(code(await look(old)), 'invitation-unknown')
  assert.equal(code(await look(link)), 'ok')
  assert.equal(code(await look(link, now, minami)), 'invitation-unknown')
  assert.equal(code(await look(link, new Date('2026-12-31T14:59:59Z'))), 'ok')
  assert.equal(code(await look(link, new Date('2026-12-31T15:00:00Z'))), 'invitation-expired')
  assert.equal(code(await look({ ...link, hash: hashToken('nothing') })), 'invitation-unknown')
  const close = (actor: typeof chief) => w.try(actor, ctx => closeCampaign(ctx, { campaign: made.id }), now)
  assert.equal(code(await close(elsewhere)), 'not-found')
  assert.equal(code(await close(clerk)), 'not-allowed')
  assert.equal(code(await close(chief)), 'ok')
  assert.equal(code(await close(chief)), 'campaign-closed')
  assert.equal(code(await look(link)), 'invitation-expired')
})

test('without any claim nothing of invitations can be seen', async () => {
  const peek = await attempt(w.database, { kind: 'visitor' }, ctx =>
    ctx.db.selectFrom('invitations').select('id').execute(),
  )
  assert.deepEqual(peek.ok && peek.value, [])
  const other = await w.as(system(minami), ctx => ctx.db.selectFrom('invitations').select('id').execute())
  assert.deepEqual(other, [])
})

test('names are masked by their parts', () => {
  assert.equal(maskedName('山田　花子'), '山○　花○')
  assert.equal(maskedName('森 愛'), '○　○')
  assert.equal(maskedName('𠮷田太郎'), '𠮷○○○')
})
