// The tests themselves, under Node 24: everything at once, then the journeys through the browser one by one,
// as one report whose last lines are the counts.
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { ensureChromium } from '../test/chromium.ts'
import { ensureTemplate, stopIfIdle, sweep, testCluster } from '../test/postgres.ts'
import { fail, root, say } from './bootstrap.mjs'
import { ensurePages } from './pages.mjs'

const journeys = `test${sep}journeys${sep}`
const started = performance.now()

function testFiles(filters) {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !/^(\.|node_modules$|build$|data$)/.test(entry.name))
    .map(entry => entry.name)
  const all = folders.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true })
      .filter(name => /\.test\.tsx?$/.test(name))
      .map(name => join(folder, name)),
  )
  const wanted = filters.map(filter => relative(root, join(root, filter)))
  return all.filter(file => wanted.length === 0 || wanted.some(part => file.startsWith(part))).sort()
}

const files = testFiles(process.argv.slice(2))
if (files.length === 0) fail('当てはまる *.test.ts がありません。')

// The pages and the browser are only for tests that go through them.
if (files.some(file => /^(test.journeys|web|api|bench|server)/.test(file)))
  await ensurePages(process.execPath)
if (files.some(file => file.startsWith(journeys))) process.env.CHROMIUM = await ensureChromium(say)

say('テスト用の PostgreSQL を準備しています…')
const cluster = await testCluster()
await sweep(cluster)
await ensureTemplate(cluster)

const totals = { tests: 0, suites: 0, passed: 0, failed: 0, cancelled: 0, skipped: 0 }

/** One run's events without its own closing counts, which are added up instead. */
async function* events(selected, concurrency) {
  if (selected.length === 0) return
  const stream = run({
    files: selected.map(file => join(root, file)),
    concurrency,
    timeout: 300_000,
    cwd: root,
  })
  for await (const event of stream) {
    if (event.type === 'test:summary' && event.data.file === undefined) {
      const { topLevel: _, ...counts } = event.data.counts
      for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count
    }
    const closing = event.type === 'test:diagnostic' && /^[a-z_]+ [\d.]+$/.test(event.data.message)
    if (closing && event.data.nesting === 0) continue
    yield event
  }
}

const names = { passed: 'pass', failed: 'fail' }

async function* all() {
  yield* events(
    files.filter(file => !file.startsWith(journeys)),
    Math.max(2, availableParallelism()),
  )
  yield* events(
    files.filter(file => file.startsWith(journeys)),
    1,
  )
}

await pipeline(Readable.from(all()), new spec(), process.stdout, { end: false })
await stopIfIdle(cluster)

for (const [name, count] of Object.entries(totals)) console.log(`# ${names[name] ?? name} ${count}`)
console.log(`# duration_ms ${Math.round(performance.now() - started)}`)
process.exit(totals.failed + totals.cancelled > 0 || totals.tests === 0 ? 1 : 0)
