import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, world } from '#test/actors.ts'
import { resident } from '#test/builders.ts'
import { care, careFacility, careIn, coupon, slot } from '#test/coupons.ts'
import { materialise } from '../jobs.ts'
import { book } from '../write.ts'
import { freeSlots, slotsBetween } from './read.ts'
import {
  addSlot,
  changeCapacity,
  closeDay,
  closeSlot,
  endPattern,
  publishSlots,
  reopenSlot,
} from './write.ts'

const w = await world()
await careIn(w, mannaka)
await careIn(w, minami)
const hidamari = await careFacility(w, { types: ['day', 'stay'] })
const now = new Date('2026-06-01T01:00:00Z')

const mondays = {
  scheme: care,
  type: 'day',
  weekdays: [1, 4],
  starts: '10:00',
  hours: 7,
  capacity: 2,
  from: '2026-06-01',
  until: '2027-03-31',
  closedDays: ['2026-06-08'],
}

test('a weekly pattern makes the slots of sixty days, without holidays and closed days', async () => {
  const { patternId, made } = await w.as(hidamari, ctx => publishSlots(ctx, mondays), now)
  const slots = await w.as(hidamari, ctx => slotsBetween(ctx, '2026-06-01', '2026-12-31'), now)
  const days = slots.map(each => each.day)
  assert.equal(made, days.length)
  assert.ok(days.includes('2026-06-01') && days.includes('2026-06-04'))
  assert.ok(!days.includes('2026-06-08'), 'a closed day')
  assert.ok(!days.includes('2026-07-20'), '海の日')
  assert.equal(days.at(-1), '2026-07-30')
  assert.equal(slots[0]?.startsAt.toISOString(), '2026-06-01T01:00:00.000Z')
  assert.ok(slots.every(each => each.patternId === patternId))
})

test('the night’s work goes on where it ended, and makes nothing twice', async () => {
  const nextWeek = new Date('2026-06-08T18:00:00Z')
  assert.equal(await materialise(w.database, nextWeek), 2)
  assert.equal(await materialise(w.database, nextWeek), 0)
})

test('a type without a contract cannot be published, by whomever', async () => {
  const visit = await w.try(hidamari, ctx => publishSlots(ctx, { ...mondays, type: 'visit' }), now)
  assert.ok(!visit.ok && visit.refused.code === 'not-served')
  const mother = await w.try(await resident(w), ctx => publishSlots(ctx, mondays), now)
  assert.ok(!mother.ok && mother.refused.code === 'not-allowed')
})

test('two slots of a type cannot begin at the same time', async () => {
  const one = { scheme: care, type: 'day', day: '2026-06-06', starts: '10:00', hours: 7, capacity: 1 }
  await w.as(hidamari, ctx => addSlot(ctx, one), now)
  const two = await w.try(hidamari, ctx => addSlot(ctx, one), now)
  assert.ok(!two.ok && two.refused.code === 'slot-exists')
})

test('a slot somebody booked cannot be closed or made too small, and it says who', async () => {
  const mother = await resident(w, { name: '佐藤　美咲' })
  const voucher = await coupon(w, mother)
  const slotId = await slot(w, hidamari.facilityId, '2026-06-13', { capacity: 2 })
  const input = {
    municipality: mannaka,
    facility: hidamari.facilityId,
    voucherId: voucher.voucherId,
    type: 'day',
    slotIds: [slotId],
  }
  await w.as(mother, ctx => book(ctx, input), now)
  for (const act of [
    () => w.try(hidamari, ctx => closeSlot(ctx, { slotId }), now),
    () => w.try(hidamari, ctx => changeCapacity(ctx, { slotId, capacity: 0 }), now),
  ]) {
    const outcome = await act()
    assert.ok(!outcome.ok && outcome.refused.code === 'slot-has-bookings')
    const affected = outcome.refused.details.affected as { holder: string }[]
    assert.deepEqual(
      affected.map(each => each.holder),
      ['佐藤　美咲'],
    )
  }
  await w.as(hidamari, ctx => changeCapacity(ctx, { slotId, capacity: 1 }), now)
  const day = await w.as(hidamari, ctx => closeDay(ctx, { day: '2026-06-13' }), now)
  assert.deepEqual([day.closed, day.affected.length], [1, 1])
})

