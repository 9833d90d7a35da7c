import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf } from '#modules/vouchers/ledger/read.ts'
import { balanceOf } from '#modules/vouchers/ledger/rules.ts'
import { revokeVoucher } from '#modules/vouchers/write.ts'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { type ResidentActor, resident, staff } from '#test/builders.ts'
import { careFacility, careIn, coupon, ledgerFaults, slot } from '#test/coupons.ts'
import { settle } from '#test/settle.ts'
import { accept, decline, markNoShow, settleNoShow, undoAccept, undoNoShow } from './answer/write.ts'
import { bookingAtFacility, today } from './day/read.ts'
import { reservationOf, usesElsewhere } from './read.ts'
import { book, cancel, changeReservation } from './write.ts'

const w = await world()
await careIn(w, mannaka)
await careIn(w, minami)
const hidamari = await careFacility(w, { serves: [mannaka, minami] })
const chuo = await careFacility(w, { name: '中央病院', autoAccept: false })
const now = new Date('2026-06-01T01:00:00Z')
const later = (iso: string) => new Date(iso)
let day = 9

/** Somebody with a fresh booking on a day of its own. */
async function booked(options: { place?: typeof hidamari; municipality?: number; on?: string } = {}) {
  const mother = await resident(w, { municipality: options.municipality ?? mannaka })
  const voucher = await coupon(w, mother)
  const place = options.place ?? hidamari
  const on = options.on ?? `2026-06-${String(++day).padStart(2, '0')}`
  const slotId = await slot(w, place.facilityId, on)
  const input = {
    municipality: voucher.municipality,
    facility: place.facilityId,
    voucherId: voucher.voucherId,
    type: 'day',
    slotIds: [slotId],
  }
  const { reservationId } = await w.as(mother, ctx => book(ctx, input), now)
  return { mother, voucher, place, slotId, reservationId, on }
}

async function balance(municipality: number, voucherId: string, pool = 'main') {
  const lines = await w.as(system(municipality), ctx => linesOf(ctx, municipality, voucherId))
  return balanceOf(lines).get(pool)
}

const state = async (mother: ResidentActor, id: string) =>
  (await w.as(mother, ctx => reservationOf(ctx, id))).state

test('before the deadline cancelling is free: units and place come back, the facility forgets', async () => {
  const { mother, voucher, reservationId, slotId } = await booked()
  const result = await w.as(mother, ctx => cancel(ctx, { reservationId, fee: 0 }), now)
  assert.deepEqual(result, { reservationId, late: false, fee: 0 })
  assert.deepEqual(await balance(mannaka, voucher.voucherId), {
    limit: 14,
    held: 0,
    used: 0,
    revoked: 0,
    remaining: 14,
  })
  const row = await w.owner
    .selectFrom('slots')
    .select('taken')
    .where('id', '=', slotId)
    .executeTakeFirstOrThrow()
  assert.equal(row.taken, 0)
  const gone = await w.try(hidamari, ctx => bookingAtFacility(ctx, reservationId))
  assert.ok(!gone.ok && gone.refused.code === 'not-found')
  assert.deepEqual((await w.as(mother, ctx => reservationOf(ctx, reservationId))).shown, [])
  assert.deepEqual(await ledgerFaults(w), [])
})

test('after it the fee that was told is due; まんなか市 uses the units up, みなみ町 does not', async () => {
  const one = await booked({ on: '2026-06-24' })
  const late = later('2026-06-23T00:00:00Z')
  const untold = await w.try(
    one.mother,
    ctx => cancel(ctx, { reservationId: one.reservationId, fee: 0 }),
    late,
  )
  assert.ok(!untold.ok && untold.refused.code === 'changed-meanwhile')
  const told = await w.as(
    one.mother,
    ctx => cancel(ctx, { reservationId: one.reservationId, fee: 1500 }),
    late,
  )
  assert.deepEqual([told.late, told.fee], [true, 1500])
  assert.equal((await balance(mannaka, one.voucher.voucherId))?.used, 2)
  assert.equal(await state(one.mother, one.reservationId), 'late-cancelled')

  const two = await booked({ on: '2026-06-24', place: hidamari, municipality: minami }).catch(() => undefined)
  assert.equal(two, undefined, 'one slot a day in this scene')
  const three = await booked({ on: '2026-06-25', municipality: minami })
  const afterNoon = later('2026-06-24T04:00:00Z')
  const ended = await w.as(
    three.mother,
    ctx => cancel(ctx, { reservationId: three.reservationId }),
    afterNoon,
  )
  assert.equal(ended.late, true)
  assert.equal((await balance(minami, three.voucher.voucherId, 'visits'))?.remaining, 10)
})

