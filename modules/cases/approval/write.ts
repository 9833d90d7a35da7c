import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { violatedConstraint } from '#platform/db.ts'
import { officeOf, staffOf } from '../access.ts'
import { type Subject, subjectsOf } from '../effect/read.ts'
import { confirmBatch, grants, takeEffect } from '../effect/write.ts'
import { mustBeOwnAccounts } from '../intake/read.ts'
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

/** Writes one step into each of the proposals and, where it was the deciding one, lets the decision take effect. */
async function step(
  ctx: Context,
  proposals: readonly Proposal[],
  kind: StepKind,
  note: string,
): Promise<void> {
  const { municipalityId, accountId, rank } = staffOf(ctx)
  for (const proposal of proposals) {
    const no = mayStep(proposal, kind, { accountId, rank })
    if (no) refuse(refusalOf[no], { title: proposal.title })
  }
  await insertSteps(ctx, proposals, kind, note)
  if (kind === 'review') return
  const after = await proposalsById(
    ctx,
    municipalityId,
    proposals.map(proposal => proposal.id),
  )
  const decided = after.filter(proposal => proposal.position.kind === 'decided')
  for (const batch of decided) if (batch.kind === 'batch') await confirmBatch(ctx, batch)
  const each = decided
    .filter(proposal => proposal.kind === 'each')
    .flatMap(({ id, cases }) => cases.map(one => ({ ...one, proposalId: id })))
  const subjects = await subjectsOf(ctx, municipalityId, each)
  await mustBeOwnAccounts(ctx, municipalityId, grants(subjects))
  await takeEffect(
    ctx,
    municipalityId,
    each.map(({ proposalId, reasons }, at) => ({ subject: subjects[at] as Subject, proposalId, reasons })),
  )
}

async function insertSteps(
  ctx: Context,
  proposals: readonly Proposal[],
  action: StepKind,
  note = '',
): Promise<void> {
  if (proposals.length === 0) return
  const { municipalityId, accountId, rank } = staffOf(ctx)
  const rows = proposals.map(({ id, steps, position }) => ({
    municipality_id: municipalityId,
    proposal_id: id,
    seq: (steps.at(-1)?.seq ?? 0) + 1,
    action,
    rank,
    for_rank: action === 'decide-for' && position.kind === 'open' ? position.awaits : null,
    actor_id: accountId,
    note,
    at: ctx.now,
  }))
  try {
    await ctx.db.insertInto('proposal_steps').values(rows).execute()
  } catch (error) {
    if (violatedConstraint(error) === 'proposal_steps_pkey') refuse('changed-meanwhile')
    throw error
  }
}

/** Drafts by the first check give way when their case is returned, withdrawn or decided otherwise. */
export async function takeBackSystemDrafts(ctx: Context, drafts: readonly Proposal[]): Promise<void> {
  await insertSteps(ctx, drafts, 'take-back')
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
      await step(ctx, proposals, kind, input.note)
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
/**
 * 専決: decides for good; cases, letters and vouchers follow. All of them or none; refuses `account-differs` for several at
 * once where the account of one is not the applicant's.
 */
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
