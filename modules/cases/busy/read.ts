import { sql } from 'kysely'
import { type PublishedScheme, schemesOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { staffOf } from '../access.ts'

const lookedBack = sql`interval '1 year'`

/**
 * The office's schemes in force, those with most cases received in the last year first, the others after them by id:
 * what a page shows that was not told which scheme is meant. Staff only; refuses `not-allowed`.
 */
export async function busiestSchemes(ctx: Context): Promise<PublishedScheme[]> {
  const { municipalityId } = staffOf(ctx)
  const counted = await ctx.db
    .selectFrom('cases')
    .select(({ fn }) => ['scheme_id', fn.countAll<string>().as('cases')])
    .where('municipality_id', '=', municipalityId)
    .where('received_at', '>', sql<Date>`${ctx.now}::timestamptz - ${lookedBack}`)
    .groupBy('scheme_id')
    .execute()
  const cases = new Map(counted.map(row => [row.scheme_id, Number(row.cases)]))
  const busy = ({ scheme }: PublishedScheme) => cases.get(scheme.id) ?? 0
  return (await schemesOf(ctx, municipalityId)).toSorted((a, b) => busy(b) - busy(a))
}
