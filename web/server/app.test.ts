import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { log } from '#platform/log.ts'
import { world } from '#test/actors.ts'
import { app, origin, textOf } from '#test/app.ts'
import { municipalities, publishedScheme, resident, staff } from '#test/builders.ts'

const w = await world()
await municipalities(w)
await publishedScheme(w)
const site = await app(w)

test('a page comes with the headers that fence it in', async () => {
  const page = await site.get('/mannaka')
  assert.equal(page.status, 200)
  const header = (name: string) => page.headers.get(name) ?? ''
  const csp = header('content-security-policy')
  for (const rule of [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]) {
    assert.ok(csp.includes(rule), `${rule} in ${csp}`)
  }
  assert.match(csp, /script-src 'self' 'nonce-[0-9a-f]{32}'/)
  assert.ok(!/script-src[^;]*unsafe/.test(csp))
  assert.equal(header('x-frame-options'), 'DENY')
  assert.equal(header('x-content-type-options'), 'nosniff')
  assert.equal(header('referrer-policy'), 'same-origin')
  assert.equal(header('cache-control'), 'private, no-store')
  assert.match(header('x-request-id'), /^[0-9a-f-]{36}$/)
  assert.equal(header('strict-transport-security'), '', 'only over https')
  const again = await site.get('/mannaka')
  assert.notEqual(again.headers.get('content-security-policy'), csp, 'a nonce is good once')
})

test('a form of another site is refused, whoever is signed in', async () => {
  const cookie = await site.signIn(await resident(w))
  const others: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin },
    { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' },
  ]
  for (const headers of others) {
    const answer = await site.request('/sign-out', { method: 'POST', headers: { cookie, ...headers } })
    assert.equal(answer.status, 403, JSON.stringify(headers))
    assert.match(textOf(await answer.text()), /別のサイトの画面から送られたため/)
  }
  const still = await site.post('/language', { language: 'en', return: '/mannaka' }, { as: cookie })
  assert.equal(still.status, 303)
  assert.equal(still.headers.get('location'), '/mannaka')
})

test('an unknown address is not found, in the language of the reader', async () => {
  const words = {
    ja: 'ページが見つかりません',
    'ja-easy': 'ページがありません',
    en: 'Page not found',
  } as const
  for (const [language, sentence] of Object.entries(words)) {
    const answer = await site.get('/no/such/page', { language: language as 'ja' })
    assert.equal(answer.status, 404)
    const page = await answer.text()
    assert.ok(textOf(page).includes(sentence), `${language}: ${textOf(page)}`)
    assert.ok(page.includes(`<html lang="${language === 'en' ? 'en' : 'ja'}"`))
  }
  assert.equal((await site.get('/nowhere-city')).status, 404)
})

test('a fault shows its number and nothing else, and the log has both', async t => {
  const errors = t.mock.method(log, 'error', () => undefined)
  const told = async (path: string) => {
    const answer = await site.get(path)
    assert.equal(answer.status, 500, path)
    const page = await answer.text()
    const id = answer.headers.get('x-request-id') ?? '-'
    assert.ok(textOf(page).includes(id), `the page says ${id}`)
    assert.ok(!/scheme_versions|municipalities|does not exist|\.ts:\d/.test(page), 'no detail')
    const logged = errors.mock.calls.map(call => (call.arguments as unknown[])[0]) as {
      requestId: string
      err: Error
    }[]
    const line = logged.find(entry => entry.requestId === id)
    assert.match(line?.err.message ?? '', /does not exist/)
    assert.ok(!page.includes('<script'), 'no script with the error in it')
  }
  // Inside a page's loader, and before any page was asked.
  await withoutTable('scheme_versions', () => told('/mannaka'))
  await withoutTable('municipalities', () => told('/mannaka'))
})

async function withoutTable(table: string, work: () => Promise<void>): Promise<void> {
  await sql`alter table ${sql.ref(table)} rename to away`.execute(w.owner)
  try {
    await work()
  } finally {
    await sql`alter table away rename to ${sql.ref(table)}`.execute(w.owner)
  }
}

