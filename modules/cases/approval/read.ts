import { sql } from 'kysely'
import type { Rank, Route } from '#language/scheme/workflow.ts'
import type { Context } from '#platform/context.ts'
import { type Position, type ProposalStep, positionOf } from './rules.ts'
import type { DecisionReason } from './schema.ts'

export interface Proposal {
  id: string
  scheme: string
  kind: 'each' | 'batch'
  decides: 'grant' | 'refuse' | 'revoke'
  route: Route
  title: string
  note: string
  draftedBy: string | null
  draftedAt: Date
  /** Of a batch: who approved its cases in the system. */
  approvers: string[]
  steps: ProposalStep[]
  position: Position
  cases: ProposedCase[]
}

export interface ProposedCase {
  caseId: string
  number: string
  applicant: string
  applicantKana: string
  receivedAt: Date
  action: string
  reasons: DecisionReason[]
}

/** These proposals with their steps and cases, in the order drafted; those the actor may not see are left out. */
export async function proposalsById(
  ctx: Context,
  office: number,
  ids: readonly string[],
): Promise<Proposal[]> {
  if (ids.length === 0) return []
  const [rows, steps, cases] = [
    await ctx.db
      .selectFrom('proposals')
      .selectAll()
      .where('municipality_id', '=', office)
      .where('id', 'in', ids)
      .orderBy('drafted_at')
      .orderBy('id')
      .execute(),
    await ctx.db
      .selectFrom('proposal_steps')
      .selectAll()
      .where('municipality_id', '=', office)
      .where('proposal_id', 'in', ids)
      .orderBy('seq')
      .execute(),
    await ctx.db
      .selectFrom('proposal_cases')
      .innerJoin('cases', join =>
        join
          .onRef('cases.municipality_id', '=', 'proposal_cases.municipality_id')
          .onRef('cases.id', '=', 'proposal_cases.case_id'),
      )
      .select([
        'proposal_cases.proposal_id',
        'proposal_cases.case_id',
        'proposal_cases.action',
        'proposal_cases.data',
        'cases.number',
        'cases.applicant',
        'cases.applicant_kana',
        'cases.received_at',
      ])
      .where('proposal_cases.municipality_id', '=', office)
      .where('proposal_cases.proposal_id', 'in', ids)
      .orderBy('cases.received_at')
      .execute(),
  ]
  const approved = await approversOf(
    ctx,
    office,
    rows.filter(row => row.kind === 'batch').map(row => row.id),
  )
  return rows.map(row => {
    const route = row.route as unknown as Route
    const taken = steps
      .filter(step => step.proposal_id === row.id)
      .map(
        (step): ProposalStep => ({
          seq: step.seq,
          action: step.action as ProposalStep['action'],
          rank: step.rank as Rank,
          forRank: step.for_rank as Rank | null,
          actorId: step.actor_id,
          note: step.note,
          at: step.at,
        }),
      )
    return {
      id: row.id,
      scheme: row.scheme_id,
      kind: row.kind as Proposal['kind'],
      decides: row.decides as Proposal['decides'],
      route,
      title: row.title,
      note: row.note,
      draftedBy: row.drafted_by,
      draftedAt: row.drafted_at,
      approvers: approved.filter(one => one.proposal_id === row.id).map(one => one.actor_id as string),
      steps: taken,
      position: positionOf({ route, draftedBy: row.drafted_by, steps: taken }),
      cases: cases
        .filter(one => one.proposal_id === row.id)
        .map(one => ({
          caseId: one.case_id,
          number: one.number,
          applicant: one.applicant,
          applicantKana: one.applicant_kana,
          receivedAt: one.received_at,
          action: one.action,
          reasons: ((one.data as { reasons?: DecisionReason[] }).reasons ?? []) as DecisionReason[],
        })),
    }
  })
}

