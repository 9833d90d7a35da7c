/** One mail, plain text: every phone and every mail filter reads it, and nothing is loaded from elsewhere. */
export type Mail = {
  /** A single address. */
  to: string
  subject: string
  text: string
  /** Where an answer goes, when not to the sender. */
  replyTo?: string
  /** Unique per message; kept as Message-ID so that a repeated attempt can be recognised: `id@domain`. */
  messageId?: string
  attachments?: { filename: string; contentType: string; content: Uint8Array }[]
}

/**
 * `temporary` failures are worth another attempt later (server away, greylisting, mailbox full); others
 * never succeed without somebody changing the address or the settings. `reason` is the server's own words.
 */
export type Delivery = { ok: true; messageId: string } | { ok: false; temporary: boolean; reason: string }

/** The way mail leaves the house. Delivery is "accepted by the next server", not "read". */
export type MailTransport = {
  send(mail: Mail): Promise<Delivery>
  close(): void
}

/** Accepts everything and sends nothing: a demonstration shows the messages it has stored on screen. */
export function demoTransport(): MailTransport {
  let count = 0
  return {
    send: async mail => ({ ok: true, messageId: mail.messageId ?? `demo-${++count}@localhost` }),
    close: () => {},
  }
}
