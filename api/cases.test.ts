import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issueKey, revokeKey } from '#modules/accounts/keys/write.ts'
import { withdrawApplication } from '#modules/applications/write.ts'
import { minami, world } from '#test/actors.ts'
import { app } from '#test/app.ts'
import { publishedScheme, staff, submittedCase } from '#test/builders.ts'
import { conforms, type OpenApi } from '#test/openapi.ts'

const w = await world()
await publishedScheme(w)
const site = await app(w)
const document = (await (await site.get('/api/v1/openapi.json')).json()) as OpenApi
const chief = await staff(w, 'section-chief')
const { id, key } = await w.as(chief, ctx => issueKey(ctx, { name: '基幹系', scopes: ['cases:read'] }))

interface Changes {
  cases: { number: string; changedAt: string; state: { id: string; kind: string } }[]
  next: string | null
  asOf: string
}
const asked = (query: string, shown: string | null = key) =>
  site.get(`/api/v1/cases?${query}`, { headers: shown ? { authorization: `Bearer ${shown}` } : {} })
const changes = async (query: string) =>
  (await conforms(document, 'get /cases', await asked(query))) as Changes

const all = 'changedSince=2026-01-01T00:00:00Z'

test('the city’s own system follows its cases, and learns nothing anybody wrote', async () => {
  const first = await submittedCase(w, { at: new Date('2026-06-01T01:00:00Z') })
  const second = await submittedCase(w, { at: new Date('2026-06-02T01:00:00Z') })
  const third = await submittedCase(w, { at: new Date('2026-06-02T01:00:00Z') })
  const answer = await asked(all)
  assert.equal(answer.headers.get('cache-control'), 'private, no-store')
  const text = await answer.clone().text()
  for (const secret of ['花子', 'ハナコ', '090-', '1995', first.actor.accountId]) {
    assert.ok(!text.includes(secret), secret)
  }
  const found = (await conforms(document, 'get /cases', answer)) as Changes
  const numbers = [first, second, third].map(one => one.number).sort()
  assert.deepEqual(found.cases.map(one => one.number).sort(), numbers)
  assert.deepEqual(new Set(found.cases.map(one => one.state.id)), new Set(['submitted']))
  assert.equal(found.next, null)

  const later = new Date('2026-06-03T01:00:00Z')
  await w.as(first.actor, ctx => withdrawApplication(ctx, { caseId: first.caseId }), later)
  const since = await changes('changedSince=2026-06-02T12:00:00Z')
  assert.deepEqual(
    since.cases.map(one => [one.number, one.state.kind, one.changedAt]),
    [[first.number, 'closed', '2026-06-03T01:00:00.000Z']],
  )
})

test('page by page every case comes once, also those changed in the same instant', async () => {
  const seen: string[] = []
  let after = ''
  for (let page = 0; page < 10; page++) {
    const found = await changes(`${all}&limit=1${after}`)
    seen.push(...found.cases.map(one => one.number))
    if (found.next === null) break
    after = `&after=${found.next}`
  }
  assert.equal(seen.length, 3)
  assert.equal(new Set(seen).size, 3)
  assert.equal((await asked(`${all}&after=nonsense`)).status, 422)
  assert.equal((await asked('changedSince=yesterday')).status, 422)
})

test('what has just happened is left for the next time', async () => {
  const fresh = await submittedCase(w, { at: new Date() })
  const found = await changes(all)
  assert.ok(!found.cases.some(one => one.number === fresh.number))
  assert.ok(new Date(found.asOf) < new Date())
})

test('another city’s key sees that city’s cases only', async () => {
  await publishedScheme(w, { municipality: minami })
  const neighbour = await staff(w, 'section-chief', minami)
  const theirs = await w.as(neighbour, ctx => issueKey(ctx, { name: '隣町', scopes: ['cases:read'] }))
  const answer = await asked(all, theirs.key)
  assert.equal(answer.status, 200)
  assert.deepEqual((await answer.json()).cases, [])
  // The municipality in a key is part of what is checked, not what decides.
  const forged = (key ?? '').replace('139998', '139999')
  assert.equal((await asked(all, forged)).status, 401)
})

test('without a key, with a wrong or a revoked one: 401 and nothing else', async () => {
  for (const shown of [null, 'x', `${key}x`, (key ?? '').slice(0, -1), `mannaka_139998_${'A'.repeat(43)}`]) {
    const answer = await asked(all, shown)
    assert.equal(answer.status, 401, String(shown))
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer')
    const told = (await conforms(document, 'get /cases', answer)) as { code: string }
    assert.equal(told.code, 'key-unusable')
  }
  const signedIn = await site.get(`/api/v1/cases?${all}`, { as: await site.signIn(chief) })
  assert.equal(signedIn.status, 401, 'a session is no key')
  await w.as(chief, ctx => revokeKey(ctx, { id }))
  assert.equal((await asked(all)).status, 401)
})
