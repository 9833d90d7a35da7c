import type { Language } from '#language/text.ts'
import type { Context } from '#platform/context.ts'
import { addJob } from '#platform/queue.ts'
import { compose, type SignInMail, strikeOut } from './rules.ts'

/**
 * Queues a mail with a link, in the caller's transaction; the job `send-message` delivers it. Widens the caller's claim
 * to the address. `account` is whose on-screen mailbox shows it in a demo.
 */
export async function queueSignInMail(
  ctx: Context,
  mail: {
    kind: SignInMail
    municipality: number
    place: string
    recipient: string
    language: Language
    link: string
    account: string | null
    facility?: string | null
    dedupe: string
  },
): Promise<string> {
  await ctx.reach({ claim: `email:${mail.recipient}` })
  const { id } = await ctx.db
    .insertInto('messages')
    .values({
      municipality_id: mail.municipality,
      account_id: mail.account,
      facility_id: mail.facility ?? null,
      recipient: mail.recipient,
      ...compose(mail.kind, mail.language, mail),
      kind: mail.kind,
      dedupe: mail.dedupe,
      created_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addJob(ctx, 'send-message', { municipality: mail.municipality, id })
  return id
}

/** Takes the link out of a mail whose link has been used. */
export async function strikeOutMail(
  ctx: Context,
  mail: { municipality: number; recipient: string; id: string | null },
): Promise<void> {
  if (!mail.id) return
  await ctx.reach({ claim: `email:${mail.recipient}` })
  const row = await ctx.db
    .selectFrom('messages')
    .select('body')
    .where('municipality_id', '=', mail.municipality)
    .where('id', '=', mail.id)
    .executeTakeFirst()
  if (!row) return
  await ctx.db
    .updateTable('messages')
    .set({ body: strikeOut(row.body) })
    .where('municipality_id', '=', mail.municipality)
    .where('id', '=', mail.id)
    .execute()
}

/** The municipality's name, for the letter's head. */
export async function placeName(ctx: Context, municipality: number): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('municipalities')
    .select('name')
    .where('id', '=', municipality)
    .executeTakeFirst()
  return row?.name
}
