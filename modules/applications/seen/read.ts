import type { Context } from '#platform/context.ts'
import { municipalityOf } from '../access.ts'

/** Somebody looked at a resident's data. Who exactly is for the municipality to know; the place is told. */
export interface Seen {
  at: Date
  by: 'staff' | 'facility'
  facility: string | null
}

/** The last times somebody of the municipality or a facility looked at this account's data, newest first. */
export async function seenBy(ctx: Context, account: string, most = 20): Promise<Seen[]> {
  const rows = await ctx.db
    .selectFrom('views')
    .leftJoin('facilities', 'facilities.id', 'views.facility_id')
    .select(['views.at', 'views.viewer_kind', 'facilities.name'])
    .where('views.municipality_id', '=', municipalityOf(ctx.actor))
    .where('views.account_id', '=', account)
    .orderBy('views.at', 'desc')
    .limit(most)
    .execute()
  return rows.map(row => ({
    at: row.at,
    by: row.viewer_kind === 'facility' ? 'facility' : 'staff',
    facility: row.name,
  }))
}
