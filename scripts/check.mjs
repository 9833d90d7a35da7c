#!/usr/bin/env node
// `npm run check`: everything a change must satisfy before it lands, and exactly what CI runs.
//
//   npm run check                all steps
//   npm run check -- --fix       let Biome repair what it can, then all steps
//   npm run check -- floors      only the named house rules (see scripts/check/rules.ts)
//
// Plain JavaScript so that any Node from 20 on can start it; the steps then run under the Node 24 that npm
// brought into node_modules.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { ensureDependencies, root } from './bootstrap.mjs'

const windows = process.platform === 'win32'
const binary = name => join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name)
const node = ensureDependencies({ development: true })

/** Runs one program to its end and keeps what it printed, so that steps running at once do not mix lines. */
function run(command, args) {
  return new Promise(resolve => {
    const output = []
    const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
    if (process.stdout.isTTY) env.FORCE_COLOR = '1'
    const child = spawn(command, args, { cwd: root, env, shell: windows && command.endsWith('.cmd') })
    child.stdout.on('data', chunk => output.push(chunk))
    child.stderr.on('data', chunk => output.push(chunk))
    child.on('error', error => resolve({ ok: false, text: `${command}: ${error.message}\n` }))
    child.on('close', code => resolve({ ok: code === 0, text: Buffer.concat(output).toString() }))
  })
}

async function biome(fix) {
  const flags = fix ? ['--write'] : []
  return run(binary('biome'), ['check', '--error-on-warnings', '--max-diagnostics=200', ...flags, '.'])
}

async function types() {
  if (existsSync(join(root, 'react-router.config.ts'))) {
    const typegen = await run(binary('react-router'), ['typegen'])
    if (!typegen.ok) return typegen
  }
  return run(binary('tsc'), ['--noEmit', '-p', '.'])
}

const args = process.argv.slice(2)
const fix = args.includes('--fix')
const named = args.filter(arg => !arg.startsWith('--'))
const house = () => run(node, [join(root, 'scripts', 'check', 'main.ts'), ...named])

// With --fix the formatter writes first; otherwise the three read the same files and can run side by side.
const begun = Date.now()
const steps = []
if (named.length === 0) {
  const first = biome(fix)
  if (fix) await first
  steps.push(['Format and lint (Biome)', first], ['Types (TypeScript)', types()])
}
steps.push(['House rules (scripts/check)', house()])

let failed = 0
for (const [title, step] of steps) {
  const { ok, text } = await step
  console.log(`${ok ? '✓' : '✗'} ${title}`)
  if (text.trim() && (!ok || title.startsWith('House'))) console.log(`${text.trimEnd()}\n`)
  if (!ok) failed += 1
}
const seconds = ((Date.now() - begun) / 1000).toFixed(1)
console.log(
  failed === 0 ? `All in order (${seconds} s).` : `${failed} of ${steps.length} not in order (${seconds} s).`,
)
process.exit(failed === 0 ? 0 : 1)
