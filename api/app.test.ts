import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { log } from '#platform/log.ts'
import { world } from '#test/actors.ts'
import { app } from '#test/app.ts'
import { facility, municipalities, publishedScheme } from '#test/builders.ts'
import { checkerOf, conforms, examplesOf, type OpenApi } from '#test/openapi.ts'
import { api } from './app.ts'

const w = await world()
await municipalities(w)
await publishedScheme(w)
const hidamari = await facility(w)
const site = await app(w)
const document = (await (await site.get('/api/v1/openapi.json')).json()) as OpenApi

const scheme = '/municipalities/{city}/schemes/{scheme}'
const ask = (body: unknown, path = '/api/v1/schemes/family-care/assess', from = '') =>
  site.request(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(from ? { 'x-forwarded-for': from } : {}) },
  })

test('the document describes every address, and its examples fit their schemas', () => {
  assert.equal(document.openapi, '3.1.0')
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map(method => `${method.toUpperCase()} ${path}`),
  )
  const served = api({ database: w.database })
    .routes.filter(({ method, path }) => method !== 'ALL' && path !== '/' && path !== '/openapi.json')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  assert.deepEqual([...new Set(served)].sort(), described.sort())
  assert.ok(described.length >= 7)
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) {
      assert.ok(operation.summary)
      for (const answer of Object.values(operation.responses)) {
        assert.ok(answer.description)
        assert.ok(answer.content?.['application/json']?.schema)
      }
    }
  }
  const examples = examplesOf(document)
  assert.ok(examples.length >= 5)
  for (const { where, schema, example } of examples) {
    const result = checkerOf(document, schema).safeParse(example)
    assert.ok(result.success, `${where}: ${result.error?.message}`)
  }
})

test('the front page leads to the document and lists what there is', async () => {
  const page = await site.get('/api/v1')
  assert.match(page.headers.get('content-type') ?? '', /^text\/html/)
  const html = await page.text()
  assert.ok(html.includes('href="/api/v1/openapi.json"'))
  for (const path of Object.keys(document.paths)) assert.ok(html.includes(path), path)
  assert.ok(!html.includes('<script'))
})

test('what is public is read by anybody, as described', async () => {
  const cities = await conforms(document, 'get /municipalities', await site.get('/api/v1/municipalities'))
  assert.deepEqual(
    (cities as { code: string }[]).map(city => city.code),
    ['139998', '139999'],
  )
  const base = '/api/v1/municipalities/mannaka'
  await conforms(document, 'get /municipalities/{city}/schemes', await site.get(`${base}/schemes`))
  const whole = await conforms(document, `get ${scheme}`, await site.get(`${base}/schemes/family-care`))
  assert.ok('rules' in (whole as object))
  const places = await conforms(
    document,
    'get /municipalities/{city}/facilities',
    await site.get(`${base}/facilities?scheme=family-care`),
  )
  const [place] = places as Record<string, unknown>[]
  assert.equal(place?.id, hidamari)
  assert.ok(!('email' in (place ?? {})), 'no address for mass mails')
})

test('refusals have one shape, and unknown addresses are no page', async () => {
  const missing = await conforms(
    document,
    `get ${scheme}`,
    await site.get('/api/v1/municipalities/mannaka/schemes/none'),
  )
  assert.equal((missing as { code: string }).code, 'not-found')
  const nowhere = await site.get('/api/v1/no/such/thing')
  assert.equal(nowhere.status, 404)
  assert.equal((await nowhere.json()).code, 'not-found')
  for (const body of [{}, { facts: [] }, { facts: {}, on: '2026-13-01' }, '{', '"x"']) {
    const answer = await ask(body)
    const told = (await conforms(document, 'post /schemes/{scheme}/assess', answer)) as {
      code: string
      issues: unknown[]
    }
    assert.equal(answer.status, 422, JSON.stringify(body))
    assert.equal(told.code, 'invalid-input')
    assert.ok(told.issues.length > 0)
  }
  const large = await ask({ facts: { 状況: 'x'.repeat(300_000) } })
  assert.equal(large.status, 413)
  assert.equal((await large.json()).code, 'too-large')
})

