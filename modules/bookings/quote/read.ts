import { cancelTerms } from '#language/entitlement/cancel.ts'
import { mayUse } from '#language/entitlement/may-use.ts'
import type { Use } from '#language/entitlement/situation.ts'
import { terms } from '#language/entitlement/terms.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { addDays, formatInstant, tokyoDay } from '#language/values/date.ts'
import { facility, municipality } from '#modules/places/read.ts'
import { type RefusalCode, refuse } from '#modules/refusals.ts'
import { mayOpen as mayOpenVoucher } from '#modules/vouchers/access.ts'
import { balanceOf, type Line } from '#modules/vouchers/ledger/rules.ts'
import { factsOfVoucher, type VoucherRow, voucherRow } from '#modules/vouchers/read.ts'
import { rowByNumber } from '#modules/vouchers/shown/read.ts'
import type { Context } from '#platform/context.ts'
import { isDesk } from '../access.ts'
import { reservationRow, slotIdsOf } from '../read.ts'
import {
  type Booked,
  clash,
  codes,
  isOpen,
  lateEntryDays,
  nextOrdinal,
  type OneUse,
  oneUse,
  type ReservationTerms,
  sameUse,
  schemeUnder,
} from '../rules.ts'
import type { Wanted } from '../schema.ts'
import { type BookedAt, type Situation, situationOf } from '../situation/read.ts'

/** What one booking would take and cost, judged at `ctx.now`; `against` is everything that stands in its way. */
export interface Quote {
  use: OneUse
  ordinal: number
  /** Undefined when the rules cannot tell; `against` then says so. */
  terms: ReservationTerms | undefined
  against: { code: RefusalCode; details: Record<string, unknown> }[]
  facility: { id: string; name: string; autoAccept: boolean }
}

/** A booking that would be given up for the new one, and the places it takes. */
export interface GivenUp {
  id: string
  slotIds: readonly string[]
}

/**
 * Judges a booking without making it: terms, and every reason against it in words. `instead`: a booking of the same
 * voucher that would be given up for it. Refuses `not-one-use` for slots that make no use of this type.
 */
export async function quote(
  ctx: Context,
  voucher: VoucherRow,
  wanted: Wanted,
  situation: Situation,
  instead?: GivenUp,
): Promise<Quote> {
  const { slots, facility: place } = situation
  const use = oneUse(situation.scheme, wanted.type, slots) ?? refuse('not-one-use')
  const agreed = situation.contracts.find(
    each => each.validFrom <= use.day && (each.validUntil === null || use.day <= each.validUntil),
  )
  const against: Quote['against'] = []
  if (voucher.revoked_at) against.push({ code: 'voucher-ended', details: {} })
  if (!agreed?.types.includes(wanted.type)) {
    const city = await municipality(ctx, voucher.municipality_id)
    against.push({ code: 'no-contract', details: { facility: place.name, municipality: city?.name ?? '' } })
  }
  const booked = situation.booked.filter(each => each.id !== instead?.id)
  const same = sameUse(booked, { facilityId: place.id, type: wanted.type, ...use })
  const lines = situation.lines.filter(line => !instead || line.reservationId !== instead.id)
  const scheme = schemeUnder(situation.scheme, agreed?.parameters ?? {})
  const judged = judge(ctx, scheme, voucher, { type: wanted.type, use, booked, lines })
  against.push(...judged.against)
  // Somebody who went back and pressed again has what they want: nothing else is worth saying.
  if (same) {
    const details = { reservationId: same.id, ...(await whenAndWhere(ctx, same)) }
    return { ...judged, use, against: [{ code: 'already-booked', details }], facility: place }
  }
  const other = clash(booked, use)
  if (other) against.push({ code: 'double-booked', details: await whenAndWhere(ctx, other) })
  const kept = new Set(instead?.slotIds ?? [])
  if (slots.some(slot => slot.closed && !kept.has(slot.id)))
    against.push({ code: 'slot-closed', details: {} })
  else if (slots.some(slot => slot.taken >= slot.capacity && !kept.has(slot.id))) {
    against.push({ code: 'slot-taken', details: {} })
  }
  return { ...judged, use, against, facility: place }
}

