import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, world } from '#test/actors.ts'
import { resident } from '#test/builders.ts'
import { register } from '../registration/write.ts'
import { actorOfSession } from '../session/read.ts'
import { lookAtLink, openSignInLink, requestSignInLink } from './write.ts'

const w = await world()

async function person(email: string, municipality = mannaka) {
  const { accountId } = await resident(w, { municipality })
  await w.owner.updateTable('accounts').set({ email }).where('id', '=', accountId).execute()
}
for (const name of ['misaki', 'ayaka', 'yuko', 'mei', 'linh']) await person(`${name}@example.jp`)
await person('haruka@example.jp', minami)

const publicUrl = 'https://mannaka.example.jp'
const nowhere = { address: null }
const minutes = (n: number, from = new Date()) => new Date(from.getTime() + n * 60_000)

async function mailTo(
  email: string,
): Promise<{ token: string; body: string; account: string | null; id: string }> {
  const row = await w.owner
    .selectFrom('messages')
    .selectAll()
    .where('recipient', '=', email)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const token = /sign-in\/link\/(\S+)/.exec(row.body)?.[1] ?? ''
  return { token, body: row.body, account: row.account_id, id: row.id }
}

const ask = (email: string, municipality = mannaka, next: string | null = '/mannaka/apply') =>
  requestSignInLink(w.database, { municipality, email, next, language: 'ja', publicUrl }, nowhere)

test('a resident signs in by the link of a mail, once', async () => {
  assert.deepEqual(await ask(' Misaki@Example.jp '), { ok: true, value: { email: 'misaki@example.jp' } })
  const { token, account } = await mailTo('misaki@example.jp')
  assert.ok(account)
  assert.equal((await lookAtLink(w.database, token))?.email, 'misaki@example.jp')
  const opened = await openSignInLink(w.database, { token, press: 'one' }, nowhere)
  assert.ok(opened.ok && 'session' in opened.value)
  assert.equal(opened.value.next, '/mannaka/apply')
  const found = await actorOfSession(w.database, opened.value.session)
  assert.equal(found?.account.email, 'misaki@example.jp')
  assert.equal(found?.secondFactorNeeded, false)

  assert.equal(await lookAtLink(w.database, token), null)
  const again = await openSignInLink(w.database, { token, press: 'two' }, nowhere)
  assert.ok(!again.ok && again.refused.code === 'link-unusable')
  const samePress = await openSignInLink(w.database, { token, press: 'one' }, nowhere)
  assert.ok(samePress.ok, 'a double click is one press')
  const later = await openSignInLink(w.database, { token, press: 'one' }, { address: null, now: minutes(2) })
  assert.ok(!later.ok)
})

test('after use the kept mail opens no door any more', async () => {
  await ask('ayaka@example.jp')
  const { token, body } = await mailTo('ayaka@example.jp')
  assert.match(body, new RegExp(token))
  await openSignInLink(w.database, { token, press: 'p' }, nowhere)
  assert.doesNotMatch((await mailTo('ayaka@example.jp')).body, /http/)
})

test('the mail waits in the queue in the same transaction', async () => {
  await ask('yuko@example.jp')
  const { id } = await mailTo('yuko@example.jp')
  const jobs = await w.owner
    .selectFrom('graphile_worker._private_jobs as job' as never)
    .select('payload' as never)
    .execute()
  const payloads = (jobs as { payload: { id?: string; municipality?: number } }[]).map(job => job.payload)
  assert.ok(payloads.some(payload => payload.id === id && payload.municipality === mannaka))
})

