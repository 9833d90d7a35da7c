import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/context.ts'
import type { Outcome } from '#platform/refused.ts'
import { minami, world } from '#test/actors.ts'
import { facility, facilityStaff, resident, staff } from '#test/builders.ts'
import { setPassword } from '../password/write.ts'
import { actorOfSession } from '../session/read.ts'
import { startSession } from '../session/write.ts'
import { facilitiesUnderContract, facilityAccounts, managedAccount, staffAccounts } from './read.ts'
import {
  changeFacilityAccount,
  changeStaff,
  disableAccount,
  enableAccount,
  inviteAgain,
  inviteStaff,
  inviteToFacility,
  resetSecondFactor,
} from './write.ts'

const w = await world()
const publicUrl = 'https://mannaka.example.jp'
const chief = await staff(w, 'section-chief')
const director = await staff(w, 'division-chief')
const clerk = await staff(w)
const neighbour = await staff(w, 'section-chief', minami)
const shared = await facility(w)
const elsewhere = await facility(w, { serves: [minami] })
const ended = await facility(w, { validUntil: '2025-05-31' })
const midwife = await facilityStaff(w, shared)
const manager = await facilityStaff(w, shared)
const stranger = await facilityStaff(w, elsewhere)
await w.owner
  .updateTable('accounts')
  .set({ administrator: true })
  .where('id', 'in', [manager.accountId, stranger.accountId])
  .execute()

const colleague = (email: string, rank = 'staff') =>
  ({ email, name: '新田 しほ', kana: 'ニッタ シホ', section: 'こども家庭課', rank, publicUrl }) as Parameters<
    typeof inviteStaff
  >[1]
const helper = (email: string, place = shared) =>
  ({
    facility: place,
    email,
    name: '森 あおい',
    kana: 'モリ アオイ',
    administrator: false,
    publicUrl,
  }) as const

