// The first step of every command: from a bare checkout and any Node from 20 on to installed packages and
// Node 24. Plain JavaScript without packages, because at this point there may be none.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'

/** A line of progress for the person at the terminal. */
export function say(line) {
  console.log(`▸ ${line}`)
}

/** Ends the command with a sentence instead of a stack. */
export function fail(line) {
  console.error(`✖ ${line}`)
  process.exit(1)
}

/** Installs what package-lock.json lists, if anything of it is missing, and gives the path of Node 24. */
export function ensureDependencies({ development }) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(
      `Node.js 20 以上が必要です(今は ${process.versions.node})。https://nodejs.org/ja から入れてください。`,
    )
  }
  if (!isInstalled(development)) {
    say('依存関係を準備しています…(初回は数分かかります)')
    const kind = development ? '--include=dev' : '--omit=dev'
    const { status, error } = spawnSync('npm', ['ci', kind, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: windows,
    })
    if (error) fail(`npm を実行できません(${error.message})。Node.js に付属の npm を入れてください。`)
    if (status !== 0) fail('依存関係を準備できませんでした。上の npm の知らせを確かめてください。')
  }
  return node24()
}

/** Compares what npm recorded as installed with the lock file: no dates, which git and copies change. */
function isInstalled(development) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional, dev, devOptional }]) => {
    if (path === '' || optional || devOptional || (dev && !development)) return true
    return present[path]?.version === version
  })
}

function node24() {
  const folder = join(root, 'node_modules', 'node')
  const brought = join(folder, 'bin', windows ? 'node.exe' : 'node')
  if (!existsSync(brought) && existsSync(folder)) {
    // Where npm may not run install scripts, the package could not fetch the program itself.
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], { cwd: folder, stdio: 'ignore' })
  }
  if (existsSync(brought)) return brought
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return fail(
    'Node.js 24 を用意できませんでした。Node.js 24 を入れて使うか、npm が node のインストールスクリプトを実行できるようにしてください。',
  )
}

/**
 * Goes on with `file` under Node 24 and ends with its exit code. The two live and die together: signals are
 * passed on, and when this process is killed outright the other notices and shuts down in order.
 */
export function continueWith(node, file, args, environment = {}) {
  const child = spawn(node, ['--import', './scripts/attached.mjs', file, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`, ...environment },
  })
  let asked = false
  process.on('SIGINT', () => {
    // Ctrl-C reaches the whole group by itself; the child decides when it has finished.
    asked = true
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      asked = true
      child.kill(signal)
    })
  }
  if (process.env.npm_lifecycle_event && !windows) {
    // npm may be killed without passing it on; what it started (a shell, then us) is then handed to init.
    const before = ancestors()
    const watch = setInterval(() => {
      if (ancestors() === before) return
      clearInterval(watch)
      if (!asked) child.kill('SIGTERM')
    }, 1000)
    watch.unref()
  }
  child.on('error', error => fail(error.message))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
}

/** The process that started us and, where the system tells, the one that started that. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')')).split(' ')[2]}`
  } catch {
    return String(process.ppid)
  }
}
