import { createTransport } from 'nodemailer'
import { isTemporary, reasonOf } from './failure.ts'
import type { Mail, MailTransport } from './transport.ts'

/** Milliseconds; a mail server that needs longer is treated as away and tried again. */
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }

/**
 * Mail over SMTP. `url` is `smtp://user:password@host:587` or `smtps://…:465`; STARTTLS is used when the
 * server offers it, and demanded with `?requireTLS=true`. `from` is `Name <address>`.
 */
export function smtpTransport(url: string, from: string): MailTransport {
  const transport = createTransport({
    url,
    ...TIMEOUTS,
    pool: true,
    maxConnections: 3,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      const address = singleAddress(mail.to)
      if (!address) return { ok: false, temporary: false, reason: `Not a mail address: ${mail.to}` }
      try {
        const sent = await transport.sendMail({ ...envelope(mail), from, to: { name: '', address } })
        return { ok: true, messageId: sent.messageId.replace(/^<|>$/g, '') }
      } catch (error) {
        return { ok: false, temporary: isTemporary(error), reason: reasonOf(error) }
      }
    },
    close: () => transport.close(),
  }
}

function envelope(mail: Mail) {
  return {
    subject: mail.subject.replace(/[\r\n]+/g, ' '),
    text: mail.text,
    ...(mail.replyTo && { replyTo: mail.replyTo }),
    ...(mail.messageId && { messageId: `<${mail.messageId}>` }),
    attachments: (mail.attachments ?? []).map(({ content, ...rest }) => ({
      ...rest,
      content: Buffer.from(content),
    })),
    // Keeps holiday notes and other robots from answering (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

/** One address and no more: commas or line breaks would smuggle in further recipients. */
function singleAddress(text: string): string | null {
  const address = text.trim()
  return /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(address) ? address : null
}
