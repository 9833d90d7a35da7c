import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PDFDocument } from '@cantoo/pdf-lib'
import { attemptKey, freeTries } from '#modules/accounts/attempt/rules.ts'
import { world } from '#test/actors.ts'
import { app, fieldsIn, textOf } from '#test/app.ts'
import { answersOfHanako, filledDraft, publishedScheme, resident } from '#test/builders.ts'

// The resident's form through the front door, as a browser without script asks.
const w = await world()
await publishedScheme(w)
const site = await app(w)
const mother = await resident(w, { registered: true })
const as = await site.signIn(mother)
const address = (id: string, page: string) => `/mannaka/apply/family-care/${id}/${page}`

const answersIn = async (id: string) =>
  (await w.owner.selectFrom('applications').select('answers').where('id', '=', id).executeTakeFirstOrThrow())
    .answers as Record<string, unknown>
const casesOf = async (id: string) =>
  (await w.owner.selectFrom('cases').select('id').where('application_id', '=', id).execute()).length

test('sent twice at once, and again after going back: one case, and no error', async () => {
  const id = await filledDraft(w, mother)
  const review = await (await site.get(address(id, 'review'), { as })).text()
  const press = () => site.post(address(id, 'review'), fieldsIn(review), { as })
  const both = await Promise.all([press(), press()])
  assert.deepEqual(both.map(answer => answer.status).sort(), [303, 303])
  assert.equal(await casesOf(id), 1)
  const again = await press()
  assert.ok(again.status < 400, `pressed again on the page the back button brought: ${again.status}`)
  assert.equal(await casesOf(id), 1)
  const before = await answersIn(id)
  const old = await site.post(address(id, 'contact'), { phone: '090-9999-9999', _shown: 'phone' }, { as })
  assert.equal(old.status, 303, 'an old page leads on')
  assert.deepEqual(await answersIn(id), before, 'and changes nothing that was sent')
})

test('the sign-in ends in mid-form: what was typed is there again after signing in, for its owner only', async () => {
  const id = await filledDraft(w, mother)
  const typed = {
    phone: '080-1111-2222',
    email: 'new@example.jp',
    _shown: ['phone', 'email'],
    _revision: '9',
  }
  const answer = await site.post(address(id, 'contact'), typed)
  const door = new URL(answer.headers.get('location') ?? '', 'http://localhost')
  assert.equal(door.pathname, '/sign-in')
  assert.ok(!door.href.includes('2222'), 'what was typed is not in the address')
  assert.notEqual((await answersIn(id)).phone, '08011112222')
  const back = door.searchParams.get('next') ?? ''
  const page = await (await site.get(back, { as })).text()
  assert.equal(fieldsIn(page).email, 'new@example.jp')
  const stranger = await site.signIn(await resident(w))
  assert.equal((await site.get(back, { as: stranger })).status, 404)
})

test('signed out, one place can leave only so much behind', async () => {
  const id = await filledDraft(w, mother)
  const place = { headers: { 'x-forwarded-for': '203.0.113.91' } }
  const key = attemptKey('place', '203.0.113.91')
  const earlier = Array.from({ length: freeTries.place - 1 }, () => ({ key, at: new Date() }))
  await w.owner.insertInto('sign_in_attempts').values(earlier).execute()
  const held = () => w.owner.selectFrom('held_inputs').select('token_hash').execute()
  const leave = async (asked: typeof place) => {
    const before = (await held()).length
    const answer = await site.post(address(id, 'contact'), { phone: '080-1111-2222', _shown: 'phone' }, asked)
    assert.ok(answer.headers.get('location')?.startsWith('/sign-in?next='))
    return (await held()).length - before
  }
  assert.equal(await leave(place), 1, 'the last that is free')
  assert.equal(await leave(place), 0)
  assert.equal(
    await leave({ headers: { 'x-forwarded-for': '203.0.113.92' } }),
    1,
    'another place is not concerned',
  )
})

test('files: an .exe named .jpg, an empty and a broken PDF are refused by name; a PDF is taken', async () => {
  const id = await filledDraft(w, mother, { answers: { ...answersOfHanako(), reduction: true } })
  const exe = new Uint8Array(4000)
  exe.set([0x4d, 0x5a, 0x90, 0x00])
  const document = await PDFDocument.create()
  document.addPage()
  const send = async (bytes: Uint8Array, name: string) => {
    const proof = new File([Uint8Array.from(bytes)], name)
    const fields = { reduction: 'yes', proof, _shown: ['reduction', 'proof'] }
    return site.post(address(id, 'reduction'), fields, { as })
  }
  for (const [bytes, name] of [
    [exe, '証明.jpg'],
    [new Uint8Array(), '空.pdf'],
    [new TextEncoder().encode('%PDF-1.7\n'), '途中.pdf'],
  ] as const) {
    const answer = await send(bytes, name)
    assert.equal(answer.status, 422, name)
    assert.ok(textOf(await answer.text()).includes(name), `${name} is named`)
  }
  assert.equal((await w.owner.selectFrom('attachments').selectAll().execute()).length, 0)
  assert.ok((await send(await document.save(), '証明.pdf')).status < 400)
  const [file] = await w.owner.selectFrom('attachments').selectAll().execute()
  assert.equal(file?.mime, 'application/pdf')
  const own = `/mannaka/files/${id}/${file?.hash}`
  const shown = await site.get(own, { as })
  assert.equal(shown.headers.get('x-content-type-options'), 'nosniff')
  assert.match(shown.headers.get('content-security-policy') ?? '', /sandbox/)
  await shown.body?.cancel()
  const stranger = await site.signIn(await resident(w))
  assert.equal((await site.get(own, { as: stranger })).status, 404)
})

test('𠮷 and 髙 stay as written; 平成31年5月1日 is told which day of 令和元年 it is', async () => {
  const id = await filledDraft(w, mother)
  const name = {
    'name.family': '𠮷髙',
    'name.given': '﨑子',
    'name.familyKana': 'ヨシタカ',
    'name.givenKana': 'サキコ',
    'own-birth-date.era': '平成',
    'own-birth-date.year': '31',
    'own-birth-date.month': '5',
    'own-birth-date.day': '1',
    _shown: ['name', 'own-birth-date'],
  }
  const page = await (await site.get(address(id, 'person'), { as })).text()
  for (const box of Object.keys(name).filter(each => !each.startsWith('_'))) {
    assert.ok(page.includes(`name="${box}"`), box)
  }
  const told = await site.post(address(id, 'person'), name, { as })
  assert.equal(told.status, 422)
  const answer = await told.text()
  assert.match(textOf(answer), /平成31年4月30日まで.*令和元年5月1日（2019年5月1日）/)
  assert.equal(fieldsIn(answer)['name.family'], '𠮷髙', 'the rest is kept')
  const right = { ...fieldsIn(answer), ...name, 'own-birth-date.era': '令和', 'own-birth-date.year': '1' }
  assert.equal((await site.post(address(id, 'person'), right, { as })).status, 303)
  const kept = await answersIn(id)
  assert.deepEqual((kept.name as { family: string }).family, '𠮷髙')
  assert.equal(kept['own-birth-date'], '2019-05-01')
  const review = textOf(await (await site.get(address(id, 'review'), { as })).text())
  assert.ok(review.includes('𠮷髙') && review.includes('令和元年5月1日'), review.slice(0, 2000))
})
