import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/context.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { resident, staff } from '#test/builders.ts'
import { careFacility, careIn, coupon, ledgerFaults, slot } from '#test/coupons.ts'
import { bookingsOf, reservationOf } from './read.ts'
import { book, cancel } from './write.ts'

const w = await world()
await careIn(w, mannaka)
await careIn(w, minami)
const hidamari = await careFacility(w, { serves: [mannaka, minami] })
/** Monday 2026-06-01, 10:00 in Japan. */
const now = new Date('2026-06-01T01:00:00Z')

const mother = await resident(w)
const voucher = await coupon(w, mother)

async function remaining(voucherId: string, pool = 'main'): Promise<number> {
  const rows = await w.owner
    .selectFrom('voucher_lines')
    .select('steps')
    .where('voucher_id', '=', voucherId)
    .where('pool', '=', pool)
    .execute()
  return rows.reduce((sum, row) => sum + row.steps, 0)
}

function want(slotIds: string[], more: Record<string, unknown> = {}) {
  return {
    municipality: voucher.municipality,
    facility: hidamari.facilityId,
    voucherId: voucher.voucherId,
    type: 'day',
    slotIds,
    ...more,
  }
}

async function refusedWith(actor: Actor, input: Parameters<typeof book>[1], at = now) {
  const outcome = await w.try(actor, ctx => book(ctx, input), at)
  assert.ok(!outcome.ok)
  return outcome.refused
}

test('a mother books: the place is taken, the units are held, the terms are frozen', async () => {
  const id = await slot(w, hidamari.facilityId, '2026-06-10')
  const before = await remaining(voucher.voucherId)
  const { reservationId, state } = await w.as(mother, ctx => book(ctx, want([id], { wish: '和室' })), now)
  assert.equal(state, 'accepted')
  assert.equal(await remaining(voucher.voucherId), before - 2, 'one use is two steps of a half')
  const booking = await w.as(mother, ctx => reservationOf(ctx, reservationId), now)
  assert.equal(booking.terms.charged, 1000)
  assert.equal(booking.terms.price, 21000)
  assert.equal(booking.ordinal, 1)
  assert.deepEqual(booking.terms.cancel, {
    deadline: '2026-06-08T07:00:00.000Z',
    fee: 1500,
    usesUnits: true,
    claim: 10500,
  })
  assert.equal(booking.shown[0]?.value.ja, '090-0000-1234')
  assert.deepEqual(await ledgerFaults(w), [])
})

test('back and pressed again: the last place is hers already, so it is not full but booked', async () => {
  const id = await slot(w, hidamari.facilityId, '2026-06-22')
  const other = await coupon(w, mother)
  const mine = want([id], { voucherId: other.voucherId })
  const { reservationId } = await w.as(mother, ctx => book(ctx, mine), now)
  const refused = await refusedWith(mother, mine)
  assert.equal(refused.code, 'already-booked')
  assert.equal(refused.details.reservationId, reservationId)
  const stranger = await resident(w)
  const hers = await coupon(w, stranger)
  assert.equal((await refusedWith(stranger, want([id], { voucherId: hers.voucherId }))).code, 'slot-taken')
  await w.as(mother, ctx => cancel(ctx, { reservationId }), now)
  await w.as(mother, ctx => book(ctx, mine), now)
})

test('the same key books once', async () => {
  const id = await slot(w, hidamari.facilityId, '2026-06-11', { capacity: 3 })
  const first = await w.as(mother, ctx => book(ctx, want([id]), { key: 'once' }), now)
  const again = await w.as(mother, ctx => book(ctx, want([id]), { key: 'once' }), now)
  assert.deepEqual(again, first)
  const { taken } = await w.owner
    .selectFrom('slots')
    .select('taken')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(taken, 1)
})

test('a facility that looks at each request first gets a request', async () => {
  const careful = await careFacility(w, { name: '中央病院', autoAccept: false })
  const id = await slot(w, careful.facilityId, '2026-06-12')
  const other = await resident(w)
  const theirs = await coupon(w, other)
  const input = want([id], { facility: careful.facilityId, voucherId: theirs.voucherId })
  const { state } = await w.as(other, ctx => book(ctx, input), now)
  assert.equal(state, 'requested')
  const events = await w.owner
    .selectFrom('events')
    .select('type')
    .where('account_id', '=', other.accountId)
    .execute()
  assert.deepEqual(
    events.map(event => event.type),
    ['reservation.requested'],
  )
})

