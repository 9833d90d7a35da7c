import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cancel } from '#modules/bookings/write.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { resident, staff } from '#test/builders.ts'
import { careFacility, careIn, coupon, ledgerFaults } from '#test/coupons.ts'
import { booked, reported, written } from '#test/uses.ts'
import { closeMonth } from '../month/write.ts'
import { askBack } from '../question/write.ts'
import { closeReport, confirmReports, correctCollected } from '../report/write.ts'
import { reverseUse } from '../reversal/write.ts'
import { statement } from '../statement/read.ts'
import { claimsOf, linesOfClaim } from './read.ts'
import { acceptClaims, returnClaim, submitClaim } from './write.ts'

const w = await world()
await careIn(w, mannaka)
await careIn(w, minami)
const tanto = await staff(w)
const minamiTanto = await staff(w, 'staff', minami)
const july = new Date('2026-07-02T01:00:00Z')
const august = new Date('2026-08-03T01:00:00Z')

async function code(work: Promise<{ ok: true } | { ok: false; refused: { code: string } }>) {
  const outcome = await work
  return outcome.ok ? 'ok' : outcome.refused.code
}

type Facility = Awaited<ReturnType<typeof careFacility>>
const asked = (facility: Facility, month = '2026-06', municipality = mannaka) => ({
  facility: facility.facilityId,
  municipality,
  scheme: 'postpartum-care',
  month,
})

test('the month becomes a claim: frozen lines, one live claim, the city accepts', async () => {
  const place = await careFacility(w, { name: '一番' })
  const one = await reported(w, place, '2026-06-02')
  await reported(w, place, '2026-06-03', { confirmedBy: tanto })
  const seen = await w.as(place, ctx => statement(ctx, asked(place)), july)
  assert.equal(seen.dueOn, '2026-07-10')
  assert.deepEqual(seen.differences, [])
  assert.deepEqual(seen.totals, { lines: 2, price: 42000, copayment: 2000, additions: 0, total: 40000 })
  const other = await w.try(place, ctx => submitClaim(ctx, { ...asked(place), total: 1 }), july)
  assert.equal(other.ok ? 'ok' : other.refused.code, 'changed-meanwhile')
  const { claimId, total } = await w.as(
    place,
    ctx => submitClaim(ctx, { ...asked(place), total: 40000 }, { key: 'k' }),
    july,
  )
  assert.equal(total, 40000)
  const same = await w.as(place, ctx => submitClaim(ctx, asked(place), { key: 'k' }), july)
  assert.equal(same.claimId, claimId, 'pressing twice hands in once')
  assert.equal(await code(w.try(place, ctx => submitClaim(ctx, asked(place)), july)), 'claim-exists')
  const unconfirmed = await w.try(tanto, ctx => acceptClaims(ctx, { claimIds: [claimId] }), july)
  assert.ok(!unconfirmed.ok)
  assert.deepEqual([unconfirmed.refused.code, unconfirmed.refused.details.count], ['reports-unconfirmed', 1])
  await w.as(tanto, ctx => confirmReports(ctx, { reportIds: [one.reportId] }), july)
  await w.as(tanto, ctx => acceptClaims(ctx, { claimIds: [claimId] }), july)
  assert.equal(
    await code(w.try(tanto, ctx => acceptClaims(ctx, { claimIds: [claimId] }), july)),
    'claim-settled',
  )
  assert.equal(
    await code(w.try(tanto, ctx => askBack(ctx, { reportId: one.reportId, body: '?' }), july)),
    'claim-settled',
  )
  const claimed = w.try(
    place,
    ctx => correctCollected(ctx, { reservationId: one.reservationId, collected: 5, note: 'x' }),
    july,
  )
  assert.equal(await code(claimed), 'claim-settled')
  assert.deepEqual(await ledgerFaults(w), [])
})

