import { sql } from 'kysely'
import type { Context } from './context.ts'

/**
 * The next running number of a kind, from 1, without gaps: a number taken in a transaction that rolls back is given
 * again. Others wait for it until the transaction ends, so take it late. `year` 0 never restarts.
 */
export async function nextSerial(
  ctx: Context,
  { municipality, kind, year }: { municipality: number; kind: string; year: number },
): Promise<number> {
  const row = await ctx.db
    .insertInto('serials')
    .values({ municipality_id: municipality, kind, year, last: 1 })
    .onConflict(conflict =>
      conflict.columns(['municipality_id', 'kind', 'year']).doUpdateSet({ last: sql`serials.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}