test('beyond the units: refused with how many are left, in three languages', async () => {
  const poor = await resident(w)
  const little = await coupon(w, poor, { limit: 1 })
  const id = await slot(w, hidamari.facilityId, '2026-06-13')
  const refused = await refusedWith(poor, want([id], { voucherId: little.voucherId }))
  assert.equal(refused.code, 'no-units-left')
  const text = refused.details.text as Record<string, string>
  assert.match(text.ja ?? '', /残りは0.5回です。この利用には1回が必要です。/)
  assert.match(text.en ?? '', /0.5 times left; this use needs 1/)
  assert.ok(text['ja-easy'])
  assert.deepEqual(await ledgerFaults(w), [])
})

test('outside the window: refused with the window', async () => {
  const id = await slot(w, hidamari.facilityId, '2027-04-20')
  const refused = await refusedWith(mother, want([id]), new Date('2027-04-01T00:00:00Z'))
  assert.equal(refused.code, 'outside-window')
  assert.match((refused.details.text as { ja: string }).ja, /令和9年4月19日まで/)
})

test('a type the facility has no contract for: refused with both names', async () => {
  const dayOnly = await careFacility(w, { name: 'こもれび', types: ['day'] })
  const id = await slot(w, dayOnly.facilityId, '2026-06-14', { type: 'visit' })
  const refused = await refusedWith(mother, want([id], { facility: dayOnly.facilityId, type: 'visit' }))
  assert.equal(refused.code, 'no-contract')
  assert.deepEqual(refused.details, { facility: 'こもれび', municipality: 'まんなか市' })
})

test('a contract that has ended counts as none on that day', async () => {
  const ended = await careFacility(w, { name: 'むかし', validUntil: '2026-06-09' })
  const id = await slot(w, ended.facilityId, '2026-06-10')
  const refused = await refusedWith(mother, want([id], { facility: ended.facilityId }))
  assert.equal(refused.code, 'no-contract')
})

test('after the deadline residents are refused and staff are not', async () => {
  const id = await slot(w, hidamari.facilityId, '2026-06-02')
  assert.equal((await refusedWith(mother, want([id]))).code, 'too-late-to-book')
  const clerk = await staff(w)
  const input = want([id], { channel: 'phone' })
  const { reservationId } = await w.as(clerk, ctx => book(ctx, input), now)
  const booking = await w.as(clerk, ctx => reservationOf(ctx, reservationId), now)
  assert.equal(booking.channel, 'phone')
})

test('more bookings at once than the scheme allows are refused', async () => {
  const eager = await resident(w)
  const theirs = await coupon(w, eager)
  const days = ['2026-06-15', '2026-06-16', '2026-06-17', '2026-06-18']
  const ids = await Promise.all(days.map(day => slot(w, hidamari.facilityId, day)))
  const input = (id: string) => want([id], { voucherId: theirs.voucherId })
  for (const id of ids.slice(0, 3)) await w.as(eager, ctx => book(ctx, input(id)), now)
  assert.equal((await refusedWith(eager, input(ids[3] ?? ''))).code, 'too-many-bookings')
})

test('two bookings at the same time are refused, with the other one named', async () => {
  const both = await resident(w)
  const theirs = await coupon(w, both)
  const day = await slot(w, hidamari.facilityId, '2026-06-19')
  const visit = await slot(w, hidamari.facilityId, '2026-06-19', { type: 'visit', starts: '13:00', hours: 2 })
  await w.as(both, ctx => book(ctx, want([day], { voucherId: theirs.voucherId })), now)
  const refused = await refusedWith(both, want([visit], { voucherId: theirs.voucherId, type: 'visit' }))
  assert.equal(refused.code, 'double-booked')
  assert.match(String(refused.details.when), /6月19日/)
  assert.equal(refused.details.where, 'ひだまり助産院')
})

test('a facility that books for somebody learns of a booking elsewhere, but not where', async () => {
  const known = await resident(w)
  const theirs = await coupon(w, known)
  const there = await slot(w, hidamari.facilityId, '2026-06-28')
  await w.as(known, ctx => book(ctx, want([there], { voucherId: theirs.voucherId })), now)
  const other = await careFacility(w, { name: 'こもれび' })
  const here = await slot(w, other.facilityId, '2026-06-28', { starts: '12:00' })
  const input = want([here], {
    facility: other.facilityId,
    voucherId: theirs.voucherId,
    number: theirs.number,
    channel: 'phone',
  })
  const refused = await refusedWith(other, input)
  assert.equal(refused.code, 'double-booked')
  assert.ok(!JSON.stringify(refused.details).includes('ひだまり'), JSON.stringify(refused.details))
})

