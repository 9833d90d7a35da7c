import type { Context } from '#platform/context.ts'
import type { Line, LineKind } from './rules.ts'

/** All lines of a voucher, oldest first. */
export async function linesOf(ctx: Context, municipality: number, voucherId: string): Promise<Line[]> {
  const rows = await ctx.db
    .selectFrom('voucher_lines')
    .select(['pool', 'kind', 'steps', 'reservation_id'])
    .where('municipality_id', '=', municipality)
    .where('voucher_id', '=', voucherId)
    .orderBy('id')
    .execute()
  return rows.map(asLine)
}

/** Lines of several vouchers at once. */
export async function linesOfAll(
  ctx: Context,
  municipality: number,
  voucherIds: readonly string[],
): Promise<Map<string, Line[]>> {
  const lines = new Map<string, Line[]>(voucherIds.map(id => [id, []]))
  if (voucherIds.length === 0) return lines
  const rows = await ctx.db
    .selectFrom('voucher_lines')
    .select(['voucher_id', 'pool', 'kind', 'steps', 'reservation_id'])
    .where('municipality_id', '=', municipality)
    .where('voucher_id', 'in', voucherIds)
    .orderBy('id')
    .execute()
  for (const row of rows) lines.get(row.voucher_id)?.push(asLine(row))
  return lines
}

function asLine(row: { pool: string; kind: string; steps: number; reservation_id: string | null }): Line {
  return { pool: row.pool, kind: row.kind as LineKind, steps: row.steps, reservationId: row.reservation_id }
}
