import type { Selectable } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { DB } from '#platform/db.ts'
import { stateOf } from './rules.ts'
import type { Message } from './schema.ts'

/** The mails about one thing (a case), oldest first; staff see their municipality's. */
export async function messagesAbout(
  ctx: Context,
  municipality: number,
  subject: { kind: string; id: string },
): Promise<Message[]> {
  const rows = await ctx.db
    .selectFrom('messages')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('created_at')
    .execute()
  return rows.map(asMessage)
}

/** Mails of a municipality that did not go out, oldest first: failed, or nobody knows. */
export async function failedMessages(
  ctx: Context,
  municipality: number,
): Promise<(Message & { about: { kind: string; id: string } | null })[]> {
  const rows = await ctx.db
    .selectFrom('messages')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .where('failed_at', 'is not', null)
    .where('kind', 'not in', ['sign-in-link', 'invitation', 'reset'])
    .orderBy('created_at')
    .execute()
  return rows.map(row => ({
    ...asMessage(row),
    about: row.subject_kind && row.subject_id ? { kind: row.subject_kind, id: row.subject_id } : null,
  }))
}

/**
 * The on-screen mailbox of a demonstration: what was sent to one address, newest first, and to the person who asks at
 * whatever address they gave. The caller must have checked that this is a demonstration, because whoever names an
 * address is shown its mail.
 */
export async function mailbox(ctx: Context, address: string): Promise<Message[]> {
  await ctx.reach({ claim: `email:${address}` })
  const account = ctx.actor.kind === 'resident' && ctx.actor.email === address ? ctx.actor.accountId : null
  const rows = await ctx.db
    .selectFrom('messages')
    .selectAll()
    .where(eb => eb.or([eb('recipient', '=', address), ...(account ? [eb('account_id', '=', account)] : [])]))
    .where('sent_at', 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(asMessage)
}

function asMessage(row: Selectable<DB['messages']>): Message {
  return {
    id: row.id,
    municipality: row.municipality_id,
    recipient: row.recipient,
    subject: row.subject,
    body: row.body,
    kind: row.kind,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    state: stateOf(row),
    attempts: row.attempts,
    lastError: row.last_error,
    openedAt: row.opened_at,
  }
}
