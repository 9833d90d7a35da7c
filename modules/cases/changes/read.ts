import { sql } from 'kysely'
import type { Workflow } from '#language/scheme/workflow.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'

/** Where a case stood when asked, without a word of what it is about. */
export interface CaseChange {
  id: string
  number: string
  scheme: string
  channel: string
  receivedAt: Date
  changedAt: Date
  state: Workflow['states'][number]
}

/** The place in the row of changes up to which somebody has read. */
export interface Place {
  at: Date
  case: string
}

const before = '00000000-0000-0000-0000-000000000000'
/** A change is written with the time at which its transaction began; longer ones than this do not happen. */
const settling = 15_000

/**
 * Cases of the municipality whose state changed at or after `since`, in the order of their last change. `asOf` is where
 * to ask from next time: changes so new that another might still come before them are left for then. `next`: there are
 * more than `limit`; go on `after` it.
 */
export async function changedCases(
  ctx: Context,
  asked: { municipality: number; since: Date; after?: Place | undefined; limit: number },
): Promise<{ cases: CaseChange[]; next: Place | null; asOf: Date }> {
  if (ctx.actor.kind !== 'system' || ctx.actor.municipalityId !== asked.municipality)
    return refuse('not-found')
  const asOf = new Date(ctx.now.getTime() - settling)
  const from = asked.after ?? { at: asked.since, case: before }
  const { rows } = await sql<{
    id: string
    number: string
    scheme_id: string
    scheme_version: number
    channel: string
    received_at: Date
    changed_at: Date
    state: string
  }>`
    with changed as (
      select case_id, max(at) as changed_at, (array_agg(to_state order by seq desc))[1] as state
      from case_actions
      where municipality_id = ${asked.municipality} and at >= ${from.at} and at < ${asOf}
      group by case_id
    )
    select c.id, c.number, c.scheme_id, c.scheme_version, c.channel, c.received_at, x.changed_at, x.state
    from changed x join cases c on c.municipality_id = ${asked.municipality} and c.id = x.case_id
    where (x.changed_at, x.case_id) > (${from.at}, ${from.case}::uuid)
    order by x.changed_at, x.case_id limit ${asked.limit + 1}
  `.execute(ctx.db)
  const cases: CaseChange[] = []
  for (const row of rows.slice(0, asked.limit)) {
    const { scheme } = await schemeOf(ctx, asked.municipality, row.scheme_id, row.scheme_version)
    const state = scheme.workflow.states.find(({ id }) => id === row.state)
    if (!state) throw new Error(`case ${row.id} stands in no state of its scheme`)
    cases.push({
      id: row.id,
      number: row.number,
      scheme: row.scheme_id,
      channel: row.channel,
      receivedAt: row.received_at,
      changedAt: row.changed_at,
      state,
    })
  }
  const last = cases.at(-1)
  const next = last && rows.length > asked.limit ? { at: last.changedAt, case: last.id } : null
  return { cases, next, asOf }
}
