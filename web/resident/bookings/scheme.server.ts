import type { Scheme } from '#language/scheme/scheme.ts'
import { tokyoDay } from '#language/values/date.ts'
import { type PublishedScheme, schemesOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { type Voucher, vouchersOf } from '#modules/vouchers/read.ts'
import type { Context } from '#platform/context.ts'
import type { ResidentActor } from '../city.server.ts'
import type { Way } from './way.ts'

/** The scheme a page of facilities is about: the one asked for, else the first that has something to book. */
export async function bookableScheme(ctx: Context, city: { id: number }, way: Way): Promise<PublishedScheme> {
  const published = (await schemesOf(ctx, city.id)).filter(each => each.scheme.entitlement)
  return published.find(each => each.scheme.id === way.scheme) ?? published[0] ?? refuse('not-found')
}

/** Types of care as pages name them. */
export function typesOf(scheme: Scheme) {
  return (scheme.entitlement?.types ?? []).map(({ id, label, description, length, maximumNights }) => ({
    id,
    label,
    description,
    stay: length === 'nights',
    most: length === 'nights' ? (maximumNights ?? 31) : 1,
  }))
}

/** The resident's vouchers that can still be booked with, those that end first in front. */
export async function usableVouchers(
  ctx: Context,
  actor: ResidentActor,
  scheme?: string,
): Promise<Voucher[]> {
  const today = tokyoDay(ctx.now)
  return (await vouchersOf(ctx, actor.municipalityId, actor.accountId))
    .filter(each => !each.revokedAt && each.validUntil >= today && (!scheme || each.schemeId === scheme))
    .toSorted((a, b) => a.validUntil.localeCompare(b.validUntil))
}

/** The voucher of the way, else the only one there is to book with. */
export async function voucherFor(ctx: Context, actor: ResidentActor, way: Way): Promise<Voucher | undefined> {
  const usable = await usableVouchers(ctx, actor, way.scheme)
  return usable.find(each => each.id === way.voucher) ?? usable[0]
}
