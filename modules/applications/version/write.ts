import type { Answers } from '#language/scheme/form.ts'
import type { Context } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import type { Application } from '../read.ts'

/** The next version of what was submitted; earlier ones stay as they were. Inside the caller's command. */
export async function writeVersion(
  ctx: Context,
  application: Application,
  seq: number,
  answers: Answers,
): Promise<void> {
  const { municipality, id, account } = application
  await ctx.db
    .insertInto('application_versions')
    .values({
      municipality_id: municipality,
      application_id: id,
      seq,
      account_id: account,
      answers: json(answers),
      at: ctx.now,
      actor_id: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    })
    .execute()
  await ctx.db
    .updateTable('applications')
    .set({ answers: json(answers), updated_at: ctx.now })
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .execute()
}