async function code(outcome: Promise<Outcome<unknown>>): Promise<string> {
  const done = await outcome
  return done.ok ? 'done' : done.refused.code
}
async function eventsOf(account: string): Promise<string[]> {
  const rows = await w.owner
    .selectFrom('events')
    .select('type')
    .where('subject_id', '=', account)
    .orderBy('id')
    .execute()
  return rows.map(row => row.type)
}
async function invitationOf(email: string): Promise<string> {
  const row = await w.owner
    .selectFrom('messages')
    .select('body')
    .where('recipient', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return /sign-in\/password\/(\S+)/.exec(row?.body ?? '')?.[1] ?? ''
}
async function sessionOf(actor: Extract<Actor, { accountId: string }>): Promise<string> {
  const account = await w.owner
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  return w.as({ kind: 'visitor' }, ctx => startSession(ctx, account, { factors: 2, by: 'test' }))
}

test('課長 invites a colleague, who sets a password by the mail and is then in the list', async () => {
  const { account } = await w.as(chief, ctx =>
    inviteStaff(ctx, colleague('Shiho@City.example.jp'), { key: 'k' }),
  )
  const again = await w.as(chief, ctx => inviteStaff(ctx, colleague('shiho@city.example.jp'), { key: 'k' }))
  assert.equal(again.account, account, 'pressing twice invites once')
  const before = (await w.as(chief, staffAccounts)).find(row => row.id === account)
  assert.deepEqual(
    [before?.state, before?.secondFactor, before?.email],
    ['invited', 'none', 'shiho@city.example.jp'],
  )
  const token = await invitationOf('shiho@city.example.jp')
  const set = await setPassword(
    w.database,
    { token, password: 'みどりの屋根と 長いはしご' },
    { address: null },
  )
  assert.ok(set.ok)
  const found = await actorOfSession(w.database, set.value.session)
  assert.equal(found?.secondFactorNeeded, true)
  assert.equal((await w.as(chief, ctx => managedAccount(ctx, { account, facility: null }))).state, 'active')
  assert.deepEqual(await eventsOf(account), ['account.invited', 'password.set', 'session.started'])
  assert.equal(
    await code(w.try(chief, ctx => inviteStaff(ctx, colleague('shiho@city.example.jp')))),
    'email-taken',
  )
  assert.equal(await code(w.try(chief, ctx => inviteStaff(ctx, colleague('no address')))), 'invalid-input')
})

test('an invitation can be sent again until it was accepted; the earlier link ends', async () => {
  const { account } = await w.as(chief, ctx => inviteStaff(ctx, colleague('late@city.example.jp')))
  const first = await invitationOf('late@city.example.jp')
  await w.as(chief, ctx => inviteAgain(ctx, { account, publicUrl }))
  const second = await invitationOf('late@city.example.jp')
  assert.notEqual(first, second)
  const password = 'みどりの屋根と 長いはしご'
  const old = await setPassword(w.database, { token: first, password }, { address: null })
  assert.ok(!old.ok && old.refused.code === 'link-unusable')
  assert.ok((await setPassword(w.database, { token: second, password }, { address: null })).ok)
  assert.equal(await code(w.try(chief, ctx => inviteAgain(ctx, { account, publicUrl }))), 'not-possible-now')
})

test('ranks: below 課長 nobody manages accounts, and nobody reaches above oneself', async () => {
  assert.equal(await code(w.try(clerk, staffAccounts)), 'not-allowed')
  assert.equal(
    await code(w.try(clerk, ctx => inviteStaff(ctx, colleague('x1@city.example.jp')))),
    'not-allowed',
  )
  assert.equal(
    await code(w.try(chief, ctx => inviteStaff(ctx, colleague('x2@city.example.jp', 'division-chief')))),
    'not-allowed',
  )
  assert.equal(
    await code(w.try(chief, ctx => disableAccount(ctx, { account: director.accountId }))),
    'not-allowed',
  )
  const promote = {
    account: clerk.accountId,
    name: '担当',
    section: '子育て課',
    rank: 'division-chief',
  } as const
  assert.equal(await code(w.try(chief, ctx => changeStaff(ctx, promote))), 'not-allowed')
  assert.equal(
    await code(w.try(director, ctx => changeStaff(ctx, { ...promote, rank: 'subsection-chief' }))),
    'done',
  )
  const changed = await w.as(director, ctx =>
    managedAccount(ctx, { account: clerk.accountId, facility: null }),
  )
  assert.deepEqual([changed.rank, changed.section], ['subsection-chief', '子育て課'])
  assert.equal(
    await code(
      w.try(chief, ctx => changeStaff(ctx, { ...promote, account: chief.accountId, rank: 'section-chief' })),
    ),
    'not-on-yourself',
  )
  for (const actor of [midwife, await resident(w), { kind: 'visitor' } as const]) {
    assert.equal(await code(w.try(actor, staffAccounts)), 'sign-in-first')
  }
})

test('disabling ends sessions at once and can be undone; a lost telephone is replaced', async () => {
  const session = await sessionOf(clerk)
  await w.owner
    .updateTable('accounts')
    .set({
      totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      oidc_issuer: 'https://id.example.jp',
      oidc_subject: 'k',
    })
    .where('id', '=', clerk.accountId)
    .execute()
  const account = clerk.accountId
  await w.as(chief, ctx => disableAccount(ctx, { account }))
  assert.equal(await actorOfSession(w.database, session), null)
  await w.as(chief, ctx => enableAccount(ctx, { account }))
  const anew = await sessionOf(clerk)
  await w.as(chief, ctx => resetSecondFactor(ctx, { account }))
  assert.equal(await actorOfSession(w.database, anew), null)
  const shown = await w.as(chief, ctx => managedAccount(ctx, { account, facility: null }))
  assert.deepEqual(
    [shown.state, shown.secondFactor],
    ['active', 'provider'],
    'the provider’s own is not ours',
  )
  const types = (await eventsOf(account)).filter(type => !type.startsWith('session'))
  assert.deepEqual(types.slice(-3), ['account.disabled', 'account.enabled', 'second-factor.reset'])
  assert.equal(
    await code(w.try(chief, ctx => disableAccount(ctx, { account: chief.accountId }))),
    'not-on-yourself',
  )
})

test('another town, a resident or a facility’s account is not found', async () => {
  const account = clerk.accountId
  const { accountId: mother } = await resident(w)
  for (const command of [disableAccount, enableAccount, resetSecondFactor]) {
    assert.equal(await code(w.try(neighbour, ctx => command(ctx, { account }))), 'not-found')
    assert.equal(await code(w.try(chief, ctx => command(ctx, { account: mother }))), 'not-found')
    assert.equal(await code(w.try(chief, ctx => command(ctx, { account: midwife.accountId }))), 'not-found')
    assert.equal(await code(w.try(midwife, ctx => command(ctx, { account }))), 'sign-in-first')
  }
  assert.equal(await code(w.try(neighbour, ctx => inviteAgain(ctx, { account, publicUrl }))), 'not-found')
  const change = { account, name: 'x', section: 'x', rank: 'staff' } as const
  assert.equal(await code(w.try(neighbour, ctx => changeStaff(ctx, change))), 'not-found')
  const theirs = await w.as(neighbour, staffAccounts)
  assert.deepEqual(
    theirs.map(row => row.id),
    [neighbour.accountId],
  )
})

test('a facility manages its own accounts, by those who may', async () => {
  const { account } = await w.as(manager, ctx => inviteToFacility(ctx, helper('aoi@facility.example.jp')))
  assert.ok(await invitationOf('aoi@facility.example.jp'), 'a mail went out through a town under contract')
  const list = await w.as(manager, ctx => facilityAccounts(ctx, shared))
  assert.ok(list.some(row => row.id === account && row.state === 'invited'))
  const raise = { account, facility: shared, name: '森 葵', administrator: true }
  await w.as(manager, ctx => changeFacilityAccount(ctx, raise))
  assert.equal(
    (await w.as(manager, ctx => managedAccount(ctx, { account, facility: shared }))).administrator,
    true,
  )
  await w.as(manager, ctx => resetSecondFactor(ctx, { account, facility: shared }))
  await w.as(manager, ctx => disableAccount(ctx, { account, facility: shared }))
  assert.equal(await code(w.try(midwife, ctx => facilityAccounts(ctx, shared))), 'not-allowed')
  assert.equal(
    await code(w.try(midwife, ctx => inviteToFacility(ctx, helper('y@facility.example.jp')))),
    'not-allowed',
  )
  const lower = { account: manager.accountId, facility: shared, name: 'x', administrator: false }
  assert.equal(await code(w.try(manager, ctx => changeFacilityAccount(ctx, lower))), 'not-on-yourself')
})

test('another facility is not found', async () => {
  const account = midwife.accountId
  assert.equal(await code(w.try(stranger, ctx => facilityAccounts(ctx, shared))), 'not-found')
  assert.equal(
    await code(w.try(stranger, ctx => inviteToFacility(ctx, helper('z@facility.example.jp')))),
    'not-found',
  )
  for (const place of [shared, elsewhere]) {
    for (const command of [disableAccount, enableAccount, resetSecondFactor]) {
      assert.equal(
        await code(w.try(stranger, ctx => command(ctx, { account, facility: place }))),
        'not-found',
      )
    }
    const change = { account, facility: place, name: 'x', administrator: true }
    assert.equal(await code(w.try(stranger, ctx => changeFacilityAccount(ctx, change))), 'not-found')
  }
})

test('a town manages the accounts of facilities it has a contract with today, and no others', async () => {
  assert.deepEqual(
    (await w.as(chief, facilitiesUnderContract)).map(row => row.id),
    [shared],
  )
  const { account } = await w.as(chief, ctx => inviteToFacility(ctx, helper('town@facility.example.jp')))
  const row = await w.owner
    .selectFrom('events')
    .selectAll()
    .where('subject_id', '=', account)
    .executeTakeFirstOrThrow()
  assert.deepEqual([row.municipality_id, row.facility_id], [chief.municipalityId, shared])
  await w.as(chief, ctx => disableAccount(ctx, { account, facility: shared }))
  await w.as(chief, ctx => enableAccount(ctx, { account, facility: shared }))
  for (const place of [elsewhere, ended]) {
    assert.equal(await code(w.try(chief, ctx => facilityAccounts(ctx, place))), 'not-found')
    assert.equal(
      await code(w.try(chief, ctx => inviteToFacility(ctx, helper('n@facility.example.jp', place)))),
      'not-found',
    )
  }
  assert.equal(
    await code(w.try(neighbour, ctx => disableAccount(ctx, { account, facility: shared }))),
    'not-found',
  )
  assert.equal(await code(w.try(clerk, ctx => facilityAccounts(ctx, shared))), 'not-allowed')
})
