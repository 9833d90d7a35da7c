import type { Rank } from '#language/scheme/workflow.ts'
import type { Context } from '#platform/context.ts'

export interface Person {
  name: string
  kind: string
  rank: Rank | null
  section: string | null
}

/** Who these accounts are, by id; those the actor may not see are left out. */
export async function peopleOf(
  ctx: Context,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, Person>> {
  const asked = [...new Set(ids.filter(id => typeof id === 'string'))]
  if (asked.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('accounts')
    .select(['id', 'name', 'kind', 'rank', 'section'])
    .where('id', 'in', asked)
    .execute()
  return new Map(rows.map(({ id, rank, ...row }) => [id, { ...row, rank: rank as Rank | null }]))
}

/** Who looked at a case, latest first; at most the last 50. */
export async function viewsOfCase(
  ctx: Context,
  office: number,
  caseId: string,
): Promise<{ viewerId: string; at: Date }[]> {
  const rows = await ctx.db
    .selectFrom('views')
    .select(['viewer_id', 'at'])
    .where('municipality_id', '=', office)
    .where('subject_kind', '=', 'case')
    .where('subject_id', '=', caseId)
    .orderBy('at', 'desc')
    .limit(50)
    .execute()
  return rows.map(row => ({ viewerId: row.viewer_id, at: row.at }))
}
