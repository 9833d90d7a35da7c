import { windowOf } from '#language/entitlement/limits.ts'
import { entitlementOf, poolOf } from '#language/entitlement/situation.ts'
import { terms } from '#language/entitlement/terms.ts'
import { unitsOf } from '#language/entitlement/units.ts'
import type { Text } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { balanceOf } from '#modules/vouchers/ledger/rules.ts'
import { factsOfVoucher, type VoucherRow } from '#modules/vouchers/read.ts'
import type { Context } from '#platform/context.ts'
import { nextOrdinal } from '../rules.ts'
import { voucherSide } from '../situation/read.ts'

/** What the next use of a type would be: its ordinal, what it takes and costs now, and when it is possible. */
export interface NextUse {
  type: string
  label: Text
  description: Text | null
  stay: boolean
  pool: string
  /** Of a single use, or of one night. In the pool's unit. */
  units: number
  unit: Text
  ordinal: number
  /** Whole yen, by the municipality's own amounts. */
  charged: number
  copayment: number
  /** First and last day it may be used; null when the rules cannot tell. */
  window: { from: string; until: string } | null
  /** Units are left for it and its window is not over. */
  possible: boolean
}

/**
 * The types a voucher can be used for, each as its next use on today (or on the window's first day when that is still
 * to come). For whoever may open the voucher.
 */
export async function nextUses(ctx: Context, voucher: VoucherRow): Promise<NextUse[]> {
  const { scheme } = await schemeOf(ctx, voucher.municipality_id, voucher.scheme_id, voucher.scheme_version)
  const { lines, booked } = await voucherSide(ctx, voucher)
  const facts = factsOfVoucher(scheme, voucher)
  const balances = balanceOf(lines)
  const today = tokyoDay(ctx.now)
  return entitlementOf(scheme).types.flatMap(type => {
    const span = windowOf(scheme, type.id, facts, today)
    const window = span.kind === 'span' ? { from: span.from, until: span.until } : null
    const on = window && window.from > today ? window.from : today
    const ordinal = nextOrdinal(scheme, type.id, booked)
    const found = terms(scheme, facts, { type: type.id, on, ordinal })
    if (found.kind !== 'terms') return []
    const pool = poolOf(scheme, type.pool)
    const left = unitsOf(balances.get(pool.id)?.remaining ?? 0, pool)
    return [
      {
        type: type.id,
        label: type.label,
        description: type.description ?? null,
        stay: type.length === 'nights',
        pool: pool.id,
        units: found.units,
        unit: pool.unit.label,
        ordinal,
        charged: found.charged,
        copayment: found.copayment,
        window,
        possible: left >= found.units && !voucher.revoked_at && window !== null && window.until >= today,
      },
    ]
  })
}
