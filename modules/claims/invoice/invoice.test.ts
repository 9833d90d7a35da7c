import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { extractText } from '#platform/pdf/extract-text.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { staff } from '#test/builders.ts'
import { careFacility, careIn } from '#test/coupons.ts'
import { reported } from '#test/uses.ts'
import { returnClaim, submitClaim } from '../claim/write.ts'
import { invoiceOf, invoicePdf } from './read.ts'

const w = await world()
await careIn(w, mannaka)
const tanto = await staff(w)
const place = await careFacility(w, { name: 'ひだまり助産院' })
const july = new Date('2026-07-02T01:00:00Z')
await w.owner
  .insertInto('payees')
  .values({
    municipality_id: mannaka,
    facility_id: place.facilityId,
    account: json({
      bankCode: '0001',
      bankName: 'みずほ銀行',
      branchCode: '001',
      branchName: '東京営業部',
      type: 'ordinary',
      number: '7654321',
      holderKana: 'ヒダマリ',
    }),
  })
  .execute()
await reported(w, place, '2026-06-02', { name: '秋山 みどり' })
await reported(w, place, '2026-06-03', { name: '𠮷田 はな' })
const handedIn = {
  facility: place.facilityId,
  municipality: mannaka,
  scheme: 'postpartum-care',
  month: '2026-06',
}
const { claimId, total } = await w.as(place, ctx => submitClaim(ctx, handedIn), july)

const ask = (actor: Actor, municipality = mannaka) =>
  w.try(actor, ctx => invoiceOf(ctx, { municipality, claimId }), july)

test('facility and staff have the same invoice: from whom, to whom, every line, and the sum', async () => {
  const mine = await ask(place)
  const theirs = await ask(tanto)
  assert.ok(mine.ok && theirs.ok)
  assert.deepEqual(mine.value, theirs.value)
  const pdf = await invoicePdf(mine.value)
  assert.deepEqual(pdf, await invoicePdf(theirs.value), 'the same claim gives the same bytes')
  const text = (await extractText(pdf)).join('').replace(/\s/g, '')
  for (const part of [
    '2026年6月分請求書',
    '令和8年7月2日',
    'まんなか市長中央太郎様',
    'ひだまり助産院',
    '秋山みどり',
    `¥${total.toLocaleString('ja-JP')}`,
    '****321',
    'U+20BB7',
  ]) {
    assert.ok(text.includes(part), part)
  }
  assert.ok(!text.includes('7654321'), 'the account is not written out')
})

test('other facilities and other towns find none; a returned claim has none', async () => {
  const code = async (outcome: ReturnType<typeof ask>) => {
    const answer = await outcome
    return answer.ok ? 'ok' : answer.refused.code
  }
  assert.equal(await code(ask(await careFacility(w))), 'not-found')
  assert.equal(await code(ask(await staff(w, 'staff', minami))), 'not-found')
  assert.equal(await code(ask(place, minami)), 'not-found')
  await w.as(tanto, ctx => returnClaim(ctx, { claimId, reason: '日が違います。' }), july)
  assert.equal(await code(ask(place)), 'not-possible-now')
})
