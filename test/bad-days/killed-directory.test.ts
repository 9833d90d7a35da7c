import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { judgeHouseholds, resumeRuns } from '#modules/eligibility/directory/jobs.ts'
import { finishedRun, runOf } from '#modules/eligibility/directory/read.ts'
import { startRun } from '#modules/eligibility/directory/write.ts'
import { openPool } from '#platform/db.ts'
import { mannaka, world } from '#test/actors.ts'
import { publishedScheme, staff } from '#test/builders.ts'
import { familyBenefit, registers } from '#test/households.ts'

const w = await world()
await publishedScheme(w, { changes: familyBenefit })
await publishedScheme(w, { changes: { ...familyBenefit, id: 'second' } })
const register = registers(w)
const chief = await staff(w, 'section-chief')
for (let n = 0; n < 5; n++) {
  await register.household(`R${n}`, [
    ['世帯主', '1980-05-01', { income: 0, dependants: 0 }],
    ['子', '2018-06-01'],
  ])
}

/** A second process that works a run off. */
const victim = `
  const { openDatabase, openPool } = await import('#platform/db.ts')
  const { judgeHouseholds } = await import('#modules/eligibility/directory/jobs.ts')
  const { url, municipality, run } = JSON.parse(process.env.JOB)
  console.log('begins')
  await judgeHouseholds(openDatabase(openPool(url)), municipality, run)
`

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error('it never came to that')
}

test('killed in the middle: nothing of the run is seen, and it is done again from its beginning', async () => {
  const now = new Date()
  const { id } = await w.as(chief, ctx => startRun(ctx, {}), now)
  // Somebody holds the second scheme's line, so that the process stops with the first one done and the second half done.
  const pool = openPool(w.ownerUrl, { max: 1 })
  const holder = await pool.connect()
  await holder.query('begin')
  await holder.query(`select from directory_schemes where run_id = $1 and scheme_id = 'second' for update`, [
    id,
  ])
  const url = `${w.ownerUrl}?options=${encodeURIComponent('-c role=mannaka_app')}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', victim], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { ...process.env, JOB: JSON.stringify({ url, municipality: mannaka, run: id }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await once(child.stdout, 'data')
    await until(async () => (await w.as(chief, ctx => runOf(ctx, id))).step === 'second')
    const half = await w.as(chief, ctx => runOf(ctx, id))
    assert.deepEqual([half.state, half.done, half.total], ['running', 1, 2])
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
    await holder.query('rollback')
    holder.release()
    await pool.end()
  }
  const unseen = await w.try(chief, ctx => finishedRun(ctx, id))
  assert.equal(unseen.ok ? 'ok' : unseen.refused.code, 'not-possible-now')
  assert.equal(await resumeRuns(w.database, now), 0, 'it may only be slow')
  const later = new Date(now.getTime() + 120_000)
  assert.equal(await resumeRuns(w.database, later), 1)
  const { rows: jobs } = await sql<{ n: number }>`select count(*)::int n from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'judge-households'`.execute(
    w.owner,
  )
  assert.equal(jobs[0]?.n, 1, 'it waits once, however often it is asked for')
  await judgeHouseholds(w.database, mannaka, id)
  const run = await w.as(chief, ctx => finishedRun(ctx, id))
  assert.deepEqual(
    run.schemes.map(each => each.eligible),
    [5, 5],
  )
  assert.equal(run.attempt, 2)
  const { rows } = await sql<{ n: number }>`select count(*)::int n from directory_results`.execute(w.owner)
  assert.equal(rows[0]?.n, 10)
})
