import assert from 'node:assert/strict'
import { test } from 'node:test'
import { returnForCorrection } from '#modules/cases/correction/write.ts'
import { submitClaim } from '#modules/claims/claim/write.ts'
import { reverseUse } from '#modules/claims/reversal/write.ts'
import { toCsv } from '#platform/sheet/csv-write.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { june, publishedScheme, resident, staff, submittedCase } from '#test/builders.ts'
import { careFacility, careIn, coupon } from '#test/coupons.ts'
import { reported } from '#test/uses.ts'
import { figures } from './figures/read.ts'
import { managementTable } from './table/read.ts'
import { cells, columns } from './table/rules.ts'
import { usesOver } from './uses/read.ts'

const w = await world()
await publishedScheme(w)
await careIn(w, mannaka)
await careIn(w, minami)
const tanto = await staff(w)
const minamiTanto = await staff(w, 'staff', minami)
const hidamari = await careFacility(w, { name: 'ひだまり', serves: [mannaka, minami] })
const july = new Date('2026-07-02T01:00:00Z')
const period = { scheme: 'family-care', from: '2026-06-01', to: '2026-06-30' }

test('figures come from the events of the cases received in the period', async () => {
  for (let n = 0; n < 5; n++) {
    await submittedCase(w, {
      actor: await resident(w, { registered: true, name: `田中　${n}子` }),
      at: new Date(june.getTime() + n * 3_600_000),
    })
  }
  const { rows } = await w.as(tanto, ctx => managementTable(ctx, { scheme: 'family-care' }))
  await w.as(
    tanto,
    ctx =>
      returnForCorrection(ctx, {
        caseId: rows[0]?.caseId ?? '',
        comments: [{ question: 'birth-date', reason: 'unclear', body: '年を確かめてください' }],
      }),
    june,
  )
  const found = await w.as(tanto, ctx => figures(ctx, period), july)
  assert.equal(found.cases.received, 5)
  assert.equal(found.cases.decided, 0)
  assert.equal(found.cases.elapsed.median, null, 'nothing decided, nothing said')
  assert.deepEqual(found.cases.online, { count: 5, base: 5, share: 1 })
  assert.deepEqual(found.cases.outOfHours, { count: 0, base: 5, share: 0 })
  assert.deepEqual(found.corrections, {
    sent: 1,
    cases: 1,
    questions: [
      { question: 'birth-date', label: '出産した日', count: 1, reasons: [{ reason: 'unclear', count: 1 }] },
    ],
  })
  assert.deepEqual([found.dropOut.started, found.dropOut.submitted], [5, 5])
  const before = await w.as(tanto, ctx => figures(ctx, { ...period, from: '2026-05-01', to: '2026-05-31' }))
  assert.equal(before.cases.received, 0)
  const town = await w.as(minamiTanto, ctx => figures(ctx, { ...period, scheme: 'postpartum-care' }))
  assert.equal(town.cases.received, 0)
  const outsider = await w.try(hidamari, ctx => figures(ctx, period))
  assert.equal(outsider.ok ? 'ok' : outsider.refused.code, 'not-allowed')
})

test('uses by facility, type, month and person, without those taken back', async () => {
  const mother = await resident(w)
  const voucher = await coupon(w, mother)
  await reported(w, hidamari, '2026-06-02', { mother, voucher })
  await reported(w, hidamari, '2026-07-01', { mother, voucher })
  const wrong = await reported(w, hidamari, '2026-06-03')
  await reported(w, hidamari, '2026-06-04', { municipality: minami })
  await w.as(hidamari, ctx =>
    reverseUse(ctx, { facility: hidamari.facilityId, reservationId: wrong.reservationId, reason: '誤り' }),
  )
  const asked = { scheme: 'postpartum-care', from: '2026-06-01', to: '2026-07-31' }
  const found = await w.as(tanto, ctx => usesOver(ctx, asked))
  assert.deepEqual([found.total.uses, found.total.people, found.total.yen], [2, 1, 40000])
  assert.deepEqual(
    found.byMonth.map(each => [each.key, each.uses]),
    [
      ['2026-06', 1],
      ['2026-07', 1],
    ],
  )
  assert.deepEqual(
    found.byFacility.map(each => [each.label, each.uses]),
    [['ひだまり', 2]],
  )
  assert.equal(found.byPerson[0]?.lastDay, '2026-07-01')
  assert.equal((await w.as(minamiTanto, ctx => usesOver(ctx, asked))).total.uses, 1)
})

test('the management table: one row per case, never an address, never another town’s', async () => {
  const { rows, total } = await w.as(tanto, ctx => managementTable(ctx, { q: '田中' }))
  assert.equal(total, 5)
  const returned = await w.as(tanto, ctx => managementTable(ctx, { state: 'returned' }))
  assert.equal(returned.total, 1)
  assert.equal(returned.rows[0]?.stateLabel, '補正依頼中')
  const text = JSON.stringify(rows) + JSON.stringify(rows.map(cells))
  assert.ok(!text.includes('本町'), 'no address')
  assert.ok(!columns.some(column => /住所|電話|メール/.test(column.label)))
  assert.equal((await w.as(minamiTanto, ctx => managementTable(ctx))).total, 0)
})

test('a used voucher shows in its row: balance, last use, what was claimed', async () => {
  const [row] = (await w.as(tanto, ctx => managementTable(ctx, { scheme: 'family-care' }))).rows
  const mother = await resident(w)
  const voucher = await coupon(w, mother)
  await w.owner
    .updateTable('vouchers')
    .set({ case_id: row?.caseId ?? '' })
    .where('id', '=', voucher.voucherId)
    .execute()
  const use = await reported(w, hidamari, '2026-08-04', { mother, voucher })
  await w.as(
    hidamari,
    ctx =>
      submitClaim(ctx, {
        facility: hidamari.facilityId,
        municipality: mannaka,
        scheme: 'postpartum-care',
        month: '2026-08',
      }),
    new Date('2026-09-02T01:00:00Z'),
  )
  const [found] = (await w.as(tanto, ctx => managementTable(ctx, { facility: hidamari.facilityId }))).rows
  assert.equal(found?.caseId, row?.caseId)
  assert.deepEqual([found?.lastOn, found?.uses, found?.claimed, found?.claimedYen], [use.day, 1, 1, 20000])
  assert.equal(found?.voucherNumber, voucher.number)
})

test('a name that CP932 cannot hold is named by row and column', async () => {
  await submittedCase(w, {
    actor: await resident(w, { registered: true, name: '𠮷田　花', kana: 'ヨシダ　ハナ' }),
  })
  const { rows } = await w.as(tanto, ctx => managementTable(ctx, { q: '𠮷田' }))
  const file = toCsv(rows.map(cells), columns, { encoding: 'cp932' })
  assert.ok(!file.ok)
  assert.deepEqual(file.problems, [
    { code: 'unencodable', row: 2, column: '申請者', character: '𠮷', codePoint: 'U+20BB7' },
  ])
})
