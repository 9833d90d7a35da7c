import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { facilityOf, staffOf } from '../access.ts'
import { AnswerQuestion, AskBack } from './schema.ts'

/**
 * 疑義照会: asks the facility about a closed report. Its confirmation is taken back until the answer is there.
 * By the municipality's staff; refuses `not-found`, `claim-settled` once the use stands in an accepted claim.
 */
export const askBack = command({
  type: 'report.questioned',
  schema: AskBack,
  where: ctx => staffOf(ctx).municipalityId,
  run: async (ctx, { reportId, body }) => {
    const { municipalityId, accountId } = staffOf(ctx)
    const report = await ctx.db
      .selectFrom('use_reports')
      .select(['id', 'facility_id', 'reservation_id', 'account_id'])
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', reportId)
      .where('closed_at', 'is not', null)
      .executeTakeFirst()
    if (!report) refuse('not-found')
    if (await isAccepted(ctx, municipalityId, report.reservation_id)) refuse('claim-settled')
    const { id } = await ctx.db
      .insertInto('report_questions')
      .values({
        facility_id: report.facility_id,
        municipality_id: municipalityId,
        report_id: reportId,
        body,
        asked_by: accountId,
        asked_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await ctx.db
      .updateTable('use_reports')
      .set({ confirmed_at: null, confirmed_by: null })
      .where('facility_id', '=', report.facility_id)
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', reportId)
      .execute()
    return {
      event: {
        subject: { kind: 'report', id: reportId },
        facility: report.facility_id,
        data: { questionId: id, reservationId: report.reservation_id },
      },
      result: { questionId: id },
    }
  },
})

/** The facility answers. Refuses `not-found` for another facility's, `changed-meanwhile` when it was answered. */
export const answerQuestion = command({
  type: 'report.answered',
  schema: AnswerQuestion,
  where: async (ctx, { questionId }) => (await ownQuestion(ctx, questionId)).municipality_id,
  run: async (ctx, { questionId, answer }) => {
    const { facilityId, accountId } = facilityOf(ctx)
    const question = await ownQuestion(ctx, questionId)
    const { numUpdatedRows } = await ctx.db
      .updateTable('report_questions')
      .set({ answer, answered_by: accountId, answered_at: ctx.now })
      .where('facility_id', '=', facilityId)
      .where('id', '=', questionId)
      .where('answered_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) refuse('changed-meanwhile')
    return {
      event: {
        subject: { kind: 'report', id: question.report_id },
        facility: facilityId,
        data: { questionId },
      },
      result: { questionId },
    }
  },
})

async function ownQuestion(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('report_questions')
    .select(['municipality_id', 'report_id'])
    .where('facility_id', '=', facilityOf(ctx).facilityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? refuse('not-found')
}

async function isAccepted(ctx: Context, municipality: number, reservationId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('claim_lines')
    .innerJoin('claims', join =>
      join
        .onRef('claims.municipality_id', '=', 'claim_lines.municipality_id')
        .onRef('claims.id', '=', 'claim_lines.claim_id'),
    )
    .select('claims.id')
    .where('claim_lines.municipality_id', '=', municipality)
    .where('claim_lines.reservation_id', '=', reservationId)
    .where('claims.accepted_at', 'is not', null)
    .where('claims.returned_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
