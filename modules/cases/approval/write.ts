import type { Facts } from '#language/feel/evaluate.ts'
import { holds } from '#language/rules/expression.ts'
import { judging } from '#language/rules/scope.ts'
import type { Action, Rank, Route } from '#language/scheme/workflow.ts'
import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { firstStep, systemDrafter } from '#language/workflow/approval.ts'
import { routeFor } from '#language/workflow/fold.ts'
import { currentState } from '#modules/applications/state/read.ts'
import { advance } from '#modules/applications/state/write.ts'
import { type PublishedScheme, schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { monthBounds } from '#platform/calendar.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json, violatedConstraint } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { officeOf, staffOf } from '../access.ts'
import { type CaseRow, caseFacts, caseRow } from '../facts/read.ts'
import { casesForBatch, type Proposal, proposalsById, proposalsOfCase } from './read.ts'
import { mayStep, type StepKind } from './rules.ts'
import { Approve, type DecisionReason, Draft, OpenBatch, StepInput } from './schema.ts'

interface Subject {
  row: CaseRow
  published: PublishedScheme
  action: Action
  facts: Facts
}

/** The case, its scheme as applied for, and the deciding action, which must be possible now. */
async function subjectOf(ctx: Context, office: number, caseId: string, actionId: string): Promise<Subject> {
  const row = await caseRow(ctx, office, caseId)
  if (!row) return refuse('not-found')
  const published = await schemeOf(ctx, office, row.scheme_id, row.scheme_version)
  const action = published.scheme.workflow.actions.find(a => a.id === actionId && a.decides)
  if (!action) return refuse('not-found')
  const current = await currentState(ctx, office, caseId)
  if (!current || !action.from.includes(current.state)) {
    return refuse('changed-meanwhile', { number: row.number })
  }
  const facts = await caseFacts(ctx, published.scheme, row)
  if (!holds(action.when, facts, judging(published.scheme, tokyoDay(row.received_at)))) {
    return refuse('facts-missing', { number: row.number, action: say(action.label, 'ja') })
  }
  return { row, published, action, facts }
}

/** The decision takes effect: the case moves on, and letters and vouchers follow from the event. */
async function takeEffect(
  ctx: Context,
  { row, action }: Subject,
  more: { proposalId?: string; reasons: DecisionReason[]; formal?: 'pending' },
): Promise<void> {
  const office = row.municipality_id
  const current = await currentState(ctx, office, row.id)
  if (!current || !action.from.includes(current.state))
    return refuse('changed-meanwhile', { number: row.number })
  await advance(ctx, {
    municipality: office,
    caseId: row.id,
    account: row.account_id,
    action: action.id,
    from: current.state,
    to: action.to,
    data: { ...more },
  })
  await record(ctx, {
    type: 'case.decided',
    subject: { kind: 'case', id: row.id },
    municipality: office,
    account: row.account_id,
    data: {
      action: action.id,
      decides: action.decides,
      letter: action.letter ?? null,
      scheme: row.scheme_id,
      reasons: more.reasons.map(reason => reason.text),
      proposal: more.proposalId ?? null,
    },
  })
}

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

/**
 * Approved in the system at once by one member of staff (schemes whose route is `batch`): takes effect now, and
 * formal 決裁 follows for the month's list. Refuses `no-route` where decisions go one by one.
 */
export const approveCases = command({
  type: 'cases.approved',
  schema: Approve,
  where: officeOf,
  async run(ctx, input) {
    staffOf(ctx)
    const office = officeOf(ctx)
    for (const caseId of input.caseIds) {
      const subject = await subjectOf(ctx, office, caseId, input.action)
      const { workflow } = subject.published.scheme
      const route = routeFor(workflow, subject.action.decides ?? 'grant', subject.facts)
      if (route?.mode !== 'batch') refuse('no-route', { number: subject.row.number })
      await takeEffect(ctx, subject, { reasons: [], formal: 'pending' })
    }
    return {
      event: {
        subject: { kind: 'case', id: input.caseIds[0] as string },
        data: { cases: input.caseIds, action: input.action },
      },
      result: { cases: input.caseIds },
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

/** The formal decision on what has been in effect already: one line in each case, its state unchanged. */
async function confirmBatch(ctx: Context, proposal: Proposal): Promise<void> {
  const { municipalityId } = staffOf(ctx)
  for (const one of proposal.cases) {
    const row = await caseRow(ctx, municipalityId, one.caseId)
    const current = await currentState(ctx, municipalityId, one.caseId)
    if (!row || !current) return refuse('not-found')
    await advance(ctx, {
      municipality: municipalityId,
      caseId: one.caseId,
      account: row.account_id,
      action: 'formal-decision',
      from: current.state,
      to: current.state,
      data: { proposalId: proposal.id },
    })
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