test('a link ends after half an hour, and nobody can guess one', async () => {
  await ask('mei@example.jp')
  const { token } = await mailTo('mei@example.jp')
  const late = { address: null, now: minutes(31) }
  const expired = await openSignInLink(w.database, { token, press: 'p' }, late)
  assert.ok(!expired.ok && expired.refused.code === 'link-unusable')
  for (const guess of ['', 'x', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`]) {
    const outcome = await openSignInLink(w.database, { token: guess, press: 'p' }, nowhere)
    assert.ok(!outcome.ok && outcome.refused.code === 'link-unusable')
  }
})

test('guessing links is slowed by where it comes from', async () => {
  const from = { address: '203.0.113.9' }
  const answers: string[] = []
  for (let n = 0; n < 32; n++) {
    const outcome = await openSignInLink(w.database, { token: `guess ${n}`, press: 'p' }, from)
    answers.push(outcome.ok ? 'in' : outcome.refused.code)
  }
  assert.deepEqual(new Set(answers.slice(0, 30)), new Set(['link-unusable']))
  assert.deepEqual(answers.slice(30), ['too-many-attempts', 'too-many-attempts'])
  const elsewhere = await openSignInLink(
    w.database,
    { token: 'guess', press: 'p' },
    { address: '203.0.113.10' },
  )
  assert.ok(!elsewhere.ok && elsewhere.refused.code === 'link-unusable')
})

test('an unknown address gets the same answer, and its first link asks for a name', async () => {
  const known = await ask('linh@example.jp')
  const unknown = await ask('new@example.jp')
  assert.deepEqual(
    [known.ok, unknown.ok, Object.keys(known), Object.keys(unknown)],
    [true, true, ['ok', 'value'], ['ok', 'value']],
  )
  const { token, account } = await mailTo('new@example.jp')
  assert.equal(account, null)
  const opened = await openSignInLink(w.database, { token, press: 'p' }, nowhere)
  assert.ok(opened.ok && 'registration' in opened.value)
  const { registration } = opened.value
  const name = { family: '新川', given: '𠮷乃', familyKana: 'にいかわ', givenKana: 'ヨシノ' }
  const visitor = { kind: 'visitor' } as const

  const bad = await w.try(visitor, ctx =>
    register(ctx, registration, { name: { ...name, givenKana: '吉' }, phone: '12', language: 'ja' }),
  )
  assert.ok(!bad.ok)
  assert.deepEqual(
    (bad.refused.details.issues as { path: string }[]).map(issue => issue.path),
    ['name.givenKana', 'phone'],
  )

  const enter = () =>
    w.as(visitor, ctx =>
      register(ctx, registration, { name, phone: '０９０１２３４５６７８', language: 'en' }),
    )
  const done = await enter()
  assert.ok('session' in done && done.next === '/mannaka/apply')
  const found = await actorOfSession(w.database, done.session)
  assert.deepEqual(
    [found?.account.name, found?.account.kana, found?.account.phone, found?.account.language],
    ['新川　𠮷乃', 'ニイカワ　ヨシノ', '090-1234-5678', 'en'],
  )
  const twice = await enter()
  assert.ok('session' in twice)
  const accounts = await w.owner
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', 'new@example.jp')
    .execute()
  assert.equal(accounts.length, 1, 'pressing twice registers once')
  const events = await w.owner
    .selectFrom('events')
    .select('type')
    .where('account_id', '=', found?.account.id ?? '')
    .where('type', '=', 'account.opened')
    .execute()
  assert.equal(events.length, 1)
  const stranger = await w.try(visitor, ctx =>
    register(ctx, 'another browser', { name, phone: '0312345678', language: 'ja' }),
  )
  assert.ok(!stranger.ok && stranger.refused.code === 'link-unusable')
})

test('the same address in another town is another person', async () => {
  await ask('haruka@example.jp', mannaka)
  const { token } = await mailTo('haruka@example.jp')
  const opened = await openSignInLink(w.database, { token, press: 'p' }, nowhere)
  assert.ok(opened.ok && 'registration' in opened.value, 'an account in minami is none here')
  await ask('haruka@example.jp', minami, null)
  const there = await mailTo('haruka@example.jp')
  const signedIn = await openSignInLink(w.database, { token: there.token, press: 'p' }, nowhere)
  assert.ok(signedIn.ok && 'session' in signedIn.value)
  const unknown = await ask('haruka@example.jp', 999999)
  assert.ok(!unknown.ok && unknown.refused.code === 'not-found')
})

test('a disabled account stays closed, and says whom to ask', async () => {
  await w.owner
    .updateTable('accounts')
    .set({ disabled_at: new Date() })
    .where('email', '=', 'linh@example.jp')
    .execute()
  await ask('linh@example.jp')
  const { token } = await mailTo('linh@example.jp')
  const outcome = await openSignInLink(w.database, { token, press: 'p' }, nowhere)
  assert.ok(!outcome.ok && outcome.refused.code === 'account-disabled')
})

test('mails to one address are slowed down, whoever it is', async () => {
  for (const email of ['flood@example.jp', 'yuko@example.jp']) {
    const at = { address: null, now: minutes(60) }
    const send = () =>
      requestSignInLink(
        w.database,
        { municipality: mannaka, email, next: null, language: 'ja', publicUrl },
        at,
      )
    for (let n = 0; n < 3; n++) assert.ok((await send()).ok)
    const slowed = await send()
    assert.ok(
      !slowed.ok && slowed.refused.code === 'too-many-attempts' && slowed.refused.details.minutes === 1,
    )
  }
  const wrong = await ask('not an address')
  assert.ok(!wrong.ok && wrong.refused.code === 'invalid-input')
})
