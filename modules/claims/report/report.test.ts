import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closedReport, reportFor } from '#modules/claims/report/read.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { staff } from '#test/builders.ts'
import { careFacility, careIn, ledgerFaults } from '#test/coupons.ts'
import { booked, evening, reported, written } from '#test/uses.ts'
import { answerQuestion, askBack } from '../question/write.ts'
import { closeReport, confirmReports, correctCollected, saveReport } from './write.ts'

const w = await world()
await careIn(w, mannaka)
await careIn(w, minami)
const hidamari = await careFacility(w, { serves: [mannaka, minami] })
const chuo = await careFacility(w, { name: '中央病院' })
const tanto = await staff(w)
const minamiTanto = await staff(w, 'staff', minami)

async function code(work: Promise<{ ok: true } | { ok: false; refused: { code: string } }>) {
  const outcome = await work
  return outcome.ok ? 'ok' : outcome.refused.code
}

const close = (reservationId: string, day: string, by = hidamari, collectedNote = '') =>
  w.try(by, ctx => closeReport(ctx, { reservationId, collectedNote }), evening(day))

test('a report is written page by page and closed: the units are used, the booking too', async () => {
  const use = await booked(w, hidamari, '2026-06-02')
  await written(w, hidamari, use)
  const outcome = await close(use.reservationId, use.day)
  assert.ok(outcome.ok)
  const lines = await w.owner
    .selectFrom('voucher_lines')
    .select(['kind', 'steps'])
    .where('reservation_id', '=', use.reservationId)
    .orderBy('id')
    .execute()
  assert.deepEqual(lines, [
    { kind: 'hold', steps: -2 },
    { kind: 'redeem', steps: 0 },
  ])
  const row = await w.owner
    .selectFrom('reservations')
    .select('state')
    .where('id', '=', use.reservationId)
    .executeTakeFirstOrThrow()
  assert.equal(row.state, 'used')
  const read = await w.as(tanto, ctx => closedReport(ctx, outcome.value.reportId))
  assert.equal(read.row.collected, read.terms.charged)
  assert.deepEqual(
    read.summary.map(page => page.page),
    ['visit', 'mother-body', 'mother-mind', 'baby', 'care', 'handover', 'incident'],
  )
  assert.ok(!read.summary.flatMap(page => page.rows).some(row => row.question === 'left-on'), 'no stay')
  assert.equal('care-given-after-loss' in read.answers, false, 'what was not asked is not kept')
  const event = await w.owner
    .selectFrom('events')
    .select(['data', 'municipality_id', 'facility_id', 'account_id'])
    .where('type', '=', 'report.closed')
    .where('subject_id', '=', outcome.value.reportId)
    .executeTakeFirstOrThrow()
  assert.equal(event.municipality_id, mannaka)
  assert.equal(event.account_id, use.mother.accountId)
  assert.equal((event.data as { type: string }).type, 'day')
  assert.deepEqual(await ledgerFaults(w), [])
})

test('closing is refused before the beginning, while pages are missing, twice, and after cancelling', async () => {
  const use = await booked(w, hidamari, '2026-06-03')
  await written(w, hidamari, use, { except: 'handover' })
  const early = await w.try(
    hidamari,
    ctx => closeReport(ctx, { reservationId: use.reservationId }),
    new Date('2026-06-02T20:00:00Z'),
  )
  assert.equal(early.ok ? 'ok' : early.refused.code, 'use-not-begun')
  const missing = await close(use.reservationId, use.day)
  assert.ok(!missing.ok)
  assert.equal(missing.refused.code, 'report-incomplete')
  assert.equal(missing.refused.details.next, 'handover')
  await written(w, hidamari, use)
  assert.ok((await close(use.reservationId, use.day)).ok)
  assert.equal(await code(close(use.reservationId, use.day)), 'report-closed')
  const again = w.try(
    hidamari,
    ctx =>
      saveReport(ctx, {
        reservationId: use.reservationId,
        page: 'care',
        answers: { advice: 'x' },
        revision: 99,
      }),
    evening(use.day),
  )
  assert.equal(await code(again), 'report-closed')

  const cancelled = await booked(w, hidamari, '2026-06-04')
  await w.owner
    .updateTable('reservations')
    .set({ state: 'cancelled' })
    .where('id', '=', cancelled.reservationId)
    .execute()
  assert.equal(await code(close(cancelled.reservationId, cancelled.day)), 'booking-settled')
})

