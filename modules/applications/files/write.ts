import type { FileAnswer } from '#language/scheme/form.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { mayWrite, municipalityOf } from '../access.ts'
import { openQuestions } from '../correction/read.ts'
import { type Application, applicationOf, schemeOfApplication } from '../read.ts'
import { Attach, Detach } from '../schema.ts'

/**
 * A file that platform/files has taken in becomes part of the answer to a question: of the resident's own draft, of
 * a correction the office asked for, or of the paper application that staff are entering. Sending the same file
 * twice keeps one.
 */
export const attachFile = command({
  type: 'file.attached',
  schema: Attach,
  where: ctx => municipalityOf(ctx.actor),
  run: async (ctx, { id, question, file }) => {
    const municipality = municipalityOf(ctx.actor)
    const application = await writable(ctx, id, question)
    const before = filesAt(application, question)
    const known = await ctx.db
      .selectFrom('attachments')
      .select(['hash', 'name', 'mime', 'bytes'])
      .where('municipality_id', '=', municipality)
      .where('application_id', '=', id)
      .where('question', '=', question)
      .where('hash', '=', file.hash)
      .executeTakeFirst()
    if (!known) {
      await ctx.db
        .insertInto('attachments')
        .values({
          municipality_id: municipality,
          application_id: id,
          account_id: application?.account ?? null,
          bearer_id: application?.bearer ?? null,
          question,
          ...file,
          at: ctx.now,
        })
        .execute()
    }
    const files = before.some(each => each.hash === file.hash) ? before : [...before, known ?? file]
    if (application && !application.submittedAt) await keep(ctx, application, question, files)
    return {
      event: {
        subject: { kind: 'application', id },
        account: application?.account ?? null,
        data: { question, mime: file.mime, bytes: file.bytes },
      },
      result: { files: files.length },
    }
  },
})

/** Takes a file out of a draft again; nothing of it stays with the application. */
export const detachFile = command({
  type: 'file.detached',
  schema: Detach,
  where: ctx => municipalityOf(ctx.actor),
  run: async (ctx, { id, question, hash }) => {
    const municipality = municipalityOf(ctx.actor)
    const application = await writable(ctx, id, question)
    const files = filesAt(application, question).filter(each => each.hash !== hash)
    if (!application?.submittedAt) {
      await ctx.db
        .deleteFrom('attachments')
        .where('municipality_id', '=', municipality)
        .where('application_id', '=', id)
        .where('question', '=', question)
        .where('hash', '=', hash)
        .execute()
    }
    if (application && !application.submittedAt) await keep(ctx, application, question, files)
    return {
      event: {
        subject: { kind: 'application', id },
        account: application?.account ?? null,
        data: { question },
      },
      result: { files: files.length },
    }
  },
})

function filesAt(application: Application | null, question: string): FileAnswer[] {
  const value = application?.answers[question]
  return Array.isArray(value) ? (value as FileAnswer[]) : []
}

async function keep(
  ctx: Context,
  application: Application,
  question: string,
  files: FileAnswer[],
): Promise<void> {
  const { [question]: _before, ...others } = application.answers
  // No files any more is "not answered", so that the page asks again.
  const answers = files.length > 0 ? { ...others, [question]: files } : others
  await ctx.db
    .updateTable('applications')
    .set({ answers: json(answers), revision: application.revision + 1, updated_at: ctx.now })
    .where('municipality_id', '=', application.municipality)
    .where('id', '=', application.id)
    .execute()
}

/** The application the actor may add to; null for one that staff are still entering. */
async function writable(ctx: Context, id: string, question: string): Promise<Application | null> {
  if (ctx.actor.kind === 'visitor') refuse('sign-in-first')
  if (ctx.actor.kind === 'staff') {
    const row = await ctx.db
      .selectFrom('applications')
      .select('id')
      .where('municipality_id', '=', ctx.actor.municipalityId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (row) refuse('already-submitted')
    return null
  }
  if (!mayWrite(ctx.actor)) refuse('not-found')
  const application = await applicationOf(ctx, id, { lock: true })
  const { scheme } = await schemeOfApplication(ctx, application)
  const asked = scheme.form.pages.flatMap(page => page.questions).find(each => each.id === question)
  if (asked?.kind !== 'file') refuse('invalid-input', { issues: [{ path: 'question', message: '' }] })
  if (!application.submittedAt) return application
  // A correction may open this question; whether it does is judged when the correction is sent.
  if ((await openQuestions(ctx, application)).length === 0) refuse('already-submitted')
  return application
}
