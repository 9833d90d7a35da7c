import type { Facts } from '#language/feel/evaluate.ts'
import { holds } from '#language/rules/expression.ts'
import { judging } from '#language/rules/scope.ts'
import type { Action } from '#language/scheme/workflow.ts'
import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { currentState } from '#modules/applications/state/read.ts'
import { type PublishedScheme, schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { type CaseRow, caseFacts, caseRow } from '../facts/read.ts'

/** A case with the action that would decide it. */
export interface Subject {
  row: CaseRow
  published: PublishedScheme
  action: Action
  facts: Facts
}

/** The case, its scheme as applied for, and the deciding action, which must be possible now. */
export async function subjectOf(
  ctx: Context,
  office: number,
  caseId: string,
  actionId: string,
): Promise<Subject> {
  const row = await caseRow(ctx, office, caseId)
  if (!row) return refuse('not-found')
  const published = await schemeOf(ctx, office, row.scheme_id, row.scheme_version)
  const action = published.scheme.workflow.actions.find(a => a.id === actionId && a.decides)
  if (!action) return refuse('not-found')
  const current = await currentState(ctx, office, caseId)
  if (!current || !action.from.includes(current.state)) {
    return refuse('changed-meanwhile', { number: row.number })
  }
  const facts = await caseFacts(ctx, published.scheme, row)
  if (!holds(action.when, facts, judging(published.scheme, tokyoDay(row.received_at)))) {
    return refuse('facts-missing', { number: row.number, action: say(action.label, 'ja') })
  }
  return { row, published, action, facts }
}
