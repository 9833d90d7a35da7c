import type { Scheme } from '#language/scheme/scheme.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { type Shown, withoutAddresses } from '../issue/rules.ts'

/**
 * Takes the addresses out of what facilities would be told by the vouchers of these cases, whose people are protected
 * (支援措置) now. The vouchers stay locked, so that no booking can copy what was told before. By reactions; nothing is
 * put back when protection ends. Gives the vouchers with their schemes.
 */
export async function withholdAddresses(
  ctx: Context,
  municipality: number,
  caseIds: readonly string[],
): Promise<Map<string, Scheme>> {
  const schemes = new Map<string, Scheme>()
  if (caseIds.length === 0) return schemes
  const rows = await ctx.db
    .selectFrom('vouchers')
    .select(['id', 'scheme_id', 'scheme_version', 'shown'])
    .where('municipality_id', '=', municipality)
    .where('case_id', 'in', caseIds)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  for (const row of rows) {
    const { scheme } = await schemeOf(ctx, municipality, row.scheme_id, row.scheme_version)
    schemes.set(row.id, scheme)
    const shown = row.shown as unknown as Shown[]
    const kept = withoutAddresses(scheme, shown)
    if (kept.length === shown.length) continue
    await ctx.db
      .updateTable('vouchers')
      .set({ shown: json(kept) })
      .where('municipality_id', '=', municipality)
      .where('id', '=', row.id)
      .execute()
  }
  return schemes
}
