import type { Rank, Route } from '#language/scheme/workflow.ts'
import { say } from '#language/text.ts'
import { firstStep, systemDrafter } from '#language/workflow/approval.ts'
import { routeFor } from '#language/workflow/fold.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { monthBounds } from '#platform/calendar.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { uuid7 } from '#platform/uuid7.ts'
import { officeOf, staffOf } from '../access.ts'
import { casesForBatch, proposalsOfCases } from '../approval/read.ts'
import { type DecisionReason, Draft, OpenBatch } from '../approval/schema.ts'
import { takeBackSystemDrafts } from '../approval/write.ts'
import { subjectsOf } from '../effect/read.ts'
import { grants } from '../effect/write.ts'
import { mustBeOwnAccounts } from '../intake/read.ts'

interface NewProposal {
  scheme: string
  kind: 'each' | 'batch'
  decides: string
  route: Route
  title: string
  note: string
  cases: { caseId: string; action: string; reasons: DecisionReason[] }[]
}

/** Their ids, in the order given. */
async function insertProposals(
  ctx: Context,
  office: number,
  proposals: readonly NewProposal[],
): Promise<string[]> {
  const drafted = proposals.map(proposal => ({ ...proposal, id: uuid7() }))
  await ctx.db
    .insertInto('proposals')
    .values(
      drafted.map(proposal => ({
        municipality_id: office,
        id: proposal.id,
        scheme_id: proposal.scheme,
        kind: proposal.kind,
        decides: proposal.decides,
        route: json(proposal.route),
        title: proposal.title,
        note: proposal.note,
        drafted_by: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
        drafted_at: ctx.now,
      })),
    )
    .execute()
  await ctx.db
    .insertInto('proposal_cases')
    .values(
      drafted.flatMap(proposal =>
        proposal.cases.map(one => ({
          municipality_id: office,
          proposal_id: proposal.id,
          case_id: one.caseId,
          action: one.action,
          data: json({ reasons: one.reasons }),
        })),
      ),
    )
    .execute()
  return drafted.map(proposal => proposal.id)
}

/** The route from the first rank that must see what this person drafted. */
function from(route: Route, drafter: Rank | typeof systemDrafter): Route {
  return { ...route, ranks: route.ranks.slice(firstStep(route, drafter)) }
}

/**
 * Drafts each of the cases along its route; shared with the automatic first check. A draft of that check gives way to
 * one by a person. Refuses `no-route`, `reasons-needed`, `account-differs`, and `proposal-open` also for a case named twice.
 */
export async function draftEach(
  ctx: Context,
  office: number,
  asked: { caseIds: readonly string[]; action: string; reasons: DecisionReason[]; note: string },
): Promise<string[]> {
  const { caseIds, action: actionId, reasons, note } = asked
  const subjects = await subjectsOf(
    ctx,
    office,
    caseIds.map(caseId => ({ caseId, action: actionId })),
  )
  const open = (await proposalsOfCases(ctx, office, caseIds)).filter(p => p.position.kind === 'open')
  const drafter = ctx.actor.kind === 'staff' ? staffOf(ctx).rank : systemDrafter
  const proposals = subjects.map(({ row, published, action, facts }, at): NewProposal => {
    const route = routeFor(published.scheme.workflow, action.decides ?? 'grant', facts)
    if (route?.mode !== 'each') return refuse('no-route', { number: row.number })
    if (action.needs.includes('reasons') && reasons.length === 0) return refuse('reasons-needed')
    const before = open.find(p => p.cases.some(one => one.caseId === row.id))
    const stays = before && (before.draftedBy !== null || ctx.actor.kind !== 'staff')
    if (stays || caseIds.indexOf(row.id) !== at) return refuse('proposal-open', { number: row.number })
    return {
      scheme: row.scheme_id,
      kind: 'each',
      decides: action.decides ?? 'grant',
      route: from(route, drafter),
      title: `${say(published.scheme.name, 'ja')} ${say(action.label, 'ja')}（${row.number}）`,
      note,
      cases: [{ caseId: row.id, action: action.id, reasons }],
    }
  })
  if (ctx.actor.kind === 'staff') await mustBeOwnAccounts(ctx, office, grants(subjects))
  await takeBackSystemDrafts(ctx, open)
  return insertProposals(ctx, office, proposals)
}

/** 起案: proposes a decision for each of the cases. The drafter can never be the one who decides. */
export const draftDecision = command({
  type: 'proposal.drafted',
  schema: Draft,
  where: officeOf,
  async run(ctx, input) {
    staffOf(ctx)
    const office = officeOf(ctx)
    const proposals = await draftEach(ctx, office, input)
    return {
      event: {
        subject: { kind: 'proposal', id: proposals[0] as string },
        data: { proposals, cases: input.caseIds, action: input.action },
      },
      result: { proposals },
    }
  },
})

/** The month's list for formal 決裁. Refuses `batch-empty` when there is nothing to put on it. */
export const openBatch = command({
  type: 'batch.opened',
  schema: OpenBatch,
  where: officeOf,
  async run(ctx, input) {
    staffOf(ctx)
    const office = officeOf(ctx)
    const { scheme } = await schemeOf(ctx, office, input.scheme)
    const route = scheme.workflow.routes.find(r => r.mode === 'batch' && r.decides.includes('grant'))
    if (!route) return refuse('no-route')
    const cases = await casesForBatch(ctx, office, { scheme: input.scheme, ...monthBounds(input.month) })
    if (cases.length === 0) return refuse('batch-empty')
    const [year, month] = input.month.split('-').map(Number)
    const batch: NewProposal = {
      scheme: input.scheme,
      kind: 'batch',
      decides: 'grant',
      route: from(route, staffOf(ctx).rank),
      title: `${say(scheme.name, 'ja')} ${year}年${month}月分 承認（${cases.length}件）`,
      note: input.note,
      cases: cases.map(caseId => ({ caseId, action: 'formal-decision', reasons: [] })),
    }
    const [id] = (await insertProposals(ctx, office, [batch])) as [string]
    return {
      event: { subject: { kind: 'proposal', id }, data: { month: input.month, cases: cases.length } },
      result: { proposalId: id, cases: cases.length },
    }
  },
})
