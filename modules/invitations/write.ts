import { sql } from 'kysely'
import { officeOf } from '#modules/cases/access.ts'
import { finishedRun } from '#modules/eligibility/directory/read.ts'
import { households } from '#modules/eligibility/results/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import { json } from '#platform/db.ts'
import { inviter } from './access.ts'
import { candidatesOf } from './choosing/read.ts'
import { endOf, isAhead } from './rules.ts'
import { type LeftOutReason, NewCampaign, OneCampaign, OneInvitation } from './schema.ts'

/**
 * Chooses households of a finished run to be invited to its scheme. Nothing goes out yet. Those not eligible, invited
 * by a campaign that is still open, or with an application under the scheme are left out and counted. Refuses
 * `not-allowed`, `not-found`, `not-possible-now` (run not finished), `answer-by-passed`, `nobody-to-invite`.
 */
export const createCampaign = command({
  type: 'campaign.created',
  schema: NewCampaign,
  where: officeOf,
  run: async (ctx, input) => {
    const { accountId, municipalityId: municipality } = await inviter(ctx)
    const run = await finishedRun(ctx, input.run)
    if (run.kind !== 'run') refuse('not-found')
    if (!isAhead(input.answerBy, ctx.now)) refuse('answer-by-passed')
    const { scheme } = input.filter
    if (!run.schemes.some(each => each.scheme === scheme)) refuse('not-found')
    const listed = await households(ctx, run, { ...input.filter, page: 1, size: 200_000 })
    const ticked = input.households && new Set(input.households)
    const chosen = listed.rows.filter(row => !ticked || ticked.has(row.household))
    const fit = chosen.filter(row => row.outcome === 'eligible' || row.outcome === 'unknown')
    const candidates = await candidatesOf(ctx, run, {
      scheme,
      households: fit.map(row => row.household),
      mail: input.mail,
    })
    const invited = candidates.filter(each => !each.invited && !each.applied)
    if (invited.length === 0) refuse('nobody-to-invite')
    const leftOut: Record<LeftOutReason, number> = {
      'not-eligible': chosen.length - fit.length,
      invited: candidates.filter(each => each.invited).length,
      applied: candidates.filter(each => each.applied && !each.invited).length,
    }
    const { id } = await ctx.db
      .insertInto('invitation_campaigns')
      .values({
        municipality_id: municipality,
        run_id: run.id,
        run_as_of: run.asOf,
        scheme_id: scheme,
        name: input.name,
        factor: input.factor,
        mail: input.mail,
        answer_by: input.answerBy,
        filter: json(input.filter),
        extracted: chosen.length,
        left_out: json(leftOut),
        created_by: accountId,
        created_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sql`
      insert into invitations
        (municipality_id, campaign_id, scheme_id, household, number, resident_id, way, by_hand, expires_at,
        facts, tax_known, children, town)
      select ${municipality}, ${id}::uuid, ${scheme}, v.household, v.number, v.resident_id, v.way, v.by_hand,
        ${endOf(input.answerBy)}, v.facts, v.tax_known, v.children, v.town
      from json_to_recordset(${JSON.stringify(invited)}::json)
        as v (household text, number text, resident_id uuid, way text, by_hand text,
          facts jsonb, tax_known text[], children text[], town text)`.execute(ctx.db)
    const count = (way: string) => invited.filter(each => each.way === way).length
    return {
      event: {
        subject: { kind: 'campaign', id },
        data: { run: run.id, scheme, extracted: chosen.length, invited: invited.length, leftOut },
      },
      result: {
        id,
        extracted: chosen.length,
        leftOut,
        letters: count('letter'),
        mails: count('mail'),
        byHand: count('hand'),
      },
    }
  },
})

/** Ends a campaign: its links close, and its households may be invited anew. Refuses `not-found`, `campaign-closed`. */
export const closeCampaign = command({
  type: 'campaign.closed',
  schema: OneCampaign,
  where: officeOf,
  run: async (ctx, { campaign }) => {
    const { municipalityId: municipality } = await inviter(ctx)
    const found = await ctx.db
      .selectFrom('invitation_campaigns')
      .select('closed_at')
      .where('municipality_id', '=', municipality)
      .where('id', '=', campaign)
      .forUpdate()
      .executeTakeFirst()
    if (!found) return refuse('not-found')
    if (found.closed_at) return refuse('campaign-closed')
    await ctx.db
      .updateTable('invitation_campaigns')
      .set({ closed_at: ctx.now })
      .where('municipality_id', '=', municipality)
      .where('id', '=', campaign)
      .execute()
    await ctx.db
      .updateTable('invitations')
      .set({ expires_at: ctx.now })
      .where('municipality_id', '=', municipality)
      .where('campaign_id', '=', campaign)
      .execute()
    return { event: { subject: { kind: 'campaign', id: campaign } }, result: null }
  },
})

/** Lets a link be tried again, after the person was recognised on the telephone. Refuses `not-found`. */
export const unlockInvitation = command({
  type: 'invitation.unlocked',
  schema: OneInvitation,
  where: officeOf,
  run: async (ctx, { invitation }) => {
    const { municipalityId: municipality } = await inviter(ctx)
    const row = await ctx.db
      .updateTable('invitations')
      .set({ wrong: 0, locked_at: null })
      .where('municipality_id', '=', municipality)
      .where('id', '=', invitation)
      .where('locked_at', 'is not', null)
      .returning('campaign_id')
      .executeTakeFirst()
    if (!row) return refuse('not-found')
    return {
      event: { subject: { kind: 'invitation', id: invitation }, data: { campaign: row.campaign_id } },
      result: null,
    }
  },
})
