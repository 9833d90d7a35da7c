import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { json } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { mannaka, minami, system, world } from '#test/actors.ts'
import {
  answersOfHanako,
  facility,
  facilityStaff,
  june,
  publishedScheme,
  resident,
  staff,
  submittedCase,
} from '#test/builders.ts'
import { careFacility, careIn, coupon } from '#test/coupons.ts'
import { scheme } from '#test/scheme.ts'
import { settle } from '#test/settle.ts'
import { issueVoucher } from './issue/write.ts'
import { voucherOf, vouchersOf } from './read.ts'
import { searchVouchers } from './search/read.ts'
import { findByNumber } from './shown/read.ts'
import { correctVoucher } from './write.ts'

const w = await world()
await publishedScheme(w)
await careIn(w, mannaka)
await careIn(w, minami)

async function granted(caseId: string) {
  await w.as(
    system(mannaka),
    ctx =>
      record(ctx, {
        type: 'case.decided',
        subject: { kind: 'case', id: caseId },
        municipality: mannaka,
        data: { action: 'approve', decides: 'grant', letter: 'approval', scheme: 'family-care', reasons: [] },
      }),
    june,
  )
  await settle(w, june)
}

test('a grant issues one voucher with its limits, once, and says so in one event', async () => {
  const { caseId, actor } = await submittedCase(w)
  await granted(caseId)
  const again = { caseId, letter: 'approval', on: '2026-06-01' }
  await w.as(system(mannaka), ctx => issueVoucher(ctx, again), june)
  const vouchers = await w.as(actor, ctx => vouchersOf(ctx, mannaka, actor.accountId), june)
  assert.equal(vouchers.length, 1)
  const [voucher] = vouchers
  assert.deepEqual(
    voucher?.balances.map(each => [each.pool, each.limit, each.remaining]),
    [['visits', 2, 2]],
  )
  assert.deepEqual([voucher?.validFrom, voucher?.validUntil], ['2026-06-01', '2027-04-30'])
  const events = await w.owner
    .selectFrom('events')
    .select('data')
    .where('type', '=', 'voucher.issued')
    .where('subject_id', '=', voucher?.id ?? '')
    .execute()
  assert.equal(events.length, 1)
  assert.deepEqual((events[0]?.data as { facts?: unknown } | undefined)?.facts, {
    利用券番号: voucher?.number,
    利用券有効開始: '2026-06-01',
    利用券有効終了: '2027-04-30',
  })
})

