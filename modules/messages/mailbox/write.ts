import type { Context } from '#platform/context.ts'
import { mailbox } from '../read.ts'
import type { Message } from '../schema.ts'

/**
 * One mail of a demonstration's mailbox, now no longer unread; undefined where that address has none of this id. Leaves
 * no event: nothing of it exists outside a demonstration.
 */
export async function openMail(ctx: Context, address: string, id: string): Promise<Message | undefined> {
  const message = (await mailbox(ctx, address)).find(each => each.id === id)
  if (message) {
    await ctx.db
      .updateTable('messages')
      .set({ opened_at: ctx.now })
      .where('municipality_id', '=', message.municipality)
      .where('id', '=', id)
      .where('opened_at', 'is', null)
      .execute()
  }
  return message
}
