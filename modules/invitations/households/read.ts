import { logHouseholds } from '#modules/eligibility/results/read.ts'
import type { Context } from '#platform/context.ts'
import { inviter } from '../access.ts'
import { campaignOf } from '../funnel/read.ts'
import type { HandReason } from '../schema.ts'

/** Which households of a campaign to list. */
export const parts = ['hand', 'locked', 'unopened', 'unanswered', 'applied'] as const
export type Part = (typeof parts)[number]

export interface InvitedRow {
  id: string
  household: string
  name: string | null
  kana: string | null
  byHand: HandReason | null
  invitedAt: Date | null
  openedAt: Date | null
  submittedAt: Date | null
  caseId: string | null
}

const mostListed = 500

/**
 * Households of a campaign by how far they came, at most 500, by フリガナ; without addresses. Whom it shows is written
 * to `views`. Refuses `not-allowed`, `not-found`.
 */
export async function invitedHouseholds(ctx: Context, id: string, part: Part): Promise<InvitedRow[]> {
  const { municipalityId: municipality } = await inviter(ctx)
  await campaignOf(ctx, id)
  let query = ctx.db
    .selectFrom('invitations as i')
    .leftJoin('residents as r', join =>
      join.on('r.municipality_id', '=', municipality).onRef('r.id', '=', 'i.resident_id'),
    )
    .select(['i.id', 'i.household', 'r.name', 'r.kana', 'i.by_hand', 'i.invited_at', 'i.opened_at'])
    .select(['i.submitted_at', 'i.case_id'])
    .where('i.municipality_id', '=', municipality)
    .where('i.campaign_id', '=', id)
    .orderBy('r.kana')
    .orderBy('i.household')
    .limit(mostListed)
  if (part === 'hand') query = query.where('i.way', '=', 'hand')
  if (part === 'locked') query = query.where('i.locked_at', 'is not', null)
  if (part === 'unopened')
    query = query.where('i.invited_at', 'is not', null).where('i.opened_at', 'is', null)
  if (part === 'unanswered') {
    query = query.where('i.opened_at', 'is not', null).where('i.submitted_at', 'is', null)
  }
  if (part === 'applied') query = query.where('i.submitted_at', 'is not', null)
  const rows = await query.execute()
  await logHouseholds(
    ctx,
    municipality,
    rows.map(row => row.household),
  )
  return rows.map(row => ({
    id: row.id,
    household: row.household,
    name: row.name,
    kana: row.kana,
    byHand: row.by_hand as HandReason | null,
    invitedAt: row.invited_at,
    openedAt: row.opened_at,
    submittedAt: row.submitted_at,
    caseId: row.case_id,
  }))
}

/**
 * The addresses of those a letter is for, for somebody who prints envelopes: no link, no scheme, no birth date. Nobody
 * protected (支援措置) as the register stands now, nor who has applied. Refuses `not-allowed`, `not-found`.
 */
export async function addressees(ctx: Context, id: string) {
  const { municipalityId: municipality } = await inviter(ctx)
  await campaignOf(ctx, id)
  return ctx.db
    .selectFrom('invitations as i')
    .innerJoin('residents as r', join =>
      join.on('r.municipality_id', '=', municipality).onRef('r.id', '=', 'i.resident_id'),
    )
    .select(['i.id', 'r.postal_code', 'r.address', 'r.name', 'r.kana'])
    .where('i.municipality_id', '=', municipality)
    .where('i.campaign_id', '=', id)
    .where('i.way', '=', 'letter')
    .where('i.submitted_at', 'is', null)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('residents as p')
            .select('p.id')
            .where('p.municipality_id', '=', municipality)
            .whereRef('p.household', '=', 'i.household')
            .where('p.protected', '=', true),
        ),
      ),
    )
    .orderBy('r.postal_code')
    .orderBy('r.address')
    .orderBy('i.id')
    .execute()
}

/** What the applicant of a case says is not as the registers have it; null for whoever was not invited, or says nothing. */
export async function remarkOnRegisters(
  ctx: Context,
  municipality: number,
  caseId: string,
): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('invitations')
    .select('remark')
    .where('municipality_id', '=', municipality)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row?.remark ?? null
}
