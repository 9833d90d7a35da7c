import { type Rank, type Route, ranks } from '#language/scheme/workflow.ts'
import {
  type ApprovalRefusal,
  type Approver,
  mayDecide,
  mayTakeBack,
  systemDrafter,
} from '#language/workflow/approval.ts'

/** 回議・専決・代決・引上げ・差戻し・取戻し・否決・後閲. */
export type StepKind =
  | 'endorse'
  | 'decide'
  | 'decide-for'
  | 'take-up'
  | 'send-back'
  | 'take-back'
  | 'reject'
  | 'review'

export interface ProposalStep {
  seq: number
  action: StepKind
  rank: Rank
  forRank: Rank | null
  actorId: string
  note: string
  at: Date
}

export interface Drafted {
  /** As it was when drafted, from the first rank that had to see it. */
  route: Route
  /** Null: by the automatic first check, which is nobody. */
  draftedBy: string | null
  /** Of a batch: whoever approved one of its cases in the system. They drafted it as much as who made the list. */
  approvers?: readonly string[]
  steps: readonly ProposalStep[]
}

export type Position =
  | { kind: 'open'; awaits: Rank; index: number }
  | { kind: 'decided'; by: string; at: Date; reviewBy: Rank | null }
  | { kind: 'ended'; how: 'send-back' | 'take-back' | 'reject'; by: string; at: Date }

/** Where a proposal stands: the fold of its steps over its route. */
export function positionOf({ route, steps }: Drafted): Position {
  let index = 0
  let reviewBy: Rank | null = null
  for (const step of steps) {
    switch (step.action) {
      case 'endorse':
      case 'decide':
        index++
        break
      case 'decide-for':
        index++
        reviewBy = step.forRank
        break
      case 'take-up':
        while (index < route.ranks.length && level(route.ranks[index] as Rank) <= level(step.rank)) index++
        break
      case 'review':
        reviewBy = null
        break
      default:
        return { kind: 'ended', how: step.action, by: step.actorId, at: step.at }
    }
  }
  const awaits = route.ranks[index]
  if (awaits) return { kind: 'open', awaits, index }
  const last = steps.filter(step => step.action !== 'review').at(-1) as ProposalStep
  return { kind: 'decided', by: last.actorId, at: last.at, reviewBy }
}

/** Why a step may not be taken now. */
export type StepRefusal = ApprovalRefusal | 'not-open' | 'not-reviewer'

/**
 * Whether this person may take this step now; null when so. The drafter never decides, nor does anybody seal twice.
 * - endorse (回議) and decide (専決): the rank whose turn it is; decide is the last of the route.
 * - take-up (引上げ): a higher rank, without waiting. decide-for (代決): a stand-in, reviewed afterwards (後閲).
 * - send-back (差戻し), reject (否決): whoever could say yes. take-back (取戻し): the drafter.
 * - review (後閲): the rank that was stood in for, or one above it.
 */
export function mayStep(proposal: Drafted, step: StepKind, person: Approver): StepRefusal | null {
  const position = positionOf(proposal)
  if (step === 'review') {
    if (position.kind !== 'decided' || position.reviewBy === null) return 'not-open'
    const reviews = level(person.rank) >= level(position.reviewBy) && person.accountId !== position.by
    return reviews ? null : 'not-reviewer'
  }
  if (position.kind !== 'open') return 'not-open'
  const draft = {
    drafterId: [proposal.draftedBy ?? systemDrafter, ...(proposal.approvers ?? [])],
    previous: proposal.steps.map((s, index) => ({ accountId: s.actorId, step: index })),
  }
  if (step === 'take-back') {
    const may = mayTakeBack(proposal.route, position.index, person.accountId, draft)
    return may.ok ? null : may.refused
  }
  const may = mayDecide(proposal.route, position.index, person, draft)
  if (!may.ok) return may.refused
  const yes: StepKind =
    may.as === 'turn' ? (may.final ? 'decide' : 'endorse') : may.as === 'taken-up' ? 'take-up' : 'decide-for'
  return step === yes || step === 'send-back' || step === 'reject' ? null : 'not-your-turn'
}

function level(rank: Rank): number {
  return ranks.indexOf(rank)
}

/** Every step this person may take now, the likely one first. */
export function stepsFor(proposal: Drafted, person: Approver): StepKind[] {
  const all: StepKind[] = [
    'decide',
    'endorse',
    'take-up',
    'decide-for',
    'send-back',
    'reject',
    'take-back',
    'review',
  ]
  return all.filter(step => mayStep(proposal, step, person) === null)
}

/** The step by which this person would say yes, if there is one. */
export function yesStep(proposal: Drafted, person: Approver): StepKind | undefined {
  return stepsFor(proposal, person).find(
    s => s === 'decide' || s === 'endorse' || s === 'take-up' || s === 'decide-for',
  )
}
