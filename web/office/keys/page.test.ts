import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minami, world } from '#test/actors.ts'
import { app, textOf } from '#test/app.ts'
import { publishedScheme, staff } from '#test/builders.ts'

const w = await world()
await publishedScheme(w)
const site = await app(w)
const chief = await site.signIn(await staff(w, 'section-chief'))
const cases = (key: string) =>
  site.get('/api/v1/cases?changedSince=2026-01-01T00:00:00Z', { headers: { authorization: `Bearer ${key}` } })

test('a chief issues a key, sees it once, and takes it back', async () => {
  const fields = { name: '住民記録システム', life: 'year', _key: 'press' }
  const issued = await site.post('/office/keys', fields, { as: chief })
  assert.equal(issued.status, 200)
  assert.equal(issued.headers.get('cache-control'), 'private, no-store')
  const key = /mannaka_139998_[\w-]{43}/.exec(textOf(await issued.text()))?.[0] ?? ''
  assert.equal((await cases(key)).status, 200)

  const again = textOf(await (await site.post('/office/keys', fields, { as: chief })).text())
  assert.ok(again.includes('すでに表示しました') && !again.includes(key))
  const list = await (await site.get('/office/keys', { as: chief })).text()
  assert.ok(textOf(list).includes('住民記録システム') && !list.includes(key))

  const button = /<button[^>]*name="revoke"[^>]*>/.exec(list)?.[0] ?? ''
  const id = /value="([^"]+)"/.exec(button)?.[1] ?? ''
  assert.ok(id, button)
  const revoked = await site.post('/office/keys', { revoke: id, _key: 'back' }, { as: chief })
  assert.ok(textOf(await revoked.text()).includes('キーを取り消しました'))
  assert.equal((await cases(key)).status, 401)
})

test('without a name the box says so, and what was chosen stays', async () => {
  const answer = await site.post('/office/keys', { name: ' ', life: 'open', _key: 'x' }, { as: chief })
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.ok(textOf(html).includes('どのシステムのキーか、名前を入力してください'))
  assert.match(html, /<input[^>]*checked[^>]*value="open"|<input[^>]*value="open"[^>]*checked/)
})

test('below 課長 it is refused, and another town sees its own keys only', async () => {
  const clerk = await site.signIn(await staff(w))
  assert.equal((await site.get('/office/keys', { as: clerk })).status, 403)
  assert.equal((await site.post('/office/keys', { name: 'x', life: 'open' }, { as: clerk })).status, 403)
  await publishedScheme(w, { municipality: minami })
  const neighbour = await site.signIn(await staff(w, 'section-chief', minami))
  const page = await site.get('/office/keys', { as: neighbour })
  assert.equal(page.status, 200)
  assert.ok(textOf(await page.text()).includes('発行したキーはありません'))
})
