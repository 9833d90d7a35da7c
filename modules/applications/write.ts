import { same } from '#language/form/changes.ts'
import { journey, prune } from '#language/form/journey.ts'
import type { Answers } from '#language/scheme/form.ts'
import { tokyoDay } from '#language/values/date.ts'
import { residentOf } from '#modules/families/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { mayApply, municipalityOf } from './access.ts'
import { draftFacts } from './facts/read.ts'
import { ownFilesOnly } from './files/read.ts'
import { withoutBlank } from './given/rules.ts'
import { accountOfResident, draftOf, matchedResident, savedSince } from './intake/read.ts'
import { asOffice, openCase } from './intake/write.ts'
import {
  type Application,
  applicationOf,
  caseOfApplication,
  caseRecord,
  schemeOfApplication,
} from './read.ts'
import { applicantAction, applicantOf, receiptOf, unfit } from './rules.ts'
import { Entry, OneApplication, SaveStep, Start, Withdrawal } from './schema.ts'
import { currentState } from './state/read.ts'
import { advance } from './state/write.ts'

/** Begins a draft in the scheme's version of today. Refuses `sign-in-first`, and `not-found` in another town. */
export const startApplication = command({
  type: 'application.started',
  schema: Start,
  where: (_ctx, input) => input.municipality,
  run: async (ctx, { municipality, scheme, channel }) => {
    if (ctx.actor.kind === 'visitor') refuse('sign-in-first')
    if (!mayApply(ctx.actor, municipality) || ctx.actor.kind !== 'resident') refuse('not-found')
    const { version } = await schemeOf(ctx, municipality, scheme)
    const account = ctx.actor.accountId
    const { id } = await ctx.db
      .insertInto('applications')
      .values({
        municipality_id: municipality,
        scheme_id: scheme,
        scheme_version: version,
        account_id: account,
        channel,
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return {
      event: {
        subject: { kind: 'application', id },
        account,
        data: { scheme, version, channel },
      },
      result: { id },
    }
  },
})

export interface SavedStep {
  revision: number
  /** Another window saved the same page in between; these answers were replaced by what was just typed. */
  replaced: string[]
}

/**
 * Keeps one page of a draft. What was typed last wins; pages and questions left out keep what they had, so two
 * windows never undo each other. Refuses `already-submitted`; `invalid-input` (with `issues`) for answers that no
 * box of the page could have sent.
 */
export async function saveStep(
  ctx: Context,
  input: { id: string; page: string; answers: Answers; revision: number },
): Promise<SavedStep> {
  const application = await applicationOf(ctx, input.id, { lock: true })
  // Pressing back and next again, or twice, changes nothing and is no event.
  const changes = Object.entries(input.answers).some(([id, value]) => !same(application.answers[id], value))
  if (!changes && !application.submittedAt) return { revision: application.revision, replaced: [] }
  return save(ctx, input)
}

const save = command({
  type: 'application.saved',
  schema: SaveStep,
  where: ctx => municipalityOf(ctx.actor),
  run: async (ctx, input) => {
    const application = await draftOf(ctx, input.id)
    const { scheme } = await schemeOfApplication(ctx, application)
    const answers = input.answers
    const page = scheme.form.pages.find(each => each.id === input.page)
    const foreign = Object.keys(answers).filter(
      id => id in application.given || !page?.questions.some(question => question.id === id),
    )
    const wrong = [...foreign, ...unfit(scheme.form, answers)]
    if (wrong.length > 0) invalid(wrong)
    await ownFilesOnly(ctx, application, scheme.form, answers)
    const replaced = (await savedSince(ctx, application, input.page, input.revision))
      ? Object.keys(answers).filter(
          id => application.answers[id] !== undefined && !same(application.answers[id], answers[id]),
        )
      : []
    const revision = application.revision + 1
    await ctx.db
      .updateTable('applications')
      .set({ answers: json({ ...application.answers, ...answers }), revision, updated_at: ctx.now })
      .where('municipality_id', '=', application.municipality)
      .where('id', '=', application.id)
      .execute()
    return {
      event: {
        subject: { kind: 'application', id: application.id },
        account: application.account,
        data: { page: input.page, revision },
      },
      result: { revision, replaced },
    }
  },
})

/** A draft and its files are gone. Refuses `already-submitted`. */
export const discardDraft = command({
  type: 'application.discarded',
  schema: OneApplication,
  where: ctx => municipalityOf(ctx.actor),
  run: async (ctx, { id }) => {
    const { municipality, account, schemeId } = await draftOf(ctx, id)
    await ctx.db
      .deleteFrom('attachments')
      .where('municipality_id', '=', municipality)
      .where('application_id', '=', id)
      .execute()
    await ctx.db
      .deleteFrom('applications')
      .where('municipality_id', '=', municipality)
      .where('id', '=', id)
      .execute()
    return {
      event: { subject: { kind: 'application', id }, account, data: { scheme: schemeId } },
      result: { id },
    }
  },
})

/** Moves a draft to the version in effect. The person was shown what changes; refuses `already-submitted`. */
export const renewDraft = command({
  type: 'application.renewed',
  schema: OneApplication,
  where: ctx => municipalityOf(ctx.actor),
  run: async (ctx, { id }) => {
    const draft = await draftOf(ctx, id)
    const { version } = await schemeOf(ctx, draft.municipality, draft.schemeId)
    await ctx.db
      .updateTable('applications')
      .set({ scheme_version: version, updated_at: ctx.now })
      .where('municipality_id', '=', draft.municipality)
      .where('id', '=', id)
      .execute()
    return {
      event: {
        subject: { kind: 'application', id },
        account: draft.account,
        data: { from: draft.schemeVersion, to: version },
      },
      result: { version },
    }
  },
})

/**
 * Sends a draft. The whole way is gone through again; refuses `application-incomplete` with the pages to open.
 * Sending twice, from two windows or after a cut line answers the same case.
 */
export async function submitApplication(
  ctx: Context,
  input: { id: string },
): Promise<{ caseId: string; number: string }> {
  const application = await applicationOf(ctx, input.id, { lock: true })
  const { municipality } = application
  const earlier = await asOffice(ctx, municipality, () =>
    caseOfApplication(ctx, municipality, application.id),
  )
  if (earlier) return { caseId: earlier.id, number: earlier.number }
  return submit(ctx, { id: application.id })
}

const submit = command({
  type: 'application.submitted',
  schema: OneApplication,
  where: ctx => municipalityOf(ctx.actor),
  run: async (ctx, { id }) => {
    const draft = await draftOf(ctx, id)
    const published = await schemeOfApplication(ctx, draft)
    const { facts, options } = await draftFacts(ctx, published)
    const { form } = published.scheme
    const written = { ...draft.answers, ...draft.given }
    const way = journey(form, written, facts, options)
    if (!way.complete) {
      const pages = way.pages.filter(page => page.state !== 'done').map(page => page.page.id)
      refuse('application-incomplete', { pages, next: way.next })
    }
    const answers = withoutBlank(prune(form, written, facts, options), draft.given)
    await ownFilesOnly(ctx, draft, form, answers)
    const { municipality } = draft
    const { caseId, number, account } = await asOffice(ctx, municipality, async () => {
      const account = draft.account ?? (await accountOfDraft(ctx, draft))
      const opened = await openCase(ctx, published, {
        applicationId: id,
        account,
        residentId: draft.residentId ?? (await matchedResident(ctx, account)),
        channel: draft.channel,
        answers,
        receivedAt: ctx.now,
      })
      await ctx.db
        .updateTable('applications')
        .set({
          answers: json(answers),
          account_id: account,
          submitted_at: ctx.now,
          updated_at: ctx.now,
          resident_id: opened.residentId,
        })
        .where('municipality_id', '=', municipality)
        .where('id', '=', id)
        .execute()
      return { ...opened, account }
    })
    return {
      event: submittedEvent(caseId, account, {
        applicationId: id,
        scheme: draft.schemeId,
        channel: draft.channel,
      }),
      result: { caseId, number },
    }
  },
})

/**
 * Staff enter what came on paper or by telephone: the same kind of case. What is missing does not keep an application
 * from being received (行政手続法7条); the first check shows it, and it is asked for afterwards. Needs the name.
 */
export const enterApplication = command({
  type: 'application.submitted',
  schema: Entry,
  where: ctx => municipalityOf(ctx.actor),
  run: async (ctx, input) => {
    if (ctx.actor.kind !== 'staff') refuse('not-allowed')
    const { municipalityId: municipality, accountId } = ctx.actor
    const receivedAt = receiptOf(input.receivedOn, ctx.now) ?? invalid(['receivedOn'])
    const published = await schemeOf(ctx, municipality, input.scheme)
    const { form } = published.scheme
    const given = input.answers
    const wrong = unfit(form, given)
    if (wrong.length > 0) invalid(wrong)
    const { facts, options } = await draftFacts(ctx, published, tokyoDay(receivedAt))
    const answers = prune(form, given, facts, options)
    if (applicantOf(form, answers).name === '') invalid(['name'])
    if (input.residentId && !(await residentOf(ctx, municipality, input.residentId))) refuse('not-found')
    const id = input.id ?? crypto.randomUUID()
    await ownFilesOnly(ctx, { municipality, id }, form, answers)
    const account = input.residentId ? await accountOfResident(ctx, municipality, input.residentId) : null
    await ctx.db
      .insertInto('applications')
      .values({
        municipality_id: municipality,
        id,
        scheme_id: published.scheme.id,
        scheme_version: published.version,
        account_id: account,
        channel: input.channel,
        answers: json(answers),
        created_at: ctx.now,
        updated_at: ctx.now,
        submitted_at: ctx.now,
        entered_by: accountId,
      })
      .execute()
    const opened = await openCase(ctx, published, {
      applicationId: id,
      account,
      residentId: input.residentId ?? null,
      channel: input.channel,
      answers,
      receivedAt,
    })
    await ctx.db
      .updateTable('applications')
      .set({ resident_id: opened.residentId })
      .where('municipality_id', '=', municipality)
      .where('id', '=', id)
      .execute()
    return {
      event: submittedEvent(opened.caseId, account, {
        applicationId: id,
        scheme: published.scheme.id,
        channel: input.channel,
      }),
      result: { caseId: opened.caseId, number: opened.number },
    }
  },
})

/** The applicant takes the application back. Refuses `not-possible-now` once it is decided. */
export const withdrawApplication = command({
  type: 'application.withdrawn',
  schema: Withdrawal,
  where: ctx => municipalityOf(ctx.actor),
  run: async (ctx, { caseId, reason }) => {
    const record = await caseRecord(ctx, caseId)
    if (ctx.actor.kind !== 'resident') refuse('not-allowed')
    const { scheme } = await schemeOf(ctx, record.municipality, record.schemeId, record.schemeVersion)
    const from = (await currentState(ctx, record.municipality, record.id))?.state ?? ''
    const action = applicantAction(scheme, from, 'withdraw')
    if (!action) refuse('not-possible-now', { state: from })
    await advance(ctx, {
      municipality: record.municipality,
      caseId: record.id,
      account: record.account,
      action: action.id,
      from,
      to: action.to,
      data: reason ? { note: reason } : {},
    })
    return {
      event: {
        subject: { kind: 'case', id: record.id },
        account: record.account,
        data: { applicationId: record.applicationId, scheme: record.schemeId },
      },
      result: { caseId: record.id },
    }
  },
})

/** What came by a link shows in the account of the same person, where there is one. */
async function accountOfDraft(ctx: Context, { municipality, residentId }: Application) {
  return residentId ? accountOfResident(ctx, municipality, residentId) : null
}

function submittedEvent(
  caseId: string,
  account: string | null,
  data: { applicationId: string; scheme: string; channel: string },
) {
  return { subject: { kind: 'case', id: caseId }, account, data: { ...data, caseId } }
}

function invalid(paths: string[]): never {
  refuse('invalid-input', { issues: paths.map(path => ({ path, message: '' })) })
}
