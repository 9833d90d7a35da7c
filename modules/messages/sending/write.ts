import { sql } from 'kysely'
import { type Context, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Delivery, MailTransport } from '#platform/mail/transport.ts'
import { abandonedAfter, unconfirmed, withAddress } from '../rules.ts'

export interface Post {
  database: Database
  transport: MailTransport
  publicUrl: string
  /** Of the Message-ID. */
  domain: string
}

interface Waiting {
  recipient: string
  subject: string
  body: string
}

/** Thrown so that the queue tries again later, each time after a longer while. */
export class NotYetSent extends Error {
  override name = 'NotYetSent'
}

/**
 * Sends one queued mail. The attempt is written down before the server is spoken to and concluded after it, so that a
 * mail goes out once: one whose attempt was begun by somebody who is gone is not repeated but shown to staff as
 * unconfirmed. `last` says that the queue will not try again. Throws NotYetSent on a temporary failure.
 */
export async function sendMessage(
  post: Post,
  which: { municipality: number; id: string },
  options: { last?: boolean; now?: Date } = {},
): Promise<void> {
  const { database, transport } = post
  const at = options.now ? { now: options.now } : {}
  const actor = { kind: 'system', municipalityId: which.municipality, job: 'send-message' } as const
  const mail = await enter(database, actor, ctx => begin(ctx, which), at)
  if (!mail) return
  const delivery = await transport
    .send({
      to: mail.recipient,
      subject: mail.subject,
      text: withAddress(mail.body, post.publicUrl),
      messageId: `${which.id}@${post.domain}`,
    })
    .catch(
      (error: unknown): Delivery => ({ ok: false, temporary: true, reason: String(error).slice(0, 500) }),
    )
  const over = !delivery.ok && (!delivery.temporary || options.last === true)
  await enter(database, actor, ctx => conclude(ctx, which, delivery, over), at)
  // The server's words stay with the message: they name the address, and what is thrown goes into the log.
  if (!delivery.ok && !over) throw new NotYetSent(`message ${which.id} was not taken yet`)
}

/** Marks the attempt; undefined when there is nothing (more) to send. */
async function begin(ctx: Context, { municipality, id }: { municipality: number; id: string }) {
  const begun = await ctx.db
    .updateTable('messages')
    .set({ attempted_at: ctx.now, attempts: sql<number>`attempts + 1` })
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('attempted_at', 'is', null)
    .returning(['recipient', 'subject', 'body'])
    .executeTakeFirst()
  if (begun) return begun as Waiting
  const row = await ctx.db
    .selectFrom('messages')
    .select(['attempted_at', 'sent_at', 'failed_at'])
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.attempted_at || row.sent_at || row.failed_at) return undefined
  if (ctx.now.getTime() - row.attempted_at.getTime() < abandonedAfter) {
    throw new NotYetSent('another attempt is under way')
  }
  await finish(ctx, { municipality, id }, 'message.unconfirmed', {
    failed_at: ctx.now,
    attempted_at: null,
    last_error: unconfirmed,
  })
  return undefined
}

async function conclude(
  ctx: Context,
  which: { municipality: number; id: string },
  delivery: Delivery,
  over: boolean,
): Promise<void> {
  if (delivery.ok) {
    await finish(ctx, which, 'message.sent', {
      sent_at: ctx.now,
      attempted_at: null,
      last_error: null,
      message_id: delivery.messageId,
    })
  } else if (over) {
    await finish(ctx, which, 'message.failed', {
      failed_at: ctx.now,
      attempted_at: null,
      last_error: delivery.reason,
    })
  } else {
    await ctx.db
      .updateTable('messages')
      .set({ attempted_at: null, last_error: delivery.reason })
      .where('municipality_id', '=', which.municipality)
      .where('id', '=', which.id)
      .execute()
  }
}

async function finish(
  ctx: Context,
  { municipality, id }: { municipality: number; id: string },
  type: string,
  change: {
    sent_at?: Date
    failed_at?: Date
    attempted_at: null
    last_error: string | null
    message_id?: string
  },
): Promise<void> {
  const row = await ctx.db
    .updateTable('messages')
    .set(change)
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .returning(['account_id', 'facility_id', 'kind', 'subject_kind', 'subject_id'])
    .executeTakeFirstOrThrow()
  await record(ctx, {
    type,
    municipality,
    subject: { kind: row.subject_kind ?? 'message', id: row.subject_id ?? id },
    account: row.account_id,
    facility: row.facility_id,
    data: { messageId: id, kind: row.kind },
  })
}
