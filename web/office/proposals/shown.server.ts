import { staffOf } from '#modules/cases/access.ts'
import { type Proposal, proposalsById, proposalsSince } from '#modules/cases/approval/read.ts'
import { type StepKind, stepsFor } from '#modules/cases/approval/rules.ts'
import { peopleOf } from '#modules/cases/people/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { type RouteStop, routeShown } from './route.server.ts'

export type Show = 'mine' | 'open' | 'review' | 'decided' | 'ended'

export interface ShownProposal {
  id: string
  title: string
  kind: 'each' | 'batch'
  decides: 'grant' | 'refuse' | 'revoke'
  draftedAt: string
  note: string
  applicants: string[]
  count: number
  stops: RouteStop[]
  may: StepKind[]
  group: Show
}

/** Which list a proposal stands in, for this person. */
function groupOf(proposal: Proposal, may: StepKind[]): Show {
  const { position } = proposal
  if (position.kind === 'ended') return 'ended'
  if (position.kind === 'decided') return position.reviewBy && may.includes('review') ? 'review' : 'decided'
  return may.some(step => step !== 'take-back') ? 'mine' : 'open'
}

async function shown(ctx: Context, proposals: Proposal[]): Promise<ShownProposal[]> {
  const staff = staffOf(ctx)
  const people = await peopleOf(
    ctx,
    proposals.flatMap(p => [p.draftedBy, ...p.steps.map(step => step.actorId)]),
  )
  return proposals.map(proposal => {
    const may = stepsFor(proposal, staff)
    return {
      id: proposal.id,
      title: proposal.title,
      kind: proposal.kind,
      decides: proposal.decides,
      draftedAt: proposal.draftedAt.toISOString(),
      note: proposal.note,
      applicants: proposal.cases.slice(0, 3).map(one => one.applicant),
      count: proposal.cases.length,
      stops: routeShown(proposal, people),
      may,
      group: groupOf(proposal, may),
    }
  })
}

/** Proposals of the last year, newest first. */
export async function proposalsShown(ctx: Context, asked: { kind?: 'each' | 'batch' } = {}) {
  const { municipalityId } = staffOf(ctx)
  return shown(ctx, await proposalsSince(ctx, municipalityId, asked))
}

/** One proposal with its list. Refuses `not-found`. */
export async function proposalShown(ctx: Context, id: string) {
  const { municipalityId } = staffOf(ctx)
  if (!/^[0-9a-f-]{36}$/i.test(id)) return refuse('not-found')
  const [proposal] = await proposalsById(ctx, municipalityId, [id])
  if (!proposal) return refuse('not-found')
  const [line] = await shown(ctx, [proposal])
  return { proposal, line: line as ShownProposal }
}
