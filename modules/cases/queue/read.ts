import { sql } from 'kysely'
import type { Rank, Route, State } from '#language/scheme/workflow.ts'
import { addDays, tokyoDay, tokyoInstant } from '#language/values/date.ts'
import { normaliseKana } from '#language/values/kana.ts'
import type { Elapsed } from '#language/workflow/clock.ts'
import { type PublishedScheme, publishedVersions, schemeOf } from '#modules/publishing/read.ts'
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
    decides: string
    draftedBy: string | null
    position: Position
    /** How it is my turn; taking up and standing in are for exceptions, and leave it the other's. */
    mine: 'endorse' | 'decide' | null
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
    decides: string
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

/** The cases the office or an applicant still has to do with: what every queue but the archive is made of. */
export async function liveCases(ctx: Context): Promise<QueueRow[]> {
  const staff = staffOf(ctx)
  const states = await statesOfKind(ctx, staff.municipalityId, ['open', 'waiting'])
  return withSchemes(ctx, staff, await findCases(ctx, staff.municipalityId, everything, states, null))
}

/** How much work there is in each queue. `live` from `liveCases`, where it is at hand already. */
export async function queueCounts(ctx: Context, live?: readonly QueueRow[]): Promise<Counts> {
  const rows = live ?? (await liveCases(ctx))
  return countsOf(ctx, everything, rows)
}

async function countsOf(ctx: Context, filter: QueueFilter, live: readonly QueueRow[]): Promise<Counts> {
  const { municipalityId } = staffOf(ctx)
  const closed = await statesOfKind(ctx, municipalityId, ['granted', 'refused', 'closed'])
  const decided = await countCases(ctx, municipalityId, filter, closed)
  const of = (name: keyof typeof belongs) => live.filter(belongs[name]).length
  return {
    attention: of('attention'),
    mine: of('mine'),
    route: of('route'),
    waiting: of('waiting'),
    late: of('late'),
    decided,
    all: live.length + decided,
  }
}

/**
 * The office's work: the asked-for queue, sorted and paged, with the counts of all queues under the same other
 * filters. Default order: what is late first, then what has used most of its time; the archive newest first.
 */
export async function queue(
  ctx: Context,
  asked: Partial<QueueFilter> = {},
  known?: readonly QueueRow[],
): Promise<{ rows: QueueRow[]; counts: Counts; total: number; filter: QueueFilter }> {
  const staff = staffOf(ctx)
  const filter = QueueFilter.parse(asked)
  const live = (known ?? (await liveCases(ctx))).filter(row => matches(row, filter))
  const counts = await countsOf(ctx, filter, live)
  const start = (filter.page - 1) * filter.size
  if (filter.queue === 'decided' || filter.queue === 'all') {
    const states = await statesOfKind(
      ctx,
      staff.municipalityId,
      filter.queue === 'decided'
        ? ['granted', 'refused', 'closed']
        : ['open', 'waiting', 'granted', 'refused', 'closed'],
    )
    const found = await findCases(ctx, staff.municipalityId, filter, states, { start, size: filter.size })
    return { rows: await withSchemes(ctx, staff, found), counts, total: counts[filter.queue], filter }
  }
  const chosen = live.filter(belongs[filter.queue]).sort(order(filter))
  return { rows: chosen.slice(start, start + filter.size), counts, total: chosen.length, filter }
}

const everything = QueueFilter.parse({})

/** `scheme version state` for every state of these kinds: the same word may mean another kind elsewhere. */
async function statesOfKind(
  ctx: Context,
  municipality: number,
  kinds: readonly State['kind'][],
): Promise<string[]> {
  const states: string[] = []
  for (const { scheme, version } of await publishedVersions(ctx, municipality)) {
    for (const state of scheme.workflow.states) {
      if (kinds.includes(state.kind)) states.push(`${scheme.id} ${version} ${state.id}`)
    }
  }
  return states
}

async function withSchemes(ctx: Context, staff: Staff, found: readonly Found[]): Promise<QueueRow[]> {
  const schemes = new Map<string, PublishedScheme>()
  const rows: QueueRow[] = []
  for (const row of found) {
    const key = `${row.scheme_id} ${row.scheme_version}`
    const known =
      schemes.get(key) ?? (await schemeOf(ctx, staff.municipalityId, row.scheme_id, row.scheme_version))
    schemes.set(key, known)
    rows.push(asRow(row, known, staff, ctx.now))
  }
  return rows
}

