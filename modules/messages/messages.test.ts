import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { enterApplication } from '#modules/applications/write.ts'
import { returnForCorrection } from '#modules/cases/correction/write.ts'
import { smtpTransport } from '#platform/mail/smtp.ts'
import type { Mail } from '#platform/mail/transport.ts'
import { mannaka, minami, system, world } from '../../test/actors.ts'
import {
  answersOfHanako,
  june,
  publishedScheme,
  resident,
  staff,
  submittedCase,
} from '../../test/builders.ts'
import { familyCare } from '../../test/scheme.ts'
import { settle } from '../../test/settle.ts'
import { failedMessages, mailbox, messagesAbout } from './read.ts'
import { remindCorrections } from './reminders/write.ts'
import { NotYetSent, type Post, sendMessage } from './sending/write.ts'
import { queueMessage, resendMessage } from './write.ts'

const w = await world()
await publishedScheme(w)
const tanto = await staff(w)
const other = await staff(w, 'staff', minami)

/** A mail server that can be away, busy or out of room. */
const received: { to: string; text: string; id: string }[] = []
let mood: 'well' | 'busy' | 'unknown-address' = 'well'
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo(_address, _session, done) {
    if (mood === 'busy') return done(Object.assign(new Error('try later'), { responseCode: 450 }))
    if (mood === 'unknown-address')
      return done(Object.assign(new Error('no such user'), { responseCode: 550 }))
    done()
  },
  onData(stream, session, done) {
    let text = ''
    stream.on('data', chunk => {
      text += chunk
    })
    stream.on('end', () => {
      const to = session.envelope.rcptTo[0]?.address ?? ''
      received.push({ to, text, id: /Message-ID: <(.+)>/i.exec(text)?.[1] ?? '' })
      done()
    })
  },
})
const listen = () => new Promise<void>(done => server.listen(0, '127.0.0.1', done))
await listen()
const { port } = server.server.address() as { port: number }
const post: Post = {
  database: w.database,
  transport: smtpTransport(`smtp://127.0.0.1:${port}`, 'まんなか <no-reply@city.example.jp>'),
  publicUrl: 'https://example.jp',
  domain: 'city.example.jp',
}
after(async () => {
  post.transport.close()
  await new Promise<void>(done => server.close(done))
})

let count = 0
async function queued(dedupe = `test:${++count}`): Promise<string> {
  const id = await w.as(system(mannaka), ctx =>
    queueMessage(ctx, {
      municipality: mannaka,
      recipient: 'hanako@example.jp',
      subject: 'お知らせ',
      body: 'ご覧ください。\n{here}/mannaka/letters/1',
      kind: 'letter',
      dedupe,
    }),
  )
  assert.ok(id)
  return id
}
const rowOf = (id: string) =>
  w.owner.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const which = (id: string) => ({ municipality: mannaka, id })

test('a queued mail goes out once, with the address of the installation', async () => {
  const id = await queued()
  await sendMessage(post, which(id))
  await sendMessage(post, which(id))
  const mails = received.filter(mail => mail.id === `${id}@city.example.jp`)
  assert.equal(mails.length, 1)
  assert.match(Buffer.from(mails[0]?.text ?? '').toString(), /example\.jp/)
  const row = await rowOf(id)
  assert.ok(row.sent_at && row.message_id === `${id}@city.example.jp` && row.attempts === 1)
})

test('what the queue logs of a mail that waits names nobody; the server’s words stay with the message', async () => {
  const id = await queued('busy')
  const words = '450 4.2.1 <hanako@example.jp>: mailbox busy'
  const busy = { send: async () => ({ ok: false, temporary: true, reason: words }) as const, close: () => {} }
  const error = await sendMessage({ ...post, transport: busy }, which(id)).catch((thrown: Error) => thrown)
  assert.ok(error instanceof NotYetSent)
  assert.ok(!String(error.stack).includes('hanako'), error.message)
  const { last_error } = await w.owner
    .selectFrom('messages')
    .select('last_error')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(last_error, words)
})

