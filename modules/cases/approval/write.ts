import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { violatedConstraint } from '#platform/db.ts'
import { officeOf, staffOf } from '../access.ts'
import { subjectOf } from '../effect/read.ts'
import { confirmBatch, takeEffect } from '../effect/write.ts'
import { type Proposal, proposalsById } from './read.ts'
import { mayStep, type StepKind } from './rules.ts'
import { StepInput } from './schema.ts'

const refusalOf = {
  'not-open': 'changed-meanwhile',
  'already-decided': 'changed-meanwhile',
  'not-your-turn': 'not-your-turn',
  'drafter-may-not-decide': 'own-draft',
  'approved-before': 'already-endorsed',
  'not-the-drafter': 'not-your-turn',
  'nothing-to-take-back': 'not-your-turn',
  'not-reviewer': 'not-your-turn',
} as const

/** Writes one step into a proposal and, when it was the deciding one, lets the decision take effect. */
async function step(ctx: Context, proposal: Proposal, kind: StepKind, note: string): Promise<void> {
  const staff = staffOf(ctx)
  const no = mayStep(proposal, kind, { accountId: staff.accountId, rank: staff.rank })
  if (no) refuse(refusalOf[no], { title: proposal.title })
  try {
    await ctx.db
      .insertInto('proposal_steps')
      .values({
        municipality_id: staff.municipalityId,
        proposal_id: proposal.id,
        seq: (proposal.steps.at(-1)?.seq ?? 0) + 1,
        action: kind,
        rank: staff.rank,
        for_rank:
          kind === 'decide-for' && proposal.position.kind === 'open' ? proposal.position.awaits : null,
        actor_id: staff.accountId,
        note,
        at: ctx.now,
      })
      .execute()
  } catch (error) {
    if (violatedConstraint(error) === 'proposal_steps_pkey') refuse('changed-meanwhile')
    throw error
  }
  const [after] = await proposalsById(ctx, staff.municipalityId, [proposal.id])
  if (kind === 'review' || after?.position.kind !== 'decided') return
  if (proposal.kind === 'batch') return confirmBatch(ctx, proposal)
  for (const one of proposal.cases) {
    const subject = await subjectOf(ctx, staff.municipalityId, one.caseId, one.action)
    await takeEffect(ctx, subject, { proposalId: proposal.id, reasons: one.reasons })
  }
}

/** A draft by the first check gives way when the case is returned, withdrawn or decided otherwise. */
export async function takeBackSystemDraft(ctx: Context, proposal: Proposal): Promise<void> {
  const staff = staffOf(ctx)
  await ctx.db
    .insertInto('proposal_steps')
    .values({
      municipality_id: staff.municipalityId,
      proposal_id: proposal.id,
      seq: (proposal.steps.at(-1)?.seq ?? 0) + 1,
      action: 'take-back',
      rank: staff.rank,
      actor_id: staff.accountId,
      at: ctx.now,
    })
    .execute()
}

function stepCommand(kind: StepKind, type: string) {
  return command({
    type,
    schema: StepInput,
    where: officeOf,
    async run(ctx, input) {
      const office = officeOf(ctx)
      const proposals = await proposalsById(ctx, office, input.proposalIds)
      if (proposals.length !== new Set(input.proposalIds).size) return refuse('not-found')
      for (const proposal of proposals) await step(ctx, proposal, kind, input.note)
      return {
        event: {
          subject: { kind: 'proposal', id: input.proposalIds[0] as string },
          data: { proposals: input.proposalIds, cases: proposals.flatMap(p => p.cases.map(c => c.caseId)) },
        },
        result: {
          proposals: input.proposalIds,
          cases: proposals.reduce((sum, p) => sum + p.cases.length, 0),
        },
      }
    },
  })
}

/** 回議: agrees and passes it on. All of the given proposals, or none. */
export const endorse = stepCommand('endorse', 'proposal.endorsed')
/** 専決: decides for good; cases, letters and vouchers follow. All of them or none. */
export const decide = stepCommand('decide', 'proposal.decided')
/** 代決: decides for an absent chief, who reviews it afterwards. */
export const decideFor = stepCommand('decide-for', 'proposal.decided-for')
/** 引上げ: a higher rank decides without waiting for its turn. */
export const takeUp = stepCommand('take-up', 'proposal.taken-up')
/** 差戻し: back to the drafter. */
export const sendBack = stepCommand('send-back', 'proposal.sent-back')
/** 取戻し: the drafter takes it back. */
export const takeBack = stepCommand('take-back', 'proposal.taken-back')
/** 否決. */
export const reject = stepCommand('reject', 'proposal.rejected')
/** 後閲 of a 代決. */
export const reviewAfterwards = stepCommand('review', 'proposal.reviewed')
