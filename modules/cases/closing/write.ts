import { z } from 'zod'
import { advance } from '#modules/applications/state/write.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import { officeOf, staffOf } from '../access.ts'
import { stopDrafts } from '../correction/write.ts'
import { standingCase } from '../facts/read.ts'

/**
 * Staff end a case without a decision, as the applicant asked by telephone or at the counter: what was said is the
 * note. Refuses `changed-meanwhile` where the workflow offers no such action, `proposal-open` while somebody's draft
 * is under way.
 */
export const closeCase = command({
  type: 'case.closed',
  schema: z
    .object({
      caseId: z.uuid(),
      action: z.string(),
      note: z.string().trim().min(1).max(2000).describe('who asked, how and when'),
    })
    .strict(),
  where: officeOf,
  async run(ctx, { caseId, action: id, note }) {
    staffOf(ctx)
    const office = officeOf(ctx)
    const { row, state: from, scheme } = await standingCase(ctx, office, caseId)
    const action = scheme.workflow.actions.find(
      each => each.id === id && each.who === 'staff' && !each.decides && each.from.includes(from),
    )
    const end = scheme.workflow.states.find(state => state.id === action?.to)
    if (!action || end?.kind !== 'closed') return refuse('changed-meanwhile')
    await stopDrafts(ctx, office, row)
    await advance(ctx, {
      municipality: office,
      caseId,
      account: row.account_id,
      action: action.id,
      from,
      to: action.to,
      data: { note },
    })
    return {
      event: { subject: { kind: 'case', id: caseId }, account: row.account_id, data: { action: id } },
      result: null,
    }
  },
})
