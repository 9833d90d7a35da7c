import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { balanceOf, type Line } from '#modules/vouchers/ledger/rules.ts'
import { lockVoucher, redeem } from '#modules/vouchers/ledger/write.ts'
import { revokeVoucher } from '#modules/vouchers/write.ts'
import { mannaka, world } from '#test/actors.ts'
import { resident, staff } from '#test/builders.ts'
import { careFacility, careIn, coupon, ledgerFaults, slot } from '#test/coupons.ts'
import { settle } from '#test/settle.ts'
import { markUsed } from './answer/write.ts'
import { reservationRow } from './read.ts'
import { book, cancel, changeReservation, holdingOf } from './write.ts'

const w = await world()
await careIn(w, mannaka)
const places = [
  await careFacility(w),
  await careFacility(w, { name: '中央病院', autoAccept: false }),
] as const
const clerk = await staff(w)
const now = new Date('2026-06-01T01:00:00Z')
const slots: { id: string; place: (typeof places)[number] }[] = []
for (const place of places) {
  for (let day = 8; day < 14; day++) {
    const id = await slot(w, place.facilityId, `2026-06-${String(day).padStart(2, '0')}`, { capacity: 2 })
    slots.push({ id, place })
  }
}

type Step =
  | { do: 'book'; who: number; slot: number }
  | { do: 'change'; booking: number; slot: number }
  | { do: 'cancel'; booking: number }
  | { do: 'use'; booking: number }
  | { do: 'revoke'; who: number }

const nth = fc.nat(11)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('book' as const), who: fc.nat(2), slot: nth }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('change' as const), booking: nth, slot: nth }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'use' as const), booking: nth }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('revoke' as const), who: fc.nat(2) }) },
)

test('whatever happens in whatever order, no unit and no place is lost or made', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async steps => {
      const people = await Promise.all(
        [3, 6, 14].map(async limit => {
          const mother = await resident(w)
          return { mother, voucher: await coupon(w, mother, { limit }) }
        }),
      )
      const made: { id: string; who: number; place: (typeof places)[number] }[] = []
      for (const each of steps) await run(each, people, made)
      assert.deepEqual(await ledgerFaults(w), [])
      for (const { voucher } of people) assertBalanced(await linesOf(voucher.voucherId))
      // The next run begins with free places.
      for (const booking of made) {
        const { mother } = people[booking.who] as (typeof people)[number]
        await w.try(mother, ctx => cancel(ctx, { reservationId: booking.id }), now)
      }
    }),
    { numRuns: 12 },
  )
})

type People = { mother: Awaited<ReturnType<typeof resident>>; voucher: Awaited<ReturnType<typeof coupon>> }[]
type Made = { id: string; who: number; place: (typeof places)[number] }[]

async function run(each: Step, people: People, made: Made): Promise<void> {
  if (each.do === 'revoke') {
    const { voucher } = people[each.who] as People[number]
    await w.try(clerk, ctx => revokeVoucher(ctx, { voucherId: voucher.voucherId, reason: '転出' }), now)
    await settle(w, now)
    return
  }
  if (each.do === 'book') {
    const { mother, voucher } = people[each.who] as People[number]
    const chosen = slots[each.slot] as (typeof slots)[number]
    const input = {
      municipality: mannaka,
      facility: chosen.place.facilityId,
      voucherId: voucher.voucherId,
      type: 'day',
      slotIds: [chosen.id],
    }
    const outcome = await w.try(mother, ctx => book(ctx, input), now)
    if (outcome.ok) made.push({ id: outcome.value.reservationId, who: each.who, place: chosen.place })
    return
  }
  if (made.length === 0) return
  const booking = made[each.booking % made.length] as Made[number]
  const { mother } = people[booking.who] as People[number]
  if (each.do === 'cancel') {
    await w.try(mother, ctx => cancel(ctx, { reservationId: booking.id }), now)
  } else if (each.do === 'use') {
    await w.try(booking.place, async ctx => {
      const row = await markUsed(ctx, booking.id)
      await ctx.reach({ municipality: row.municipality_id })
      await lockVoucher(ctx, row.municipality_id, row.voucher_id)
      await redeem(ctx, holdingOf(await reservationRow(ctx, row.id)))
    })
  } else {
    const chosen = slots[each.slot] as (typeof slots)[number]
    const to = { facility: chosen.place.facilityId, type: 'day', slotIds: [chosen.id] }
    const outcome = await w.try(mother, ctx => changeReservation(ctx, { reservationId: booking.id, to }), now)
    if (outcome.ok) made.push({ id: outcome.value.reservationId, who: booking.who, place: chosen.place })
  }
}

async function linesOf(voucherId: string): Promise<Line[]> {
  const rows = await w.owner
    .selectFrom('voucher_lines')
    .select(['pool', 'kind', 'steps', 'reservation_id'])
    .where('voucher_id', '=', voucherId)
    .execute()
  return rows.map(row => ({
    pool: row.pool,
    kind: row.kind as Line['kind'],
    steps: row.steps,
    reservationId: row.reservation_id,
  }))
}

function assertBalanced(lines: Line[]): void {
  for (const [, steps] of balanceOf(lines)) {
    assert.ok(steps.remaining >= 0)
    assert.equal(steps.limit - steps.used - steps.held - steps.revoked, steps.remaining)
  }
}
