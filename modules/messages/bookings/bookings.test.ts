import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accept, decline, undoAccept } from '#modules/bookings/answer/write.ts'
import { book, cancel } from '#modules/bookings/write.ts'
import { findEvent, record } from '#platform/events.ts'
import { mannaka, system, world } from '#test/actors.ts'
import { facility, facilityStaff, june, publishedScheme, submittedCase } from '#test/builders.ts'
import { settle } from '#test/settle.ts'
import { tellOfBooking } from './write.ts'

const w = await world()
await publishedScheme(w)
const atOnce = await facilityStaff(w, await facility(w))
const careful = await facilityStaff(w, await facility(w, { name: '中央病院', autoAccept: false }))
let hour = 1

/** A mother with a voucher by the whole way: application, grant, issue. */
async function booked(place: typeof atOnce) {
  const { caseId, actor } = await submittedCase(w)
  const data = { action: 'approve', decides: 'grant', letter: null, scheme: 'family-care', reasons: [] }
  const decided = { type: 'case.decided', subject: { kind: 'case', id: caseId }, municipality: mannaka, data }
  await w.as(system(mannaka), ctx => record(ctx, decided), june)
  await settle(w, june)
  const voucher = await w.owner
    .selectFrom('vouchers')
    .select('id')
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  const startsAt = new Date(`2026-06-10T0${++hour}:00:00Z`)
  const slot = await w.owner
    .insertInto('slots')
    .values({
      facility_id: place.facilityId,
      scheme_id: 'family-care',
      type: 'visit',
      day: '2026-06-10',
      starts_at: startsAt,
      ends_at: new Date(startsAt.getTime() + 3_600_000),
      capacity: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const input = {
    municipality: mannaka,
    facility: place.facilityId,
    voucherId: voucher.id,
    type: 'visit',
    slotIds: [slot.id],
  }
  const { reservationId } = await w.as(actor, ctx => book(ctx, input), june)
  await settle(w, june)
  return { actor, reservationId }
}

async function mails(reservationId: string) {
  return w.owner
    .selectFrom('messages')
    .select(['recipient', 'subject', 'body', 'facility_id'])
    .where('subject_id', '=', reservationId)
    .orderBy('created_at')
    .orderBy('facility_id', 'desc')
    .execute()
}

test('a booking is told to the user and to the facility, without what it is for and without a name', async () => {
  const { actor, reservationId } = await booked(atOnce)
  const sent = await mails(reservationId)
  assert.equal(sent.length, 2)
  const own = sent.find(mail => mail.facility_id === null)
  const theirs = sent.find(mail => mail.facility_id !== null)
  assert.equal(own?.subject, '【まんなか市】6月10日（水）11時00分のご予約が決まりました')
  assert.match(own?.body ?? '', new RegExp(`\\{here\\}/mannaka/bookings/${reservationId}`))
  for (const mail of sent) assert.ok(!/家庭応援|ひだまり|訪問/.test(mail.subject + mail.body))
  assert.ok(!(theirs?.body ?? '').includes(actor.name.slice(0, 2)))
})

test('an acceptance taken back within the minute is never told; one that stays is', async () => {
  const { reservationId } = await booked(careful)
  const soon = new Date(june.getTime() + 60_000)
  await w.as(careful, ctx => accept(ctx, { reservationId }), soon)
  await w.as(careful, ctx => undoAccept(ctx, { reservationId }), soon)
  await settle(w, june)
  const told = async () =>
    (await mails(reservationId)).filter(mail => /決まりました/.test(mail.subject)).length
  const { id } = await w.owner
    .selectFrom('events')
    .select('id')
    .where('type', '=', 'reservation.accepted')
    .where('subject_id', '=', reservationId)
    .executeTakeFirstOrThrow()
  const tell = () =>
    w.as(system(mannaka), async ctx => {
      const event = await findEvent(ctx, mannaka, id)
      if (event) await tellOfBooking(ctx, event, 'accepted')
    })
  await tell()
  assert.equal(await told(), 0)
  await w.as(careful, ctx => accept(ctx, { reservationId }), june)
  await tell()
  await tell()
  assert.equal(await told(), 1)
})

test('declining and cancelling late say what it means', async () => {
  const one = await booked(careful)
  await w.as(careful, ctx => decline(ctx, { reservationId: one.reservationId, reason: '満床' }), june)
  await settle(w, june)
  const answers = await mails(one.reservationId)
  assert.ok(answers.some(mail => /お受けできませんでした。利用券は元に戻っています。/.test(mail.body)))
  const two = await booked(atOnce)
  const late = new Date('2026-06-09T23:00:00Z')
  await w.as(two.actor, ctx => cancel(ctx, { reservationId: two.reservationId }), late)
  await settle(w, late)
  const sent = await mails(two.reservationId)
  assert.ok(sent.some(mail => /キャンセル料500円/.test(mail.body)))
})
