// Builds the pages into build/ when anything that goes into them has changed since.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, root, say } from './bootstrap.mjs'

const stampFile = join(root, 'build', '.stamp')
const lockFolder = join(root, 'node_modules', '.cache', 'mannaka-build.lock')

/** `node`: the program to build with. Does nothing when build/ already holds these very sources. */
export async function ensurePages(node) {
  if (!existsSync(join(root, 'react-router.config.ts')) || isFresh()) return
  const unlock = await lock()
  try {
    const before = stamp()
    if (isFresh(before)) return
    say('画面を組み立てています…')
    const { code, output } = await build(node)
    if (code !== 0) {
      console.error(output)
      fail('画面を組み立てられませんでした。')
    }
    writeFileSync(stampFile, before)
  } finally {
    unlock()
  }
}

function isFresh(now = stamp()) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now
}

/** What the pages are made of: web/, and the code the browser may load from elsewhere (language, schemas). */
function stamp() {
  const hash = createHash('sha256')
  const roots = ['web', 'language', 'modules', 'public']
  const single = [
    'package-lock.json',
    'vite.config.ts',
    'react-router.config.ts',
    'tsconfig.json',
    'package.json',
  ]
  const wanted = file =>
    !/\.test\.tsx?$/.test(file) && (!file.startsWith('modules') || /[\\/]schema\.ts$/.test(file))
  const found = roots.flatMap(folder =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true }).map(name => join(folder, name))
      : [],
  )
  for (const file of [...single, ...found.filter(wanted).sort()]) {
    const path = join(root, file)
    if (!existsSync(path) || !statSync(path).isFile()) continue
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return hash.digest('hex')
}

function build(node) {
  return new Promise(resolve => {
    const cli = join(root, 'node_modules', '@react-router', 'dev', 'bin.cjs')
    const child = spawn(node, [cli, 'build'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk))
    child.on('error', error => resolve({ code: 1, output: error.message }))
    child.on('close', code => resolve({ code, output }))
  })
}

/** One build at a time per checkout; a lock whose process is gone is taken over. */
async function lock() {
  mkdirSync(join(lockFolder, '..'), { recursive: true })
  const owner = join(lockFolder, 'pid')
  for (;;) {
    try {
      mkdirSync(lockFolder)
      writeFileSync(owner, String(process.pid))
      return () => rmSync(lockFolder, { recursive: true, force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const age = Date.now() - (statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    const pid = existsSync(owner) ? Number(readFileSync(owner, 'utf8')) : 0
    if (age > 600_000 || (age > 2000 && !isAlive(pid))) rmSync(lockFolder, { recursive: true, force: true })
    else await sleep(200)
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}
