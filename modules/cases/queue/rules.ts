import type { Rank, State, Workflow } from '#language/scheme/workflow.ts'
import { tokyoDay } from '#language/values/date.ts'
import { normaliseKana } from '#language/values/kana.ts'
import { type Elapsed, elapsed } from '#language/workflow/clock.ts'
import { isClosedDay } from '#platform/calendar.ts'
import type { Staff } from '../access.ts'
import { type Position, type ProposalStep, positionOf, type StepKind, yesStep } from '../approval/rules.ts'
import type { ListedCase } from '../list/read.ts'
import type { QueueFilter, queues } from '../schema.ts'

export interface QueueRow {
  caseId: string
  number: string
  scheme: string
  applicant: string
  applicantKana: string
  protected: boolean
  channel: string
  receivedAt: Date
  state: State
  since: Date
  age: Elapsed
  /** Latest result of the automatic first check; null until it has run. */
  check: { outcome: string; clean: boolean } | null
  /** Latest proposal, open or not. */
  proposal: {
    id: string
    kind: string
    decides: string
    draftedBy: string | null
    position: Position
    /** How it is my turn; taking up and standing in are for exceptions, and leave it the other's. */
    mine: 'endorse' | 'decide' | null
  } | null
}

export interface Stand {
  to: string
  at: Date | string
}

/** How much of 標準処理期間 a case has used, from the states its ledger went through. */
export function ageOf(workflow: Workflow, stands: readonly Stand[], now: Date): Elapsed {
  return elapsed(
    workflow,
    stands.map(stand => ({ state: stand.to, at: stand.at })),
    now,
    isClosedDay,
  )
}

/** The filter of `findCases`, for rows at hand. */
export function matches(row: QueueRow, filter: QueueFilter): boolean {
  const bare = (text: string) => text.replace(/[\s\u3000]/g, '')
  const found =
    filter.q === '' ||
    row.number.startsWith(filter.q) ||
    bare(row.applicant).startsWith(bare(filter.q)) ||
    bare(row.applicantKana).startsWith(bare(normaliseKana(filter.q)))
  const day = tokyoDay(row.receivedAt)
  return (
    found &&
    (!filter.scheme || row.scheme === filter.scheme) &&
    (!filter.channel || row.channel === filter.channel) &&
    (!filter.outcome || row.check?.outcome === filter.outcome) &&
    (!filter.state || row.state.id === filter.state) &&
    (!filter.from || day >= filter.from) &&
    (!filter.to || day <= filter.to)
  )
}

const isOpen = (row: QueueRow) => row.state.kind === 'open'
const inRoute = (row: QueueRow) => isOpen(row) && row.proposal?.position.kind === 'open'

/** Which queue a live case stands in. */
export const belongs: Record<
  Exclude<(typeof queues)[number], 'decided' | 'all'>,
  (row: QueueRow) => boolean
> = {
  attention: row => isOpen(row) && !inRoute(row),
  mine: row => inRoute(row) && row.proposal?.mine !== null,
  route: row => inRoute(row) && row.proposal?.mine === null,
  waiting: row => row.state.kind === 'waiting',
  late: row => row.age.late && !row.age.stopped,
}

/** The order asked for; by age: what is late first, then what has used most of its time. */
export function order({ sort, desc }: QueueFilter): (a: QueueRow, b: QueueRow) => number {
  const text = (a: string, b: string) => a.localeCompare(b, 'ja')
  const by: Record<QueueFilter['sort'], (a: QueueRow, b: QueueRow) => number> = {
    age: (a, b) =>
      Number(b.age.late && !b.age.stopped) - Number(a.age.late && !a.age.stopped) ||
      left(a) - left(b) ||
      a.receivedAt.getTime() - b.receivedAt.getTime(),
    received: (a, b) => a.receivedAt.getTime() - b.receivedAt.getTime(),
    applicant: (a, b) => text(a.applicantKana, b.applicantKana),
    number: (a, b) => text(a.number, b.number),
  }
  return desc ? (a, b) => by[sort](b, a) : by[sort]
}

const left = (row: QueueRow) => row.age.standardDays - row.age.daysUsed

/** The line with what follows from it for this member of staff, at `now`. `workflow`: of the case's version. */
export function asRow(row: ListedCase, workflow: Workflow, staff: Staff, now: Date): QueueRow {
  const last = row.stands.at(-1)
  const state = workflow.states.find(s => s.id === last?.to)
  if (!state || !last) throw new Error(`case ${row.id} stands in no state of its scheme`)
  return {
    caseId: row.id,
    number: row.number,
    scheme: row.scheme_id,
    applicant: row.applicant,
    applicantKana: row.applicant_kana,
    protected: row.protected,
    channel: row.channel,
    receivedAt: row.received_at,
    state,
    since: new Date(last.at),
    age: ageOf(workflow, row.stands, now),
    check: row.outcome === null ? null : { outcome: row.outcome, clean: row.clean === true },
    proposal: row.proposal && proposalFrom(row.proposal, staff),
  }
}

function proposalFrom(
  raw: NonNullable<ListedCase['proposal']>,
  staff: Staff,
): NonNullable<QueueRow['proposal']> {
  const steps = raw.steps.map(
    (step): ProposalStep => ({
      seq: step.seq,
      action: step.action as StepKind,
      rank: step.rank as Rank,
      forRank: step.for_rank as Rank | null,
      actorId: step.actor_id,
      note: '',
      at: new Date(step.at),
    }),
  )
  const drafted = { route: raw.route, draftedBy: raw.drafted_by, steps }
  const yes = yesStep(drafted, staff)
  return {
    id: raw.id,
    kind: raw.kind,
    decides: raw.decides,
    draftedBy: raw.drafted_by,
    position: positionOf(drafted),
    mine: yes === 'decide' || yes === 'endorse' ? yes : null,
  }
}
