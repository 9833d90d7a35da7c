import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TOTP } from 'otpauth'
import { inviteStaff } from '#modules/accounts/administration/write.ts'
import { world } from '#test/actors.ts'
import { app, origin } from '#test/app.ts'
import { facilityStaff, resident, staff } from '#test/builders.ts'

const w = await world()
const chief = await staff(w, 'section-chief')
const clerk = await staff(w)
const mother = await resident(w)
const midwife = await facilityStaff(w)
const site = await app(w)

const at = (response: Response) => response.headers.get('location')
const cookieOf = (response: Response, name: string) =>
  response.headers
    .getSetCookie()
    .map(line => line.split(';')[0] ?? '')
    .find(pair => pair.startsWith(`${name}=`) && pair.length > name.length + 1)

async function linkTo(email: string): Promise<string> {
  const row = await w.owner
    .selectFrom('messages')
    .select('body')
    .where('recipient', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return new URL(/http\S+/.exec(row?.body ?? '')?.[0] ?? origin).pathname
}

test('a resident signs in without script and returns to the page', async () => {
  const door = await site.get('/sign-in?next=/mannaka/applications/x', { as: 'session=ended' })
  const text = await door.text()
  assert.match(text, /しばらく操作がなかったため/)
  assert.doesNotMatch(text, /<script/)
  const sent = await site.post('/sign-in?next=/mannaka/applications/x', {
    city: 'mannaka',
    email: mother.email,
  })
  assert.match(await sent.text(), new RegExp(mother.email))
  const link = await linkTo(mother.email)
  for (let scan = 0; scan < 3; scan++) assert.match(await (await site.get(link)).text(), /ログインする/)
  const pressed = await site.post(link, { _key: 'k' })
  assert.equal(pressed.status, 303)
  assert.equal(at(pressed), '/mannaka/applications/x')
  const line = pressed.headers.getSetCookie().find(one => one.startsWith('session=')) ?? ''
  assert.match(line, /HttpOnly; SameSite=Lax/)
  const used = await site.post(link, { _key: 'another' })
  assert.equal(used.status, 410)
  assert.match(await used.text(), /このリンクは使えません/)
  const account = await site.get('/account', { as: cookieOf(pressed, 'session') })
  assert.equal(account.status, 200)
  assert.match(await account.text(), new RegExp(mother.email))
})

test('`next` leads nowhere but inside', async () => {
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    await w.owner.deleteFrom('sign_in_attempts').execute()
    const path = `/sign-in?city=mannaka&next=${encodeURIComponent(next)}`
    await site.post(path, { city: 'mannaka', email: mother.email })
    const pressed = await site.post(await linkTo(mother.email), { _key: next })
    assert.equal(at(pressed), '/mannaka', next)
  }
})

test('only the first factor: nothing opens but the second factor', async () => {
  for (const who of [clerk, midwife]) {
    const half = await site.signIn(who, { factors: 1 })
    for (const path of ['/office/accounts', '/account', '/account/passkeys', '/account/recovery-codes']) {
      const answer = await site.get(path, { as: half })
      assert.match(at(answer) ?? '', /^\/sign-in(\/second-factor)?\?next=/, path)
    }
    const door = await site.get('/sign-in?next=/office', { as: half })
    assert.equal(at(door), '/sign-in/second-factor?next=%2Foffice')
    const factor = await site.get('/sign-in/second-factor?next=/office', { as: half })
    assert.equal(at(factor), '/sign-in/enrol?next=%2Foffice')
    const add = await site.post('/account/passkeys', { response: '{}' }, { as: half })
    assert.match(at(add) ?? '', /^\/sign-in/)
  }
})

