// `npm run bench -- directory`: every shipped scheme over registers of 20,000 and of 200,000 residents, as a run of the
// directory does it, once with the rules compiled to SQL and once with the evaluator, each in a process of its own; and
// how the time grows. `npm run bench -- directory 20000 sql` measures only that.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { shippedSchemes } from '#db/shipped.ts'
import { judgeHouseholds } from '#modules/eligibility/directory/jobs.ts'
import { findRun } from '#modules/eligibility/directory/read.ts'
import { startRun } from '#modules/eligibility/directory/write.ts'
import type { Engine } from '#modules/eligibility/engine/write.ts'
import { enter } from '#platform/context.ts'
import { openDatabase, openPool } from '#platform/db.ts'
import { loadEnv } from '#platform/env.ts'
import { applicationRole } from '#platform/migrate.ts'
import { inventRegisters } from './directory/registers.ts'
import { city, found, publishShipped } from './running/city.ts'

const url = loadEnv().databaseUrl ?? ''
/** The evaluator is measured on the larger register only where that ends within this time, in seconds. */
const longest = 180
const now = new Date('2026-11-23T01:00:00Z')
const system = { kind: 'system', municipalityId: city, job: 'bench' } as const

interface Measured {
  seconds: number
  households: number
  peakMB: number
  schemes: { scheme: string; engine: string; seconds: number }[]
}

/** One run of all schemes, from taking the job up to results that can be seen. */
async function measure(engine: Engine): Promise<Measured> {
  const database = openDatabase(openPool(url, { role: applicationRole, max: 4 }))
  try {
    const { id } = await enter(database, system, ctx => startRun(ctx, {}), { now })
    const begun = performance.now()
    await judgeHouseholds(database, city, id, { now, ...(engine === 'evaluator' ? { engine } : {}) })
    const seconds = (performance.now() - begun) / 1000
    const run = await enter(database, system, ctx => findRun(ctx, city, id))
    if (run?.state !== 'finished') throw new Error(run?.problem ?? 'the run did not finish')
    return {
      seconds,
      households: run.households ?? 0,
      peakMB: process.resourceUsage().maxRSS / 1024,
      schemes: run.schemes.map(({ scheme, engine: by, seconds: took }) => ({
        scheme,
        engine: by ?? '',
        seconds: round(took ?? 0, 2),
      })),
    }
  } finally {
    await database.destroy()
  }
}

/** The same in a process of its own, with the most memory a connection of the database held meanwhile. */
async function measuredApart(engine: Engine): Promise<Measured & { databaseMB: number | null }> {
  const child = spawn(process.execPath, [import.meta.filename, 'measure', engine], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const watching = watchDatabase()
  let told = ''
  child.stdout.on('data', chunk => {
    told += String(chunk)
  })
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  const databaseMB = await watching.stop()
  if (code !== 0) throw new Error(`measuring ${engine} ended with ${code}`)
  return { ...(JSON.parse(told) as Measured), databaseMB }
}

/** Looks at the memory of the database's own processes where they run on this machine. */
function watchDatabase() {
  const owner = openDatabase(openPool(url, { max: 1 }))
  let most = 0
  let stopped = false
  const watching = (async () => {
    while (!stopped) {
      const { rows } = await sql<{ pid: number }>`
        select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
        owner,
      )
      for (const { pid } of rows) most = Math.max(most, anonymousMB(pid))
      await new Promise(resolve => setTimeout(resolve, 250))
    }
    await owner.destroy()
  })()
  return {
    async stop() {
      stopped = true
      await watching
      return most > 0 ? round(most, 0) : null
    },
  }
}

function anonymousMB(pid: number): number {
  try {
    const line = /RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(line?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

async function main(sizes: number[], engines: Engine[]): Promise<void> {
  const owner = openDatabase(openPool(url, { max: 2 }))
  const database = openDatabase(openPool(url, { role: applicationRole, max: 2 }))
  await found(owner)
  for (const [scheme, code] of shippedSchemes()) {
    if (code === String(city)) await publishShipped(database, scheme)
  }
  await database.destroy()
  const took = new Map<string, number>()
  for (const residents of sizes) {
    await sql`truncate residents, register_taxes, register_pupils, register_benefits`.execute(owner)
    await inventRegisters(owner, city, residents)
    for (const engine of engines) {
      const expected = expectedSeconds(took, engine, residents)
      if (engine === 'evaluator' && expected > longest) {
        const skipped = `about ${round(expected, 0)} s by the smaller register`
        console.log(JSON.stringify({ bench: 'directory', residents, engine, skipped }))
        continue
      }
      await sql`truncate directory_results, household_facts, directory_schemes, directory_runs, directory_samples, directory_findings`.execute(
        owner,
      )
      const { seconds, households, peakMB, databaseMB, schemes } = await measuredApart(engine)
      took.set(`${engine} ${residents}`, seconds)
      const line = {
        bench: 'directory',
        residents,
        engine,
        seconds: round(seconds, 2),
        perSecond: round(residents / seconds, 0),
        peakMB: round(peakMB, 0),
        databaseMB,
        households,
        schemes,
      }
      console.log(JSON.stringify(line))
    }
  }
  const [small, large] = sizes
  for (const engine of engines) {
    const [before, after] = [took.get(`${engine} ${small}`), took.get(`${engine} ${large}`)]
    if (!before || !after || !small || !large) continue
    const growth = { residents: large / small, seconds: round(after / before, 2) }
    console.log(JSON.stringify({ bench: 'directory', case: 'growth', engine, ...growth }))
  }
  await owner.destroy()
}

/** By the runs so far, were it to grow with the residents. */
function expectedSeconds(took: Map<string, number>, engine: Engine, residents: number): number {
  const known = [...took].filter(([name]) => name.startsWith(`${engine} `)).at(-1)
  return known ? (known[1] * residents) / Number(known[0].split(' ')[1]) : 0
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

const [first, second] = process.argv.slice(2)
if (first === 'measure') console.log(JSON.stringify(await measure(second as Engine)))
else
  await main(first ? [Number(first)] : [20_000, 200_000], second ? [second as Engine] : ['sql', 'evaluator'])
