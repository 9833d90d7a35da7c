// `npm run bench -- pages`: how many pages a second one process gives out while eight readers ask without pause, and
// how long the slowest twentieth of them waits, beside as many bytes from memory over the same HTTP stack.
import { Agent, get } from 'node:http'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { Hono } from 'hono'
import { listen } from '#platform/http/listen.ts'

const readers = 8
const warmSeconds = 1
const seconds = 4
const browser = { 'accept-encoding': 'gzip, deflate, br', accept: 'text/html' }

interface Asked {
  port: number
  path: string
  cookie: string
}
interface Measured {
  perSecond: number
  p95ms: number
  /** Of one answer's body on the wire. */
  bytes: number
}

/** One answer: its status and how many bytes came. */
function ask(
  { port, path, cookie }: Asked,
  agent: Agent,
): Promise<{ status: number; bytes: number; html: Buffer }> {
  const headers = { ...browser, ...(cookie ? { cookie } : {}) }
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent, headers }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const html = Buffer.concat(chunks)
        resolve({ status: answer.statusCode ?? 0, bytes: html.length, html })
      })
    }).on('error', reject)
  })
}

/** Asks without pause for a while; in a thread of its own, so that asking takes nothing from answering. */
async function load(asked: Asked, forSeconds: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers })
  const times: number[] = []
  let bytes = 0
  const begun = performance.now()
  const end = begun + forSeconds * 1000
  const reader = async () => {
    while (performance.now() < end) {
      const at = performance.now()
      const answer = await ask(asked, agent)
      if (answer.status !== 200) throw new Error(`${asked.path} answered ${answer.status}`)
      times.push(performance.now() - at)
      bytes = answer.bytes
    }
  }
  await Promise.all(Array.from({ length: readers }, reader))
  const taken = (performance.now() - begun) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  return { perSecond: times.length / taken, p95ms: times[Math.floor(times.length * 0.95)] ?? 0, bytes }
}

function measure(asked: Asked): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: asked })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** The same number of bytes from memory. */
async function measureBare(bytes: number): Promise<Measured> {
  const body = new Uint8Array(bytes).fill(97)
  const app = new Hono()
  app.get('/', c => c.body(body, 200, { 'content-type': 'text/html; charset=utf-8' }))
  const server = await listen(app, { port: 0, host: '127.0.0.1' })
  const measured = await measure({ port: server.port, path: '/', cookie: '' })
  await server.stop()
  return measured
}

/** Bytes of script a page brings along on a first visit, on the wire. */
async function scriptBytes(asked: Asked, html: string): Promise<number> {
  const inline = [...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)]
  const files = new Set([...html.matchAll(/"(\/assets\/[^"]+\.js)"/g)].map(match => match[1] ?? ''))
  let bytes = inline.reduce((sum, match) => sum + Buffer.byteLength(match[1] ?? ''), 0)
  for (const path of files) bytes += (await ask({ ...asked, path }, new Agent())).bytes
  return bytes
}

async function main(): Promise<void> {
  const { scene } = await import('./pages/scene.ts')
  const { pages, port, stop } = await scene(1000)
  try {
    for (const [page, { path, cookie }] of Object.entries(pages)) {
      const asked = { port, path, cookie }
      const plain = await fetch(`http://127.0.0.1:${port}${path}`, {
        headers: { cookie },
        redirect: 'manual',
      })
      if (plain.status !== 200) throw new Error(`${page}: ${path} answered ${plain.status}`)
      const script = await scriptBytes(asked, await plain.text())
      const { perSecond, p95ms, bytes } = await measure(asked)
      const bare = await measureBare(bytes)
      const line = {
        bench: 'pages',
        page,
        perSecond: round(perSecond, 1),
        p95ms: round(p95ms, 1),
        bytes,
        scriptBytes: script,
        bare: round(bare.perSecond, 1),
        ratio: round(perSecond / bare.perSecond, 4),
      }
      console.log(JSON.stringify(line))
    }
  } finally {
    await stop()
  }
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))

if (isMainThread) {
  await main()
} else {
  const asked = workerData as Asked
  await load(asked, warmSeconds)
  parentPort?.postMessage(await load(asked, seconds))
}
