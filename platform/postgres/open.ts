import pg from 'pg'
import type { Env } from '../env.ts'
import { openCluster, ownerRole } from './cluster.ts'
import { type Hold, takeHold } from './hold.ts'

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

/**
 * The database to work with: the server behind `DATABASE_URL`, or the embedded one under
 * `DATA_DIR/postgres`, made and started as needed.
 *
 * The embedded server has one owner: the process that holds its lock. A server left over by a killed owner is
 * stopped and started afresh, losing nothing that was committed. With `share`, a process that comes second
 * (a worker of its own, a script) uses the running server instead of being refused.
 */
export async function openDatabase(
  env: Pick<Env, 'databaseUrl' | 'dataDir' | 'port'>,
  log: Log,
  { share = false }: { share?: boolean } = {},
): Promise<OpenDatabase> {
  if (env.databaseUrl) return { ownerUrl: env.databaseUrl, stop: async () => undefined }

  const cluster = await openCluster(env.dataDir, line => log.info(line))
  log.info('PostgreSQL を起動しています…')
  const settings = { shared_buffers: '256MB', jit: 'off' }
  const label = `mannaka ${process.pid} ${env.port}`
  let { mine } = await cluster.start(settings)
  const taken = await takeHold(await cluster.url('postgres'), label)
  if ('heldBy' in taken) {
    if (share)
      return { ownerUrl: await readyDatabase(await cluster.url('postgres')), stop: async () => undefined }
    const [, pid, port] = taken.heldBy.split(' ')
    throw new DatabaseInUse(
      `${env.dataDir} は、すでに動いている「まんなか」(プロセス ${pid}、http://localhost:${port})が使っています。` +
        'それを止めるか、DATA_DIR と PORT を変えて起動してください。',
    )
  }
  let hold: Hold | undefined = taken
  if (!mine) {
    log.info('前回の PostgreSQL が残っていたので、止めて起動し直します…')
    await hold.release()
    await cluster.stop()
    mine = (await cluster.start(settings)).mine
    const again = await takeHold(await cluster.url('postgres'), label)
    if ('heldBy' in again) return openDatabase(env, log, { share })
    hold = again
  }

  let stopping = false
  const watch = (current: Hold) => {
    // The connection ends when the server does (out of memory, killed): bring it back on the same port.
    current.lost.then(async () => {
      if (stopping) return
      log.warn('PostgreSQL との接続が切れました。起動し直します…')
      await cluster.start(settings)
      const next = await takeHold(await cluster.url('postgres'), label)
      if (!('heldBy' in next)) {
        hold = next
        watch(next)
      }
    }, log.warn)
  }
  watch(hold)
  return {
    ownerUrl: await readyDatabase(await cluster.url('postgres')),
    async stop() {
      if (stopping) return
      stopping = true
      await hold?.release()
      await cluster.stop()
    },
  }
}

/** Makes the database `mannaka` in a fresh cluster and gives its URL. */
async function readyDatabase(maintenanceUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: maintenanceUrl })
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
  return maintenanceUrl.replace(/\/postgres$/, `/${ownerRole}`)
}
