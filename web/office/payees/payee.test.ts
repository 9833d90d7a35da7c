import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountOf, payeeChanges } from '#modules/claims/payee/read.ts'
import { maskedAccount } from '#modules/claims/payee/rules.ts'
import { decidePayee, proposePayee } from '#modules/claims/payee/write.ts'
import type { Actor } from '#platform/context.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { app, textOf } from '#test/app.ts'
import { staff } from '#test/builders.ts'
import { careFacility, careIn } from '#test/coupons.ts'

const w = await world()
const site = await app(w)
await careIn(w, mannaka)
const one = await staff(w)
const two = await staff(w, 'subsection-chief')
const other = await staff(w, 'staff', minami)
const place = await careFacility(w, { name: 'ひだまり助産院' })
const bank = {
  bankCode: '0001',
  bankName: '',
  branchCode: '001',
  branchName: '',
  type: 'ordinary' as const,
  number: '7654321',
  holderKana: 'ヒダマリ',
}
const { facilityId: facility } = place

const code = async (work: Promise<{ ok: true } | { ok: false; refused: { code: string } }>) => {
  const outcome = await work
  return outcome.ok ? 'ok' : outcome.refused.code
}
const propose = (account: object, actor: Actor = one) =>
  w.try(actor, ctx => proposePayee(ctx, { facility, account: account as typeof bank }))
const decide = (changeId: string, actor: Actor, decision: 'confirmed' | 'refused' = 'confirmed') =>
  w.try(actor, ctx => decidePayee(ctx, { changeId, decision }))
const inForce = () => w.as(one, ctx => accountOf(ctx, mannaka, facility))

test('an account is in force when a second person has confirmed it', async () => {
  const proposed = await propose(bank)
  assert.ok(proposed.ok)
  const { changeId } = proposed.value
  assert.equal(await inForce(), undefined)
  assert.equal(await code(decide(changeId, one)), 'own-change')
  assert.equal(await code(decide(changeId, other)), 'not-found')
  assert.equal(await code(decide(changeId, place)), 'not-allowed')
  assert.equal(await code(decide(changeId, two)), 'ok')
  assert.equal(await code(decide(changeId, two)), 'not-possible-now')
  assert.equal((await inForce())?.bankName, 'みずほ')
  const [change] = await w.as(two, ctx => payeeChanges(ctx, facility))
  assert.deepEqual(
    [change?.proposedBy, change?.decidedBy, change?.decision],
    [one.name, two.name, 'confirmed'],
  )
})

test('a passbook of ゆうちょ is converted; what cannot be is refused; a new entry replaces the one that waits', async () => {
  const passbook = { symbol: '15440', number: '12345671' }
  const proposed = await propose({ ...bank, yucho: passbook })
  assert.ok(proposed.ok)
  assert.equal(
    await code(propose({ ...bank, yucho: { symbol: '15400', number: '1234' } })),
    'account-unknown',
  )
  assert.equal(await code(propose({ ...bank, branchCode: '998' })), 'account-unknown')
  assert.equal(await code(propose(bank, other)), 'not-found')
  const again = await propose({ ...bank, yucho: passbook }, two)
  assert.ok(again.ok)
  assert.equal(await code(decide(proposed.value.changeId, two)), 'not-possible-now')
  assert.equal(await code(decide(again.value.changeId, one)), 'ok')
  const account = await inForce()
  assert.deepEqual([account?.bankCode, account?.branchCode, account?.number], ['9900', '548', '1234567'])
  const events = await w.owner.selectFrom('events').select('data').where('type', 'like', 'payee.%').execute()
  assert.ok(!JSON.stringify(events).includes('7654321'), 'events hold no account')
})

test('on the pages: entered by one, confirmed by another; the facility sees it masked', async () => {
  const path = `/office/payees/${facility}`
  const mine = await site.signIn(one)
  const fields = {
    'account.kind': 'bank',
    'account.bankCode': '0001',
    'account.branchCode': '001',
    'account.type': 'ordinary',
    'account.number': '1112223',
    'account.holderKana': 'ヒダマリ',
    note: '依頼書',
  }
  const wrong = await site.post(path, { ...fields, 'account.number': 'x' }, { as: mine })
  assert.equal(wrong.status, 422)
  assert.equal((await site.post(path, fields, { as: mine })).headers.get('location'), path)
  const html = await (await site.get(path, { as: mine })).text()
  assert.match(textOf(html), /確認を待っている変更/)
  assert.ok(!html.includes('value="confirmed"'), 'not by oneself')
  const second = await site.signIn(two)
  const page = await (await site.get(path, { as: second })).text()
  const change = /name="change" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await site.post(path, { change, do: 'confirmed' }, { as: second })
  const account = await inForce()
  assert.ok(account)
  assert.equal(account.number, '1112223')
  assert.match(textOf(await (await site.get('/office/payees', { as: second })).text()), /\*\*\*\*223/)
  assert.equal((await site.get(path, { as: await site.signIn(other) })).status, 404)
  const claims = await (await site.get('/facility/claims', { as: await site.signIn(place) })).text()
  assert.ok(textOf(claims).includes(maskedAccount(account)))
  assert.ok(!claims.includes('1112223'))
})