test('what the facility cancels is free for the user, at any time', async () => {
  const { mother, voucher, reservationId } = await booked({ on: '2026-06-26' })
  const morning = later('2026-06-26T00:00:00Z')
  const result = await w.as(hidamari, ctx => cancel(ctx, { reservationId, reason: '助産師の急病' }), morning)
  assert.equal(result.fee, 0)
  assert.equal((await balance(mannaka, voucher.voucherId))?.remaining, 14)
  assert.equal((await w.as(mother, ctx => reservationOf(ctx, reservationId))).reason, '助産師の急病')
})

test('twice cancelled is refused, and so is a use that has begun', async () => {
  const { mother, reservationId, on } = await booked()
  const begun = await w.try(mother, ctx => cancel(ctx, { reservationId }), later(`${on}T02:00:00Z`))
  assert.ok(!begun.ok && begun.refused.code === 'booking-settled')
  await w.as(mother, ctx => cancel(ctx, { reservationId }), now)
  const again = await w.try(mother, ctx => cancel(ctx, { reservationId }), now)
  assert.ok(!again.ok && again.refused.code === 'booking-settled')
})

test('another family, town or facility cannot cancel, move, accept or see it', async () => {
  const { reservationId, place } = await booked()
  const to = {
    facility: place.facilityId,
    type: 'day',
    slotIds: [await slot(w, place.facilityId, '2026-07-30')],
  }
  for (const actor of [await resident(w), await staff(w, 'staff', minami), chuo]) {
    for (const act of [
      () => w.try(actor, ctx => cancel(ctx, { reservationId }), now),
      () => w.try(actor, ctx => changeReservation(ctx, { reservationId, to }), now),
      () => w.try(actor, ctx => accept(ctx, { reservationId }), now),
      () => w.try(actor, ctx => reservationOf(ctx, reservationId), now),
    ]) {
      const outcome = await act()
      assert.ok(!outcome.ok && outcome.refused.code === 'not-found')
    }
  }
})

test('moving gives the old place back and takes the new one, with the same units', async () => {
  const { mother, voucher, reservationId, slotId } = await booked()
  const other = await slot(w, chuo.facilityId, '2026-06-28')
  const to = { facility: chuo.facilityId, type: 'day', slotIds: [other] }
  const moved = await w.as(mother, ctx => changeReservation(ctx, { reservationId, to }), now)
  assert.equal(moved.state, 'requested')
  assert.deepEqual(await balance(mannaka, voucher.voucherId), {
    limit: 14,
    held: 2,
    used: 0,
    revoked: 0,
    remaining: 12,
  })
  const { taken } = await w.owner
    .selectFrom('slots')
    .select('taken')
    .where('id', '=', slotId)
    .executeTakeFirstOrThrow()
  assert.equal(taken, 0)
  assert.deepEqual(await ledgerFaults(w), [])
})

test('moving to a full day keeps everything as it was', async () => {
  const one = await booked()
  const two = await booked()
  const to = { facility: hidamari.facilityId, type: 'day', slotIds: [two.slotId] }
  const outcome = await w.try(
    one.mother,
    ctx => changeReservation(ctx, { reservationId: one.reservationId, to }),
    now,
  )
  assert.ok(!outcome.ok && outcome.refused.code === 'slot-taken')
  assert.equal(await state(one.mother, one.reservationId), 'accepted')
  assert.deepEqual(await ledgerFaults(w), [])
})

test('after the free deadline users cannot move, staff can', async () => {
  const { mother, reservationId } = await booked({ on: '2026-06-30' })
  const late = later('2026-06-29T00:00:00Z')
  const to = {
    facility: hidamari.facilityId,
    type: 'day',
    slotIds: [await slot(w, hidamari.facilityId, '2026-07-03')],
  }
  const outcome = await w.try(mother, ctx => changeReservation(ctx, { reservationId, to }), late)
  assert.ok(!outcome.ok && outcome.refused.code === 'too-late-to-change')
  assert.equal(outcome.refused.details.deadline, '2026年6月28日16時00分')
  await w.as(await staff(w), ctx => changeReservation(ctx, { reservationId, to }), late)
})

