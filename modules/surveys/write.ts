import type { Answers } from '#language/scheme/form.ts'
import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { addresseeOf } from '#modules/messages/notices/read.ts'
import { letterhead } from '#modules/messages/notices/rules.ts'
import { queueMessage } from '#modules/messages/write.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { officeOf, residentOf } from './access.ts'
import { isClosed, quarterOf } from './quarters/rules.ts'
import { handedIn } from './rules.ts'
import { AnswerSurvey, Invite } from './schema.ts'
import { invitationMail } from './words/rules.ts'

/**
 * Asks somebody who used a service how it was: an invitation, and a mail where mail may be sent. By background work
 * after the report is closed. Once per use; without an account nobody is asked.
 */
export const invite = command({
  type: 'survey.invited',
  schema: Invite,
  where: officeOf,
  run: async (ctx, { reservationId, facility }) => {
    const municipality = officeOf(ctx)
    const use = await ctx.db
      .selectFrom('reservations')
      .select(['id', 'account_id', 'case_id', 'scheme_id', 'type', 'day', 'facility_id'])
      .where('facility_id', '=', facility)
      .where('municipality_id', '=', municipality)
      .where('id', '=', reservationId)
      .executeTakeFirst()
    if (!use) refuse('not-found')
    const { version } = await schemeOf(ctx, municipality, use.scheme_id)
    // A report that comes very late is nothing to ask about any more.
    const asked = use.account_id !== null && !isClosed(quarterOf(use.day), tokyoDay(ctx.now))
    if (use.account_id && asked) {
      await ctx.db
        .insertInto('survey_invitations')
        .values({
          municipality_id: municipality,
          reservation_id: reservationId,
          scheme_id: use.scheme_id,
          scheme_version: version,
          account_id: use.account_id,
          asked_at: ctx.now,
          facility_id: facility,
          type: use.type,
          month: `${use.day.slice(0, 7)}-01`,
        })
        .onConflict(conflict => conflict.columns(['municipality_id', 'reservation_id']).doNothing())
        .execute()
      await sendInvitation(ctx, municipality, use.case_id, reservationId)
    }
    return {
      event: {
        subject: { kind: 'reservation', id: reservationId },
        account: use.account_id,
        data: { scheme: use.scheme_id, asked },
      },
      result: { asked },
    }
  },
})

async function sendInvitation(
  ctx: Context,
  municipality: number,
  caseId: string,
  reservationId: string,
): Promise<void> {
  const to = await addresseeOf(ctx, municipality, caseId)
  if (!to) return
  const values = { place: to.place.name }
  const fill = (text: string) => text.replaceAll('{place}', values.place)
  await queueMessage(ctx, {
    municipality,
    account: to.account,
    recipient: to.email,
    subject: fill(say(invitationMail.subject, to.language)),
    body: letterhead(
      fill(say(invitationMail.body, to.language)),
      `/${to.place.slug}/survey/${reservationId}`,
      to.place.name,
    ),
    kind: 'survey',
    subjectRef: { kind: 'reservation', id: reservationId },
    dedupe: `survey:${reservationId}`,
  })
}

/**
 * Hands a survey in, once. The answers are kept apart from the invitation, without name, time or anything that leads
 * back; the event says only that somebody answered. By the person who was asked; refuses `not-found` for another's
 * invitation, `survey-answered`, `survey-closed` a month after the quarter of the use, `invalid-input`.
 */
export const answerSurvey = command({
  type: 'survey.answered',
  schema: AnswerSurvey,
  where: ctx => residentOf(ctx).municipalityId,
  run: async (ctx, { reservationId, answers }) => {
    const { municipalityId: municipality, accountId } = residentOf(ctx)
    const invitation = await ctx.db
      .selectFrom('survey_invitations')
      .selectAll()
      .where('municipality_id', '=', municipality)
      .where('account_id', '=', accountId)
      .where('reservation_id', '=', reservationId)
      .forUpdate()
      .executeTakeFirst()
    if (!invitation) refuse('not-found')
    if (invitation.answered_at) refuse('survey-answered')
    // What is shown already must not grow: the difference would be this one answer.
    if (isClosed(quarterOf(invitation.month), tokyoDay(ctx.now))) refuse('survey-closed')
    const { scheme } = await schemeOf(ctx, municipality, invitation.scheme_id, invitation.scheme_version)
    if (!scheme.survey) refuse('not-found')
    const whole: Answers | undefined = handedIn(scheme.survey, answers)
    if (!whole) return refuse('invalid-input', { issues: [] })
    await ctx.db
      .insertInto('survey_responses')
      .values({
        municipality_id: municipality,
        scheme_id: invitation.scheme_id,
        scheme_version: invitation.scheme_version,
        facility_id: invitation.facility_id,
        type: invitation.type,
        month: invitation.month,
        answers: json(whole),
      })
      .execute()
    await ctx.db
      .updateTable('survey_invitations')
      .set({ answered_at: ctx.now })
      .where('municipality_id', '=', municipality)
      .where('reservation_id', '=', reservationId)
      .execute()
    return {
      event: {
        subject: { kind: 'reservation', id: reservationId },
        account: accountId,
        data: { scheme: invitation.scheme_id },
      },
      result: { thanks: true },
    }
  },
})
