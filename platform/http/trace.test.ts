import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { log } from '../log.ts'
import { type Traced, traced, withoutSecrets } from './trace.ts'

test('one-time tokens stay out of the log, ids do not', () => {
  const token = 'q4mYt7aPq2o2b1n3Zr8YkE6w0dXvS5uLhJcFgTiR9Ns'
  assert.equal(withoutSecrets(`/sign-in/link/${token}`), '/sign-in/link/…')
  const id = '0199b8a0-1111-7000-8000-000000000001'
  assert.equal(withoutSecrets(`/office/cases/${id}`), `/office/cases/${id}`)
})

test('one line per request at level debug: no question, no cookie', async t => {
  const app = new Hono<{ Variables: Traced }>()
  app.use(traced())
  app.get('/office/cases', c => c.text(c.get('requestId')))
  const level = log.level
  log.level = 'debug'
  t.after(() => {
    log.level = level
  })
  // Setting the level gives the log its methods anew, so they are watched only now.
  const lines = t.mock.method(log, 'debug', () => undefined)
  const answer = await app.request('/office/cases?q=山田', { headers: { cookie: 'session=secret' } })
  assert.equal(await answer.text(), answer.headers.get('x-request-id'))
  const [line] = lines.mock.calls.map(call => (call.arguments as unknown[])[0]) as Record<string, unknown>[]
  assert.deepEqual(
    { ...line, ms: 0, requestId: '' },
    {
      requestId: '',
      method: 'GET',
      path: '/office/cases',
      status: 200,
      ms: 0,
    },
  )
  log.level = 'info'
  await app.request('/office/cases')
  assert.equal(lines.mock.callCount(), 1)
})
