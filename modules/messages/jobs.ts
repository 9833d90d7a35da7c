import type { TaskList } from 'graphile-worker'
import { letterOf } from '#modules/letters/read.ts'
import { municipalities } from '#modules/places/read.ts'
import { enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import type { Env } from '#platform/env.ts'
import { on } from '#platform/events.ts'
import { smtpTransport } from '#platform/mail/smtp.ts'
import { demoTransport, type MailTransport } from '#platform/mail/transport.ts'
import type { Clockwork } from '#platform/queue.ts'
import * as bookings from './bookings/jobs.ts'
import { addresseeOf } from './notices/read.ts'
import { letterhead, noticeOf } from './notices/rules.ts'
import { remindCorrections } from './reminders/write.ts'
import { senderDomain } from './rules.ts'
import { sendMessage } from './sending/write.ts'
import { queueMessage } from './write.ts'

on('letter.issued', 'mail', async (ctx, event) => {
  const { letterId, caseId } = event.data as { letterId: string; caseId: string }
  const letter = await letterOf(ctx, letterId)
  if (letter.content.delivery !== 'mail') return
  const to = await addresseeOf(ctx, event.municipality, caseId)
  if (!to) return
  const { subject, body } = letter.content.mails[to.language]
  await queueMessage(ctx, {
    municipality: event.municipality,
    account: to.account,
    recipient: to.email,
    subject,
    body: letterhead(body, `/${to.place.slug}/letters/${letterId}`, to.place.name),
    kind: 'letter',
    subjectRef: { kind: 'case', id: caseId },
    dedupe: `letter:${letterId}`,
  })
})

on('application.submitted', 'receipt', async (ctx, event) => {
  const to = await addresseeOf(ctx, event.municipality, event.subject.id)
  if (!to) return
  const { subject, body } = noticeOf('receipt', to.language, {
    place: to.place.name,
    number: to.row.number,
  })
  await queueMessage(ctx, {
    municipality: event.municipality,
    account: to.account,
    recipient: to.email,
    subject,
    body: letterhead(body, `/${to.place.slug}/applications/${event.subject.id}`, to.place.name),
    kind: 'receipt',
    subjectRef: { kind: 'case', id: event.subject.id },
    dedupe: `receipt:${event.id}`,
  })
})

/** 9:00 in Japan. */
export const clockwork: Clockwork[] = [{ task: 'remind-corrections', match: '0 0 * * *' }]

/** What the messages module adds to the queue. */
export function tasks({ database, env }: { database: Database; env: Env }): TaskList {
  const post = {
    database,
    transport: transportFor(env),
    publicUrl: env.publicUrl,
    domain: senderDomain(env.mailFrom),
  }
  return {
    ...bookings.tasks({ database }),
    'send-message': async (payload, { job }) => {
      await sendMessage(post, payload as { municipality: number; id: string }, {
        last: job.attempts >= job.max_attempts,
      })
    },
    'remind-corrections': async () => {
      const places = await enter(database, { kind: 'visitor' }, ctx => municipalities(ctx))
      for (const { id } of places) {
        const system = { kind: 'system', municipalityId: id, job: 'remind-corrections' } as const
        await enter(database, system, ctx => remindCorrections(ctx, id))
      }
    },
  }
}

/** SMTP where a server is set; in a demonstration the on-screen mailbox; else mails wait until there is one. */
function transportFor(env: Env): MailTransport {
  if (env.smtpUrl) return smtpTransport(env.smtpUrl, env.mailFrom)
  if (env.demo) return demoTransport()
  return {
    send: async () => ({ ok: false, temporary: true, reason: 'SMTP_URL is not set' }),
    close: () => undefined,
  }
}
