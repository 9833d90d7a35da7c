import { officeOf, staffOf } from '#modules/cases/access.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { addJob } from '#platform/queue.ts'
import { type NewMessage, OneMessage } from './schema.ts'

/**
 * Puts a mail into the caller's transaction: it goes out once that commits, and only once per `dedupe`. Answers the
 * message's id, or undefined where the same was queued before.
 */
export async function queueMessage(ctx: Context, message: NewMessage): Promise<string | undefined> {
  const row = await ctx.db
    .insertInto('messages')
    .values({
      municipality_id: message.municipality,
      account_id: message.account ?? null,
      facility_id: message.facility ?? null,
      recipient: message.recipient,
      subject: message.subject,
      body: message.body,
      kind: message.kind,
      subject_kind: message.subjectRef?.kind ?? null,
      subject_id: message.subjectRef?.id ?? null,
      dedupe: message.dedupe,
      created_at: ctx.now,
    })
    .onConflict(conflict => conflict.columns(['municipality_id', 'dedupe']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) await addJob(ctx, 'send-message', { municipality: message.municipality, id: row.id })
  return row?.id
}

/**
 * Staff have a mail sent again that failed, or of which nobody knows whether it went out. Refuses `not-found`, and
 * `changed-meanwhile` for one that was sent or still waits.
 */
export const resendMessage = command({
  type: 'message.requeued',
  schema: OneMessage,
  where: officeOf,
  async run(ctx, { messageId }) {
    staffOf(ctx)
    const municipality = officeOf(ctx)
    const row = await ctx.db
      .selectFrom('messages')
      .select(['id', 'account_id', 'failed_at', 'subject_kind', 'subject_id'])
      .where('municipality_id', '=', municipality)
      .where('id', '=', messageId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return refuse('not-found')
    if (!row.failed_at) return refuse('changed-meanwhile')
    await ctx.db
      .updateTable('messages')
      .set({ failed_at: null, attempted_at: null, last_error: null })
      .where('municipality_id', '=', municipality)
      .where('id', '=', messageId)
      .execute()
    await addJob(ctx, 'send-message', { municipality, id: messageId })
    return {
      event: {
        subject: { kind: row.subject_kind ?? 'message', id: row.subject_id ?? messageId },
        account: row.account_id,
        data: { messageId },
      },
      result: null,
    }
  },
})
