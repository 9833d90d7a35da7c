import { statesOf } from '#modules/applications/state/read.ts'
import { staffOf } from '#modules/cases/access.ts'
import { type Proposal, proposalsById, proposalsSince } from '#modules/cases/approval/read.ts'
import { type StepKind, stepsFor } from '#modules/cases/approval/rules.ts'
import { peopleOf } from '#modules/cases/people/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
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
  /** The applicant withdrew before it was decided. */
  moot: boolean
  group: Show
}

/** Which list a proposal stands in, for this person. `moot`: its case has ended meanwhile. */
function groupOf(proposal: Proposal, may: StepKind[], moot: boolean): Show {
  const { position } = proposal
  if (position.kind === 'ended' || moot) return 'ended'
  if (position.kind === 'decided') return position.reviewBy && may.includes('review') ? 'review' : 'decided'
  // Taking up and standing in are possible, and still leave it the other's turn.
  return may.includes('decide') || may.includes('endorse') ? 'mine' : 'open'
}

/** Open proposals whose only case has moved to where nothing is left to decide. */
async function overtakenOf(ctx: Context, office: number, proposals: Proposal[]): Promise<Set<string>> {
  const open = proposals.filter(p => p.kind === 'each' && p.position.kind === 'open')
  const states = await statesOf(
    ctx,
    office,
    open.flatMap(p => p.cases.map(one => one.caseId)),
  )
  const overtaken = new Set<string>()
  for (const proposal of open) {
    const { scheme } = await schemeOf(ctx, office, proposal.scheme)
    const possible = proposal.cases.every(one =>
      scheme.workflow.actions.some(
        action => action.id === one.action && action.from.includes(states.get(one.caseId)?.state ?? ''),
      ),
    )
    if (!possible) overtaken.add(proposal.id)
  }
  return overtaken
}

async function shown(ctx: Context, proposals: Proposal[]): Promise<ShownProposal[]> {
  const staff = staffOf(ctx)
  const people = await peopleOf(
    ctx,
    proposals.flatMap(p => [p.draftedBy, ...p.steps.map(step => step.actorId)]),
  )
  const overtaken = await overtakenOf(ctx, staff.municipalityId, proposals)
  return proposals.map(proposal => {
    const moot = overtaken.has(proposal.id)
    const may = moot ? [] : stepsFor(proposal, staff)
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
      moot,
      group: groupOf(proposal, may, moot),
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
