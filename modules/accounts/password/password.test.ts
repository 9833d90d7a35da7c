import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TOTP } from 'otpauth'
import { minami, world } from '#test/actors.ts'
import { facilityStaff, resident, staff } from '#test/builders.ts'
import {
  beginEnrolment,
  finishEnrolment,
  passSecondFactor,
  recoveryCodesLeft,
  renewRecoveryCodes,
} from '../second-factor/write.ts'
import { actorOfSession } from '../session/read.ts'
import { hashPassword, isOutdated, verifyPassword, weakness } from './rules.ts'
import { lookAtAccountLink, requestReset, setPassword, signInWithPassword } from './write.ts'

const w = await world()
const publicUrl = 'https://mannaka.example.jp'
const nowhere = { address: null }
const tanto = 'yamada@city.mannaka.example.jp'
const midwife = 'matsumoto@example.jp'
const secret = 'みずうみに うかぶ 小舟'

async function addressed(email: string, { accountId }: { accountId: string }) {
  await w.owner.updateTable('accounts').set({ email }).where('id', '=', accountId).execute()
}

async function reachable(email: string) {
  const password = await hashPassword(secret)
  await w.owner.updateTable('accounts').set({ password_hash: password }).where('email', '=', email).execute()
}
for (const email of ['suzuki@city.mannaka.example.jp', 'watanabe@city.mannaka.example.jp', tanto]) {
  await addressed(email, await staff(w))
}
await addressed('kato@town.minami.example.jp', await staff(w, 'subsection-chief', minami))
await addressed(midwife, await facilityStaff(w))
await addressed('misaki@example.jp', await resident(w))
await reachable(tanto)
await reachable(midwife)

