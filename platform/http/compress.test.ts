import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { Hono } from 'hono'
import { compressing, encodingFor } from './compress.ts'

test('the encoding is the best of those accepted', () => {
  const cases: [string | undefined, string | undefined][] = [
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['gzip;q=0, *;q=0', undefined],
    ['identity', undefined],
    ['', undefined],
    [undefined, undefined],
  ]
  for (const [accepted, expected] of cases) assert.equal(encodingFor(accepted), expected, accepted)
})

const long = 'まんなか'.repeat(1000)
const app = new Hono()
app.use(compressing())
app.get('/page', c => c.html(long, 200, { etag: '"one"', 'set-cookie': 'a=b' }))
app.get('/short', c => c.html('short'))
app.get('/photo', c => c.body(long, 200, { 'content-type': 'image/jpeg' }))
app.get('/ready', c => c.body(long, 200, { 'content-type': 'text/css', 'content-encoding': 'gzip' }))
const ask = (path: string, method = 'GET') =>
  app.request(path, { method, headers: { 'accept-encoding': 'br' } })

test('text is compressed and still the same; its other headers stay', async () => {
  const answer = await ask('/page')
  const body = Buffer.from(await answer.arrayBuffer())
  assert.equal(brotliDecompressSync(body).toString(), long)
  assert.equal(answer.headers.get('content-length'), String(body.length))
  assert.equal(answer.headers.get('etag'), 'W/"one"')
  assert.equal(answer.headers.get('set-cookie'), 'a=b')
  assert.equal(answer.headers.get('vary'), 'Accept-Encoding')
})

test('what is short, a picture or compressed already stays as it is', async () => {
  for (const [path, was] of [
    ['/short', null],
    ['/photo', null],
    ['/ready', 'gzip'],
  ] as const) {
    assert.equal((await ask(path)).headers.get('content-encoding'), was, path)
  }
  assert.equal(await (await ask('/short')).text(), 'short')
  assert.equal((await ask('/page', 'HEAD')).headers.get('content-encoding'), null)
})
