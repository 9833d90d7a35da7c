import { execFile } from 'node:child_process'
import { chmod, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where progress is told to the person at the terminal. */
export type Say = (line: string) => void

/** As whom PostgreSQL runs; empty means as ourselves. */
export type Account = { uid?: number; gid?: number }

/**
 * PostgreSQL refuses to run as root. So as root (usual in containers) it runs as the owner of an existing
 * cluster, else as `postgres`, made if absent, else as `nobody` where the system has no tool to make one.
 */
export async function databaseAccount(cluster: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  const owner = await stat(cluster).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const found = (await lookUp('postgres')) ?? (await create()) ?? (await lookUp('nobody'))
  if (!found) {
    throw new Error(
      'PostgreSQL は root では動きません。postgres という利用者を作るか、root 以外で実行してください。',
    )
  }
  return found
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

async function create(): Promise<Account | undefined> {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', 'postgres']],
  ]
  for (const [program, args] of ways) {
    // A second process may have made it a moment ago, so failing is decided by looking, not by the exit code.
    await run(program, args).catch(() => undefined)
    const made = await lookUp('postgres')
    if (made) return made
  }
  return undefined
}

/**
 * Lets `account` pass through every folder above `path` (search permission only: nothing becomes listable).
 * Needed when root checks the project out below a private home such as /root. Says so for each folder.
 */
export async function letThrough(path: string, account: Account, say: Say): Promise<void> {
  if (account.uid === undefined) return
  for (let folder = path; ; folder = dirname(folder)) {
    const info = await stat(folder).catch(() => undefined)
    if (info) {
      const mask = info.uid === account.uid ? 0o100 : info.gid === account.gid ? 0o010 : 0o001
      if ((info.mode & mask) === 0) {
        await chmod(folder, (info.mode & 0o7777) | mask)
        say(`PostgreSQL が通れるように ${folder} に通過だけの許可(x)を付けました。`)
      }
    }
    if (folder === dirname(folder)) return
  }
}