test('every difference is listed and stops the claim until it is settled', async () => {
  const place = await careFacility(w, { name: '二番' })
  const open = await booked(w, place, '2026-06-05')
  const short = await reported(w, place, '2026-06-04', { collected: 300 })
  const lost = await reported(w, place, '2026-06-06')
  const extra = await booked(w, place, '2026-06-08')
  // Two wrongs that only a fault elsewhere could bring about; the comparison is there to find them.
  await w.owner
    .deleteFrom('voucher_lines')
    .where('reservation_id', '=', lost.reservationId)
    .where('kind', '=', 'redeem')
    .execute()
  await w.owner
    .insertInto('voucher_lines')
    .values({
      municipality_id: mannaka,
      voucher_id: extra.voucher.voucherId,
      pool: 'main',
      kind: 'redeem',
      steps: 0,
      reservation_id: extra.reservationId,
      facility_id: place.facilityId,
      actor_kind: 'system',
      at: july,
    })
    .execute()
  const seen = await w.as(place, ctx => statement(ctx, asked(place)), july)
  assert.deepEqual(
    seen.differences.map(each => [each.day, each.kind]),
    [
      ['2026-06-04', 'amounts-differ'],
      ['2026-06-05', 'unclosed'],
      ['2026-06-06', 'report-without-redemption'],
      ['2026-06-08', 'redemption-without-report'],
    ],
  )
  const refused = await w.try(place, ctx => submitClaim(ctx, asked(place)), july)
  assert.ok(!refused.ok)
  assert.deepEqual([refused.refused.code, refused.refused.details.count], ['statement-differs', 4])
  await w.as(
    place,
    ctx =>
      correctCollected(ctx, { reservationId: short.reservationId, collected: 300, note: '残りは市と相談' }),
    july,
  )
  await written(w, place, open)
  await w.as(place, ctx => closeReport(ctx, { reservationId: open.reservationId }), july)
  const after = await w.as(tanto, ctx => statement(ctx, asked(place)), july)
  assert.equal(after.standing, 2, 'the city sees the same statement')
})

test('a returned claim gives its lines back; the next one carries the reason for nobody else', async () => {
  const place = await careFacility(w, { name: '三番' })
  await reported(w, place, '2026-06-02', { confirmedBy: tanto })
  const { claimId } = await w.as(place, ctx => submitClaim(ctx, asked(place)), july)
  await w.as(tanto, ctx => returnClaim(ctx, { claimId, reason: '日付を確かめてください' }), july)
  assert.equal(
    await code(w.try(tanto, ctx => returnClaim(ctx, { claimId, reason: 'もう一度' }), july)),
    'claim-settled',
  )
  const seen = await w.as(place, ctx => statement(ctx, asked(place)), july)
  assert.equal(seen.claim, null)
  assert.equal(seen.returned[0]?.returnReason, '日付を確かめてください')
  assert.equal(seen.lines.length, 1)
  await w.as(place, ctx => submitClaim(ctx, asked(place)), july)
})

test('nobody else sees or moves a claim', async () => {
  const place = await careFacility(w, { name: '四番', serves: [mannaka, minami] })
  const stranger = await careFacility(w, { name: '五番', serves: [mannaka, minami] })
  await reported(w, place, '2026-06-02', { confirmedBy: tanto })
  assert.equal(await code(w.try(stranger, ctx => statement(ctx, asked(place)), july)), 'not-found')
  assert.equal(await code(w.try(stranger, ctx => submitClaim(ctx, asked(place)), july)), 'not-found')
  assert.equal(await code(w.try(minamiTanto, ctx => statement(ctx, asked(place)), july)), 'not-found')
  assert.equal(await code(w.try(tanto, ctx => submitClaim(ctx, asked(place)), july)), 'not-allowed')
  const { claimId } = await w.as(place, ctx => submitClaim(ctx, asked(place)), july)
  assert.equal(
    await code(w.try(minamiTanto, ctx => acceptClaims(ctx, { claimIds: [claimId] }), july)),
    'not-found',
  )
  assert.equal(
    await code(w.try(minamiTanto, ctx => returnClaim(ctx, { claimId, reason: 'x' }), july)),
    'not-found',
  )
  assert.equal(
    await code(w.try(place, ctx => acceptClaims(ctx, { claimIds: [claimId] }), july)),
    'not-allowed',
  )
  await w.as(stranger, async ctx => {
    await ctx.reach({ municipality: minami })
    assert.deepEqual(await claimsOf(ctx, { municipality: mannaka }), [])
    assert.deepEqual(await linesOfClaim(ctx, mannaka, claimId), [])
  })
})

test('one facility, two municipalities: two price tables, two claims', async () => {
  const place = await careFacility(w, { name: '六番', serves: [mannaka, minami] })
  await reported(w, place, '2026-06-02')
  await reported(w, place, '2026-06-02', { municipality: minami })
  const city = await w.as(place, ctx => statement(ctx, asked(place)), july)
  const town = await w.as(place, ctx => statement(ctx, asked(place, '2026-06', minami)), july)
  assert.equal(city.lines.length, 1)
  assert.equal(town.lines.length, 1)
  assert.notEqual(city.totals.price, town.totals.price)
  const first = await w.as(place, ctx => submitClaim(ctx, asked(place)), july)
  const second = await w.as(place, ctx => submitClaim(ctx, asked(place, '2026-06', minami)), july)
  assert.notEqual(first.claimId, second.claimId)
})

