import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, readlink, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Postmaster = { pid: number; port: number; ready: boolean }

/** What a cluster's `postmaster.pid` says, true or not; undefined when there is none. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  const lines = text?.split('\n')
  const pid = Math.abs(Number(lines?.[0]))
  if (!lines || !pid) return undefined
  return { pid, port: Number(lines[3]) || 0, ready: lines[7]?.trim() === 'ready' }
}

/**
 * The server now running on `cluster`, or undefined. A process number alone proves nothing: after
 * `kill -9`, a restart of the machine or in a new container it may belong to something else.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const said = await readPostmaster(cluster)
  return said && (await isServing(said.pid, cluster)) ? said : undefined
}

async function isServing(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const [name, cwd, state] = await Promise.all([
      readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
      readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
    ])
    const zombie = /\) [ZX] /.test(state)
    return !zombie && name.trim() === 'postgres' && cwd === (await realpath(cluster))
  }
  const [program, args] =
    process.platform === 'win32'
      ? ['tasklist', ['/FO', 'CSV', '/NH', '/FI', `PID eq ${pid}`]]
      : ['ps', ['-o', 'command=', '-p', String(pid)]]
  const { stdout } = await run(program as string, args as string[]).catch(() => ({ stdout: '' }))
  return stdout.includes('postgres') && (process.platform === 'win32' || stdout.includes(cluster))
}

/** Whether the running server's program was deleted or replaced on disk, as by installing again. */
export async function runsOldProgram(cluster: string): Promise<boolean> {
  const server = await findPostmaster(cluster)
  const program = server && (await readlink(`/proc/${server.pid}/exe`).catch(() => ''))
  return program?.endsWith(' (deleted)') ?? false
}

/**
 * Makes a left-over `postmaster.pid` harmless when its number now belongs to a stranger, which would make
 * PostgreSQL refuse to start for ever. Only the number is replaced, by one that cannot exist: the rest of the
 * file is how PostgreSQL finds out that children of the old server still hold its memory.
 */
export async function disownPostmaster(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined || (await findPostmaster(cluster))) return
  await writeFile(file, text.replace(/^-?\d*/, '99999999'))
}

/** Stops a running server and waits until it is gone. Committed rows are safe whichever signal it takes. */
export async function haltPostmaster(cluster: string, pgCtl: string): Promise<void> {
  const before = await findPostmaster(cluster)
  if (!before) return
  for (const [signal, mode, seconds] of [
    ['SIGINT', 'fast', 30],
    ['SIGQUIT', 'immediate', 20],
  ] as const) {
    if (process.platform === 'win32')
      await run(pgCtl, ['stop', '-D', cluster, '-m', mode]).catch(() => undefined)
    else signalProcess(before.pid, signal)
    for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(20)) {
      const now = await findPostmaster(cluster)
      if (now?.pid !== before.pid) return
    }
  }
  throw new Error(`PostgreSQL(プロセス ${before.pid})を止められませんでした。`)
}

/** The last act of a process that owns the server and ends without having stopped it: asks, without waiting. */
export function askToStop(cluster: string): void {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)
    if (pid > 0) process.kill(pid, 'SIGINT')
  } catch {
    // Already gone, or not ours to signal: the next start takes it over.
  }
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
