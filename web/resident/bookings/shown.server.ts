import { typeOf } from '#language/entitlement/situation.ts'
import type { Reservation } from '#modules/bookings/read.ts'
import { cancelling, isOpen } from '#modules/bookings/rules.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'

/** A booking as its user's pages show it. */
export async function shownBooking(ctx: Context, booking: Reservation) {
  const { scheme } = await schemeOf(ctx, booking.municipality, booking.scheme)
  const meant = cancelling(booking.terms, booking.state, ctx.now)
  const ahead = isOpen(booking.state) && booking.startsAt > ctx.now
  const pool = scheme.entitlement?.pools.find(each => each.id === booking.terms.pool)
  return {
    id: booking.id,
    facilityId: booking.facilityId,
    facility: booking.facility,
    scheme: booking.scheme,
    voucherId: booking.voucherId,
    type: booking.type,
    typeLabel: typeOf(scheme, booking.type)?.label ?? { ja: booking.type },
    day: booking.day,
    startsAt: booking.startsAt.toISOString(),
    endsAt: booking.endsAt.toISOString(),
    nights: booking.nights,
    ordinal: booking.ordinal,
    state: booking.state,
    ahead,
    units: booking.terms.units,
    unit: pool?.unit.label ?? { ja: '' },
    charged: booking.terms.charged,
    wish: booking.wish,
    reason: booking.reason,
    seen: booking.shown,
    cancel: {
      free: meant.free,
      deadline: meant.deadline.toISOString(),
      now: meant.fee,
      usesNow: meant.usesUnits,
      fee: booking.terms.cancel.fee,
      usesUnits: booking.terms.cancel.usesUnits,
    },
    contact: scheme.contact,
    changeable: ahead && meant.free,
  }
}
export type ShownBooking = Awaited<ReturnType<typeof shownBooking>>
