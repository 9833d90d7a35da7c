import type { MessageState } from './schema.ts'

/** Written as the error of a message whose attempt was begun and never concluded. */
export const unconfirmed = 'unconfirmed'

export function stateOf(row: {
  sent_at: Date | null
  failed_at: Date | null
  last_error: string | null
}): MessageState {
  if (row.sent_at) return 'sent'
  if (!row.failed_at) return 'waiting'
  return row.last_error === unconfirmed ? 'unconfirmed' : 'failed'
}

/** The body with this installation's address in place of `{here}`; no trailing slash. */
export function withAddress(body: string, publicUrl: string): string {
  return body.replaceAll('{here}', publicUrl)
}

/**
 * Milliseconds after which an attempt that was not concluded is given up: far longer than any mail server is waited
 * for, so whoever began it is gone.
 */
export const abandonedAfter = 10 * 60_000

/** The domain mails come from, for their Message-ID: `Name <a@b>` or `a@b`. */
export function senderDomain(from: string): string {
  return /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
}