test('a late cancellation is claimed by the terms of the booking', async () => {
  const place = await careFacility(w, { name: '七番' })
  const use = await booked(w, place, '2026-06-16')
  await w.as(
    use.mother,
    ctx => cancel(ctx, { reservationId: use.reservationId }),
    new Date('2026-06-15T03:00:00Z'),
  )
  const seen = await w.as(place, ctx => statement(ctx, asked(place)), july)
  assert.deepEqual(
    seen.lines.map(({ kind, amount }) => [kind, amount]),
    [['late-cancel', 10500]],
  )
  assert.deepEqual(seen.differences, [])
})

test('a mistake found after closing is a reversal in the next open month; the closed one stays', async () => {
  const place = await careFacility(w, { name: '八番' })
  const mother = await resident(w)
  const voucher = await coupon(w, mother)
  const wrong = await reported(w, place, '2026-06-02', { mother, voucher, confirmedBy: tanto })
  const late = await booked(w, place, '2026-06-03')
  await written(w, place, late)
  await w.owner
    .updateTable('reservations')
    .set({ state: 'cancelled' })
    .where('id', '=', late.reservationId)
    .execute()
  const { claimId } = await w.as(place, ctx => submitClaim(ctx, asked(place)), july)
  await w.as(tanto, ctx => acceptClaims(ctx, { claimIds: [claimId] }), july)
  const leave = (
    await w.owner.selectFrom('facilities').select('id').where('id', '!=', place.facilityId).execute()
  ).map(row => row.id)
  await w.as(tanto, ctx => closeMonth(ctx, { scheme: 'postpartum-care', month: '2026-06', leave }), july)
  // A use of June that was overlooked comes to light in July.
  await w.owner
    .updateTable('reservations')
    .set({ state: 'accepted' })
    .where('id', '=', late.reservationId)
    .execute()
  await w.as(place, ctx => closeReport(ctx, { reservationId: late.reservationId }), july)
  await w.as(
    place,
    ctx =>
      reverseUse(ctx, {
        facility: place.facilityId,
        reservationId: wrong.reservationId,
        reason: '別の方の利用でした',
      }),
    july,
  )
  assert.equal(
    await code(
      w.try(
        tanto,
        ctx =>
          reverseUse(ctx, { facility: place.facilityId, reservationId: wrong.reservationId, reason: 'x' }),
        july,
      ),
    ),
    'already-reversed',
  )
  const june = await w.as(place, ctx => statement(ctx, asked(place)), july)
  assert.equal(june.closed, true)
  assert.equal(june.claim?.id, claimId)
  assert.equal(june.lines.length, 1, 'June stays as it was')
  const next = await w.as(place, ctx => statement(ctx, asked(place, '2026-07')), august)
  assert.deepEqual(
    next.lines.map(line => [line.kind, line.day, line.amount, line.note]),
    [
      ['reversal', '2026-06-02', -20000, '別の方の利用でした'],
      ['use', '2026-06-03', 20000, '以前の月から'],
    ],
  )
  assert.equal(next.totals.total, 0)
  const second = await w.as(place, ctx => submitClaim(ctx, asked(place, '2026-07')), august)
  await w.as(tanto, ctx => returnClaim(ctx, { claimId: second.claimId, reason: 'x' }), august)
  const again = await w.as(place, ctx => statement(ctx, asked(place, '2026-07')), august)
  assert.equal(again.lines.length, 2, 'a returned claim gives reversals back too')
  const used = await w.owner
    .selectFrom('voucher_lines')
    .select(eb => eb.fn.sum<number>('steps').as('left'))
    .where('voucher_id', '=', voucher.voucherId)
    .executeTakeFirstOrThrow()
  assert.equal(Number(used.left), 14, 'the units came back')
  const stranger = await careFacility(w)
  assert.equal(
    await code(
      w.try(stranger, ctx =>
        reverseUse(ctx, { facility: place.facilityId, reservationId: late.reservationId, reason: 'x' }),
      ),
    ),
    'not-found',
  )
})
