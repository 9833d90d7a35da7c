import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterApplication } from '#modules/applications/write.ts'
import { spanOf } from '#modules/bookings/slots/rules.ts'
import { book } from '#modules/bookings/write.ts'
import { takeUp } from '#modules/cases/approval/write.ts'
import { draftDecision } from '#modules/cases/drafting/write.ts'
import { identifyApplicant } from '#modules/cases/identity/write.ts'
import { setProtection } from '#modules/families/write.ts'
import { lettersOfCase, lettersToDeliver } from '#modules/letters/read.ts'
import type { Actor } from '#platform/context.ts'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { app } from '#test/app.ts'
import {
  answersOfHanako,
  facilityStaff,
  hanako,
  june,
  publishedScheme,
  registered,
  resident,
  staff,
} from '#test/builders.ts'
import { familyCare } from '#test/scheme.ts'
import { settle } from '#test/settle.ts'

// A scheme that tells the facility where to come. Protection (支援措置) begins after it was told.
const w = await world()
const site = await app(w)
await publishedScheme(w, {
  changes: {
    form: {
      ...familyCare.form,
      pages: [
        ...familyCare.form.pages,
        {
          id: 'home',
          title: { ja: '住所' },
          questions: [{ id: 'home', kind: 'address', label: { ja: '訪問先' }, shownTo: ['facility'] }],
        },
      ],
    },
  },
})
const clerk = await staff(w)
const chief = await staff(w, 'section-chief')
const midwife = await facilityStaff(w)
const home = {
  postalCode: '100-0009',
  prefecture: '東京都',
  city: 'まんなか市',
  town: '東町2丁目9番1号',
  building: '',
}
const holds = (value: unknown) => JSON.stringify(value).normalize('NFKC').includes('東町2丁目9番1号')

async function bookedAtHome(residentId: string | null) {
  const answers = { ...answersOfHanako(), home }
  const entry = {
    scheme: 'family-care',
    channel: 'paper' as const,
    answers,
    ...(residentId ? { residentId } : {}),
  }
  const { caseId } = await w.as(clerk, ctx => enterApplication(ctx, entry), june)
  await settle(w, june)
  const drafted = { caseIds: [caseId], action: 'approve' }
  const { proposals } = await w.as(clerk, ctx => draftDecision(ctx, drafted), june)
  await w.as(chief, ctx => takeUp(ctx, { proposalIds: proposals }), june)
  await settle(w, june)
  const { id: voucherId } = await w.owner
    .selectFrom('vouchers')
    .select('id')
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  return { caseId, voucherId, reservationId: await bookedWith(voucherId) }
}

