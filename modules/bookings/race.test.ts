import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, world } from '#test/actors.ts'
import { resident } from '#test/builders.ts'
import { careFacility, careIn, coupon, ledgerFaults, slot } from '#test/coupons.ts'
import { book } from './write.ts'

const w = await world()
await careIn(w, mannaka)
const hidamari = await careFacility(w)
const now = new Date('2026-06-01T01:00:00Z')

test('200 people and one last place: exactly one gets it, and no ledger line is left over', async () => {
  const last = await slot(w, hidamari.facilityId, '2026-06-10')
  const people = []
  for (let index = 0; index < 200; index++) {
    const mother = await resident(w)
    people.push({ mother, voucher: await coupon(w, mother) })
  }
  const outcomes = await Promise.all(
    people.map(({ mother, voucher }) =>
      w.try(
        mother,
        ctx =>
          book(ctx, {
            municipality: mannaka,
            facility: hidamari.facilityId,
            voucherId: voucher.voucherId,
            type: 'day',
            slotIds: [last],
          }),
        now,
      ),
    ),
  )
  assert.equal(outcomes.filter(outcome => outcome.ok).length, 1)
  const codes = new Set(outcomes.flatMap(outcome => (outcome.ok ? [] : [outcome.refused.code])))
  assert.deepEqual([...codes], ['slot-taken'])
  const { holds } = await w.owner
    .selectFrom('voucher_lines')
    .select(eb => eb.fn.countAll<number>().as('holds'))
    .where('kind', '=', 'hold')
    .executeTakeFirstOrThrow()
  assert.equal(holds, 1)
  const { events } = await w.owner
    .selectFrom('events')
    .select(eb => eb.fn.countAll<number>().as('events'))
    .executeTakeFirstOrThrow()
  assert.equal(events, 1)
  assert.deepEqual(await ledgerFaults(w), [])
})

test('one last unit and several bookings at once: one wins', async () => {
  const mother = await resident(w)
  const voucher = await coupon(w, mother, { limit: 2 })
  const days = ['2026-06-15', '2026-06-16', '2026-06-17', '2026-06-18']
  const slots = await Promise.all(days.map(day => slot(w, hidamari.facilityId, day)))
  const outcomes = await Promise.all(
    slots.map(id =>
      w.try(
        mother,
        ctx =>
          book(ctx, {
            municipality: mannaka,
            facility: hidamari.facilityId,
            voucherId: voucher.voucherId,
            type: 'day',
            slotIds: [id],
          }),
        now,
      ),
    ),
  )
  assert.equal(outcomes.filter(outcome => outcome.ok).length, 1)
  for (const outcome of outcomes) if (!outcome.ok) assert.equal(outcome.refused.code, 'no-units-left')
  assert.deepEqual(await ledgerFaults(w), [])
})

test('pressed four times at once with one key: booked once, and all four are told the same', async () => {
  const mother = await resident(w)
  const { voucherId } = await coupon(w, mother)
  const id = await slot(w, hidamari.facilityId, '2026-06-22', { capacity: 4 })
  const wanted = {
    municipality: mannaka,
    facility: hidamari.facilityId,
    voucherId,
    type: 'day',
    slotIds: [id],
  }
  const press = () => w.try(mother, ctx => book(ctx, wanted, { key: 'four times' }), now)
  const outcomes = await Promise.all([press(), press(), press(), press()])
  const told = outcomes.map(outcome => (outcome.ok ? outcome.value.reservationId : outcome.refused.code))
  assert.equal(new Set(told).size, 1)
  assert.match(told[0] ?? '', /^[0-9a-f-]{36}$/)
  assert.deepEqual(await ledgerFaults(w), [])
})