/** What the scheme itself says of the use. */
function judge(
  ctx: Context,
  scheme: Scheme,
  voucher: VoucherRow,
  {
    type,
    use,
    booked,
    lines,
  }: { type: string; use: OneUse; booked: readonly Booked[]; lines: readonly Line[] },
): Pick<Quote, 'ordinal' | 'terms' | 'against'> {
  const facts = factsOfVoucher(scheme, voucher)
  const ordinal = nextOrdinal(scheme, type, booked)
  const stay = use.nights > 0 ? { nights: use.nights } : {}
  const asked: Use = { type, on: use.day, ...stay, hours: use.hours, ordinal }
  const found = terms(scheme, facts, asked)
  // As it would be at the very last moment: free now says nothing of what it costs later.
  const late = cancelTerms(scheme, facts, asked, use.startsAt, use.startsAt)
  const remaining = found.kind === 'terms' ? (balanceOf(lines).get(found.pool)?.remaining ?? 0) : 0
  const byStaff = isDesk(ctx.actor)
  const refusals = mayUse(scheme, facts, asked, {
    stepsLeft: remaining,
    openBookings: booked.filter(each => isOpen(each.state) && each.endsAt > ctx.now).length,
    now: ctx.now,
    startsAt: use.startsAt,
    byStaff,
  })
  const against: Quote['against'] = refusals.map(({ code, reason, missing }) => ({
    code: codes[code],
    details: { text: reason, ...(missing ? { missing } : {}), ...(code === 'no-units' ? { remaining } : {}) },
  }))
  if (byStaff && use.day < addDays(tokyoDay(ctx.now), -lateEntryDays)) {
    against.push({ code: 'too-late-to-book', details: {} })
  }
  if (found.kind !== 'terms' || late.kind !== 'terms') {
    if (against.length === 0) against.push({ code: 'terms-unknown', details: {} })
    return { ordinal, terms: undefined, against }
  }
  const { kind: _kind, ...rest } = found
  const { fee, usesUnits, claim, deadline } = late
  const cancel = { deadline: deadline.toISOString(), fee, usesUnits, claim }
  return { ordinal, terms: { ...rest, hours: use.hours, cancel }, against }
}

async function whenAndWhere(ctx: Context, booked: BookedAt) {
  const elsewhere = ctx.actor.kind === 'facility' && ctx.actor.facilityId !== booked.facilityId
  const place = elsewhere ? { name: '別の施設' } : await facility(ctx, booked.facilityId)
  return { when: formatInstant(booked.startsAt, 'ja', 'western'), where: place?.name ?? '' }
}

/**
 * The same for a page, before anything is locked: the voucher must be the actor's (or its number shown to a facility),
 * and so must the booking that would be given up. Refuses `not-found` otherwise.
 */
export async function preview(
  ctx: Context,
  wanted: Wanted,
  options: { number?: string | undefined; instead?: string | undefined } = {},
): Promise<Quote & { voucher: VoucherRow }> {
  const voucher = await openVoucher(ctx, wanted, options.number)
  let given: GivenUp | undefined
  if (options.instead) {
    const row = await reservationRow(ctx, options.instead)
    if (row.voucher_id !== voucher.id) refuse('not-found')
    given = { id: row.id, slotIds: await slotIdsOf(ctx, row.facility_id, row.id) }
  }
  return { ...(await quote(ctx, voucher, wanted, await situationOf(ctx, voucher, wanted), given)), voucher }
}

async function openVoucher(ctx: Context, wanted: Wanted, number: string | undefined): Promise<VoucherRow> {
  if (ctx.actor.kind === 'facility') {
    const shown = await rowByNumber(ctx, number ?? '')
    return shown.id === wanted.voucherId ? shown : refuse('not-found')
  }
  const row = await voucherRow(ctx, wanted.municipality, wanted.voucherId)
  return row && mayOpenVoucher(ctx.actor, row) ? row : refuse('not-found')
}
