import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Env } from '../env.ts'
import { type Cluster, openCluster } from './cluster.ts'
import { type Hold, takeHold } from './hold.ts'
import { ownerRole } from './initialise.ts'
import { askToStop } from './postmaster.ts'

export type Log = Readonly<{ info(line: string): void; warn(line: string): void }>

export type OpenDatabase = Readonly<{
  /** Signs in as the role that owns the tables; requests go through `mannaka_app` instead. */
  ownerUrl: string
  /** Stops the embedded server if this process owns it. Call it last, after the pools are closed. */
  stop(): Promise<void>
}>

/** Thrown when another living process already serves this DATA_DIR. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse'
}

const settings = { shared_buffers: '256MB', jit: 'off' }

/**
 * The database to work with: the server behind `DATABASE_URL`, or the embedded one under
 * `DATA_DIR/postgres`, made and started as needed.
 *
 * The embedded server has one owner: the process that holds its lock. What a killed owner left behind is
 * taken over as it is, or recovered by PostgreSQL itself; nothing committed is lost. With `share`, a process
 * that comes second (a worker of its own, a script) uses the running server instead of being refused;
 * without it, it waits `patience` milliseconds for a predecessor that may be shutting down.
 */
export async function openDatabase(
  env: Pick<Env, 'databaseUrl' | 'dataDir' | 'port'>,
  log: Log,
  { share = false, patience = 4000 }: { share?: boolean; patience?: number } = {},
): Promise<OpenDatabase> {
  if (env.databaseUrl) return { ownerUrl: env.databaseUrl, stop: async () => undefined }

  const cluster = await openCluster(env.dataDir, line => log.info(line))
  log.info('PostgreSQL を起動しています…')
  const label = `mannaka ${process.pid} ${env.port}`
  const deadline = Date.now() + patience
  let taken = await takeOver(cluster, label, log)
  while ('heldBy' in taken && !share && Date.now() < deadline) {
    await sleep(250)
    taken = await takeOver(cluster, label, log)
  }
  if ('heldBy' in taken) {
    if (share) return { ownerUrl: await ownDatabase(cluster), stop: async () => undefined }
    const [, pid, port] = taken.heldBy.split(' ')
    throw new DatabaseInUse(
      `${env.dataDir} は、すでに動いている「まんなか」(プロセス ${pid}、http://localhost:${port})が使っています。` +
        'それを止めるか、DATA_DIR と PORT を変えて起動してください。',
    )
  }
  const guard = keep(cluster, taken, label, log)
  const ownerUrl = await ownDatabase(cluster)
  let stopped: Promise<void> | undefined
  return {
    ownerUrl,
    stop() {
      stopped ??= guard.end()
      return stopped
    },
  }
}

/** Starts the server or finds it running, and takes its lock. */
async function takeOver(cluster: Cluster, label: string, log: Log): Promise<Hold | { heldBy: string }> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { mine } = await cluster.start(settings)
      const taken = await takeHold(await cluster.url('postgres'), label)
      if ('heldBy' in taken || mine) return taken
      if (!(await cluster.outdated())) {
        log.info('前回の PostgreSQL が動き続けていたので、引き継ぎます。')
        return taken
      }
      log.info('前回の PostgreSQL が古いプログラムのまま残っていたので、起動し直します。')
      await taken.release()
      await cluster.stop()
    } catch (error) {
      if (attempt > 20 || !isPassing(error as Error)) throw error
      await sleep(200)
    }
  }
}

/** The server was stopping (its owner ends at this moment) or still recovering when we connected. */
function isPassing(error: Error & { code?: string }): boolean {
  const codes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', 'NOT_RUNNING']
  return codes.includes(error.code ?? '') || error.message.startsWith('Connection terminated')
}

/**
 * Owns the server until `end`, which stops it. Watches the connection that holds the lock: it ends when the server does (out of memory, killed by hand):
 * then the server is started again on the same port, and the pools find it there.
 */
function keep(cluster: Cluster, first: Hold, label: string, log: Log): { end(): Promise<void> } {
  let ending = false
  let ours = true
  let hold = first
  let restarting: Promise<void> = Promise.resolve()
  const restart = async () => {
    if (ending) return
    log.warn('PostgreSQL との接続が切れました。起動し直します…')
    const next = await takeOver(cluster, label, log)
    if ('heldBy' in next) {
      ours = false
      process.off('exit', last)
      return log.warn(`PostgreSQL は別の「まんなか」(${next.heldBy})に移りました。`)
    }
    hold = next
    watch()
  }
  const last = () => askToStop(cluster.directory)
  process.on('exit', last)
  const watch = () => {
    hold.lost.then(() => {
      restarting = restart().catch(error => log.warn(`PostgreSQL を起動し直せません: ${error.message}`))
    })
  }
  watch()
  return {
    async end() {
      ending = true
      process.off('exit', last)
      await restarting
      if (!ours) return
      // In this order: a successor that waits for the lock must not get a server that is about to end.
      await cluster.stop()
      await hold.release()
    },
  }
}

/** Makes the database `mannaka` in a fresh cluster and gives its URL. */
async function ownDatabase(cluster: Cluster): Promise<string> {
  const client = new pg.Client({ connectionString: await cluster.url('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [ownerRole])
    if (!rowCount) {
      await client.query(`create database ${ownerRole}`).catch(error => {
        if (error.code !== '42P04' && error.code !== '23505') throw error
      })
    }
  } finally {
    await client.end()
  }
  return cluster.url(ownerRole)
}
