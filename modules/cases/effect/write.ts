import { routeFor } from '#language/workflow/fold.ts'
import { currentState } from '#modules/applications/state/read.ts'
import { advance } from '#modules/applications/state/write.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { record } from '#platform/events.ts'
import { officeOf, staffOf } from '../access.ts'
import type { Proposal } from '../approval/read.ts'
import { Approve, type DecisionReason } from '../approval/schema.ts'
import { caseRow } from '../facts/read.ts'
import { type Subject, subjectOf } from './read.ts'

/** The decision takes effect: the case moves on, and letters and vouchers follow from the event. */
export async function takeEffect(
  ctx: Context,
  { row, action }: Subject,
  more: { proposalId?: string; reasons: DecisionReason[]; formal?: 'pending' },
): Promise<void> {
  const office = row.municipality_id
  const current = await currentState(ctx, office, row.id)
  if (!current || !action.from.includes(current.state))
    return refuse('changed-meanwhile', { number: row.number })
  await advance(ctx, {
    municipality: office,
    caseId: row.id,
    account: row.account_id,
    action: action.id,
    from: current.state,
    to: action.to,
    data: { ...more },
  })
  await record(ctx, {
    type: 'case.decided',
    subject: { kind: 'case', id: row.id },
    municipality: office,
    account: row.account_id,
    data: {
      action: action.id,
      decides: action.decides,
      letter: action.letter ?? null,
      scheme: row.scheme_id,
      reasons: more.reasons.map(reason => reason.text),
      proposal: more.proposalId ?? null,
    },
  })
}

/** The formal decision on what has been in effect already: one line in each case, its state unchanged. */
export async function confirmBatch(ctx: Context, proposal: Proposal): Promise<void> {
  const { municipalityId } = staffOf(ctx)
  for (const one of proposal.cases) {
    const row = await caseRow(ctx, municipalityId, one.caseId)
    const current = await currentState(ctx, municipalityId, one.caseId)
    if (!row || !current) return refuse('not-found')
    await advance(ctx, {
      municipality: municipalityId,
      caseId: one.caseId,
      account: row.account_id,
      action: 'formal-decision',
      from: current.state,
      to: current.state,
      data: { proposalId: proposal.id },
    })
  }
}

/**
 * Approved in the system at once by one member of staff (schemes whose route is `batch`): takes effect now, and
 * formal 決裁 follows for the month's list. Refuses `no-route` where decisions go one by one.
 */
export const approveCases = command({
  type: 'cases.approved',
  schema: Approve,
  where: officeOf,
  async run(ctx, input) {
    staffOf(ctx)
    const office = officeOf(ctx)
    for (const caseId of input.caseIds) {
      const subject = await subjectOf(ctx, office, caseId, input.action)
      const { workflow } = subject.published.scheme
      const route = routeFor(workflow, subject.action.decides ?? 'grant', subject.facts)
      if (route?.mode !== 'batch') refuse('no-route', { number: subject.row.number })
      await takeEffect(ctx, subject, { reasons: [], formal: 'pending' })
    }
    return {
      event: {
        subject: { kind: 'case', id: input.caseIds[0] as string },
        data: { cases: input.caseIds, action: input.action },
      },
      result: { cases: input.caseIds },
    }
  },
})
