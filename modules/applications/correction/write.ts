import { changes } from '#language/form/changes.ts'
import { tokyoDay } from '#language/values/date.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import { municipalityOf } from '../access.ts'
import { draftFacts } from '../facts/read.ts'
import { ownFilesOnly } from '../files/read.ts'
import { applicationOf, caseRecord, schemeOfApplication, versionOf } from '../read.ts'
import { applicantAction, unfit } from '../rules.ts'
import { Correction } from '../schema.ts'
import { currentState } from '../state/read.ts'
import { advance } from '../state/write.ts'
import { writeVersion } from '../version/write.ts'
import { openRemarks } from './read.ts'
import { correct } from './rules.ts'

/**
 * The applicant answers what the office asked about, and only that. A new version of the answers; the case goes back
 * to the office. Refuses `not-possible-now` unless it was returned, `not-asked-about` for other questions (with
 * `questions`), `application-incomplete` while a question asked or opened by the correction lacks a sound answer.
 */
export const correctApplication = command({
  type: 'application.corrected',
  schema: Correction,
  where: ctx => municipalityOf(ctx.actor),
  run: async (ctx, input) => {
    if (ctx.actor.kind !== 'resident') refuse('not-allowed')
    const record = await caseRecord(ctx, input.caseId)
    const application = await applicationOf(ctx, record.applicationId, { lock: true })
    const published = await schemeOfApplication(ctx, application)
    const { form } = published.scheme
    const from = (await currentState(ctx, record.municipality, record.id))?.state ?? ''
    const action = applicantAction(published.scheme, from, 'correct')
    if (!action) refuse('not-possible-now', { state: from })

    const given = input.answers
    const wrong = unfit(form, given)
    if (wrong.length > 0) {
      refuse('invalid-input', { issues: wrong.map(path => ({ path, message: '' })) })
    }
    const remarks = await openRemarks(ctx, record.municipality, record.id)
    const asked = remarks.map(remark => remark.question)
    const last = await versionOf(ctx, record.municipality, application.id)
    const submitted = last?.answers ?? {}
    const { facts, options } = await draftFacts(ctx, published, tokyoDay(record.receivedAt))
    const result = correct(form, submitted, given, asked, facts, options)
    if (result.closed.length > 0) refuse('not-asked-about', { questions: result.closed })
    if (result.open.length > 0) {
      refuse('application-incomplete', { questions: result.open.map(question => question.id) })
    }
    await ownFilesOnly(ctx, application, form, given)

    const seq = (last?.seq ?? 0) + 1
    const { municipality, account } = record
    await writeVersion(ctx, application, seq, result.answers)
    await ctx.db
      .updateTable('case_comments')
      .set({ answered_at: ctx.now })
      .where('municipality_id', '=', municipality)
      .where('case_id', '=', record.id)
      .where('sent_at', 'is not', null)
      .where('answered_at', 'is', null)
      .execute()
    await advance(ctx, {
      municipality,
      caseId: record.id,
      account,
      action: action.id,
      from,
      to: action.to,
      data: { seq },
    })
    const questions = changes(form, submitted, result.answers).map(change => change.question)
    return {
      event: {
        subject: { kind: 'case', id: record.id },
        account,
        data: { applicationId: application.id, caseId: record.id, scheme: record.schemeId, seq, questions },
      },
      result: { caseId: record.id, seq },
    }
  },
})