/** Who let the cases of these batches take effect before the formal decision. */
async function approversOf(ctx: Context, office: number, batches: readonly string[]) {
  if (batches.length === 0) return []
  return ctx.db
    .selectFrom('proposal_cases')
    .innerJoin('case_actions', join =>
      join
        .onRef('case_actions.municipality_id', '=', 'proposal_cases.municipality_id')
        .onRef('case_actions.case_id', '=', 'proposal_cases.case_id'),
    )
    .select(['proposal_cases.proposal_id', 'case_actions.actor_id'])
    .distinct()
    .where('proposal_cases.municipality_id', '=', office)
    .where('proposal_cases.proposal_id', 'in', batches)
    .where('case_actions.municipality_id', '=', office)
    .where(sql<boolean>`case_actions.data->>'formal' = 'pending'`)
    .where('case_actions.actor_id', 'is not', null)
    .execute()
}

/** Every proposal a case was ever in, oldest first. */
export async function proposalsOfCase(ctx: Context, office: number, caseId: string): Promise<Proposal[]> {
  return proposalsOfCases(ctx, office, [caseId])
}

/** Every proposal one of these cases was ever in, oldest first. */
export async function proposalsOfCases(
  ctx: Context,
  office: number,
  caseIds: readonly string[],
): Promise<Proposal[]> {
  if (caseIds.length === 0) return []
  const ids = await ctx.db
    .selectFrom('proposal_cases')
    .select('proposal_id')
    .distinct()
    .where('municipality_id', '=', office)
    .where('case_id', 'in', caseIds)
    .execute()
  return proposalsById(
    ctx,
    office,
    ids.map(row => row.proposal_id),
  )
}

/** Proposals drafted since `since` (default: a year), newest first: for the lists of 決裁. */
export async function proposalsSince(
  ctx: Context,
  office: number,
  asked: { kind?: 'each' | 'batch'; since?: Date } = {},
): Promise<Proposal[]> {
  let query = ctx.db
    .selectFrom('proposals')
    .select('id')
    .where('municipality_id', '=', office)
    .where('drafted_at', '>=', asked.since ?? new Date(ctx.now.getTime() - 366 * 86_400_000))
  if (asked.kind) query = query.where('kind', '=', asked.kind)
  const ids = (await query.execute()).map(row => row.id)
  return (await proposalsById(ctx, office, ids)).reverse()
}

/** Cases approved in the system in `month` (Tokyo, `YYYY-MM`) that no live batch holds yet. */
export async function casesForBatch(
  ctx: Context,
  office: number,
  asked: { scheme: string; from: Date; until: Date },
): Promise<string[]> {
  const approved = await ctx.db
    .selectFrom('case_actions')
    .innerJoin('cases', join =>
      join
        .onRef('cases.municipality_id', '=', 'case_actions.municipality_id')
        .onRef('cases.id', '=', 'case_actions.case_id'),
    )
    .select(['case_actions.case_id', 'case_actions.data'])
    .where('case_actions.municipality_id', '=', office)
    .where('cases.scheme_id', '=', asked.scheme)
    .where('case_actions.at', '>=', asked.from)
    .where('case_actions.at', '<', asked.until)
    .orderBy('case_actions.at')
    .execute()
  const ids = approved
    .filter(row => (row.data as { formal?: string }).formal === 'pending')
    .map(row => row.case_id)
  if (ids.length === 0) return []
  const held = await ctx.db
    .selectFrom('proposal_cases')
    .innerJoin('proposals', join =>
      join
        .onRef('proposals.municipality_id', '=', 'proposal_cases.municipality_id')
        .onRef('proposals.id', '=', 'proposal_cases.proposal_id'),
    )
    .select(['proposal_cases.case_id', 'proposal_cases.proposal_id'])
    .where('proposal_cases.municipality_id', '=', office)
    .where('proposal_cases.case_id', 'in', ids)
    .where('proposals.kind', '=', 'batch')
    .execute()
  const proposals = await proposalsById(ctx, office, [...new Set(held.map(row => row.proposal_id))])
  const ended = new Set(proposals.filter(p => p.position.kind === 'ended').map(p => p.id))
  const taken = new Set(held.filter(row => !ended.has(row.proposal_id)).map(row => row.case_id))
  return ids.filter(id => !taken.has(id))
}