test('the rules answer somebody else’s facts', async () => {
  const known = { 状況: 'birth', 出産日: '2026-05-01', 住民登録あり: true, 申請日: '2026-06-01' }
  const outcome = async (facts: Record<string, unknown>) => {
    const answer = await ask({ on: '2026-06-01', facts })
    return ((await conforms(document, 'post /schemes/{scheme}/assess', answer)) as { outcome: string })
      .outcome
  }
  assert.equal(await outcome({ ...known, 同じ出産の申請中件数: 0 }), 'eligible')
  assert.equal(await outcome({ ...known, 住民登録あり: false }), 'not-eligible')
  assert.equal(await outcome({}), 'unknown')
})

test('all schemes answer at once; a town is asked by name, and names nobody knows are told', async () => {
  const facts = { 状況: 'birth', 知らない事実: 1 }
  const answer = await ask({ municipality: 'mannaka', facts }, '/api/v1/assess')
  const all = (await conforms(document, 'post /assess', answer)) as { scheme: string; unused: string[] }[]
  assert.deepEqual(
    all.map(each => [each.scheme, each.unused]),
    [['family-care', ['知らない事実']]],
  )
  const elsewhere = await ask({ municipality: 'nowhere', facts }, '/api/v1/assess')
  assert.equal(elsewhere.status, 404)
})

test('one caller cannot take it all; another still gets through', async () => {
  const from = (address: string) => ask({ facts: {} }, undefined, address)
  let refused: Response | undefined
  for (let tries = 0; tries < 400 && !refused; tries++) {
    const answer = await from('203.0.113.7')
    if (answer.status === 429) refused = answer
  }
  assert.ok(refused, 'three hundred at once are enough')
  assert.ok(Number(refused.headers.get('retry-after')) >= 1)
  await conforms(document, 'post /schemes/{scheme}/assess', refused)
  assert.equal((await from('203.0.113.8')).status, 200)
})

test('browsers of other sites may not read it, and each answer may be asked for again cheaply', async () => {
  const path = '/api/v1/municipalities/mannaka/schemes/family-care'
  const answer = await site.get(path, { headers: { origin: 'https://other.example' } })
  assert.equal(answer.headers.get('access-control-allow-origin'), null)
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
  const tag = answer.headers.get('etag') ?? ''
  assert.match(tag, /^W\/"/)
  assert.equal((await site.get(path, { headers: { 'if-none-match': tag } })).status, 304)
})

test('free places: who offers them, until when, and only so many days at once', async () => {
  const tomorrow = new Date(Date.now() + 48 * 3_600_000)
  const day = tomorrow.toISOString().slice(0, 10)
  await w.owner
    .insertInto('slots')
    .values({
      facility_id: hidamari,
      scheme_id: 'family-care',
      type: 'visit',
      day,
      starts_at: new Date(`${day}T01:00:00Z`),
      ends_at: new Date(`${day}T03:00:00Z`),
      capacity: 2,
      taken: 1,
    })
    .execute()
  const path = '/api/v1/municipalities/mannaka/schemes/family-care/slots'
  const at = async (query: string) =>
    (await conforms(document, `get ${scheme}/slots`, await site.get(`${path}${query}`))) as {
      facilityId: string
      free: number
    }[]
  assert.deepEqual(
    (await at('')).map(slot => [slot.facilityId, slot.free]),
    [[hidamari, 1]],
  )
  assert.deepEqual(await at(`?type=stay`), [])
  assert.deepEqual(await at(`?from=${day}&to=${day}`).then(found => found.length), 1)
  const elsewhere = await site.get('/api/v1/municipalities/minami/schemes/family-care/slots')
  assert.equal(elsewhere.status, 404, 'minami does not run it')
  for (const bad of ['?from=2026-01-01&to=2026-12-31', '?from=2026-02-01&to=2026-01-01', '?facility=x']) {
    assert.equal((await site.get(`${path}${bad}`)).status, 422, bad)
  }
})

test('a fault shows its number and no detail', async t => {
  const errors = t.mock.method(log, 'error', () => undefined)
  await sql`alter table scheme_versions rename to away`.execute(w.owner)
  const answer = await site.get('/api/v1/municipalities/mannaka/schemes')
  await sql`alter table away rename to scheme_versions`.execute(w.owner)
  assert.equal(answer.status, 500)
  const body = await answer.json()
  assert.deepEqual(Object.keys(body).sort(), ['code', 'message', 'requestId'])
  assert.equal(body.requestId, answer.headers.get('x-request-id'))
  assert.equal(errors.mock.callCount(), 1)
})
