import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { chown, mkdir, open, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { keptSecret } from '../env.ts'
import { type Account, databaseAccount, letThrough } from './account.ts'
import { type Binaries, locateBinaries } from './binaries.ts'
import { disownPostmaster, findPostmaster, haltPostmaster, readPostmaster } from './postmaster.ts'

export type Say = (line: string) => void

/** One PostgreSQL below `folder`: the cluster itself, its password, its port and its log. */
export type Cluster = Readonly<{
  /** The PostgreSQL data directory. */
  directory: string
  /** The URL of a database in it, as the role that owns everything. */
  url(database: string): Promise<string>
  /** Starts it, with these PostgreSQL settings, unless it runs already; `mine`: this call started it. */
  start(settings?: Record<string, string>): Promise<{ mine: boolean }>
  running(): Promise<boolean>
  stop(): Promise<void>
}>

export const ownerRole = 'mannaka'

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
      if (!port) throw new Error('PostgreSQL が動いていません。')
      return `postgres://${ownerRole}:${password}@127.0.0.1:${port}/${database}`
    },
    start: (settings = {}) => start(folder, directory, binaries, account, settings),
    running: async () => (await findPostmaster(directory)) !== undefined,
    stop: () => haltPostmaster(directory, binaries.pgCtl),
  }
}

/** initdb into a folder aside, then one rename: a cluster that was cut off half-made is never mistaken for one. */
async function initialise(
  folder: string,
  directory: string,
  binaries: Binaries,
  account: Account,
  password: string,
  say: Say,
): Promise<void> {
  const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => undefined)
  const ours = (await readFile(join(binaries.root, 'package.json'), 'utf8')).match(/"version": "(\d+)/)?.[1]
  if (version) {
    if (version.trim() === ours) return
    throw new Error(
      `${directory} は PostgreSQL ${version.trim()} のデータですが、この版は ${ours} です。` +
        'docs/operations.md の「PostgreSQL を上げる」に従って移してください。',
    )
  }
  say('PostgreSQL のデータ領域を作っています…')
  await clearAway(folder)
  const draft = join(folder, `postgres.making-${process.pid}-${Date.now()}`)
  const passwordFile = `${draft}.password`
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    if (account.uid !== undefined && account.gid !== undefined) {
      await chown(draft, account.uid, account.gid)
      await chown(passwordFile, account.uid, account.gid)
    }
    const common = [
      `--pgdata=${draft}`,
      `--pwfile=${passwordFile}`,
      `--username=${ownerRole}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--lc-messages=C',
      '--no-instructions',
    ]
    const first = await finish(binaries.initdb, [...common, '--locale=C.UTF-8'], account)
    if (first.code !== 0) {
      // Systems without the C.UTF-8 locale (older macOS, some minimal images): PostgreSQL's own one sorts alike.
      const own = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      const second = await finish(binaries.initdb, [...common, ...own], account)
      if (second.code !== 0) throw new Error(`initdb が失敗しました。\n${first.output}\n${second.output}`)
    }
    await rename(draft, directory)
  } catch (error) {
    // Another process made it first: theirs is as good.
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error
    await stat(join(directory, 'PG_VERSION'))
  } finally {
    await rm(passwordFile, { force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

async function clearAway(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('postgres.making-')) continue
    const info = await stat(join(folder, name)).catch(() => undefined)
    if (info && Date.now() - info.mtimeMs > 600_000)
      await rm(join(folder, name), { recursive: true, force: true })
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

/** Starts the server in a session of its own, so that Ctrl-C reaches us and not it. Returns why it did not. */
async function launch(
  directory: string,
  binaries: Binaries,
  account: Account,
  logFile: string,
  settings: Record<string, string>,
): Promise<'ready' | string> {
  const size = await stat(logFile).then(
    info => info.size,
    () => 0,
  )
  if (size > 10_000_000) await rename(logFile, `${logFile}.1`)
  const from = size > 10_000_000 ? 0 : size
  const log = openSync(logFile, 'a', 0o600)
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', directory, ...flags], {
    ...account,
    cwd: directory,
    detached: true,
    stdio: ['ignore', log, log],
    ...environment,
  })
  closeSync(log)
  child.unref()
  let ended = false
  let failure = ''
  child.on('exit', () => {
    ended = true
  })
  child.on('error', error => {
    ended = true
    failure = error.message
  })
  for (const until = Date.now() + 300_000; Date.now() < until; await sleep(10)) {
    if (ended) return failure || (await tail(logFile, from)) || 'PostgreSQL は理由を残さずに終わりました。'
    const now = await readPostmaster(directory)
    if (now?.pid === child.pid && now?.ready) return 'ready'
  }
  return await tail(logFile, from)
}

async function tail(file: string, from: number): Promise<string> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const start = Math.max(from, size - 4000)
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(Math.max(size - start, 1)),
      0,
      undefined,
      start,
    )
    return buffer.subarray(0, bytesRead).toString('utf8').trim()
  } finally {
    await handle.close()
  }
}

/** Containers often give /dev/shm 64 MB, too little for parallel queries: use files instead there. */
async function sharedMemory(): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {}
  const room = await statfs('/dev/shm').catch(() => undefined)
  const small = !room || room.bsize * room.blocks < 256 * 2 ** 20
  return small ? { dynamic_shared_memory_type: 'mmap' } : {}
}

// Nothing of ours leaks into the database's processes, and PG… variables of the caller change nothing.
const environment =
  process.platform === 'win32' ? {} : { env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C', TZ: 'UTC' } }

function finish(
  program: string,
  args: string[],
  account: Account,
): Promise<{ code: number | null; output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { ...account, stdio: ['ignore', 'pipe', 'pipe'], ...environment })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk))
    child.on('error', fail)
    child.on('close', code => done({ code, output }))
  })
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
