import assert from 'node:assert/strict'
import { Agent, get } from 'node:http'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { listen } from './listen.ts'

const here = { port: 0, host: '127.0.0.1' }

/** One request over `agent`: its status and text. */
function ask(port: number, path: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ port, path, agent, host: '127.0.0.1' }, answer => {
      let text = ''
      answer.on('data', chunk => {
        text += chunk
      })
      answer.on('end', () => resolve(`${answer.statusCode} ${text}`))
      answer.on('error', reject)
    }).on('error', reject)
  })
}

function application(): Hono {
  const app = new Hono()
  app.get('/quick', c => c.text('quick'))
  app.get('/slow', async c => {
    await sleep(300)
    return c.text('slow but whole')
  })
  app.get('/never', () => new Promise<Response>(() => undefined))
  return app
}

test('a stop lets what runs finish, ends idle connections and takes nothing new', async () => {
  const { port, stop } = await listen(application(), here)
  const agent = new Agent({ keepAlive: true })
  assert.equal(await ask(port, '/quick', agent), '200 quick')
  const slow = ask(port, '/slow', new Agent({ keepAlive: true }))
  await sleep(100)
  const begun = performance.now()
  const stopped = stop()
  await sleep(20)
  await assert.rejects(ask(port, '/quick', new Agent()), { code: 'ECONNREFUSED' })
  assert.equal(await slow, '200 slow but whole')
  await stopped
  assert.ok(performance.now() - begun < 2000, 'idle connections were not waited for')
  agent.destroy()
})

test('what never ends is cut off when patience is over', async () => {
  const { port, stop } = await listen(application(), here)
  const never = ask(port, '/never', new Agent())
  never.catch(() => undefined)
  await sleep(50)
  await stop(100)
  await assert.rejects(never)
})

test('a taken port is said at once', async () => {
  const first = await listen(application(), here)
  await assert.rejects(listen(application(), { ...here, port: first.port }), { code: 'EADDRINUSE' })
  await first.stop()
})
