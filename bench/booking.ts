// `npm run bench -- booking`: bookings a second through HTTP, each by another signed-in resident, all on one hot slot
// and over a thousand slots; beside the same two statements (take a place, hold the units) in transactions of a bare
// loop over as many connections. Also what one booking costs the server's own thread, and how many statements it sends.
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import pg from 'pg'
import type { Scene } from './booking/scene.ts'

/** As many at once as the server has connections to its database. */
const atOnce = 16
const residents = 3200
const warm = 200
const seconds = 5
const city = 139998

interface Work {
  how: 'http' | 'raw'
  scene: Omit<Scene, 'stop' | 'statements'>
  slots: string[]
  /** Residents used before: each books a slot once. */
  skip: number
  warm: number
}
interface Measured {
  done: number
  perSecond: number
}

/** Runs `once` at all places at once until the time is over or nobody is left; the first ones only warm up. */
async function measured(work: Work, once: (turn: number) => Promise<void>): Promise<Measured> {
  let turn = work.skip
  const last = work.how === 'http' ? work.scene.people.length : Number.POSITIVE_INFINITY
  const run = async (until: () => boolean) => {
    const place = async () => {
      while (until() && turn < last) await once(turn++)
    }
    await Promise.all(Array.from({ length: atOnce }, place))
  }
  await run(() => turn < work.skip + work.warm)
  const first = turn
  const begun = performance.now()
  await run(() => performance.now() - begun < seconds * 1000)
  const done = turn - first
  return { done: turn - work.skip, perSecond: done / ((performance.now() - begun) / 1000) }
}

/** One booking as a browser sends it. */
function overHttp(work: Work): (turn: number) => Promise<void> {
  const { scene, slots } = work
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  return turn => {
    const person = scene.people[turn] as Scene['people'][number]
    const slot = slots[turn % slots.length] as string
    const query = new URLSearchParams({ type: scene.type, facility: scene.facility, slot })
    const body = new URLSearchParams({ voucher: person.voucher, wish: '', _key: randomUUID() }).toString()
    const headers = {
      cookie: person.cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    }
    const options = { host: '127.0.0.1', port: scene.port, method: 'POST', agent, headers }
    return new Promise((resolve, reject) => {
      const sent = request({ ...options, path: `/mannaka/bookings/confirm?${query}` }, answer => {
        answer.resume()
        answer.on('end', () => {
          const booked = /\/bookings\/[0-9a-f-]{36}\?done=booked$/.test(answer.headers.location ?? '')
          if (booked) resolve()
          else reject(new Error(`booking answered ${answer.statusCode} ${answer.headers.location ?? ''}`))
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }
}

/** The two statements alone, as the owner of the tables: no rules, no rights, no events. */
function raw({ scene, slots }: Work, pool: pg.Pool): (turn: number) => Promise<void> {
  return async turn => {
    const { voucher } = scene.people[turn % scene.people.length] as Scene['people'][number]
    const slot = slots[turn % slots.length]
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(
        `update slots set taken = taken + 1
         where facility_id = $1 and id = $2 and taken < capacity and closed_at is null`,
        [scene.facility, slot],
      )
      await client.query(
        `insert into voucher_lines (municipality_id, voucher_id, pool, kind, steps, reservation_id, facility_id,
           actor_kind, at) values ($1, $2, 'main', 'hold', -2, $3, $4, 'bench', now())`,
        [city, voucher, randomUUID(), scene.facility],
      )
      await client.query('commit')
    } finally {
      client.release()
    }
  }
}

/** In a thread of its own, so that asking takes nothing from answering. */
function inThread(work: Work): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: work })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function main(): Promise<void> {
  const { scene } = await import('./booking/scene.ts')
  const { stop, statements, ...shown } = await scene(residents)
  try {
    for (const [name, slots] of [
      ['hot', [shown.hot]],
      ['spread', shown.spread],
    ] as const) {
      const work = { scene: shown, slots: [...slots], skip: 0 }
      const cpu = process.threadCpuUsage()
      const before = statements()
      const http = await inThread({ ...work, how: 'http', warm })
      const spent = process.threadCpuUsage(cpu)
      const bare = await inThread({ ...work, how: 'raw', warm })
      const line = {
        bench: 'booking',
        case: name,
        perSecond: round(http.perSecond, 1),
        raw: round(bare.perSecond, 1),
        ratio: round(http.perSecond / bare.perSecond, 3),
        // Of the server's own thread, warming up included.
        serverMs: round((spent.user + spent.system) / 1000 / http.done, 2),
        statements: round((statements() - before) / http.done, 2),
      }
      console.log(JSON.stringify(line))
    }
  } finally {
    await stop()
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

if (isMainThread) await main()
else {
  const work = workerData as Work
  const pool = work.how === 'raw' ? new pg.Pool({ connectionString: work.scene.url, max: atOnce }) : undefined
  const result = await measured(work, pool ? raw(work, pool) : overHttp(work))
  await pool?.end()
  parentPort?.postMessage(result)
}
