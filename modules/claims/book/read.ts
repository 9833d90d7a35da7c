import type { Context } from '#platform/context.ts'
import { firstDay, monthOf } from '../rules.ts'

export interface Closing {
  month: string
  closedAt: Date
  claims: number
  total: number
}

/** Whether a month has been closed. Anybody may ask: facilities must know. */
export async function isClosed(
  ctx: Context,
  municipality: number,
  scheme: string,
  month: string,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('closings')
    .select('month')
    .where('municipality_id', '=', municipality)
    .where('scheme_id', '=', scheme)
    .where('month', '=', firstDay(month))
    .executeTakeFirst()
  return row !== undefined
}

/** The closed months of a scheme, newest first. */
export async function closingsOf(ctx: Context, municipality: number, scheme: string): Promise<Closing[]> {
  const rows = await ctx.db
    .selectFrom('closings')
    .select(['month', 'closed_at', 'claims', 'total'])
    .where('municipality_id', '=', municipality)
    .where('scheme_id', '=', scheme)
    .orderBy('month', 'desc')
    .execute()
  return rows.map(row => ({
    month: monthOf(row.month),
    closedAt: row.closed_at,
    claims: row.claims,
    total: row.total,
  }))
}