async function linkTo(email: string): Promise<string> {
  const row = await w.owner
    .selectFrom('messages')
    .select('body')
    .where('recipient', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return /sign-in\/password\/(\S+)/.exec(row?.body ?? '')?.[1] ?? ''
}

const signIn = (email: string, password = secret, from: Parameters<typeof signInWithPassword>[2] = nowhere) =>
  signInWithPassword(w.database, { email, password }, from)

async function firstFactor(email: string): Promise<string> {
  const outcome = await signIn(email)
  assert.ok(outcome.ok)
  return outcome.value.session
}

const codeAt = (key: string, at: Date) =>
  new TOTP({ secret: key.replaceAll(' ', '') }).generate({ timestamp: at.getTime() })
const seconds = (n: number) => new Date(Date.now() + n * 1000)

test('a password is kept as a slow salted hash that says how it was made', async () => {
  const [one, two] = [await hashPassword(secret), await hashPassword(secret)]
  assert.notEqual(one, two)
  assert.match(one, /^scrypt\$32768\$8\$3\$/)
  assert.ok(await verifyPassword(secret, one))
  assert.ok(await verifyPassword(secret.normalize('NFD'), one), 'the same letters from another keyboard')
  assert.ok(!(await verifyPassword(`${secret}!`, one)))
  assert.ok(!(await verifyPassword(secret, null)))
  assert.ok(!isOutdated(one) && isOutdated(one.replace('32768', '16384')))
})

test('easily guessed passwords are refused, long unusual ones are not', () => {
  const about = ['yamada@city.mannaka.example.jp', '山田 花子']
  for (const bad of [
    'short',
    'password1234',
    'Password!2026',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'qwertyuiopas',
    '123456789012',
    'mannaka-kosodate',
    'yamada123456',
    '1qaz2wsx3edc',
    'himitsuhimitsu12',
    'x'.repeat(201),
  ]) {
    assert.ok(weakness(bad, about), bad)
  }
  for (const good of [secret, 'kettle orbit plum 19', '雨あがりの庭に三毛猫が二匹', 'Tr0ub4dor&3-ladder']) {
    assert.equal(weakness(good, about), null, good)
  }
})

test('the first factor opens nothing; enrolment then gives both and ten recovery codes', async () => {
  const session = await firstFactor(tanto)
  const before = await actorOfSession(w.database, session)
  assert.equal(before?.secondFactorNeeded, true, 'also without a second factor set up yet')

  const [shown, reloaded] = [
    await beginEnrolment(w.database, session),
    await beginEnrolment(w.database, session),
  ]
  assert.ok(shown.ok && reloaded.ok)
  assert.equal(shown.value.key, reloaded.value.key, 'a page loaded anew fits the code that was scanned')
  assert.match(shown.value.uri, /^otpauth:\/\/totp\/.*issuer=/)
  const { key } = shown.value

  const wrong = await finishEnrolment(w.database, { session, code: '000000' }, nowhere)
  assert.ok(!wrong.ok && wrong.refused.code === 'wrong-code')
  const now = seconds(0)
  const done = await finishEnrolment(w.database, { session, code: codeAt(key, now) }, { address: null, now })
  assert.ok(done.ok)
  assert.equal(new Set(done.value.codes).size, 10)
  assert.equal((await actorOfSession(w.database, done.value.session))?.secondFactorNeeded, false)
  assert.equal(await actorOfSession(w.database, session), null, 'the half session is gone')
  const stored = await w.owner.selectFrom('recovery_codes').select('code_hash').execute()
  assert.ok(stored.every(row => !done.value.codes.includes(row.code_hash)))
  const events = await w.owner
    .selectFrom('events')
    .selectAll()
    .where('type', '=', 'second-factor.enrolled')
    .execute()
  assert.equal(events.length, 1)
  assert.ok(!JSON.stringify(events).includes(done.value.codes[0] ?? '-'), 'events hold no codes')

  // The code that enrolled is used up; a later one works, once.
  const second = await firstFactor(tanto)
  const replay = await passSecondFactor(
    w.database,
    { session: second, code: codeAt(key, now) },
    { address: null, now },
  )
  assert.ok(!replay.ok && replay.refused.code === 'wrong-code')
  const next = seconds(31)
  const passed = await passSecondFactor(
    w.database,
    { session: second, code: codeAt(key, next) },
    { address: null, now: next },
  )
  assert.ok(passed.ok && passed.value.surface === 'office')
  const third = await firstFactor(tanto)
  const again = await passSecondFactor(
    w.database,
    { session: third, code: codeAt(key, next) },
    { address: null, now: next },
  )
  assert.ok(!again.ok)

  // A recovery code, typed carelessly, works once and says how many are left.
  const typed = (done.value.codes[0] ?? '').toLowerCase().replace('-', ' ')
  const recovered = await passSecondFactor(w.database, { session: third, code: typed }, nowhere)
  assert.ok(recovered.ok && recovered.value.codesLeft === 9)
  const fourth = await firstFactor(tanto)
  const spent = await passSecondFactor(w.database, { session: fourth, code: typed }, nowhere)
  assert.ok(!spent.ok && spent.refused.code === 'wrong-code')

  // New recovery codes replace the old ones.
  const later = seconds(62)
  const full = recovered.value.session
  const renewed = await renewRecoveryCodes(
    w.database,
    { session: full, code: codeAt(key, later) },
    { address: null, now: later },
  )
  assert.ok(renewed.ok)
  const old = await passSecondFactor(
    w.database,
    { session: fourth, code: done.value.codes[1] ?? '' },
    nowhere,
  )
  assert.ok(!old.ok)
  const account = (await actorOfSession(w.database, full))?.account
  assert.ok(account)
  assert.equal(await recoveryCodesLeft(w.database, account), 10)
  const reenrol = await beginEnrolment(w.database, fourth)
  assert.ok(
    !reenrol.ok && reenrol.refused.code === 'changed-meanwhile',
    'a password alone cannot replace the second factor',
  )
})

test('wrong address, wrong password, disabled and invited are answered alike', async () => {
  const disabled = 'kato@town.minami.example.jp'
  await reachable(disabled)
  await w.owner
    .updateTable('accounts')
    .set({ disabled_at: new Date() })
    .where('email', '=', disabled)
    .execute()
  const answers = [
    await signIn(midwife, 'a wrong password'),
    await signIn('nobody@example.jp'),
    await signIn(disabled),
    await signIn('watanabe@city.mannaka.example.jp'),
    await signIn('misaki@example.jp'),
    await signIn('not an address'),
  ]
  for (const answer of answers) assert.ok(!answer.ok && answer.refused.code === 'wrong-credentials')
})

test('guessing a password is slowed, for known and unknown addresses alike', async () => {
  for (const email of ['suzuki@city.mannaka.example.jp', 'unknown@example.jp']) {
    if (email.startsWith('suzuki')) await reachable(email)
    const guesses = await Promise.all(Array.from({ length: 8 }, () => signIn(email, 'a wrong guess')))
    const codes = guesses.map(outcome => (outcome.ok ? 'in' : outcome.refused.code)).sort()
    assert.deepEqual(
      codes,
      [...Array(3).fill('too-many-attempts'), ...Array(5).fill('wrong-credentials')],
      email,
    )
  }
  const right = await signIn('suzuki@city.mannaka.example.jp')
  assert.ok(!right.ok && right.refused.code === 'too-many-attempts', 'also the right one has to wait')
  const afterwards = await signIn('suzuki@city.mannaka.example.jp', secret, {
    address: null,
    now: seconds(16),
  })
  assert.ok(afterwards.ok)
})

test('guessing codes is slowed', async () => {
  const session = await firstFactor(midwife)
  const begun = await beginEnrolment(w.database, session)
  assert.ok(begun.ok)
  const codes: string[] = []
  for (let n = 0; n < 6; n++) {
    const outcome = await finishEnrolment(w.database, { session, code: `00000${n}` }, nowhere)
    codes.push(outcome.ok ? 'in' : outcome.refused.code)
  }
  assert.deepEqual(codes, [...Array(5).fill('wrong-code'), 'too-many-attempts'])
})

test('a forgotten password is set anew by a link, which ends all sessions and keeps the second factor', async () => {
  const open = await firstFactor(midwife)
  assert.ok((await requestReset(w.database, { email: midwife, publicUrl }, nowhere)).ok)
  const token = await linkTo(midwife)
  assert.equal((await lookAtAccountLink(w.database, token))?.purpose, 'reset')
  const weak = await setPassword(w.database, { token, password: 'password1234' }, nowhere)
  assert.ok(!weak.ok && weak.refused.code === 'weak-password')
  const fresh = 'ななめ45度の すべり台'
  const set = await setPassword(w.database, { token, password: fresh }, nowhere)
  assert.ok(set.ok && set.value.surface === 'facility')
  assert.equal(await actorOfSession(w.database, open), null)
  assert.equal((await actorOfSession(w.database, set.value.session))?.secondFactorNeeded, true)
  assert.ok(!(await signIn(midwife)).ok)
  assert.ok((await signIn(midwife, fresh)).ok)
  const again = await setPassword(w.database, { token, password: fresh }, nowhere)
  assert.ok(!again.ok && again.refused.code === 'link-unusable')
  assert.equal(await linkTo(midwife), '', 'the kept mail holds no link any more')
})

test('an unknown address gets the same answer and no mail; an old link has ended', async () => {
  assert.ok((await requestReset(w.database, { email: 'nobody@example.jp', publicUrl }, nowhere)).ok)
  assert.equal(await linkTo('nobody@example.jp'), '')
  await requestReset(w.database, { email: tanto, publicUrl }, nowhere)
  const token = await linkTo(tanto)
  const late = { address: null, now: seconds(3601) }
  const outcome = await setPassword(w.database, { token, password: secret }, late)
  assert.ok(!outcome.ok && outcome.refused.code === 'link-unusable')
  assert.equal(await lookAtAccountLink(w.database, 'guessed'), null)
})