test('nights in a row are one use; with a gap, or at a town that allows one night, they are none', async () => {
  const haruka = await resident(w, { municipality: minami })
  const theirs = await coupon(w, haruka)
  const nights = await Promise.all(
    ['2026-06-20', '2026-06-21', '2026-06-23'].map(day =>
      slot(w, hidamari.facilityId, day, { type: 'stay', capacity: 2 }),
    ),
  )
  const stay = { municipality: minami, voucherId: theirs.voucherId, type: 'stay' }
  const gap = await refusedWith(haruka, want([nights[1] ?? '', nights[2] ?? ''], stay))
  assert.equal(gap.code, 'not-one-use')
  const two = nights.slice(0, 2)
  const { reservationId } = await w.as(haruka, ctx => book(ctx, want(two, stay)), now)
  const booking = await w.as(haruka, ctx => reservationOf(ctx, reservationId), now)
  assert.equal(booking.nights, 2)
  assert.equal(booking.terms.units, 3, 'the first and the last day each count')
  assert.equal(booking.terms.charged, 6000)
  const mannakaStay = await refusedWith(mother, want(two, { type: 'stay' }))
  assert.equal(mannakaStay.code, 'not-one-use')
  assert.deepEqual(await ledgerFaults(w), [])
})

test('the price of the sixth use is another, and a cancelled use gives its ordinal back', async () => {
  const many = await resident(w)
  const theirs = await coupon(w, many, { limit: 14 })
  await w.owner
    .insertInto('reservations')
    .values(
      [1, 2, 3, 4, 5].map(ordinal => ({
        facility_id: hidamari.facilityId,
        municipality_id: mannaka,
        scheme_id: 'postpartum-care',
        type: 'day',
        voucher_id: theirs.voucherId,
        case_id: theirs.voucherId,
        account_id: many.accountId,
        holder: many.name,
        holder_kana: 'ヤマダ',
        day: `2026-05-1${ordinal}`,
        starts_at: new Date(`2026-05-1${ordinal}T01:00:00Z`),
        ends_at: new Date(`2026-05-1${ordinal}T08:00:00Z`),
        pool: 'main',
        steps: 2,
        ordinal,
        terms: JSON.stringify({}),
        state: ordinal === 3 ? 'cancelled' : 'used',
        channel: 'online',
        created_at: now,
        changed_at: now,
      })),
    )
    .execute()
  const ids = await Promise.all(['2026-06-24', '2026-06-25'].map(day => slot(w, hidamari.facilityId, day)))
  const price = async (id: string) => {
    const input = want([id], { voucherId: theirs.voucherId })
    const { reservationId } = await w.as(many, ctx => book(ctx, input), now)
    const { ordinal, terms } = await w.as(many, ctx => reservationOf(ctx, reservationId), now)
    return [ordinal, terms.charged]
  }
  assert.deepEqual(await price(ids[0] ?? ''), [3, 1000])
  assert.deepEqual(await price(ids[1] ?? ''), [6, 2500])
})

test('another family, another town and another facility find nothing', async () => {
  const id = await slot(w, hidamari.facilityId, '2026-06-26')
  const stranger = await resident(w)
  const neighbour = await staff(w, 'staff', minami)
  const elsewhere = await careFacility(w, { name: 'よその施設' })
  for (const actor of [stranger, neighbour, elsewhere]) {
    assert.equal((await refusedWith(actor, want([id]))).code, 'not-found')
  }
  assert.equal((await refusedWith({ kind: 'visitor' }, want([id]))).code, 'sign-in-first')
  assert.deepEqual(await w.as(stranger, ctx => bookingsOf(ctx, mannaka, mother.accountId), now), [])
})

test('a facility books for somebody whose voucher it was shown, and only then', async () => {
  const id = await slot(w, hidamari.facilityId, '2026-06-27')
  assert.equal((await refusedWith(hidamari, want([id]))).code, 'not-found')
  const wrong = await coupon(w, await resident(w))
  assert.equal((await refusedWith(hidamari, want([id], { number: wrong.number }))).code, 'not-found')
  const fresh = await resident(w)
  const theirs = await coupon(w, fresh)
  const input = want([id], { voucherId: theirs.voucherId, number: theirs.number, channel: 'phone' })
  const { state } = await w.as(hidamari, ctx => book(ctx, input), now)
  assert.equal(state, 'accepted')
})

test('a contract’s own amounts go before the municipality’s', async () => {
  const dear = await careFacility(w, { name: 'たかめ' })
  await w.owner
    .updateTable('contracts')
    .set({ parameters: JSON.stringify({ 通所委託単価: 23500 }) })
    .where('facility_id', '=', dear.facilityId)
    .execute()
  const fresh = await resident(w)
  const theirs = await coupon(w, fresh)
  const id = await slot(w, dear.facilityId, '2026-06-10')
  const input = want([id], { facility: dear.facilityId, voucherId: theirs.voucherId })
  const { reservationId } = await w.as(fresh, ctx => book(ctx, input), now)
  const { terms } = await w.as(fresh, ctx => reservationOf(ctx, reservationId), now)
  assert.equal(terms.price, 23500)
  assert.equal(terms.charged, 1000)
})