test('an invited colleague sets password and second factor, and comes in with both', async () => {
  const email = 'shiho@city.example.jp'
  const person = { name: '新田 しほ', kana: 'ニッタ シホ', section: 'こども家庭課', rank: 'staff' } as const
  await w.as(chief, ctx => inviteStaff(ctx, { ...person, email, publicUrl: origin }))
  const link = await linkTo(email)
  const password = 'みどりの屋根と 長いはしご'
  const differ = await site.post(link, { password, again: 'x' })
  assert.match(await differ.text(), /2つの欄のパスワードが違います/)
  const weak = await site.post(link, { password: 'password1234', again: 'password1234' })
  assert.equal(weak.status, 422)
  const set = await site.post(link, { password, again: password })
  const half = cookieOf(set, 'session')
  const enrol = await (await site.get('/sign-in/enrol', { as: half })).text()
  const key = /<code[^>]*>([A-Z2-7 ]+)</.exec(enrol)?.[1]?.replaceAll(' ', '') ?? ''
  const code = new TOTP({ secret: key }).generate()
  const done = await site.post('/sign-in/enrol', { code }, { as: half })
  assert.equal(done.status, 200)
  const page = await done.text()
  assert.equal([...page.matchAll(/[2-9A-Z]{5}-[2-9A-Z]{5}/g)].length, 10)
  const full = cookieOf(done, 'session')
  assert.equal((await site.get('/account', { as: full })).status, 200)
  assert.match(at(await site.get('/account', { as: half })) ?? '', /^\/sign-in/)

  const first = await site.post('/sign-in/staff?next=/account', { email, password })
  assert.equal(at(first), '/sign-in/second-factor?next=%2Faccount')
  const recovery = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(page)?.[0] ?? ''
  const second = await site.post(
    '/sign-in/second-factor?next=/account',
    { code: recovery },
    { as: cookieOf(first, 'session') },
  )
  assert.equal(at(second), '/account')

  const out = await site.post('/sign-out', {}, { as: full })
  assert.equal(at(out), '/sign-in/staff')
  assert.match(at(await site.get('/account', { as: full })) ?? '', /^\/sign-in/)
})

test('guessing passwords from one place is slowed, whatever the address tried', async () => {
  await w.owner.deleteFrom('sign_in_attempts').execute()
  const headers = { 'x-forwarded-for': 'made up by the caller, 203.0.113.77' }
  // Attempts are put there rather than made: each real one costs a fifth of a second on purpose.
  const { attemptKey } = await import('#modules/accounts/attempt/rules.ts')
  const key = attemptKey('place', '203.0.113.77')
  await w.owner
    .insertInto('sign_in_attempts')
    .values(Array.from({ length: 30 }, () => ({ key, at: new Date() })))
    .execute()
  const slowed = await site.post('/sign-in/staff', { email: 'a@b.example', password: 'x' }, { headers })
  assert.equal(slowed.status, 429)
  const elsewhere = { headers: { 'x-forwarded-for': '203.0.113.78' } }
  const answer = await site.post('/sign-in/staff', { email: 'a@b.example', password: 'x' }, elsewhere)
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /メールアドレスかパスワードが違います/)
})

test('pages of another kind of account say so instead of going round in circles', async () => {
  const cookie = await site.signIn(mother)
  const door = await site.get('/sign-in?next=/office/accounts', { as: cookie })
  assert.equal(door.status, 200)
  // Phrases are divided by <wbr/>.
  const text = (await door.text()).replaceAll('<wbr/>', '')
  assert.match(text, /別の利用者としてログインしています/)
  const out = await site.post('/sign-out', { next: '/office/accounts' }, { as: cookie })
  assert.equal(at(out), '/sign-in?next=%2Foffice%2Faccounts')
})

test('a resident keeps telephone and language up to date, and ends other devices', async () => {
  const [here, there] = [await site.signIn(mother), await site.signIn(mother)]
  const wrong = await site.post('/account', { intent: 'save', phone: '12', language: 'en' }, { as: here })
  assert.equal(wrong.status, 422)
  const saved = await site.post(
    '/account',
    { intent: 'save', phone: '０３１２３４５６７８', language: 'en' },
    { as: here },
  )
  assert.equal(at(saved), '/account?done=saved')
  const row = await w.owner
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', mother.accountId)
    .executeTakeFirstOrThrow()
  assert.deepEqual([row.phone, row.language], ['03-1234-5678', 'en'])
  await site.post('/account', { intent: 'end-others' }, { as: here })
  assert.match(at(await site.get('/account', { as: there })) ?? '', /^\/sign-in/)
  assert.equal((await site.get('/account', { as: here })).status, 200)
})

test('without an identity provider its address is not there; a broken cookie is no error', async () => {
  assert.equal((await site.get('/sign-in/identity?city=mannaka')).status, 404)
  const back = await site.get('/sign-in/identity/callback?code=x&state=y')
  assert.equal(at(back), '/sign-in?problem=identity-refused')
  assert.match(
    await (await site.get('/sign-in?city=mannaka&problem=identity-refused')).text(),
    /本人確認が完了しませんでした/,
  )
  assert.equal((await site.get('/sign-in', { as: 'session=%E0%A4%A' })).status, 200)
})