test('a closed slot is not offered, and is again when it is opened', async () => {
  const slotId = await slot(w, hidamari.facilityId, '2026-06-14')
  const offered = async () => {
    const asked = { municipality: mannaka, scheme: care, type: 'day', from: '2026-06-14', to: '2026-06-14' }
    return (await w.as({ kind: 'visitor' }, ctx => freeSlots(ctx, asked), now)).map(each => each.id)
  }
  assert.deepEqual(await offered(), [slotId])
  await w.as(hidamari, ctx => closeSlot(ctx, { slotId }), now)
  assert.deepEqual(await offered(), [])
  await w.as(hidamari, ctx => reopenSlot(ctx, { slotId }), now)
  assert.deepEqual(await offered(), [slotId])
})

test('another facility’s slots and patterns are not there', async () => {
  const other = await careFacility(w, { name: 'よその施設' })
  const slotId = await slot(w, hidamari.facilityId, '2026-06-21')
  const { patternId } = await w.as(hidamari, ctx => publishSlots(ctx, { ...mondays, weekdays: [2] }), now)
  for (const act of [
    () => w.try(other, ctx => closeSlot(ctx, { slotId }), now),
    () => w.try(other, ctx => endPattern(ctx, { patternId, from: '2026-06-10' }), now),
  ]) {
    const outcome = await act()
    assert.ok(!outcome.ok && outcome.refused.code === 'not-found')
  }
})

test('free places are those a town has a contract for, before its own deadline', async () => {
  const asked = { scheme: care, type: 'day', from: '2026-06-04', to: '2026-06-04' }
  const here = await w.as(
    { kind: 'visitor' },
    ctx => freeSlots(ctx, { ...asked, municipality: mannaka }),
    now,
  )
  assert.deepEqual(
    here.map(each => [each.free, each.bookable]),
    [[2, true]],
  )
  const there = await w.as(
    { kind: 'visitor' },
    ctx => freeSlots(ctx, { ...asked, municipality: minami }),
    now,
  )
  assert.deepEqual(there, [])
  const late = new Date('2026-06-02T04:00:00Z')
  const only = { ...asked, municipality: mannaka, only: 'bookable' as const }
  assert.deepEqual(await w.as({ kind: 'visitor' }, ctx => freeSlots(ctx, only), late), [])
})

test('ending a pattern closes its free slots and keeps what was booked', async () => {
  const { patternId } = await w.as(
    hidamari,
    ctx => publishSlots(ctx, { ...mondays, type: 'stay', hours: 24 }),
    now,
  )
  const mother = await resident(w)
  const voucher = await coupon(w, mother)
  const slots = await w.as(hidamari, ctx => slotsBetween(ctx, '2026-06-15', '2026-06-15'), now)
  const stay = slots.find(each => each.patternId === patternId)
  const input = {
    municipality: mannaka,
    facility: hidamari.facilityId,
    voucherId: voucher.voucherId,
    type: 'stay',
    slotIds: [stay?.id ?? ''],
  }
  await w.as(mother, ctx => book(ctx, input), now)
  const ended = await w.as(hidamari, ctx => endPattern(ctx, { patternId, from: '2026-06-10' }), now)
  assert.equal(ended.affected.length, 1)
  const left = await w.as(hidamari, ctx => slotsBetween(ctx, '2026-06-10', '2026-12-31'), now)
  const open = left.filter(each => each.patternId === patternId && !each.closed)
  assert.deepEqual(
    open.map(each => each.day),
    ['2026-06-15'],
  )
})