/** The same filters as in SQL, for rows at hand. */
function matches(row: QueueRow, filter: QueueFilter): boolean {
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
const belongs: Record<Exclude<(typeof queues)[number], 'decided' | 'all'>, (row: QueueRow) => boolean> = {
  attention: row => isOpen(row) && !inRoute(row),
  mine: row => inRoute(row) && row.proposal?.mine !== null,
  route: row => inRoute(row) && row.proposal?.mine === null,
  waiting: row => row.state.kind === 'waiting',
  late: row => row.age.late && !row.age.stopped,
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

/** One statement: cases in these states with their ledger, latest check and latest proposal. */
async function findCases(
  ctx: Context,
  office: number,
  filter: QueueFilter,
  states: readonly string[],
  page: { start: number; size: number } | null,
): Promise<Found[]> {
  const direction = filter.desc ? sql`asc` : sql`desc`
  const by = {
    age: sql`c.received_at`,
    received: sql`c.received_at`,
    applicant: sql`c.applicant_kana`,
    number: sql`c.number`,
  }[filter.sort]
  const { rows } = await sql<Found>`
    with chosen as materialized (
      select c.* ${narrowed(office, filter, states)}
      ${page ? sql`order by ${by} ${direction}, c.id limit ${page.size} offset ${page.start}` : sql``}
    )
    select c.id, c.number, c.scheme_id, c.scheme_version, c.applicant, c.applicant_kana, c.protected, c.channel,
      c.received_at, a.stands, k.outcome, k.clean, p.proposal
    from chosen c
    cross join lateral (
      select json_agg(json_build_object('to', to_state, 'at', at) order by seq) as stands
      from case_actions where municipality_id = ${office} and case_id = c.id
    ) a
    left join lateral (
      select outcome, clean from case_checks
      where municipality_id = ${office} and case_id = c.id order by seq desc limit 1
    ) k on true
    left join lateral (
      select json_build_object('id', p.id, 'kind', p.kind, 'decides', p.decides, 'route', p.route, 'drafted_by', p.drafted_by,
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
    ${page ? sql`order by ${by} ${direction}, c.id` : sql``}
  `.execute(ctx.db)
  return rows
}

async function countCases(
  ctx: Context,
  office: number,
  filter: QueueFilter,
  states: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count ${narrowed(office, filter, states)}
  `.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** From and where: the cases of an office that stand in these states and pass the filter. */
function narrowed(office: number, filter: QueueFilter, states: readonly string[]) {
  const escaped = (text: string) => `${text.replace(/[\\%_]/g, part => `\\${part}`)}%`
  const bare = (text: string) => text.replace(/[\s\u3000]/g, '')
  const conditions = [
    sql`c.municipality_id = ${office}`,
    sql`c.scheme_id || ' ' || c.scheme_version || ' ' || last.to_state = any(${states})`,
    ...(filter.scheme ? [sql`c.scheme_id = ${filter.scheme}`] : []),
    ...(filter.channel ? [sql`c.channel = ${filter.channel}`] : []),
    ...(filter.state ? [sql`last.to_state = ${filter.state}`] : []),
    ...(filter.from ? [sql`c.received_at >= ${tokyoInstant(filter.from, '00:00')}`] : []),
    ...(filter.to ? [sql`c.received_at < ${tokyoInstant(addDays(filter.to, 1), '00:00')}`] : []),
    ...(filter.outcome
      ? [
          sql`(select outcome from case_checks k where k.municipality_id = ${office} and k.case_id = c.id
            order by k.seq desc limit 1) = ${filter.outcome}`,
        ]
      : []),
    ...(filter.q
      ? [
          sql`(c.number like ${escaped(filter.q)}
            or regexp_replace(c.applicant, '[[:space:]　]', '', 'g') like ${escaped(bare(filter.q))}
            or regexp_replace(c.applicant_kana, '[[:space:]　]', '', 'g')
              like ${escaped(bare(normaliseKana(filter.q)))})`,
        ]
      : []),
  ]
  return sql`from cases c
    cross join lateral (
      select to_state from case_actions a
      where a.municipality_id = ${office} and a.case_id = c.id order by a.seq desc limit 1
    ) last
    where ${sql.join(conditions, sql` and `)}`
}