test('the same dedupe is queued once', async () => {
  await queued('twice')
  const again = await w.as(system(mannaka), ctx =>
    queueMessage(ctx, {
      municipality: mannaka,
      recipient: 'a@example.jp',
      subject: '',
      body: '',
      kind: 'letter',
      dedupe: 'twice',
    }),
  )
  assert.equal(again, undefined)
})

test('a mail server that is away or busy: it waits and goes out later, once', async () => {
  const id = await queued()
  const away = smtpTransport('smtp://127.0.0.1:1', 'a@b.jp')
  await assert.rejects(sendMessage({ ...post, transport: away }, which(id)), NotYetSent)
  away.close()
  mood = 'busy'
  await assert.rejects(sendMessage(post, which(id)), NotYetSent)
  const waiting = await rowOf(id)
  assert.ok(!waiting.sent_at && !waiting.failed_at && waiting.last_error && !waiting.attempted_at)
  mood = 'well'
  await sendMessage(post, which(id))
  await sendMessage(post, which(id))
  assert.equal(received.filter(mail => mail.id.startsWith(id)).length, 1)
  assert.equal((await rowOf(id)).attempts, 3)
})

test('the last attempt gives up, and staff send it again', async () => {
  const id = await queued()
  mood = 'busy'
  await sendMessage(post, which(id), { last: true })
  mood = 'well'
  assert.ok((await rowOf(id)).failed_at)
  const foreign = await w.try(other, ctx => resendMessage(ctx, { messageId: id }))
  assert.ok(!foreign.ok && foreign.refused.code === 'not-found')
  await w.as(tanto, ctx => resendMessage(ctx, { messageId: id }))
  await sendMessage(post, which(id))
  assert.ok((await rowOf(id)).sent_at)
  const sent = await w.try(tanto, ctx => resendMessage(ctx, { messageId: id }))
  assert.ok(!sent.ok && sent.refused.code === 'changed-meanwhile')
})

test('an address that does not exist fails for good and says so', async () => {
  const id = await queued()
  mood = 'unknown-address'
  await sendMessage(post, which(id))
  mood = 'well'
  const row = await rowOf(id)
  assert.ok(row.failed_at && /no such user/.test(row.last_error ?? ''))
  const events = await w.owner.selectFrom('events').select('type').where('subject_id', '=', id).execute()
  assert.deepEqual(events, [{ type: 'message.failed' }])
})

test('died between sending and writing it down: not sent again, shown as unconfirmed', async () => {
  const id = await queued()
  const dying = Promise.withResolvers<never>()
  const sent = Promise.withResolvers<void>()
  const transport = {
    send: async (mail: Mail) => {
      await post.transport.send(mail)
      sent.resolve()
      // Nobody is there any more to say how it went.
      return dying.promise
    },
    close: () => undefined,
  }
  void sendMessage({ ...post, transport }, which(id))
  await sent.promise
  await assert.rejects(sendMessage(post, which(id)), NotYetSent, 'somebody may still be at it')
  await sendMessage(post, which(id), { now: new Date(Date.now() + 11 * 60_000) })
  assert.equal(received.filter(mail => mail.id.startsWith(id)).length, 1)
  const failed = await w.as(tanto, ctx => failedMessages(ctx, mannaka))
  assert.equal(failed.find(message => message.id === id)?.state, 'unconfirmed')
  assert.deepEqual(await w.as(other, ctx => failedMessages(ctx, mannaka)), [])
})

test('two workers at once send it once', async () => {
  const id = await queued()
  await Promise.allSettled([sendMessage(post, which(id)), sendMessage(post, which(id))])
  assert.equal(received.filter(mail => mail.id.startsWith(id)).length, 1)
})

