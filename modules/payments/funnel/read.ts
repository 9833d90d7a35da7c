import { sql } from 'kysely'
import { officeOf } from '#modules/cases/access.ts'
import type { Context } from '#platform/context.ts'

/** The campaign by whose invitation a case came; null for others. */
export async function campaignOf(ctx: Context, municipality: number, caseId: string): Promise<string | null> {
  return (await campaignsOf(ctx, municipality, [caseId])).get(caseId) ?? null
}

export async function campaignsOf(
  ctx: Context,
  municipality: number,
  caseIds: readonly string[],
): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('invitations')
    .select(['case_id', 'campaign_id'])
    .where('municipality_id', '=', municipality)
    .where('case_id', 'in', caseIds)
    .execute()
  return new Map(rows.flatMap(row => (row.case_id ? [[row.case_id, row.campaign_id]] : [])))
}

/** How the last steps of a campaign stand, in cases. */
export interface LastSteps {
  granted: number
  refused: number
  /** Something reached the account. */
  paid: number
  /** The latest payment came back. */
  failed: number
}

/**
 * Granted, refused and paid among the cases that came by a campaign's invitations, straight from the events. For staff of
 * the municipality; a campaign that is not theirs has none.
 */
export async function lastStepsOf(ctx: Context, campaign: string): Promise<LastSteps> {
  const office = officeOf(ctx)
  const { rows } = await sql<LastSteps>`
    select count(*) filter (where granted)::int as granted, count(*) filter (where refused)::int as refused,
      count(*) filter (where paid)::int as paid, count(*) filter (where latest = 'payment.failed')::int as failed
    from (
      select bool_or(e.type = 'case.decided' and e.data->>'decides' = 'grant') as granted,
        bool_or(e.type = 'case.decided' and e.data->>'decides' = 'refuse') as refused,
        bool_or(e.type = 'payment.paid') as paid,
        (array_agg(e.type order by e.at desc, e.id desc) filter (where e.type like 'payment.%'))[1] as latest
      from invitations i
      join events e on e.municipality_id = ${office} and e.subject_kind = 'case' and e.subject_id = i.case_id
      where i.municipality_id = ${office} and i.campaign_id = ${campaign}::uuid
        and e.type in ('case.decided', 'payment.paid', 'payment.failed')
      group by i.case_id
    ) each_case`.execute(ctx.db)
  return rows[0] ?? { granted: 0, refused: 0, paid: 0, failed: 0 }
}
