import type { Answers, FileAnswer, Form } from '#language/scheme/form.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { filesIn } from '../rules.ts'

interface Of {
  municipality: number
  id: string
}

/** The files sent for one application so far, oldest first. */
export async function filesOf(
  ctx: Context,
  { municipality, id }: Of,
): Promise<(FileAnswer & { question: string })[]> {
  return ctx.db
    .selectFrom('attachments')
    .select(['question', 'hash', 'name', 'mime', 'bytes'])
    .where('municipality_id', '=', municipality)
    .where('application_id', '=', id)
    .orderBy('id')
    .execute()
}

/**
 * Answers may name only files that were sent for this very application and question; a hash learned elsewhere opens
 * nothing. Refuses `invalid-input`.
 */
export async function ownFilesOnly(
  ctx: Context,
  application: Of,
  form: Form,
  answers: Answers,
): Promise<void> {
  const named = filesIn(form, answers)
  if (named.size === 0) return
  const sent = await filesOf(ctx, application)
  for (const [question, files] of named) {
    const foreign = files.some(
      file =>
        !sent.some(
          own =>
            own.question === question &&
            own.hash === file.hash &&
            own.name === file.name &&
            own.mime === file.mime &&
            own.bytes === file.bytes,
        ),
    )
    if (foreign) refuse('invalid-input', { issues: [{ path: question, message: '' }] })
  }
}