test('receipt and letter are mailed in the account’s language, without a word about the matter', async () => {
  const actor = await resident(w, { registered: true })
  await w.owner.updateTable('accounts').set({ language: 'en' }).where('id', '=', actor.accountId).execute()
  const { caseId, number } = await submittedCase(w, { actor })
  await settle(w, june)
  const [receipt] = await w.as(tanto, ctx => messagesAbout(ctx, mannaka, { kind: 'case', id: caseId }))
  assert.equal(receipt?.recipient, 'hanako@example.jp')
  assert.match(receipt?.subject ?? '', /We have received/)
  assert.ok(receipt?.body.includes(`{here}/mannaka/applications/${caseId}`))
  for (const word of ['家庭応援', 'Family care', '山田', 'こども']) {
    assert.ok(!`${receipt?.subject}${receipt?.body}`.includes(word), word)
  }
  assert.ok(receipt?.body.includes(number))
  const comments = [{ question: 'phone', reason: 'missing' as const, body: '直してください。' }]
  await w.as(tanto, ctx => returnForCorrection(ctx, { caseId, comments }), june)
  await settle(w, june)
  const mails = await w.as(tanto, ctx => messagesAbout(ctx, mannaka, { kind: 'case', id: caseId }))
  assert.deepEqual(
    mails.map(mail => mail.kind),
    ['receipt', 'letter'],
  )
  assert.ok(!mails[1]?.body.includes('直してください。'), 'what is wrong stays on the page')
  assert.deepEqual(await w.as(other, ctx => messagesAbout(ctx, mannaka, { kind: 'case', id: caseId })), [])
})

test('a correction that does not come is reminded of once', async () => {
  const { caseId } = await submittedCase(w)
  await settle(w, june)
  const comments = [{ question: 'phone', reason: 'missing' as const, body: '直してください。' }]
  await w.as(tanto, ctx => returnForCorrection(ctx, { caseId, comments }), june)
  const days = (n: number) => new Date(june.getTime() + n * 86_400_000)
  const remind = (at: Date) => w.as(system(mannaka), ctx => remindCorrections(ctx, mannaka), at)
  const early = await remind(days(13))
  const due = await remind(days(14))
  assert.deepEqual([early, due, await remind(days(15))], [0, due, 0])
  const about = await w.as(tanto, ctx => messagesAbout(ctx, mannaka, { kind: 'case', id: caseId }))
  assert.equal(about.filter(mail => mail.kind === 'correction-reminder').length, 1)
  assert.equal(await w.as(system(minami), ctx => remindCorrections(ctx, minami), days(20)), 0)
})

test('a mailbox shows what was sent to that address only', async () => {
  const id = await queued()
  await sendMessage(post, which(id))
  const own = await w.as({ kind: 'visitor' }, ctx => mailbox(ctx, 'hanako@example.jp'))
  assert.ok(own.some(mail => mail.id === id) && own.every(mail => mail.recipient === 'hanako@example.jp'))
  assert.deepEqual(await w.as({ kind: 'visitor' }, ctx => mailbox(ctx, 'nobody@example.jp')), [])
})

test('who did not call e-mail safe gets none', async () => {
  const ways = { name: '連絡手段', type: 'list', from: 'answer', label: { ja: '連絡' } }
  const facts = [...familyCare.facts, ways]
  const pages = familyCare.form.pages.map(page =>
    page.id === 'contact'
      ? {
          ...page,
          questions: [
            ...page.questions,
            {
              id: 'ways',
              kind: 'choices',
              fact: '連絡手段',
              label: { ja: '連絡' },
              options: [
                { id: 'email', label: { ja: 'メール' } },
                { id: 'letter', label: { ja: '手紙' } },
              ],
            },
          ],
        }
      : page,
  )
  await publishedScheme(w, { version: 2, effectiveFrom: '2026-05-01', changes: { facts, form: { pages } } })
  for (const [chosen, mails] of [
    [['letter'], 0],
    [['email'], 1],
  ] as const) {
    const answers = { ...answersOfHanako(), ways: [...chosen] }
    const { caseId } = await w.as(
      tanto,
      ctx => enterApplication(ctx, { scheme: 'family-care', channel: 'phone', answers: answers as never }),
      june,
    )
    const someone = await resident(w)
    await w.owner
      .updateTable('cases')
      .set({ account_id: someone.accountId })
      .where('id', '=', caseId)
      .execute()
    await settle(w, june)
    const about = await w.as(tanto, ctx => messagesAbout(ctx, mannaka, { kind: 'case', id: caseId }))
    assert.equal(about.length, mails, chosen.join())
  }
})
