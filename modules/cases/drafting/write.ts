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
import { officeOf, staffOf } from '../access.ts'
import { casesForBatch, proposalsOfCase } from '../approval/read.ts'
import { type DecisionReason, Draft, OpenBatch } from '../approval/schema.ts'
import { takeBackSystemDraft } from '../approval/write.ts'
import { subjectOf } from '../effect/read.ts'

async function insertProposal(
  ctx: Context,
  office: number,
  proposal: {
    scheme: string
    kind: 'each' | 'batch'
    decides: string
    route: unknown
    title: string
    note: string
    cases: { caseId: string; action: string; reasons: DecisionReason[] }[]
  },
): Promise<string> {
  const { id } = await ctx.db
    .insertInto('proposals')
    .values({
      municipality_id: office,
      scheme_id: proposal.scheme,
      kind: proposal.kind,
      decides: proposal.decides,
      route: json(proposal.route),
      title: proposal.title,
      note: proposal.note,
      drafted_by: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
      drafted_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await ctx.db
    .insertInto('proposal_cases')
    .values(
      proposal.cases.map(one => ({
        municipality_id: office,
        proposal_id: id,
        case_id: one.caseId,
        action: one.action,
        data: json({ reasons: one.reasons }),
      })),
    )
    .execute()
  return id
}

/** The route from the first rank that must see what this person drafted. */
function from(route: Route, drafter: Rank | typeof systemDrafter): Route {
  return { ...route, ranks: route.ranks.slice(firstStep(route, drafter)) }
}

/** Drafts one case along its route; shared with the automatic first check. Refuses `proposal-open`. */
export async function draftOne(
  ctx: Context,
  office: number,
  asked: { caseId: string; action: string; reasons: DecisionReason[]; note: string },
): Promise<string> {
  const { row, published, action, facts } = await subjectOf(ctx, office, asked.caseId, asked.action)
  const route = routeFor(published.scheme.workflow, action.decides ?? 'grant', facts)
  if (route?.mode !== 'each') return refuse('no-route', { number: row.number })
  if (action.needs.includes('reasons') && asked.reasons.length === 0) return refuse('reasons-needed')
  const open = (await proposalsOfCase(ctx, office, row.id)).find(p => p.position.kind === 'open')
  if (open && (open.draftedBy !== null || ctx.actor.kind !== 'staff')) {
    return refuse('proposal-open', { number: row.number })
  }
  if (open) await takeBackSystemDraft(ctx, open)
  const drafter = ctx.actor.kind === 'staff' ? staffOf(ctx).rank : systemDrafter
  return insertProposal(ctx, office, {
    scheme: row.scheme_id,
    kind: 'each',
    decides: action.decides ?? 'grant',
    route: from(route, drafter),
    title: `${say(published.scheme.name, 'ja')} ${say(action.label, 'ja')}（${row.number}）`,
    note: asked.note,
    cases: [{ caseId: row.id, action: action.id, reasons: asked.reasons }],
  })
}

/** 起案: proposes a decision for each of the cases. The drafter can never be the one who decides. */
export const draftDecision = command({
  type: 'proposal.drafted',
  schema: Draft,
  where: officeOf,
  async run(ctx, input) {
    staffOf(ctx)
    const office = officeOf(ctx)
    const proposals: string[] = []
    for (const caseId of input.caseIds) proposals.push(await draftOne(ctx, office, { ...input, caseId }))
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
    const id = await insertProposal(ctx, office, {
      scheme: input.scheme,
      kind: 'batch',
      decides: 'grant',
      route: from(route, staffOf(ctx).rank),
      title: `${say(scheme.name, 'ja')} ${year}年${month}月分 承認（${cases.length}件）`,
      note: input.note,
      cases: cases.map(caseId => ({ caseId, action: 'formal-decision', reasons: [] })),
    })
    return {
      event: { subject: { kind: 'proposal', id }, data: { month: input.month, cases: cases.length } },
      result: { proposalId: id, cases: cases.length },
    }
  },
})
