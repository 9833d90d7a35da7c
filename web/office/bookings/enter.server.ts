import { say } from '#language/text.ts'
import { addDays, isDay, tokyoDay } from '#language/values/date.ts'
import { nextUses } from '#modules/bookings/prices/read.ts'
import { reservationOf } from '#modules/bookings/read.ts'
import { freeSlots } from '#modules/bookings/slots/read.ts'
import { runsOfSlots } from '#modules/bookings/slots/rules.ts'
import { book, changeReservation } from '#modules/bookings/write.ts'
import { facilities } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import { voucherOf, voucherRow } from '#modules/vouchers/read.ts'
import { searchVouchers } from '#modules/vouchers/search/read.ts'
import type { Context } from '#platform/context.ts'
import { schemesById, shownBooking } from './rows.server.ts'

const found = 20
const daysShown = 14

/** Everything on one page: whose voucher, what kind, and the free slots of the next two weeks, each one press away. */
export async function showEnter(ctx: Context, request: Request) {
  if (ctx.actor.kind !== 'staff') return refuse('not-found')
  const { municipalityId } = ctx.actor
  const params = new URL(request.url).searchParams
  const q = params.get('q')?.trim() ?? ''
  const today = tokyoDay(ctx.now)
  const asked = params.get('from') ?? ''
  const from = isDay(asked) ? asked : today
  const search = q ? await searchVouchers(ctx, { q, page: 1, size: found }) : { rows: [], total: 0 }
  const live = search.rows.filter(row => !row.revoked && row.validUntil >= today)
  const chosen = params.get('voucher') ?? (live.length === 1 ? live[0]?.id : undefined)
  const base = { q, from, to: addDays(from, daysShown - 1), results: search.rows, total: search.total }
  if (!chosen) return { ...base, voucher: null }

  const voucher = await voucherOf(ctx, municipalityId, chosen)
  const row = (await voucherRow(ctx, municipalityId, chosen)) ?? refuse('not-found')
  const next = await nextUses(ctx, row)
  const type =
    next.find(each => each.type === params.get('type')) ?? next.find(each => each.possible) ?? next[0]
  const nights = Math.max(1, Number(params.get('nights')) || 1)
  const places = await facilities(ctx, { municipality: municipalityId, scheme: voucher.schemeId, on: today })
  const slots = type
    ? await freeSlots(ctx, {
        municipality: municipalityId,
        scheme: voucher.schemeId,
        type: type.type,
        from,
        to: addDays(base.to, nights - 1),
      })
    : []
  const wanted = type?.stay ? nights : 1
  const instead = params.get('instead')
  const schemes = await schemesById(ctx, municipalityId)
  return {
    ...base,
    instead: instead ? shownBooking(await reservationOf(ctx, instead), schemes) : null,
    voucher: {
      id: voucher.id,
      number: voucher.number,
      holder: voucher.holder,
      kana: voucher.holderKana,
      validUntil: voucher.validUntil,
      revoked: voucher.revokedAt !== null,
      balances: voucher.balances.map(each => ({
        label: say(each.label, 'ja'),
        unit: say(each.unit, 'ja'),
        remaining: each.remaining,
        limit: each.limit,
      })),
    },
    type: type?.type ?? '',
    stay: type?.stay ?? false,
    nights: wanted,
    most:
      schemes.get(voucher.schemeId)?.entitlement?.types.find(each => each.id === type?.type)?.maximumNights ??
      31,
    types: next.map(each => ({
      id: each.type,
      label: say(each.label, 'ja'),
      charged: each.charged,
      ordinal: each.ordinal,
      possible: each.possible,
    })),
    places: places.map(place => ({
      id: place.id,
      name: place.name,
      phone: place.phone,
      slots: runsOfSlots(
        slots.filter(slot => slot.facilityId === place.id),
        wanted,
      ).map(run => ({
        ids: run.map(slot => slot.id).join(' '),
        startsAt: (run[0] as (typeof run)[number]).startsAt.toISOString(),
        endsAt: (run.at(-1) as (typeof run)[number]).endsAt.toISOString(),
        free: Math.min(...run.map(slot => slot.free)),
        late: run.some(slot => !slot.bookable),
      })),
    })),
  }
}
export type Entering = Awaited<ReturnType<typeof showEnter>>

/** Books, or moves the booking that is named, as the form says. */
export async function enterBooking(ctx: Context, form: FormData): Promise<{ reservationId: string }> {
  if (ctx.actor.kind !== 'staff') return refuse('not-found')
  const text = (name: string) => String(form.get(name) ?? '')
  const [facility = '', ...slotIds] = text('choice').split(' ')
  const type = text('type')
  const key = text('_key')
  const wish = text('wish')
  const instead = text('instead')
  if (instead) {
    const to = { facility, type, slotIds }
    return changeReservation(ctx, { reservationId: instead, to, ...(wish ? { wish } : {}) }, { key })
  }
  const channel = text('channel') === 'paper' ? 'paper' : 'phone'
  const wanted = {
    municipality: ctx.actor.municipalityId,
    facility,
    voucherId: text('voucher'),
    type,
    slotIds,
  }
  return book(ctx, { ...wanted, channel, wish }, { key })
}
