import type { Context } from '#platform/context.ts'

/** How many mails have reached an account: the number beside the demo's on-screen mailbox. */
export async function mailCount(ctx: Context, account: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('messages')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', account)
    .where('sent_at', 'is not', null)
    .where('opened_at', 'is', null)
    .executeTakeFirst()
  return row?.count ?? 0
}
