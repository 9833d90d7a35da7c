import type { Context } from '#platform/context.ts'

/** One line of a case's ledger; the state of the case is the last line's `to`. */
export interface CaseAction {
  seq: number
  action: string
  from: string | null
  to: string
  actorKind: string
  actorId: string | null
  at: Date
  data: Readonly<Record<string, unknown>>
}

/** Where a case stands, and the number of its last line; undefined for a case the actor may not see. */
export async function currentState(
  ctx: Context,
  municipality: number,
  caseId: string,
): Promise<{ state: string; seq: number; since: Date } | undefined> {
  const row = await ctx.db
    .selectFrom('case_actions')
    .select(['to_state', 'seq', 'at'])
    .where('municipality_id', '=', municipality)
    .where('case_id', '=', caseId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { state: row.to_state, seq: row.seq, since: row.at }
}

/** Where each of these cases stands. */
export async function statesOf(
  ctx: Context,
  municipality: number,
  caseIds: readonly string[],
): Promise<Map<string, { state: string; seq: number; since: Date }>> {
  if (caseIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('case_actions')
    .distinctOn('case_id')
    .select(['case_id', 'to_state', 'seq', 'at'])
    .where('municipality_id', '=', municipality)
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('seq', 'desc')
    .execute()
  return new Map(rows.map(row => [row.case_id, { state: row.to_state, seq: row.seq, since: row.at }]))
}

/** All that was done with a case, oldest first. */
export async function actionsOf(ctx: Context, municipality: number, caseId: string): Promise<CaseAction[]> {
  const rows = await ctx.db
    .selectFrom('case_actions')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
  return rows.map(row => ({
    seq: row.seq,
    action: row.action,
    from: row.from_state,
    to: row.to_state,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    at: row.at,
    data: row.data as CaseAction['data'],
  }))
}