let day = 10
async function bookedWith(voucherId: string): Promise<string> {
  day += 1
  const { startsAt, endsAt } = spanOf(`2026-06-${day}`, '10:00', 2)
  const { facilityId: facility } = midwife
  const { id } = await w.owner
    .insertInto('slots')
    .values({
      facility_id: facility,
      scheme_id: 'family-care',
      type: 'visit',
      day: `2026-06-${day}`,
      starts_at: startsAt,
      ends_at: endsAt,
      capacity: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const wanted = { municipality: mannaka, facility, voucherId, type: 'visit', slotIds: [id] }
  return (await w.as(clerk, ctx => book(ctx, wanted), june)).reservationId
}

/** What the facility reads on its page of a booking. */
async function page(reservationId: string): Promise<string> {
  const cookie = await site.signIn(midwife)
  const answer = await site.get(`/facility/bookings/${reservationId}`, { as: cookie })
  assert.equal(answer.status, 200)
  return (await answer.text()).replace(/<[^>]*>/g, '')
}

const shown = (table: 'vouchers' | 'reservations', id: string) =>
  w.owner.selectFrom(table).select('shown').where('id', '=', id).executeTakeFirstOrThrow()
const isProtected = async (id: string) =>
  (await w.owner.selectFrom('cases').select('protected').where('id', '=', id).executeTakeFirstOrThrow())
    .protected
const letters = (caseId: string) => w.as(clerk, ctx => lettersOfCase(ctx, mannaka, caseId), june)

const protect = (residentIds: string[], is = true, actor: Actor = system(mannaka)) =>
  w.try(actor, ctx => setProtection(ctx, { municipality: mannaka, residentIds, protected: is }), june)

test('protection that begins later takes the address back from facilities and from the post', async () => {
  const residentId = await registered(w, hanako)
  const { caseId, voucherId, reservationId } = await bookedAtHome(residentId)
  assert.ok(holds(await page(reservationId)), 'told before')
  const [before] = await letters(caseId)
  assert.equal(before?.content.delivery, 'post')
  assert.ok(before?.content.address)

  assert.ok((await protect([residentId])).ok)
  await settle(w, june)
  assert.equal(await isProtected(caseId), true)
  assert.ok(!holds(await page(reservationId)), 'nobody at the facility reads it any more')
  assert.ok((await page(reservationId)).includes('出産した'), 'the rest of what was promised stays')
  assert.ok(!holds(await shown('reservations', reservationId)))
  assert.ok(!holds(await shown('vouchers', voucherId)))
  assert.ok(!holds(await page(await bookedWith(voucherId))), 'nor in a booking made afterwards')
  const [after] = await letters(caseId)
  assert.deepEqual([after?.content.delivery, after?.content.address], ['hand', null])
  const waiting = await w.as(clerk, ctx => lettersToDeliver(ctx, mannaka), june)
  assert.ok(waiting.some(letter => letter.caseId === caseId && letter.content.address === null))

  assert.ok((await protect([residentId], false)).ok)
  await settle(w, june)
  assert.equal(await isProtected(caseId), false)
  assert.ok(!holds(await shown('vouchers', voucherId)), 'what was taken back is not told again by itself')
})

test('it is enough that the applicant turns out to be somebody protected', async () => {
  const { caseId, reservationId } = await bookedAtHome(null)
  assert.ok(holds(await page(reservationId)))
  const residentId = await registered(w, { ...hanako, protectedAddress: true })
  await w.as(clerk, ctx => identifyApplicant(ctx, { caseId, residentId }), june)
  await settle(w, june)
  assert.ok(!holds(await page(reservationId)))
})

test('set for many at once, as one act, and only for those who were named', async () => {
  const [one, two, other] = [
    await registered(w, hanako),
    await registered(w, hanako),
    await registered(w, hanako),
  ]
  const first = await bookedAtHome(one)
  const second = await bookedAtHome(two)
  const untouched = await bookedAtHome(other)
  assert.ok((await protect([one, two])).ok)
  await settle(w, june)
  await settle(w, june)
  for (const { reservationId } of [first, second]) assert.ok(!holds(await page(reservationId)))
  assert.ok(holds(await page(untouched.reservationId)))
  const events = await w.owner
    .selectFrom('events')
    .select('data')
    .where('type', '=', 'resident.protection-changed')
    .orderBy('id', 'desc')
    .execute()
  assert.deepEqual(events[0]?.data, { residentIds: [one, two], protected: true })
})

test('only the municipality itself says so, of its own people', async () => {
  const there = await registered(w, { ...hanako, municipality: minami })
  const here = await registered(w, hanako)
  const code = async (outcome: ReturnType<typeof protect>) => {
    const answer = await outcome
    return answer.ok ? 'ok' : answer.refused.code
  }
  assert.equal(await code(protect([there])), 'not-found')
  assert.equal(await code(protect([here, there])), 'not-found')
  assert.equal(await code(protect([here], true, await staff(w, 'staff', minami))), 'not-allowed')
  assert.equal(await code(protect([here], true, midwife)), 'not-allowed')
  assert.equal(await code(protect([here], true, await resident(w))), 'not-allowed')
  assert.equal(await code(protect([here], true, clerk)), 'ok')
})
