import type { Answers } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { type Elapsed, elapsed } from '#language/workflow/clock.ts'
import { stateOf } from '#language/workflow/fold.ts'
import { type PublishedScheme, schemeOf } from '#modules/publishing/read.ts'
import { isClosedDay } from '#platform/calendar.ts'
import type { Context } from '#platform/context.ts'
import { openRemarks, type Remark } from '../correction/read.ts'
import { withMunicipality } from '../intake/write.ts'
import { type Case, caseRecord, casesOf, versionOf } from '../read.ts'
import { applicantAction } from '../rules.ts'
import { actionsOf, type CaseAction, statesOf } from '../state/read.ts'

type State = Scheme['workflow']['states'][number]

export interface Followed {
  record: Case
  published: PublishedScheme
  state: State
  since: Date
  actions: CaseAction[]
  answers: Answers
  seq: number
  /** What the office asks to correct; empty unless it is the applicant's turn. */
  remarks: Remark[]
  clock: Elapsed
  /** Days from receipt to decision lately, half of them took no longer; null with fewer than five. */
  usualDays: number | null
  mayCorrect: boolean
  mayWithdraw: boolean
}

/** A case as its applicant follows it. Refuses `not-found` for others. */
export async function followCase(ctx: Context, caseId: string): Promise<Followed> {
  const record = await caseRecord(ctx, caseId)
  const { municipality } = record
  const published = await schemeOf(ctx, municipality, record.schemeId, record.schemeVersion)
  const { workflow } = published.scheme
  const actions = await actionsOf(ctx, municipality, record.id)
  const last = actions.at(-1)
  const state = stateOf(workflow, last?.to ?? workflow.initial)
  const version = await versionOf(ctx, municipality, record.applicationId)
  const transitions = actions.map(({ to, at }) => ({ state: to, at: at.toISOString() }))
  return {
    record,
    published,
    state,
    since: last?.at ?? record.receivedAt,
    actions,
    answers: version?.answers ?? {},
    seq: version?.seq ?? 0,
    remarks: state.kind === 'waiting' ? await openRemarks(ctx, municipality, record.id) : [],
    clock: elapsed(workflow, transitions, ctx.now, isClosedDay),
    usualDays: await usualDays(ctx, municipality, published.scheme),
    mayCorrect: applicantAction(published.scheme, state.id, 'correct') !== undefined,
    mayWithdraw: applicantAction(published.scheme, state.id, 'withdraw') !== undefined,
  }
}

/** Every case of an account with the state it is in, newest first. */
export async function followAll(
  ctx: Context,
  account: string,
): Promise<{ record: Case; scheme: Scheme; state: State; since: Date }[]> {
  const records = await casesOf(ctx, account)
  const [first] = records
  if (!first) return []
  const states = await statesOf(
    ctx,
    first.municipality,
    records.map(record => record.id),
  )
  const followed = []
  for (const record of records) {
    const { scheme } = await schemeOf(ctx, record.municipality, record.schemeId, record.schemeVersion)
    const now = states.get(record.id)
    followed.push({
      record,
      scheme,
      state: stateOf(scheme.workflow, now?.state ?? scheme.workflow.initial),
      since: now?.since ?? record.receivedAt,
    })
  }
  return followed
}

const fewest = 5
const lately = 180 * 86_400_000

/** The median over everybody's last half year: a number about the office, not about a person. */
async function usualDays(ctx: Context, municipality: number, scheme: Scheme): Promise<number | null> {
  const decided = scheme.workflow.states
    .filter(state => state.kind === 'granted' || state.kind === 'refused')
    .map(state => state.id)
  if (decided.length === 0) return null
  const rows = await withMunicipality(ctx, municipality, () =>
    ctx.db
      .selectFrom('cases')
      .innerJoin('case_actions', join =>
        join
          .onRef('case_actions.municipality_id', '=', 'cases.municipality_id')
          .onRef('case_actions.case_id', '=', 'cases.id'),
      )
      .select(['cases.received_at', 'case_actions.at'])
      .where('cases.municipality_id', '=', municipality)
      .where('case_actions.municipality_id', '=', municipality)
      .where('cases.scheme_id', '=', scheme.id)
      .where('cases.received_at', '>', new Date(ctx.now.getTime() - lately))
      .where('case_actions.to_state', 'in', decided)
      .execute(),
  )
  if (rows.length < fewest) return null
  const days = rows.map(row => (row.at.getTime() - row.received_at.getTime()) / 86_400_000)
  return Math.max(1, Math.ceil(days.sort((a, b) => a - b)[Math.floor(days.length / 2)] ?? 0))
}