test('a request is accepted, taken back within the minute, or declined with its reason', async () => {
  const one = await booked({ place: chuo })
  await w.as(chuo, ctx => accept(ctx, { reservationId: one.reservationId }), later('2026-06-01T02:00:00Z'))
  await w.as(
    chuo,
    ctx => undoAccept(ctx, { reservationId: one.reservationId }),
    later('2026-06-01T02:00:09Z'),
  )
  assert.equal(await state(one.mother, one.reservationId), 'requested')
  await w.as(chuo, ctx => accept(ctx, { reservationId: one.reservationId }), later('2026-06-01T02:01:00Z'))
  const late = await w.try(
    chuo,
    ctx => undoAccept(ctx, { reservationId: one.reservationId }),
    later('2026-06-01T02:05:00Z'),
  )
  assert.ok(!late.ok && late.refused.code === 'booking-settled')

  const two = await booked({ place: chuo })
  await w.as(chuo, ctx => decline(ctx, { reservationId: two.reservationId, reason: '満床のため' }), now)
  assert.equal(await state(two.mother, two.reservationId), 'declined')
  assert.equal((await balance(mannaka, two.voucher.voucherId))?.remaining, 14)
  const again = await w.try(chuo, ctx => accept(ctx, { reservationId: two.reservationId }), now)
  assert.ok(!again.ok && again.refused.code === 'booking-settled')
  assert.deepEqual(await ledgerFaults(w), [])
})

test('a no-show can be taken back until its units are settled', async () => {
  const { mother, voucher, reservationId, on } = await booked()
  const at = later(`${on}T02:00:00Z`)
  const early = await w.try(hidamari, ctx => markNoShow(ctx, { reservationId }), now)
  assert.ok(!early.ok && early.refused.code === 'booking-settled')
  await w.as(hidamari, ctx => markNoShow(ctx, { reservationId }), at)
  await w.as(hidamari, ctx => undoNoShow(ctx, { reservationId }), at)
  assert.equal(await state(mother, reservationId), 'accepted')
  await w.as(hidamari, ctx => markNoShow(ctx, { reservationId }), at)
  await w.as(system(mannaka), ctx => settleNoShow(ctx, reservationId), at)
  await w.as(system(mannaka), ctx => settleNoShow(ctx, reservationId), at)
  assert.equal((await balance(mannaka, voucher.voucherId))?.used, 2)
  const settled = await w.try(hidamari, ctx => undoNoShow(ctx, { reservationId }), at)
  assert.ok(!settled.ok && settled.refused.code === 'booking-settled')
  assert.deepEqual(await ledgerFaults(w), [])
})

test('revoking a voucher cancels what is to come and writes the rest off', async () => {
  const { mother, voucher, reservationId } = await booked()
  const clerk = await staff(w)
  const input = { voucherId: voucher.voucherId, reason: '転出' }
  const stranger = await w.try(await staff(w, 'staff', minami), ctx => revokeVoucher(ctx, input), now)
  assert.ok(!stranger.ok && stranger.refused.code === 'not-found')
  await w.as(clerk, ctx => revokeVoucher(ctx, input), now)
  await settle(w, now)
  assert.equal(await state(mother, reservationId), 'cancelled')
  assert.deepEqual(await balance(mannaka, voucher.voucherId), {
    limit: 14,
    held: 0,
    used: 0,
    revoked: 14,
    remaining: 0,
  })
  const again = await w.try(clerk, ctx => revokeVoucher(ctx, input), now)
  assert.ok(!again.ok && again.refused.code === 'voucher-ended')
  assert.deepEqual(await ledgerFaults(w), [])
})

test('today shows both towns’ users with their town and the price, never the reduction', async () => {
  const on = '2026-07-08'
  await slot(w, hidamari.facilityId, on, { capacity: 2, starts: '09:00' })
  const one = await booked({ on })
  const list = await w.as(hidamari, ctx => today(ctx, hidamari.facilityId, on), later(`${on}T00:30:00Z`))
  const [first] = list.here
  assert.equal(first?.id, one.reservationId)
  assert.equal(first?.municipalityName, 'まんなか市')
  assert.equal(first?.charged, 1000)
  assert.ok(!JSON.stringify(list).includes('reduction'))
  assert.deepEqual((await w.as(chuo, ctx => today(ctx, hidamari.facilityId, on))).here, [])
})

test('uses elsewhere: days and types only', async () => {
  const { voucher, reservationId, on } = await booked()
  await w.owner.updateTable('reservations').set({ state: 'used' }).where('id', '=', reservationId).execute()
  const uses = await w.as(chuo, async ctx => {
    await ctx.reach({ municipality: mannaka })
    return usesElsewhere(ctx, mannaka, voucher.voucherId)
  })
  assert.deepEqual(uses, [{ day: on, type: 'day', nights: 0 }])
})
