import { say } from '#language/text.ts'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { calendar } from '#modules/bookings/day/read.ts'
import { nextUses } from '#modules/bookings/prices/read.ts'
import { usesElsewhere } from '#modules/bookings/read.ts'
import { slotsBetween } from '#modules/bookings/slots/read.ts'
import { municipality } from '#modules/places/read.ts'
import { readNumber } from '#modules/vouchers/number/rules.ts'
import { voucherRow } from '#modules/vouchers/read.ts'
import { findByNumber } from '#modules/vouchers/shown/read.ts'
import type { Context } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { facilityActor, servedTypes } from '../names.server.ts'

const slotsShown = 12
const daysAhead = 60

/** What scanning or typing a number brings: nothing yet, no such voucher, or the voucher with what to do next. */
export async function showFound(ctx: Context, typed: string) {
  const { facilityId } = facilityActor(ctx)
  if (!typed) return { kind: 'none' as const }
  if (!readNumber(typed)) return { kind: 'mistyped' as const, typed }
  const voucher = await findByNumber(ctx, typed).catch(error => {
    if (error instanceof Refused && error.code === 'not-found') return undefined
    throw error
  })
  if (!voucher) return { kind: 'unknown' as const, typed }
  const today = tokyoDay(ctx.now)
  const served = await servedTypes(ctx, facilityId)
  const label = (type: string) => served.find(each => each.type === type)?.label ?? type
  const own = await calendar(ctx, facilityId, addDays(today, -365), addDays(today, daysAhead))
  const here = own.filter(each => each.voucherId === voucher.id)
  const elsewhere = await usesElsewhere(ctx, voucher.municipality, voucher.id)
  const row = await voucherRow(ctx, voucher.municipality, voucher.id)
  const next = row ? await nextUses(ctx, row) : []
  const offered = next.filter(each => each.possible && served.some(one => one.type === each.type))
  const slots = await slotsBetween(ctx, today, addDays(today, daysAhead))
  const city = await municipality(ctx, voucher.municipality)
  const inTime = voucher.validFrom <= today && today <= voucher.validUntil
  return {
    kind: 'found' as const,
    today,
    voucher: {
      id: voucher.id,
      municipality: voucher.municipality,
      municipalityName: city?.name ?? '',
      number: voucher.number,
      holder: voucher.holder,
      holderKana: voucher.holderKana,
      validFrom: voucher.validFrom,
      validUntil: voucher.validUntil,
      usable: inTime && !voucher.revoked,
      revoked: voucher.revoked,
      balances: voucher.balances.map(each => ({
        pool: each.pool,
        label: say(each.label, 'ja'),
        unit: say(each.unit, 'ja'),
        limit: each.limit,
        held: each.held,
        remaining: each.remaining,
      })),
    },
    here: here
      .filter(each => each.state !== 'late-cancelled')
      .map(each => ({
        id: each.id,
        startsAt: each.startsAt.toISOString(),
        endsAt: each.endsAt.toISOString(),
        nights: each.nights,
        type: label(each.type),
        state: each.state,
        today: each.day <= today && each.endsAt > ctx.now,
      }))
      .toReversed(),
    elsewhere: elsewhere.map(each => ({ ...each, type: label(each.type) })),
    free: slots
      .filter(
        slot =>
          !slot.closed &&
          slot.taken < slot.capacity &&
          slot.endsAt > ctx.now &&
          offered.some(each => each.type === slot.type),
      )
      .slice(0, slotsShown)
      .map(slot => ({
        id: slot.id,
        type: slot.type,
        label: label(slot.type),
        startsAt: slot.startsAt.toISOString(),
        endsAt: slot.endsAt.toISOString(),
        charged: offered.find(each => each.type === slot.type)?.charged ?? 0,
        stay: offered.find(each => each.type === slot.type)?.stay ?? false,
      })),
  }
}
export type Found = Extract<Awaited<ReturnType<typeof showFound>>, { kind: 'found' }>
