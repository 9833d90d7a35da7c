import { sql } from 'kysely'
import type { Rank, Route, State } from '#language/scheme/workflow.ts'
import { normaliseKana } from '#language/values/kana.ts'
import type { Elapsed } from '#language/workflow/clock.ts'
import { type PublishedScheme, schemeOf } from '#modules/publishing/read.ts'
import { addDays, instantInTokyo } from '#platform/calendar.ts'
import type { Context } from '#platform/context.ts'
import { type Staff, staffOf } from '../access.ts'
import { type Position, type ProposalStep, positionOf, type StepKind, yesStep } from '../approval/rules.ts'
import { QueueFilter, type queues } from '../schema.ts'
import { ageOf } from './rules.ts'

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
    draftedBy: string | null
    position: Position
    mine: StepKind | null
  } | null
}

export type Counts = Record<(typeof queues)[number], number>

interface Found {
  id: string
  number: string
  scheme_id: string
  scheme_version: number
  applicant: string
  applicant_kana: string
  protected: boolean
  channel: string
  received_at: Date
  stands: { to: string; at: string }[]
  outcome: string | null
  clean: boolean | null
  proposal: {
    id: string
    kind: string
    route: Route
    drafted_by: string | null
    steps: {
      seq: number
      action: string
      rank: string
      for_rank: string | null
      actor_id: string
      at: string
    }[]
  } | null
}

/**
 * The office's work: the asked-for queue, sorted and paged, with the counts of all queues under the same other
 * filters. Default order: what is late first, then what has used most of its time.
 */
export async function queue(
  ctx: Context,
  asked: Partial<QueueFilter> = {},
): Promise<{ rows: QueueRow[]; counts: Counts; total: number; filter: QueueFilter }> {
  const staff = staffOf(ctx)
  const filter = QueueFilter.parse(asked)
  const found = await findCases(ctx, staff.municipalityId, filter)
  const schemes = new Map<string, PublishedScheme>()
  for (const row of found) {
    const key = `${row.scheme_id} ${row.scheme_version}`
    if (!schemes.has(key)) {
      schemes.set(key, await schemeOf(ctx, staff.municipalityId, row.scheme_id, row.scheme_version))
    }
  }
  const all = found
    .map(row =>
      asRow(row, schemes.get(`${row.scheme_id} ${row.scheme_version}`) as PublishedScheme, staff, ctx.now),
    )
    .filter(row => !filter.state || row.state.id === filter.state)
    .filter(row => !filter.outcome || row.check?.outcome === filter.outcome)
  const counts = Object.fromEntries(
    (Object.keys(belongs) as (keyof typeof belongs)[]).map(name => [name, all.filter(belongs[name]).length]),
  ) as Counts
  const chosen = all.filter(belongs[filter.queue]).sort(order(filter))
  const start = (filter.page - 1) * filter.size
  return { rows: chosen.slice(start, start + filter.size), counts, total: chosen.length, filter }
}

const isOpen = (row: QueueRow) => row.state.kind === 'open'
const inRoute = (row: QueueRow) => isOpen(row) && row.proposal?.position.kind === 'open'

/** Which queue a case stands in. */
const belongs: Record<(typeof queues)[number], (row: QueueRow) => boolean> = {
  attention: row => isOpen(row) && !inRoute(row),
  mine: row => inRoute(row) && row.proposal?.mine !== null,
  route: row => inRoute(row) && row.proposal?.mine === null,
  waiting: row => row.state.kind === 'waiting',
  late: row => row.age.late && !row.age.stopped,
  decided: row => row.state.kind !== 'open' && row.state.kind !== 'waiting',
  all: () => true,
}

function order({ sort, desc }: QueueFilter): (a: QueueRow, b: QueueRow) => number {
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

function asRow(row: Found, published: PublishedScheme, staff: Staff, now: Date): QueueRow {
  const { workflow } = published.scheme
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

function proposalFrom(raw: NonNullable<Found['proposal']>, staff: Staff): NonNullable<QueueRow['proposal']> {
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
  return {
    id: raw.id,
    kind: raw.kind,
    draftedBy: raw.drafted_by,
    position: positionOf(drafted),
    mine: yesStep(drafted, staff) ?? null,
  }
}

/** One statement: cases with their ledger, latest check and latest proposal. */
async function findCases(ctx: Context, office: number, filter: QueueFilter): Promise<Found[]> {
  const start = `${filter.q.replace(/[\\%_]/g, part => `\\${part}`)}%`
  const kana = `${normaliseKana(filter.q).replace(/[\\%_]/g, part => `\\${part}`)}%`
  const { rows } = await sql<Found>`
    select c.id, c.number, c.scheme_id, c.scheme_version, c.applicant, c.applicant_kana, c.protected, c.channel,
      c.received_at, a.stands, k.outcome, k.clean, p.proposal
    from cases c
    cross join lateral (
      select json_agg(json_build_object('to', to_state, 'at', at) order by seq) as stands
      from case_actions where municipality_id = ${office} and case_id = c.id
    ) a
    left join lateral (
      select outcome, clean from case_checks
      where municipality_id = ${office} and case_id = c.id order by seq desc limit 1
    ) k on true
    left join lateral (
      select json_build_object('id', p.id, 'kind', p.kind, 'route', p.route, 'drafted_by', p.drafted_by,
        'steps', coalesce((
          select json_agg(json_build_object('seq', s.seq, 'action', s.action, 'rank', s.rank,
            'for_rank', s.for_rank, 'actor_id', s.actor_id, 'at', s.at) order by s.seq)
          from proposal_steps s where s.municipality_id = ${office} and s.proposal_id = p.id
        ), '[]'::json)) as proposal
      from proposal_cases pc
      join proposals p on p.municipality_id = ${office} and p.id = pc.proposal_id
      where pc.municipality_id = ${office} and pc.case_id = c.id
      order by p.drafted_at desc, p.id desc limit 1
    ) p on true
    where c.municipality_id = ${office}
      and (${filter.scheme ?? null}::text is null or c.scheme_id = ${filter.scheme ?? null})
      and (${filter.channel ?? null}::text is null or c.channel = ${filter.channel ?? null})
      and (${filter.from ? instantInTokyo(filter.from) : null}::timestamptz is null
        or c.received_at >= ${filter.from ? instantInTokyo(filter.from) : null})
      and (${filter.to ?? null}::text is null
        or c.received_at < ${filter.to ? instantInTokyo(addDays(filter.to, 1)) : null})
      and (${filter.q} = '' or c.number like ${start} or c.applicant like ${start}
        or c.applicant_kana like ${kana} or replace(c.applicant, ' ', '') like ${start})
  `.execute(ctx.db)
  return rows
}
