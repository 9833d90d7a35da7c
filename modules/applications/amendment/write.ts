import { changes } from '#language/form/changes.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import { municipalityOf } from '../access.ts'
import { correct } from '../correction/rules.ts'
import { draftFacts } from '../facts/read.ts'
import { ownFilesOnly } from '../files/read.ts'
import { applicationOf, caseRecord, schemeOfApplication, versionOf } from '../read.ts'
import { unfit } from '../rules.ts'
import { currentState } from '../state/read.ts'
import { advance } from '../state/write.ts'
import { writeVersion } from '../version/write.ts'
import { amendmentsFor } from './read.ts'
import { AmendmentInput } from './schema.ts'

/**
 * 変更の届出: after the decision the holder, or staff for them, tells what has happened since. A new version of the
 * answers; the case stays where it stands, and vouchers follow from the event. Refuses `not-possible-now` for an
 * amendment that is not offered, `not-asked-about` for other questions, `application-incomplete` while one lacks a
 * sound answer.
 */
export const amendApplication = command({
  type: 'application.amended',
  schema: AmendmentInput,
  where: ctx => municipalityOf(ctx.actor),
  run: async (ctx, input) => {
    const record = await caseRecord(ctx, input.caseId)
    const application = await applicationOf(ctx, record.applicationId, { lock: true })
    const amendment = (await amendmentsFor(ctx, record)).find(each => each.id === input.amendment)
    if (!amendment) refuse('not-possible-now')
    const published = await schemeOfApplication(ctx, application)
    const { form } = published.scheme
    const wrong = unfit(form, input.answers)
    if (wrong.length > 0) refuse('invalid-input', { issues: wrong.map(path => ({ path, message: '' })) })
    const last = await versionOf(ctx, record.municipality, application.id)
    const submitted = last?.answers ?? {}
    const { facts, options } = await draftFacts(ctx, published)
    const result = correct(form, submitted, input.answers, amendment.questions, facts, options)
    if (result.closed.length > 0) refuse('not-asked-about', { questions: result.closed })
    if (result.open.length > 0) {
      refuse('application-incomplete', { questions: result.open.map(question => question.id) })
    }
    await ownFilesOnly(ctx, application, form, input.answers)
    const seq = (last?.seq ?? 0) + 1
    await writeVersion(ctx, application, seq, result.answers)
    const { state } = (await currentState(ctx, record.municipality, record.id)) ?? refuse('not-found')
    const { municipality, account } = record
    await advance(ctx, {
      municipality,
      caseId: record.id,
      account,
      action: 'amend',
      from: state,
      to: state,
      data: { seq, amendment: amendment.id, channel: input.channel },
    })
    const questions = changes(form, submitted, result.answers).map(change => change.question)
    return {
      event: {
        subject: { kind: 'case', id: record.id },
        account,
        data: {
          caseId: record.id,
          scheme: record.schemeId,
          amendment: amendment.id,
          seq,
          questions,
          channel: input.channel,
        },
      },
      result: { caseId: record.id, seq },
    }
  },
})
