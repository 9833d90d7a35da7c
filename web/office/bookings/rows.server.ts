import { typeOf } from '#language/entitlement/situation.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { say } from '#language/text.ts'
import { bookingList, type Reservation } from '#modules/bookings/read.ts'
import { BookingFilter } from '#modules/bookings/schema.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { readPage, readSort } from '../../ui/table/search.ts'

/** The filters as they stand in the page's address. */
export function filterOf(request: Request): BookingFilter {
  const params = new URL(request.url).searchParams
  const sort = readSort(params, ['day', 'holder', 'facility', 'state'], { column: 'day', descending: true })
  const given = (name: string) => params.get(name) || undefined
  return BookingFilter.parse({
    from: given('from'),
    to: given('to'),
    scheme: given('scheme'),
    facility: given('facility'),
    type: given('type'),
    state: given('state'),
    channel: given('channel'),
    q: given('q'),
    voucherId: given('voucher'),
    sort: sort.column,
    desc: sort.descending,
    page: readPage(params),
    size: given('size'),
  })
}

/** The municipality's schemes by id, for names of types and units. */
export async function schemesById(ctx: Context, municipality: number): Promise<Map<string, Scheme>> {
  const published = (await schemesOf(ctx, municipality)).filter(each => each.scheme.entitlement)
  return new Map(published.map(({ scheme }) => [scheme.id, scheme]))
}

export function typeName(schemes: ReadonlyMap<string, Scheme>, scheme: string, type: string): string {
  const found = schemes.get(scheme)
  const label = found && typeOf(found, type)?.label
  return label ? say(label, 'ja') : type
}

/** A booking as office lists show it. */
export function shownBooking(booking: Reservation, schemes: ReadonlyMap<string, Scheme>) {
  const pool = schemes.get(booking.scheme)?.entitlement?.pools.find(each => each.id === booking.terms.pool)
  return {
    id: booking.id,
    voucherId: booking.voucherId,
    caseId: booking.caseId,
    facilityId: booking.facilityId,
    facility: booking.facility,
    holder: booking.holder,
    kana: booking.holderKana,
    scheme: booking.scheme,
    type: booking.type,
    typeLabel: typeName(schemes, booking.scheme, booking.type),
    day: booking.day,
    startsAt: booking.startsAt.toISOString(),
    endsAt: booking.endsAt.toISOString(),
    nights: booking.nights,
    ordinal: booking.ordinal,
    state: booking.state,
    channel: booking.channel,
    units: booking.terms.units,
    unit: pool ? say(pool.unit.label, 'ja') : '',
    charged: booking.terms.charged,
    price: booking.terms.price,
    wish: booking.wish,
    reason: booking.reason,
  }
}
export type ShownBooking = ReturnType<typeof shownBooking>

/** The list and what its filters offer. */
export async function listed(ctx: Context, request: Request) {
  const filter = filterOf(request)
  const municipality = ctx.actor.kind === 'staff' ? ctx.actor.municipalityId : 0
  const schemes = await schemesById(ctx, municipality)
  const { rows, total } = await bookingList(ctx, filter)
  return { filter, total, schemes, municipality, rows: rows.map(row => shownBooking(row, schemes)) }
}
