import { tokyoDay } from '#language/values/date.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Voucher } from '#modules/vouchers/read.ts'
import type { Context } from '#platform/context.ts'

/** A voucher as its holder's pages show it. */
export async function shownVoucher(ctx: Context, voucher: Voucher) {
  const { scheme } = await schemeOf(ctx, voucher.municipality, voucher.schemeId, voucher.schemeVersion)
  const today = tokyoDay(ctx.now)
  const state = voucher.revokedAt ? 'revoked' : voucher.validUntil < today ? 'expired' : 'usable'
  return {
    id: voucher.id,
    number: voucher.number,
    scheme: voucher.schemeId,
    name: scheme.entitlement?.name ?? scheme.name,
    contact: scheme.contact,
    holder: voucher.holder,
    balances: voucher.balances,
    validFrom: voucher.validFrom,
    validUntil: voucher.validUntil,
    notYet: voucher.validFrom > today,
    state: state as 'revoked' | 'expired' | 'usable',
  }
}
export type ShownVoucher = Awaited<ReturnType<typeof shownVoucher>>
