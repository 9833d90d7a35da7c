import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account, Say } from './account.ts'
import type { Binaries } from './binaries.ts'
import { finish } from './launch.ts'

/** Owns every table of the embedded server; also the name of the database that is served. */
export const ownerRole = 'mannaka'

/** initdb into a folder aside, then one rename: a cluster that was cut off half-made is never mistaken for one. */
export async function initialise(
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
  const draft = join(folder, `postgres.making-${randomBytes(6).toString('hex')}`)
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