test('two colleagues at once: the second learns of it, two different pages do not disturb one another', async () => {
  const use = await booked(w, hidamari, '2026-06-05')
  const colleague = { ...hidamari, accountId: crypto.randomUUID(), name: '同僚' }
  const save = (by: typeof hidamari, page: string, answers: object, revision: number) =>
    w.try(
      by,
      ctx => saveReport(ctx, { reservationId: use.reservationId, page, answers: answers as never, revision }),
      evening(use.day),
    )
  assert.ok((await save(hidamari, 'care', { advice: '一' }, 0)).ok)
  assert.ok((await save(colleague, 'mother-mind', { mood: 'calm' }, 0)).ok)
  assert.equal(await code(save(colleague, 'care', { advice: '二' }, 0)), 'changed-meanwhile')
  assert.ok((await save(hidamari, 'care', { advice: '三' }, 0)).ok, 'one does not stand in one’s own way')
  assert.ok((await save(colleague, 'care', { advice: '四' }, 3)).ok)
  assert.equal(await code(save(hidamari, 'care', { mood: 'calm' }, 9)), 'invalid-input')
})

test('another facility, another municipality and a resident find nothing', async () => {
  const use = await reported(w, hidamari, '2026-06-08')
  for (const actor of [chuo]) {
    assert.equal(await code(w.try(actor, ctx => reportFor(ctx, use.reservationId))), 'not-found')
    assert.equal(await code(close(use.reservationId, use.day, actor)), 'not-found')
  }
  assert.equal(await code(w.try(minamiTanto, ctx => closedReport(ctx, use.reportId))), 'not-found')
  assert.equal(
    await code(w.try(minamiTanto, ctx => confirmReports(ctx, { reportIds: [use.reportId] }))),
    'not-found',
  )
  assert.equal(
    await code(w.try(minamiTanto, ctx => askBack(ctx, { reportId: use.reportId, body: '?' }))),
    'not-found',
  )
  assert.equal(await code(w.try(use.mother, ctx => reportFor(ctx, use.reservationId))), 'not-allowed')
  const open = await booked(w, hidamari, '2026-06-09')
  await written(w, hidamari, open)
  const draft = await w.owner
    .selectFrom('use_reports')
    .select('id')
    .where('reservation_id', '=', open.reservationId)
    .executeTakeFirstOrThrow()
  assert.equal(
    await code(w.try(tanto, ctx => closedReport(ctx, draft.id))),
    'not-found',
    'drafts stay with the facility',
  )
})

test('a question takes the confirmation back until it is answered', async () => {
  const use = await reported(w, hidamari, '2026-06-10', { confirmedBy: tanto })
  const { questionId } = await w.as(tanto, ctx =>
    askBack(ctx, { reportId: use.reportId, body: '時刻は正しいですか' }),
  )
  assert.equal(
    await code(w.try(tanto, ctx => confirmReports(ctx, { reportIds: [use.reportId] }))),
    'reports-unconfirmed',
  )
  assert.equal(
    await code(w.try(chuo, ctx => answerQuestion(ctx, { questionId, answer: 'はい' }))),
    'not-found',
  )
  await w.as(hidamari, ctx => answerQuestion(ctx, { questionId, answer: 'はい' }))
  assert.equal(
    await code(w.try(hidamari, ctx => answerQuestion(ctx, { questionId, answer: 'いいえ' }))),
    'changed-meanwhile',
  )
  const seen = await w.as(hidamari, ctx => reportFor(ctx, use.reservationId))
  assert.deepEqual(
    seen.questions.map(({ body, answer }) => [body, answer]),
    [['時刻は正しいですか', 'はい']],
  )
  await w.as(tanto, ctx => confirmReports(ctx, { reportIds: [use.reportId] }))
})

test('the amount received can be put right until it is claimed', async () => {
  const use = await reported(w, hidamari, '2026-06-11', { collected: 0 })
  await w.as(hidamari, ctx =>
    correctCollected(ctx, {
      reservationId: use.reservationId,
      collected: 1000,
      note: '翌日に受け取りました',
    }),
  )
  const seen = await w.as(hidamari, ctx => reportFor(ctx, use.reservationId))
  assert.equal(seen.row?.collected, 1000)
  const open = await booked(w, hidamari, '2026-06-12')
  assert.equal(
    await code(
      w.try(hidamari, ctx =>
        correctCollected(ctx, { reservationId: open.reservationId, collected: 1, note: 'x' }),
      ),
    ),
    'report-open',
  )
})

test('every look at a report is written down', async () => {
  const use = await reported(w, hidamari, '2026-06-15')
  await w.as(tanto, ctx => closedReport(ctx, use.reportId))
  const views = await w.owner
    .selectFrom('views')
    .select(['viewer_kind', 'account_id'])
    .where('subject_id', '=', use.reportId)
    .execute()
  assert.deepEqual(views, [{ viewer_kind: 'staff', account_id: use.mother.accountId }])
})
