import type { SummaryPage } from '#language/form/format.ts'
import { summary } from '#language/form/format.ts'
import type { Assessment } from '#language/rules/assess.ts'
import { judging } from '#language/rules/scope.ts'
import type { Answers } from '#language/scheme/form.ts'
import type { Action, State } from '#language/scheme/workflow.ts'
import type { Language } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import type { Elapsed } from '#language/workflow/clock.ts'
import { allowed } from '#language/workflow/fold.ts'
import { logView } from '#modules/accounts/write.ts'
import { answersOf } from '#modules/applications/read.ts'
import { actionsOf, type CaseAction } from '#modules/applications/state/read.ts'
import { type Resident, residentOf } from '#modules/families/read.ts'
import { type PublishedScheme, schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { staffOf } from './access.ts'
import { type Proposal, proposalsOfCase } from './approval/read.ts'
import { type StepKind, stepsFor } from './approval/rules.ts'
import { type CaseRow, caseFacts, caseRow } from './facts/read.ts'
import { ageOf } from './queue/rules.ts'

export interface CaseComment {
  id: string
  question: string
  reason: string
  body: string
  authorId: string
  at: Date
  sentAt: Date | null
  answeredAt: Date | null
}

export interface CaseCheck {
  seq: number
  outcome: Assessment['outcome']
  clean: boolean
  assessment: Omit<Assessment, 'facts'>
  at: Date
}

/** Everything a caseworker needs of one case, except what later modules add (letters, vouchers, bookings). */
export interface CaseView {
  row: CaseRow
  published: PublishedScheme
  state: State
  age: Elapsed
  answers: Answers
  /** Page by page, as it was put to the applicant. */
  summary: SummaryPage[]
  check: CaseCheck | null
  checks: CaseCheck[]
  comments: CaseComment[]
  resident: Resident | null
  actions: CaseAction[]
  proposals: Proposal[]
  /** Of the open or reviewable proposal: what I may do, the likely one first. */
  steps: { proposal: Proposal; may: StepKind[] } | null
  /** What staff may start now, by the workflow; empty of decisions while a proposal is open. */
  offered: Action[]
}

/** One case of the actor's own municipality, and a line in the log of views. Refuses `not-found`. */
export async function caseOf(ctx: Context, caseId: string, language: Language = 'ja'): Promise<CaseView> {
  const staff = staffOf(ctx)
  const office = staff.municipalityId
  const row = await caseRow(ctx, office, caseId)
  if (!row) return refuse('not-found')
  await logView(ctx, {
    municipality: office,
    account: row.account_id,
    subjectKind: 'case',
    subjectId: caseId,
  })
  const published = await schemeOf(ctx, office, row.scheme_id, row.scheme_version)
  const { workflow, form } = published.scheme
  const actions = await actionsOf(ctx, office, caseId)
  const state = workflow.states.find(s => s.id === actions.at(-1)?.to)
  if (!state) throw new Error(`case ${caseId} stands in no state of its scheme`)
  const answers = await answersOf(ctx, office, row.application_id)
  const facts = await caseFacts(ctx, published.scheme, row)
  const checks = await checksOf(ctx, office, caseId)
  const proposals = await proposalsOfCase(ctx, office, caseId)
  const current = proposals.find(p => p.position.kind === 'open') ?? proposals.at(-1)
  const may = current ? stepsFor(current, staff) : []
  const open = current?.position.kind === 'open'
  return {
    row,
    published,
    state,
    age: ageOf(workflow, actions, ctx.now),
    answers,
    summary: summary(form, answers, language, facts),
    check: checks.at(-1) ?? null,
    checks,
    comments: await commentsOf(ctx, office, caseId),
    resident: row.resident_id ? ((await residentOf(ctx, office, row.resident_id)) ?? null) : null,
    actions,
    proposals,
    steps: current && may.length > 0 ? { proposal: current, may } : null,
    offered: allowed(
      workflow,
      state,
      { who: 'staff', rank: staff.rank },
      facts,
      judging(published.scheme, tokyoDay(row.received_at)),
    ).filter(action => !(open && action.decides && current.draftedBy !== null)),
  }
}

/** The remarks on a case, oldest first. The applicant sees those sent, through applications. */
export async function commentsOf(ctx: Context, office: number, caseId: string): Promise<CaseComment[]> {
  const rows = await ctx.db
    .selectFrom('case_comments')
    .selectAll()
    .where('municipality_id', '=', office)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute()
  return rows.map(row => ({
    id: row.id,
    question: row.question,
    reason: row.reason,
    body: row.body,
    authorId: row.author_id,
    at: row.at,
    sentAt: row.sent_at,
    answeredAt: row.answered_at,
  }))
}

async function checksOf(ctx: Context, office: number, caseId: string): Promise<CaseCheck[]> {
  const rows = await ctx.db
    .selectFrom('case_checks')
    .selectAll()
    .where('municipality_id', '=', office)
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
  return rows.map(row => ({
    seq: row.seq,
    outcome: row.outcome as CaseCheck['outcome'],
    clean: row.clean,
    assessment: row.assessment as unknown as CaseCheck['assessment'],
    at: row.at,
  }))
}