test('static files are kept for good, come smaller, and are only those of the build', async () => {
  const folder = join(import.meta.dirname, '../../build/client/assets')
  const css = readdirSync(folder).find(name => name.endsWith('.css')) ?? ''
  const path = `/assets/${css}`
  const plain = await site.get(path)
  assert.equal(plain.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.equal(plain.headers.get('content-type'), 'text/css; charset=utf-8')
  const bytes = Buffer.from(await plain.arrayBuffer())
  assert.deepEqual(bytes, readFileSync(join(folder, css)))

  const br = await site.get(path, { headers: { 'accept-encoding': 'gzip, deflate, br' } })
  assert.equal(br.headers.get('content-encoding'), 'br')
  const small = Buffer.from(await br.arrayBuffer())
  assert.ok(small.length < bytes.length / 3)
  assert.deepEqual(brotliDecompressSync(small), bytes)
  assert.equal(br.headers.get('vary'), 'Accept-Encoding')

  const tag = br.headers.get('etag') ?? ''
  const known = { 'accept-encoding': 'br', 'if-none-match': tag }
  assert.equal((await site.get(path, { headers: known })).status, 304)
  const head = await site.get(path, { method: 'HEAD' })
  assert.equal(head.headers.get('content-length'), String(bytes.length))
  assert.equal((await head.arrayBuffer()).byteLength, 0)

  for (const bad of [
    '/assets/nothing.js',
    '/assets/../../server/index.js',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fserver%2findex.js',
    '/assets/%00',
    '/.vite/manifest.json',
  ]) {
    const answer = await site.get(bad)
    assert.equal(answer.status, 404, bad)
    assert.ok(!/"name"|import /.test(await answer.text()), bad)
  }
})

test('pages come compressed to browsers that say so', async () => {
  const plain = await (await site.get('/mannaka')).text()
  const answer = await site.get('/mannaka', { headers: { 'accept-encoding': 'gzip' } })
  assert.equal(answer.headers.get('content-encoding'), 'gzip')
  const page = gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()
  assert.equal(textOf(page), textOf(plain))
  const none = await site.get('/mannaka', { headers: { 'accept-encoding': 'gzip;q=0, identity' } })
  assert.equal(none.headers.get('content-encoding'), null)
})

test('too large a form is refused before it is read, with a page that says what to do', async () => {
  let read = 0
  const body = new ReadableStream({
    pull(controller) {
      read += 1024 * 1024
      controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  const size = 31 * 1024 * 1024
  const answer = await site.request('/language', {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { origin, 'content-length': String(size), 'content-type': 'application/x-www-form-urlencoded' },
  } as RequestInit)
  assert.equal(answer.status, 413)
  assert.ok(read <= 2 * 1024 * 1024, `read ${read} bytes`)
  assert.match(textOf(await answer.text()), /30メガバイトまで.*戻り/)

  const unsaid = await site.request('/language', {
    method: 'POST',
    body: new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(4 * 1024 * 1024))
      },
    }),
    duplex: 'half',
    headers: { origin },
  } as RequestInit)
  assert.equal(unsaid.status, 413, 'also when the length is not told')
})

test('HEAD answers as GET without the page', async () => {
  const [get, head] = await Promise.all([site.get('/mannaka'), site.get('/mannaka', { method: 'HEAD' })])
  assert.equal(head.status, 200)
  assert.equal(await head.text(), '')
  assert.equal(head.headers.get('content-type'), get.headers.get('content-type'))
  assert.equal((await site.get('/no/such/page', { method: 'HEAD' })).status, 404)
})

test('whoever is not signed in is led to the sign-in and back to what was asked for', async () => {
  const id = '0199b8a0-0000-7000-8000-000000000001'
  for (const path of [`/mannaka/applications/${id}?from=mail`, `/mannaka/applications/${id}/withdraw`]) {
    const answer = await site.get(path)
    assert.ok([302, 303].includes(answer.status), `${path} ${answer.status}`)
    const to = new URL(answer.headers.get('location') ?? '', origin)
    assert.match(to.pathname, /^\/sign-in/)
    assert.equal(to.searchParams.get('next'), path)
  }
})

test('with the first factor only, nothing but the second is to be seen', async () => {
  const clerk = await staff(w)
  const half = await site.signIn(clerk, { factors: 1 })
  for (const path of ['/', '/office', '/office/cases', '/mannaka', '/account', '/no/such/page']) {
    const answer = await site.get(path, { as: half })
    assert.equal(answer.status, 303, path)
    assert.match(answer.headers.get('location') ?? '', /^\/sign-in\/second-factor/)
    assert.equal(await answer.text(), '')
  }
  const posted = await site.post('/office/cases', { q: 'x' }, { as: half })
  assert.equal(posted.headers.get('location'), '/sign-in/second-factor')
  const door = await site.follow(await site.get('/office', { as: half }), { as: half })
  assert.equal(door.status, 200)
  assert.ok(!textOf(await door.text()).includes(clerk.name))
})

test('alive and ready; not ready while a table of the migrations is away', async () => {
  assert.deepEqual(await (await site.get('/health')).json(), { status: 'alive' })
  const ready = await site.get('/ready')
  assert.equal(ready.status, 200)
  await sql`update app.migrations set name = name || '_unknown' where name like '0016%'`.execute(w.owner)
  const behind = await site.get('/ready')
  assert.equal(behind.status, 503)
  assert.deepEqual(await behind.json(), {
    status: 'not-ready',
    checks: { database: true, migrations: false, worker: true },
  })
  await sql`update app.migrations set name = replace(name, '_unknown', '')`.execute(w.owner)
  assert.equal((await site.get('/ready')).status, 200)
})
