import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { open, rename, stat, statfs } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { readPostmaster } from './postmaster.ts'

/** Starts the server in a session of its own, so that Ctrl-C reaches us and not it. Returns why it did not. */
export async function launch(
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
export async function sharedMemory(): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {}
  const room = await statfs('/dev/shm').catch(() => undefined)
  const small = !room || room.bsize * room.blocks < 256 * 2 ** 20
  return small ? { dynamic_shared_memory_type: 'mmap' } : {}
}

// Nothing of ours leaks into the database's processes, and PG… variables of the caller change nothing.
const environment =
  process.platform === 'win32' ? {} : { env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C', TZ: 'UTC' } }

/** Runs a program of PostgreSQL's to its end and collects what it said. */
export function finish(
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