test('a voucher keeps only the facts it needs, and tells facilities only what the form promised', async () => {
  const { caseId, actor } = await submittedCase(w)
  await granted(caseId)
  const row = await w.owner
    .selectFrom('vouchers')
    .select(['facts', 'shown'])
    .where('account_id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(Object.keys(row.facts as object).sort(), ['出産日', '状況', '申請日'])
  assert.deepEqual(
    (row.shown as { question: string }[]).map(each => each.question),
    ['situation', 'name'],
  )
})

test('the address of somebody who became protected after applying is not told to facilities', async () => {
  const { form } = scheme()
  const address = {
    id: 'address',
    kind: 'address',
    required: false,
    label: { ja: '住所' },
    shownTo: ['facility'],
  }
  const pages = form.pages.map(page =>
    page.id === 'contact' ? { ...page, questions: [...page.questions, address] } : page,
  )
  await publishedScheme(w, { municipality: minami })
  await publishedScheme(w, {
    municipality: minami,
    version: 2,
    effectiveFrom: '2026-07-01',
    changes: { form: { ...form, pages } },
  })
  const home = {
    postalCode: '1000001',
    prefecture: '東京都',
    city: 'みなみ町',
    town: '本町',
    street: '1丁目2番3号',
  }
  for (const protectedSince of [false, true]) {
    const birthDate = protectedSince ? '1993-01-01' : '1993-02-02'
    const mother = await resident(w, { municipality: minami, registered: true, birthDate })
    const { caseId, applicationId } = await submittedCase(w, { actor: mother, at: june })
    await w.owner
      .updateTable('application_versions')
      .set({ answers: json({ ...answersOfHanako(mother.person), address: home }) })
      .where('application_id', '=', applicationId)
      .execute()
    await w.owner.updateTable('cases').set({ scheme_version: 2 }).where('id', '=', caseId).execute()
    if (protectedSince) {
      const { residentId } = mother
      await w.owner.updateTable('residents').set({ protected: true }).where('id', '=', residentId).execute()
    }
    const issued = { caseId, letter: 'approval', on: '2026-06-01' }
    await w.as(system(minami), ctx => issueVoucher(ctx, issued), june)
    const [voucher] = await w.as(mother, ctx => vouchersOf(ctx, minami, mother.accountId), june)
    const shown = JSON.stringify(voucher?.shown)
    assert.equal(shown.includes('みなみ町本町'), !protectedSince, shown)
  }
})

test('another family, another town and a facility that was not shown it find nothing', async () => {
  const mother = await resident(w)
  const { voucherId } = await coupon(w, mother)
  for (const actor of [await resident(w), await staff(w, 'staff', minami), await careFacility(w)]) {
    const outcome = await w.try(actor, ctx => voucherOf(ctx, mannaka, voucherId))
    assert.ok(!outcome.ok && outcome.refused.code === 'not-found')
  }
  assert.equal((await w.as(mother, ctx => voucherOf(ctx, mannaka, voucherId))).id, voucherId)
})

test('a facility finds a shown number, sees what is left and leaves a line; without a contract it finds nothing', async () => {
  const mother = await resident(w)
  const { number, voucherId } = await coupon(w, mother, {
    facts: { 減免希望: 'welfare', 課税区分: 'welfare' },
  })
  const hidamari = await careFacility(w)
  const typed = number.toLowerCase().replaceAll('-', ' ')
  const found = await w.as(hidamari, ctx => findByNumber(ctx, typed))
  assert.equal(found.id, voucherId)
  assert.equal(found.balances[0]?.remaining, 7)
  assert.ok(!JSON.stringify(found).includes('welfare'))
  const views = await w.owner
    .selectFrom('views')
    .select(['viewer_id', 'account_id'])
    .where('subject_id', '=', voucherId)
    .execute()
  assert.deepEqual(views, [{ viewer_id: hidamari.accountId, account_id: mother.accountId }])
  const outsider = await facilityStaff(
    w,
    await facility(w, { serves: [minami], schemeId: 'postpartum-care' }),
  )
  for (const actor of [outsider, await facilityStaff(w)]) {
    const outcome = await w.try(actor, ctx => findByNumber(ctx, number))
    assert.ok(!outcome.ok && outcome.refused.code === 'not-found')
  }
})

test('a facility whose contract has ended sees the vouchers that were booked there, and no others', async () => {
  const former = await careFacility(w, { validUntil: '2026-05-31' })
  const [known, stranger] = [await coupon(w, await resident(w)), await coupon(w, await resident(w))]
  await w.owner
    .insertInto('voucher_lines')
    .values({
      municipality_id: mannaka,
      voucher_id: known.voucherId,
      pool: 'care',
      kind: 'hold',
      steps: 0,
      reservation_id: randomUUID(),
      facility_id: former.facilityId,
      actor_kind: 'system',
      at: june,
    })
    .execute()
  assert.equal((await w.as(former, ctx => findByNumber(ctx, known.number), june)).id, known.voucherId)
  const outcome = await w.try(former, ctx => findByNumber(ctx, stranger.number), june)
  assert.ok(!outcome.ok && outcome.refused.code === 'not-found')
  const lastDay = new Date('2026-05-31T14:00:00Z')
  assert.ok((await w.try(former, ctx => findByNumber(ctx, stranger.number), lastDay)).ok)
})

test('staff find vouchers of their own town by number or name', async () => {
  const mother = await resident(w, { name: '髙橋　彩香' })
  const { number } = await coupon(w, mother)
  const clerk = await staff(w)
  const search = (q: string) => w.as(clerk, ctx => searchVouchers(ctx, { q, page: 1, size: 50 }))
  assert.equal((await search(number)).rows[0]?.holder, '髙橋　彩香')
  assert.equal((await search('髙橋')).total, 1)
  const neighbour = await staff(w, 'staff', minami)
  assert.equal((await w.as(neighbour, ctx => searchVouchers(ctx, { q: number, page: 1, size: 50 }))).total, 0)
})

test('the true days move the window of a voucher issued before the birth', async () => {
  const mother = await resident(w)
  const { voucherId } = await coupon(w, mother, {
    facts: { 状況: 'pregnant', 出産予定日: '2026-06-20', 出産日: undefined },
  })
  const clerk = await staff(w)
  const facts = {
    状況: 'birth',
    出産日: '2026-06-25',
    赤ちゃんの人数: 2,
  }
  const input = { voucherId, facts, reason: '出産の連絡' }
  const stranger = await w.try(await staff(w, 'staff', minami), ctx => correctVoucher(ctx, input), june)
  assert.ok(!stranger.ok && stranger.refused.code === 'not-found')
  const result = await w.as(clerk, ctx => correctVoucher(ctx, input), june)
  assert.deepEqual(result, { validFrom: '2026-06-25', validUntil: '2027-06-24' })
  const voucher = await w.as(mother, ctx => voucherOf(ctx, mannaka, voucherId))
  assert.equal(voucher.balances[0]?.limit, 14, 'twins')
  const wrong = await w.try(clerk, ctx => correctVoucher(ctx, { ...input, facts: { 困りごと: 'x' } }), june)
  assert.ok(!wrong.ok && wrong.refused.code === 'not-asked-about')
})
