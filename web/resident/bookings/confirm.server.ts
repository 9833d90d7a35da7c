import { typeOf } from '#language/entitlement/situation.ts'
import { unitsOf } from '#language/entitlement/units.ts'
import { preview } from '#modules/bookings/quote/read.ts'
import { reservationOf } from '#modules/bookings/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refusals, refusalText, refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import type { PageArgs } from '#web/server/page.ts'
import { cityOf, residentAt } from '../city.server.ts'
import { nearby } from './nearby.server.ts'
import { voucherFor } from './scheme.server.ts'
import { shownBooking } from './shown.server.ts'
import { type Way, wayFrom } from './way.ts'

/** What was chosen so far, as the page's address says it. */
export function chosenIn(request: Request) {
  const params = new URL(request.url).searchParams
  return { way: wayFrom(request), facility: params.get('facility') ?? '', slots: params.getAll('slot') }
}

/** All that somebody must know before they book: or why they cannot, and what is free instead. */
export async function showConfirm(ctx: Context, { params, request }: PageArgs) {
  const city = await cityOf(ctx, params)
  const actor = residentAt(ctx, city)
  const { way: asked, facility, slots } = chosenIn(request)
  if (slots.length === 0 || !asked.type) refuse('not-found')
  const instead = asked.instead ? await reservationOf(ctx, asked.instead) : undefined
  const way: Way = { ...asked, ...(instead ? { voucher: instead.voucherId, scheme: instead.scheme } : {}) }
  const voucher = await voucherFor(ctx, actor, way)
  const base = { city: { slug: city.slug, name: city.name }, slots }
  if (!voucher) return { ...base, way, kind: 'no-voucher' as const }
  const { scheme } = await schemeOf(ctx, city.id, voucher.schemeId, voucher.schemeVersion)
  const wanted = { municipality: city.id, facility, voucherId: voucher.id, type: asked.type, slotIds: slots }
  const judged = await preview(ctx, wanted, { instead: instead?.id })
  const type = typeOf(scheme, asked.type) ?? refuse('not-found')
  const pool = scheme.entitlement?.pools.find(each => each.id === type.pool) ?? refuse('not-found')
  const left = voucher.balances.find(each => each.pool === pool.id)?.remaining ?? 0
  const back = instead?.terms.pool === pool.id ? instead.terms.units : 0
  const { use, terms, against } = judged
  const already = against.find(each => each.code === 'already-booked')?.details.reservationId as
    | string
    | undefined
  return {
    ...base,
    kind: 'quote' as const,
    way: { ...way, voucher: voucher.id, scheme: voucher.schemeId },
    contact: scheme.contact,
    facility: { id: judged.facility.id, name: judged.facility.name, autoAccept: judged.facility.autoAccept },
    typeLabel: type.label,
    day: use.day,
    startsAt: use.startsAt.toISOString(),
    endsAt: use.endsAt.toISOString(),
    nights: use.nights,
    ordinal: judged.ordinal,
    terms: terms && {
      units: terms.units,
      after: terms.steps >= 0 ? left + back - unitsOf(terms.steps, pool) : left,
      charged: terms.charged,
      copayment: terms.copayment,
      off: terms.copayment - terms.charged,
      cancel: terms.cancel,
    },
    unit: pool.unit.label,
    seen: voucher.shown,
    instead: instead && (await shownBooking(ctx, instead)),
    against: against.map(({ code, details }) => ({
      code,
      text: refusalText(new Refused(code, refusals[code].status, details)),
    })),
    already: already ?? null,
    nearby:
      against.length > 0 && !already
        ? await nearby(ctx, scheme, { municipality: city.id, facility, type: asked.type, day: use.day })
        : null,
  }
}
