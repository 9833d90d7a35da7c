import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { issueKey } from '#modules/accounts/keys/write.ts'
import { bookingAtFacility } from '#modules/bookings/day/read.ts'
import { book } from '#modules/bookings/write.ts'
import { statement } from '#modules/claims/statement/read.ts'
import { deliveryOf } from '#modules/letters/rules.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { app } from '#test/app.ts'
import { resident, staff } from '#test/builders.ts'
import { care, careFacility, careIn, coupon, slot } from '#test/coupons.ts'

const w = await world()
await careIn(w, mannaka)
await careIn(w, minami)
const site = await app(w)
const now = new Date('2026-06-01T01:00:00Z')

test('without demo mode nobody becomes a persona or reads a mailbox, even where personas are left in the tables', async () => {
  const { accountId } = await staff(w, 'section-chief')
  await w.owner.updateTable('accounts').set({ persona: 'kacho' }).where('id', '=', accountId).execute()
  await w.owner
    .insertInto('messages')
    .values({
      municipality_id: mannaka,
      recipient: 'chief@city.example.jp',
      subject: 'ご案内',
      body: 'http://localhost/sign-in/password/secret',
      kind: 'reset',
      dedupe: randomUUID(),
      created_at: now,
      sent_at: now,
    })
    .execute()
  const entered = await site.post('/demo/enter', { persona: 'kacho' })
  assert.equal(entered.status, 404)
  assert.deepEqual(entered.headers.getSetCookie(), [])
  for (const path of [
    '/demo/mailbox?to=chief@city.example.jp',
    '/demo/mailbox.data?to=chief@city.example.jp',
  ]) {
    const answer = await site.get(path)
    assert.ok(answer.status >= 400, path)
    assert.ok(!(await answer.text()).includes('ご案内'), path)
  }
  assert.equal((await w.owner.selectFrom('sessions').selectAll().execute()).length, 0)
})

test('an API key without the scope opens nothing', async () => {
  const chief = await staff(w, 'section-chief')
  const { id, key } = await w.as(chief, ctx => issueKey(ctx, { name: '基幹', scopes: ['cases:read'] }))
  const ask = () =>
    site.get('/api/v1/cases?changedSince=2026-04-01T00:00:00Z', {
      headers: { authorization: `Bearer ${key}` },
    })
  assert.equal((await ask()).status, 200)
  await w.owner
    .updateTable('api_keys')
    .set({ scopes: ['other:read'] })
    .where('id', '=', id)
    .execute()
  assert.equal((await ask()).status, 403)
})

test('a facility has nothing to do with a town it has no contract with', async () => {
  const hidamari = await careFacility(w)
  const asked = { facility: hidamari.facilityId, scheme: care, month: '2026-05' }
  assert.ok((await w.try(hidamari, ctx => statement(ctx, { ...asked, municipality: mannaka }), now)).ok)
  const other = await w.try(hidamari, ctx => statement(ctx, { ...asked, municipality: minami }), now)
  assert.ok(!other.ok && other.refused.code === 'not-found')
  const clerk = await staff(w, 'staff', minami)
  const office = await w.try(clerk, ctx => statement(ctx, { ...asked, municipality: minami }), now)
  assert.ok(!office.ok && office.refused.code === 'not-found', 'nor the town with it')
})

test('a facility’s look at a booking is written down', async () => {
  const hidamari = await careFacility(w)
  const mother = await resident(w)
  const { voucherId } = await coupon(w, mother)
  const slotIds = [await slot(w, hidamari.facilityId, '2026-06-10')]
  const wanted = { municipality: mannaka, facility: hidamari.facilityId, voucherId, type: 'day', slotIds }
  const { reservationId } = await w.as(mother, ctx => book(ctx, wanted), now)
  await w.as(hidamari, ctx => bookingAtFacility(ctx, reservationId), now)
  const views = await w.owner
    .selectFrom('views')
    .select(['viewer_id', 'account_id'])
    .where('subject_id', '=', reservationId)
    .execute()
  assert.deepEqual(views, [{ viewer_id: hidamari.accountId, account_id: mother.accountId }])
})

test('no letter goes to the home of a protected person, also where they wrote their address themselves', () => {
  const person = { account: false, protected: true, hasAddress: true, ways: null }
  assert.equal(deliveryOf(person), 'hand')
  assert.equal(deliveryOf({ ...person, ways: ['letter'] }), 'hand')
  assert.equal(deliveryOf({ ...person, protected: false }), 'post')
})
