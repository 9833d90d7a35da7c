import { sql } from 'kysely'
import type { Route, State } from '#language/scheme/workflow.ts'
import { addDays, tokyoInstant } from '#language/values/date.ts'
import { normaliseKana } from '#language/values/kana.ts'
import { publishedVersions } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import type { QueueFilter } from '../schema.ts'

/** A case as a line of a list. */
export interface ListedCase {
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

/** `scheme version state` for every state of these kinds: the same word may mean another kind elsewhere. */
export async function statesOfKind(
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

/**
 * One statement: cases in these states (`statesOfKind`) with their ledger, latest check and latest proposal. With a
 * `page`, sorted by the filter and cut; without, all of them in no order.
 */
export async function findCases(
  ctx: Context,
  office: number,
  filter: QueueFilter,
  states: readonly string[],
  page: { start: number; size: number } | null,
): Promise<ListedCase[]> {
  const direction = filter.desc ? sql`asc` : sql`desc`
  const by = {
    age: sql`c.received_at`,
    received: sql`c.received_at`,
    applicant: sql`c.applicant_kana`,
    number: sql`c.number`,
  }[filter.sort]
  const { rows } = await sql<ListedCase>`
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

/** How many cases of an office stand in these states and pass the filter. */
export async function countCases(
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
