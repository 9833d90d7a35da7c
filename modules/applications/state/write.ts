import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { json, violatedConstraint } from '#platform/db.ts'
import { statesOf } from './read.ts'

/** A step of a case. `account` is the applicant's, so that they may follow it; null for paper and phone. */
export interface Step {
  municipality: number
  caseId: string
  account: string | null
  action: string
  /** Null only for the first line. */
  from: string | null
  to: string
  data?: Record<string, unknown>
}

/**
 * Writes the next line of a case's ledger inside the caller's command. Two people acting at once cannot both win:
 * refuses `changed-meanwhile` when the case no longer stands at `from`, or another line took the number.
 */
export async function advance(ctx: Context, step: Step): Promise<{ seq: number }> {
  const [seq] = await advanceAll(ctx, step.municipality, [step])
  return { seq: seq as number }
}

/** The same for several cases of a municipality, each once, in as many statements as for one. All of them, or none. */
export async function advanceAll(
  ctx: Context,
  municipality: number,
  steps: readonly Omit<Step, 'municipality'>[],
): Promise<number[]> {
  if (steps.length === 0) return []
  const states = await statesOf(
    ctx,
    municipality,
    steps.map(step => step.caseId),
  )
  const rows = steps.map(step => {
    const current = states.get(step.caseId)
    if ((current?.state ?? null) !== step.from) {
      refuse('changed-meanwhile', { expected: step.from, state: current?.state ?? null })
    }
    return {
      municipality_id: municipality,
      case_id: step.caseId,
      seq: (current?.seq ?? 0) + 1,
      action: step.action,
      from_state: step.from,
      to_state: step.to,
      account_id: step.account,
      actor_kind: ctx.actor.kind,
      actor_id: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
      at: ctx.now,
      data: json(step.data ?? {}),
    }
  })
  try {
    await ctx.db.insertInto('case_actions').values(rows).execute()
  } catch (error) {
    if (violatedConstraint(error) === 'case_actions_pkey') refuse('changed-meanwhile')
    throw error
  }
  return rows.map(row => row.seq)
}
