import { sql } from 'kysely'
import { namesOf } from '#modules/publishing/history/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { inviter } from '../access.ts'
import type { Factor, HandReason, LeftOutReason } from '../schema.ts'
import type { Funnel, Share } from './rules.ts'

export interface Campaign {
  id: string
  name: string
  scheme: string
  schemeName: string
  run: string
  asOf: string
  factor: Factor
  mail: boolean
  answerBy: string
  extracted: number
  leftOut: Record<LeftOutReason, number>
  createdBy: string | null
  createdAt: Date
  closedAt: Date | null
  funnel: Funnel
  /** Of those not invited yet: by which way they are to be. */
  waiting: { letter: number; mail: number }
  byHand: Record<HandReason, number>
  locked: number
  /** Invited and not opened; opened and not applied. */
  unopened: number
  unanswered: number
}

/** The campaigns of the own municipality, newest first, each with how far it came. Refuses `not-allowed`. */
export async function campaigns(ctx: Context): Promise<Campaign[]> {
  const { municipalityId } = await inviter(ctx)
  return campaignsIn(ctx, municipalityId)
}

/** One campaign. Refuses `not-allowed`, `not-found`. */
export async function campaignOf(ctx: Context, id: string): Promise<Campaign> {
  const { municipalityId } = await inviter(ctx)
  return (await campaignsIn(ctx, municipalityId, id))[0] ?? refuse('not-found')
}

interface Counts {
  campaign_id: string
  invited: number
  seen: number
  opened: number
  begun: number
  applied: number
  granted: number
  refused: number
  locked: number
  unopened: number
  unanswered: number
  letters: number
  mails: number
  hands: Partial<Record<HandReason, number>> | null
}

async function campaignsIn(ctx: Context, municipality: number, id?: string): Promise<Campaign[]> {
  const rows = await ctx.db
    .selectFrom('invitation_campaigns')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .$if(id !== undefined, query => query.where('id', '=', id as string))
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  const counts = await countsOf(
    ctx,
    municipality,
    rows.map(row => row.id),
  )
  const names = await namesOf(
    ctx,
    rows.map(row => row.created_by),
  )
  const all: Campaign[] = []
  for (const row of rows) {
    const { scheme } = await schemeOf(ctx, municipality, row.scheme_id)
    const n = counts.get(row.id)
    all.push({
      id: row.id,
      name: row.name,
      scheme: row.scheme_id,
      schemeName: scheme.name.ja,
      run: row.run_id,
      asOf: row.run_as_of,
      factor: row.factor as Factor,
      mail: row.mail,
      answerBy: row.answer_by,
      extracted: row.extracted,
      leftOut: row.left_out as Record<LeftOutReason, number>,
      createdBy: names.get(row.created_by) ?? null,
      createdAt: row.created_at,
      closedAt: row.closed_at,
      funnel: {
        extracted: row.extracted,
        invited: n?.invited ?? 0,
        seen: n?.seen ?? 0,
        opened: n?.opened ?? 0,
        begun: n?.begun ?? 0,
        applied: n?.applied ?? 0,
        granted: n?.granted ?? 0,
        refused: n?.refused ?? 0,
      },
      waiting: { letter: n?.letters ?? 0, mail: n?.mails ?? 0 },
      byHand: { protected: 0, claimant: 0, gone: 0, unprintable: 0, ...n?.hands },
      locked: n?.locked ?? 0,
      unopened: n?.unopened ?? 0,
      unanswered: n?.unanswered ?? 0,
    })
  }
  return all
}

/** What became of the invitations of some campaigns, one statement; decisions as the events of their cases tell. */
async function countsOf(ctx: Context, municipality: number, ids: string[]): Promise<Map<string, Counts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Counts>`
    with own as (
      select i.*, (
        select e.data->>'decides' from events e
        where e.municipality_id = ${municipality} and e.subject_kind = 'case' and e.subject_id = i.case_id
          and e.type = 'case.decided' order by e.id desc limit 1) as decided
      from invitations i where i.municipality_id = ${municipality} and i.campaign_id = any (${ids}::uuid[])
    ), hands as (
      select campaign_id, jsonb_object_agg(by_hand, n) as hands from (
        select campaign_id, by_hand, count(*)::int as n from own where way = 'hand' and by_hand is not null
        group by campaign_id, by_hand) h group by campaign_id
    )
    select campaign_id,
      count(*) filter (where invited_at is not null)::int as invited,
      count(*) filter (where seen_at is not null)::int as seen,
      count(*) filter (where opened_at is not null)::int as opened,
      count(*) filter (where application_id is not null)::int as begun,
      count(*) filter (where submitted_at is not null)::int as applied,
      count(*) filter (where decided = 'grant')::int as granted,
      count(*) filter (where decided = 'refuse')::int as refused,
      count(*) filter (where locked_at is not null)::int as locked,
      count(*) filter (where invited_at is not null and opened_at is null)::int as unopened,
      count(*) filter (where invited_at is not null and submitted_at is null)::int as unanswered,
      count(*) filter (where way = 'letter' and invited_at is null and sheet_id is null)::int as letters,
      count(*) filter (where way = 'mail' and invited_at is null)::int as mails,
      min(hands::text)::jsonb as hands
    from own left join hands using (campaign_id) group by campaign_id`.execute(ctx.db)
  return new Map(rows.map(row => [row.campaign_id, row]))
}

/** How many applied online under a scheme since a moment, out of all who did on whatever way. */
export async function onlineShare(
  ctx: Context,
  { scheme, createdAt }: Pick<Campaign, 'scheme' | 'createdAt'>,
): Promise<Share> {
  const { municipalityId } = await inviter(ctx)
  const row = await ctx.db
    .selectFrom('cases')
    .select(eb => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('channel', 'in', ['online', 'invitation']).as('online'),
    ])
    .where('municipality_id', '=', municipalityId)
    .where('scheme_id', '=', scheme)
    .where('received_at', '>=', createdAt)
    .executeTakeFirst()
  return { online: row?.online ?? 0, all: row?.all ?? 0 }
}
