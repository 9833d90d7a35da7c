import type { Shown } from '#modules/vouchers/issue/rules.ts'
import { withoutAddresses } from '#modules/vouchers/issue/rules.ts'
import { withholdAddresses } from '#modules/vouchers/shown/write.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'

/**
 * Takes the addresses of protected people (支援措置) back from the facilities that were told them, in bookings past and
 * to come, and from the vouchers that would tell them. By reactions; doing it again changes nothing.
 */
export async function takeAddressesBack(
  ctx: Context,
  municipality: number,
  caseIds: readonly string[],
): Promise<void> {
  const schemes = await withholdAddresses(ctx, municipality, caseIds)
  if (schemes.size === 0) return
  const rows = await ctx.db
    .selectFrom('reservations')
    .select(['facility_id', 'id', 'voucher_id', 'shown'])
    .where('municipality_id', '=', municipality)
    .where('voucher_id', 'in', [...schemes.keys()])
    .execute()
  for (const row of rows) {
    const scheme = schemes.get(row.voucher_id)
    const shown = row.shown as unknown as Shown[]
    const kept = scheme ? withoutAddresses(scheme, shown) : []
    if (kept.length === shown.length) continue
    await ctx.db
      .updateTable('reservations')
      .set({ shown: json(kept) })
      .where('facility_id', '=', row.facility_id)
      .where('municipality_id', '=', municipality)
      .where('id', '=', row.id)
      .execute()
  }
}
