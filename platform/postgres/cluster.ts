import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { keptSecret } from '../env.ts'
import { type Account, databaseAccount, letThrough, type Say } from './account.ts'
import { type Binaries, locateBinaries } from './binaries.ts'
import { initialise, ownerRole } from './initialise.ts'
import { launch, sharedMemory } from './launch.ts'
import { disownPostmaster, findPostmaster, haltPostmaster, runsOldProgram } from './postmaster.ts'

/** One PostgreSQL below `folder`: the cluster itself, its password, its port and its log. */
export type Cluster = Readonly<{
  /** The PostgreSQL data directory. */
  directory: string
  /** The URL of a database in it, as the role that owns everything. */
  url(database: string): Promise<string>
  /** Starts it, with these PostgreSQL settings, unless it runs already; `mine`: this call started it. */
  start(settings?: Record<string, string>): Promise<{ mine: boolean }>
  running(): Promise<boolean>
  /** Whether what runs is a program that was replaced on disk since. */
  outdated(): Promise<boolean>
  stop(): Promise<void>
}>

/** Prepares the cluster below `folder` (made by initdb if absent) without starting it. */
export async function openCluster(folder: string, say: Say): Promise<Cluster> {
  const binaries = await locateBinaries()
  const directory = join(folder, 'postgres')
  await mkdir(folder, { recursive: true })
  const account = await databaseAccount(directory)
  const password = keptSecret(join(folder, 'postgres-password'))
  await letThrough(folder, account, say)
  await letThrough(join(binaries.root, 'native', 'bin'), account, say)
  await initialise(folder, directory, binaries, account, password, say)
  return {
    directory,
    async url(database) {
      const port = (await findPostmaster(directory))?.port
      if (!port) throw Object.assign(new Error('PostgreSQL が動いていません。'), { code: 'NOT_RUNNING' })
      return `postgres://${ownerRole}:${password}@127.0.0.1:${port}/${database}`
    },
    start: (settings = {}) => start(folder, directory, binaries, account, settings),
    outdated: () => runsOldProgram(directory),
    running: async () => (await findPostmaster(directory)) !== undefined,
    stop: () => haltPostmaster(directory, binaries.pgCtl),
  }
}

async function start(
  folder: string,
  directory: string,
  binaries: Binaries,
  account: Account,
  settings: Record<string, string>,
): Promise<{ mine: boolean }> {
  const portFile = join(folder, 'postgres-port')
  const logFile = join(folder, 'postgres.log')
  let port = Number(await readFile(portFile, 'utf8').catch(() => 0)) || (await freePort())
  for (let attempt = 1; ; attempt++) {
    if (await findPostmaster(directory)) {
      if (await settled(directory)) return { mine: false }
      continue
    }
    await disownPostmaster(directory)
    const outcome = await launch(directory, binaries, account, logFile, {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      port: String(port),
      timezone: 'UTC',
      log_timezone: 'UTC',
      max_connections: '200',
      ...(await sharedMemory()),
      ...settings,
    })
    if (outcome === 'ready') {
      await writeFile(portFile, `${port}\n`)
      return { mine: true }
    }
    if (attempt >= 8) throw new Error(`PostgreSQL を起動できません。${logFile} の最後:\n${outcome}`)
    if (/could not bind|Address already in use|could not create any TCP/.test(outcome))
      port = await freePort()
    // Otherwise children of a killed server still hold its memory for a moment, or another process was first.
    else await sleep(100 * attempt)
  }
}

/** Waits while a server that someone else started is starting, recovering or stopping. */
async function settled(directory: string): Promise<boolean> {
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(25)) {
    const now = await findPostmaster(directory)
    if (!now) return false
    if (now.ready) return true
  }
  throw new Error(`${directory} の PostgreSQL が 2 分たっても応答しません。`)
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}
