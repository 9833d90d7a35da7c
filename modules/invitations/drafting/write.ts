import { z } from 'zod'
import { startGiven } from '#modules/applications/given/write.ts'
import { submitApplication } from '#modules/applications/write.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { knownOf } from '../known/read.ts'
import { linkState } from '../rules.ts'
import { bearer, ownInvitation } from './read.ts'

/**
 * The draft of whoever came by a link, begun on the first call with what the registers answer. Refuses
 * `invitation-ended`, `invitation-expired`.
 */
export async function beginInvited(ctx: Context): Promise<{ application: string }> {
  const { municipalityId: municipality } = bearer(ctx)
  const invitation = await ownInvitation(ctx, { lock: true })
  if (invitation.application_id) return { application: invitation.application_id }
  if (linkState(invitation, ctx.now) !== 'open') refuse('invitation-expired')
  const published = await schemeOf(ctx, municipality, invitation.scheme_id)
  await ctx.reach({ municipality })
  const known = await knownOf(ctx, published, invitation)
  await ctx.reach({ municipality: undefined })
  if (!known) return refuse('invitation-expired')
  const { id } = await startGiven(ctx, {
    scheme: invitation.scheme_id,
    residentId: known.resident.id,
    given: known.given,
  })
  await ctx.db
    .updateTable('invitations')
    .set({ application_id: id })
    .where('municipality_id', '=', municipality)
    .where('id', '=', invitation.id)
    .execute()
  return { application: id }
}

/**
 * Sends the draft of whoever came by a link: the same way in as every application, the resident being the one the link
 * was for. Sending twice answers the same case. Refuses as `submitApplication`; `invitation-expired` after the day.
 */
export async function sendInvited(ctx: Context): Promise<{ number: string }> {
  const { municipalityId: municipality } = bearer(ctx)
  const invitation = await ownInvitation(ctx, { lock: true })
  if (!invitation.application_id) return refuse('not-found')
  if (!['open', 'sent'].includes(linkState(invitation, ctx.now))) refuse('invitation-expired')
  const { caseId, number } = await submitApplication(ctx, { id: invitation.application_id })
  if (!invitation.submitted_at) {
    await ctx.db
      .updateTable('invitations')
      .set({ case_id: caseId, submitted_at: ctx.now })
      .where('municipality_id', '=', municipality)
      .where('id', '=', invitation.id)
      .execute()
  }
  return { number }
}

/** The person says what is not as the registers have it; a caseworker reads it beside the application. */
export const remarkOnKnown = command({
  type: 'invitation.remarked',
  schema: z.object({ remark: z.string().trim().max(1000) }).strict(),
  where: ctx => bearer(ctx).municipalityId,
  run: async (ctx, { remark }) => {
    const invitation = await ownInvitation(ctx, { lock: true })
    if (linkState(invitation, ctx.now) !== 'open') refuse('invitation-expired')
    await ctx.db
      .updateTable('invitations')
      .set({ remark: remark === '' ? null : remark })
      .where('municipality_id', '=', invitation.municipality_id)
      .where('id', '=', invitation.id)
      .execute()
    return {
      event: {
        subject: { kind: 'invitation', id: invitation.id },
        data: { campaign: invitation.campaign_id },
      },
      result: null,
    }
  },
})
