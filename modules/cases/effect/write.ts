import { routeFor } from '#language/workflow/fold.ts'
import { statesOf } from '#modules/applications/state/read.ts'
import { advanceAll } from '#modules/applications/state/write.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { recordAll } from '#platform/events.ts'
import { officeOf, staffOf } from '../access.ts'
import type { Proposal } from '../approval/read.ts'
import { Approve, type DecisionReason } from '../approval/schema.ts'
import { type CaseRow, caseRows } from '../facts/read.ts'
import { mustBeOwnAccounts } from '../intake/read.ts'
import { type Subject, subjectsOf } from './read.ts'

/** A case to be decided now, and what is written with the decision. */
export interface Decided {
  subject: Subject
  proposalId?: string
  reasons: DecisionReason[]
  formal?: 'pending'
}

/**
 * The decisions take effect: each case moves on, and letters and vouchers follow from its event. All of them or none:
 * refuses `changed-meanwhile`.
 */
export async function takeEffect(ctx: Context, office: number, decided: readonly Decided[]): Promise<void> {
  await advanceAll(
    ctx,
    office,
    decided.map(({ subject: { row, action, state }, ...data }) => ({
      caseId: row.id,
      account: row.account_id,
      action: action.id,
      from: state,
      to: action.to,
      data,
    })),
  )
  await recordAll(
    ctx,
    decided.map(({ subject: { row, action }, reasons, proposalId }) => ({
      type: 'case.decided',
      subject: { kind: 'case', id: row.id },
      municipality: office,
      account: row.account_id,
      data: {
        action: action.id,
        decides: action.decides,
        letter: action.letter ?? null,
        scheme: row.scheme_id,
        reasons: reasons.map(reason => reason.text),
        proposal: proposalId ?? null,
      },
    })),
  )
}

/** The cases that would be granted. */
export function grants(subjects: readonly Subject[]): CaseRow[] {
  return subjects.filter(({ action }) => action.decides === 'grant').map(({ row }) => row)
}

/** The formal decision on what has been in effect already: one line in each case, its state unchanged. */
export async function confirmBatch(ctx: Context, proposal: Proposal): Promise<void> {
  const { municipalityId } = staffOf(ctx)
  const ids = proposal.cases.map(one => one.caseId)
  const rows = await caseRows(ctx, municipalityId, ids)
  const states = await statesOf(ctx, municipalityId, ids)
  const steps = ids.map(caseId => {
    const row = rows.get(caseId)
    const state = states.get(caseId)?.state
    if (!row || !state) return refuse('not-found')
    return {
      caseId,
      account: row.account_id,
      action: 'formal-decision',
      from: state,
      to: state,
      data: { proposalId: proposal.id },
    }
  })
  await advanceAll(ctx, municipalityId, steps)
}

/**
 * Approved in the system at once by one member of staff (schemes whose route is `batch`): takes effect now, and
 * formal 決裁 follows for the month's list. Refuses `no-route` where decisions go one by one, and `account-differs`.
 */
export const approveCases = command({
  type: 'cases.approved',
  schema: Approve,
  where: officeOf,
  async run(ctx, input) {
    staffOf(ctx)
    const office = officeOf(ctx)
    const asked = input.caseIds.map(caseId => ({ caseId, action: input.action }))
    const subjects = await subjectsOf(ctx, office, asked)
    for (const { published, action, facts, row } of subjects) {
      const route = routeFor(published.scheme.workflow, action.decides ?? 'grant', facts)
      if (route?.mode !== 'batch') refuse('no-route', { number: row.number })
    }
    await mustBeOwnAccounts(ctx, office, grants(subjects))
    await takeEffect(
      ctx,
      office,
      subjects.map(subject => ({ subject, reasons: [], formal: 'pending' })),
    )
    return {
      event: {
        subject: { kind: 'case', id: input.caseIds[0] as string },
        data: { cases: input.caseIds, action: input.action },
      },
      result: { cases: input.caseIds },
    }
  },
})
