import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { decide } from '#modules/cases/approval/write.ts'
import { draftDecision, openBatch } from '#modules/cases/drafting/write.ts'
import { approveCases } from '#modules/cases/effect/write.ts'
import { mannaka, world } from '#test/actors.ts'
import { june, publishedScheme, type StaffActor, staff, submittedCase } from '#test/builders.ts'
import { familyCare } from '#test/scheme.ts'

const w = await world()
const tanto = await staff(w)
const kacho = await staff(w, 'section-chief')
const chiefAlone = (mode: string) => ({
  workflow: {
    ...familyCare.workflow,
    routes: familyCare.workflow.routes.map(route =>
      route.decides.includes('grant') ? { ...route, mode, ranks: ['section-chief'] } : route,
    ),
  },
})

/** A second process that decides, says that it is done inside its transaction, and waits to be killed. */
const victim = `
  const { enter } = await import('#platform/context.ts')
  const { openDatabase, openPool } = await import('#platform/db.ts')
  const { decide } = await import('#modules/cases/approval/write.ts')
  const { url, actor, input, at } = JSON.parse(process.env.JOB)
  await enter(openDatabase(openPool(url)), actor, async ctx => {
    await decide(ctx, input)
    console.log('done but not committed')
    await new Promise(() => setInterval(() => {}, 1000))
  }, { now: new Date(at) })
`

async function killedWhileDeciding(actor: StaffActor, proposalIds: string[], at: Date): Promise<void> {
  const url = `${w.ownerUrl}?options=${encodeURIComponent('-c role=mannaka_app')}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', victim], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { ...process.env, JOB: JSON.stringify({ url, actor, input: { proposalIds }, at }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(child.stdout, 'data')
  assert.match(String(said), /done but not committed/)
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Everything a decision writes, as counts. */
async function written() {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from proposal_steps) as steps,
    (select count(*)::int from case_actions) as actions,
    (select count(*)::int from events) as events,
    (select count(*)::int from graphile_worker._private_jobs) as jobs`.execute(w.owner)
  return rows[0]
}

test('killed in the middle of deciding many: no case is decided, and deciding again decides all', async () => {
  await publishedScheme(w, { changes: chiefAlone('each') })
  const cases = [await submittedCase(w), await submittedCase(w), await submittedCase(w)]
  const caseIds = cases.map(({ caseId }) => caseId)
  const { proposals: proposalIds } = await w.as(
    tanto,
    ctx => draftDecision(ctx, { caseIds, action: 'approve' }),
    june,
  )
  const before = await written()
  await killedWhileDeciding(kacho, proposalIds, june)
  assert.deepEqual(await written(), before)
  await w.as(kacho, ctx => decide(ctx, { proposalIds }), june)
  const decided = await w.owner
    .selectFrom('events')
    .select('subject_id')
    .where('municipality_id', '=', mannaka)
    .where('type', '=', 'case.decided')
    .execute()
  assert.deepEqual(decided.map(each => each.subject_id).sort(), caseIds.toSorted())
})

test('killed in the middle of the month’s formal decision: the list is whole or not decided', async () => {
  const july = new Date('2026-07-06T01:00:00Z')
  await publishedScheme(w, { version: 2, effectiveFrom: '2026-07-01', changes: chiefAlone('batch') })
  const cases = [await submittedCase(w, { at: july }), await submittedCase(w, { at: july })]
  const caseIds = cases.map(({ caseId }) => caseId)
  await w.as(tanto, ctx => approveCases(ctx, { caseIds, action: 'approve' }), july)
  const month = { scheme: 'family-care', month: '2026-07' }
  const { proposalId } = await w.as(tanto, ctx => openBatch(ctx, month), july)
  const before = await written()
  await killedWhileDeciding(kacho, [proposalId], july)
  assert.deepEqual(await written(), before)
  await w.as(kacho, ctx => decide(ctx, { proposalIds: [proposalId] }), july)
  const formal = await w.owner
    .selectFrom('case_actions')
    .select('case_id')
    .where('action', '=', 'formal-decision')
    .execute()
  assert.deepEqual(formal.map(each => each.case_id).sort(), caseIds.toSorted())
})
