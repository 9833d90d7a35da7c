import type { Facts } from '#language/feel/evaluate.ts'
import { holds } from '#language/rules/expression.ts'
import { judging } from '#language/rules/scope.ts'
import type { Action } from '#language/scheme/workflow.ts'
import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { statesOf } from '#modules/applications/state/read.ts'
import { type PublishedScheme, schemesOfRows } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { type CaseRow, caseRows, factsOfCases } from '../facts/read.ts'

/** A case with the action that would decide it. */
export interface Subject {
  row: CaseRow
  published: PublishedScheme
  action: Action
  /** Where the case stands. */
  state: string
  facts: Facts
}

/**
 * These cases, their schemes as applied for, and the deciding action of each, which must be possible now; in the
 * order asked. However many, in a handful of statements. Refuses `not-found`, `changed-meanwhile` and `facts-missing`
 * for the first case it is so for.
 */
export async function subjectsOf(
  ctx: Context,
  office: number,
  asked: readonly { caseId: string; action: string }[],
): Promise<Subject[]> {
  const ids = asked.map(each => each.caseId)
  const rows = await caseRows(ctx, office, ids)
  const publishedOf = await schemesOfRows(ctx, office, [...rows.values()])
  const states = await statesOf(ctx, office, ids)
  const possible = asked.map(({ caseId, action: actionId }) => {
    const row = rows.get(caseId)
    if (!row) return refuse('not-found')
    const published = publishedOf(row)
    const action = published.scheme.workflow.actions.find(a => a.id === actionId && a.decides)
    if (!action) return refuse('not-found')
    const state = states.get(caseId)?.state
    if (!state || !action.from.includes(state)) return refuse('changed-meanwhile', { number: row.number })
    return { row, published, action, state }
  })
  const facts = await factsOfCases(
    ctx,
    office,
    possible.map(({ row, published }) => ({ row, scheme: published.scheme })),
  )
  return possible.map(subject => {
    const { row, published, action } = subject
    const known = facts.get(row.id) as Facts
    if (!holds(action.when, known, judging(published.scheme, tokyoDay(row.received_at)))) {
      return refuse('facts-missing', { number: row.number, action: say(action.label, 'ja') })
    }
    return { ...subject, facts: known }
  })
}
