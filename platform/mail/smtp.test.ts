import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { isTemporary } from './failure.ts'
import { smtpTransport } from './smtp.ts'
import { demoTransport } from './transport.ts'

const mail = {
  to: 'hanako@example.jp',
  subject: '予約のお知らせ',
  text: '4月1日 10時に\nお越しください。髙﨑𠮷',
}

async function withServer(options: SMTPServerOptions, work: (port: number) => Promise<void>): Promise<void> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', () => listening()))
  try {
    await work((server.server.address() as AddressInfo).port)
  } finally {
    await new Promise<void>(closed => server.close(() => closed()))
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

async function sendTo(port: number, to = mail.to) {
  const transport = smtpTransport(`smtp://127.0.0.1:${port}`, 'まんなか市 <no-reply@example.jp>')
  try {
    return await transport.send({ ...mail, to, messageId: 'm1@example.jp' })
  } finally {
    transport.close()
  }
}

test('a mail arrives whole, in Japanese, with its own id', async () => {
  const received: string[] = []
  await withServer(
    {
      onData(stream, _session, done) {
        const parts: Buffer[] = []
        stream.on('data', part => parts.push(part))
        stream.on('end', () => {
          received.push(Buffer.concat(parts).toString())
          done()
        })
      },
    },
    async port => assert.deepEqual(await sendTo(port), { ok: true, messageId: 'm1@example.jp' }),
  )
  const [text = ''] = received
  assert.match(text, /Message-ID: <m1@example.jp>/)
  assert.match(text, /Auto-Submitted: auto-generated/)
  assert.match(text, /To: hanako@example.jp/)
  const body = text.slice(text.indexOf('\r\n\r\n') + 4)
  const decoded = /base64/.test(text)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString()
  assert.match(decoded, /お越しください。髙﨑𠮷/)
})

test('greylisting is temporary, an unknown mailbox is not', async () => {
  const refuse = (code: number, message: string): SMTPServerOptions => ({
    onRcptTo: (_address, _session, done) => done(refusal(code, message)),
  })
  await withServer(refuse(451, '4.7.1 Greylisted, try again later'), async port => {
    const sent = await sendTo(port)
    assert.ok(!sent.ok && sent.temporary)
    assert.match(sent.reason, /Greylisted/)
  })
  await withServer(refuse(550, '5.1.1 No such mailbox'), async port => {
    const sent = await sendTo(port)
    assert.ok(!sent.ok && !sent.temporary)
    assert.match(sent.reason, /No such mailbox/)
  })
})

test('a refused sign-in is permanent, a server that is away is temporary', async () => {
  let free = 0
  await withServer(
    {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refusal(535, 'wrong password')),
    },
    async port => {
      free = port
      const transport = smtpTransport(`smtp://user:secret@127.0.0.1:${port}`, 'a@example.jp')
      const sent = await transport.send(mail)
      transport.close()
      assert.ok(!sent.ok && !sent.temporary, JSON.stringify(sent))
      assert.ok(!sent.reason.includes('secret'))
    },
  )
  const sent = await sendTo(free)
  assert.ok(!sent.ok && sent.temporary, JSON.stringify(sent))
})

test('nobody can be smuggled in as a second recipient', async () => {
  for (const to of ['a@example.jp,b@example.jp', 'a@example.jp\r\nBcc: b@example.jp', 'a', '<a@b>', '']) {
    const sent = await sendTo(9, to)
    assert.ok(!sent.ok && !sent.temporary, to)
  }
})

test('the state of the way and the answer of the server decide', () => {
  assert.ok(isTemporary(Object.assign(new Error(), { code: 'ETIMEDOUT' })))
  assert.ok(isTemporary(Object.assign(new Error(), { code: 'EENVELOPE', responseCode: 452 })))
  assert.ok(!isTemporary(Object.assign(new Error(), { code: 'ECONNECTION', responseCode: 554 })))
  assert.ok(!isTemporary(new TypeError('bug')))
})

test('the demonstration accepts everything', async () => {
  const first = await demoTransport().send(mail)
  assert.ok(first.ok)
})
