import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { publishedScheme, resident, staff } from '#test/builders.ts'
import { familyBenefit, registers } from '#test/households.ts'
import { households } from '../results/read.ts'
import { judgeHouseholds, resumeRuns } from './jobs.ts'
import { finishedRun, runOf, runs } from './read.ts'
import { cancelRun, startRun } from './write.ts'

const w = await world()
await publishedScheme(w, { changes: familyBenefit })
const register = registers(w)
const chief = await staff(w, 'section-chief')
const clerk = await staff(w)
const elsewhere = await staff(w, 'section-chief', minami)
const now = new Date('2026-11-23T01:00:00Z')
const code = (outcome: { ok: boolean; refused?: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refused?.code

await register.household('A', [
  ['世帯主', '1988-05-01', { income: 3_000_000, salary_or_pension: true, dependants: 1, class: 'taxed' }],
  ['妻', '1990-05-01', { income: 900_000, class: 'non-taxed' }],
  ['子', '2018-06-01'],
])
await register.household('B', [
  ['世帯主', '1992-05-01', { income: 1_000_000, class: 'non-taxed', dependants: 1 }],
  ['子', '2020-06-01'],
])
await register.household('C', [
  ['世帯主', '1992-05-01'],
  ['子', '2021-06-01'],
])
await register.household('D', [['世帯主', '1950-05-01', { income: 0, class: 'non-taxed' }]])

const start = (actor = chief) => w.as(actor, ctx => startRun(ctx, {}), now)
const work = (id: string) => judgeHouseholds(w.database, mannaka, id, { now })
const state = async (id: string) => (await w.as(chief, ctx => runOf(ctx, id))).state
const list = (id: string, filter: Record<string, unknown> = {}) =>
  w.as(chief, async ctx =>
    (
      await households(ctx, await finishedRun(ctx, id), {
        scheme: 'family-care',
        page: 1,
        size: 50,
        ...filter,
      })
    ).rows.map(row => [row.household, row.outcome]),
  )
const sweep = async () => {
  await sql`update directory_runs set state = 'cancelled' where state in ('waiting', 'running')`.execute(
    w.owner,
  )
}

test('a run judges every household; what no register tells is unknown, never no', async () => {
  const { id } = await start()
  assert.equal(await state(id), 'waiting')
  await work(id)
  const run = await w.as(chief, ctx => finishedRun(ctx, id))
  assert.deepEqual([run.households, run.people, run.taxYear, run.done], [4, 8, 2026, 1])
  const [counts] = run.schemes
  assert.deepEqual([counts?.eligible, counts?.notEligible, counts?.unknown], [1, 2, 1])
  assert.deepEqual(counts?.missing, { 扶養親族数: 1, 申請者所得: 1 })
  assert.deepEqual(counts?.reasons, { income: 1, 'has-child': 1 })
  assert.deepEqual(await list(id), [
    ['B', 'eligible'],
    ['C', 'unknown'],
    ['A', 'not-eligible'],
    ['D', 'not-eligible'],
  ])
})

test('two at once: the second is told, and shown the same run', async () => {
  const both = await Promise.all(
    [chief, await staff(w, 'division-chief')].map(actor => w.try(actor, ctx => startRun(ctx, {}), now)),
  )
  const won = both.find(each => each.ok)
  const lost = both.find(each => !each.ok)
  assert.ok(won?.ok && lost && !lost.ok)
  assert.equal(lost.refused.code, 'directory-under-way')
  assert.equal(lost.refused.details.run, won.value.id)
  await w.as(chief, ctx => cancelRun(ctx, { run: won.value.id }))
  await work(won.value.id)
  assert.equal(await state(won.value.id), 'cancelled')
})

test('a reform in the middle of a run does not reach it', async () => {
  const { id } = await start()
  await publishedScheme(w, {
    changes: { ...familyBenefit, rules: familyBenefit.rules.slice(0, 1) },
    version: 2,
    effectiveFrom: '2026-11-01',
  })
  await work(id)
  const run = await w.as(chief, ctx => finishedRun(ctx, id))
  assert.equal(run.schemes[0]?.version, 1)
  assert.equal((await list(id, { outcome: 'eligible' })).length, 1)
  const next = await start()
  await work(next.id)
  assert.deepEqual(await list(next.id, { change: 'became' }), [
    ['A', 'eligible'],
    ['C', 'eligible'],
  ])
  const after = await w.as(chief, ctx => finishedRun(ctx, next.id))
  assert.deepEqual(after.schemes[0]?.changes, { became: 2, same: 2 })
  await sql`delete from scheme_versions where version = 2`.execute(w.owner)
})

test('a run that was killed is taken up again from its beginning and leaves no half results', async () => {
  const { id } = await start()
  // What a killed process leaves: a state that says it is worked on, and part of the results.
  await sql`update directory_runs set state = 'running', attempt = 1, alive_at = ${new Date(now.getTime() - 60_000)}
    where id = ${id}::uuid`.execute(w.owner)
  await sql`insert into directory_results (municipality_id, run_id, scheme_id, household, outcome)
    values (${mannaka}, ${id}::uuid, 'family-care', 'left over', 'eligible')`.execute(w.owner)
  assert.equal(code(await w.try(chief, ctx => finishedRun(ctx, id))), 'not-possible-now')
  assert.equal(await resumeRuns(w.database, now), 1)
  await work(id)
  const run = await w.as(chief, ctx => finishedRun(ctx, id))
  assert.equal(run.attempt, 2)
  assert.deepEqual(
    (await list(id)).map(([household]) => household),
    ['B', 'C', 'A', 'D'],
  )
  assert.equal(await resumeRuns(w.database, now), 0)
})

test('whoever was overtaken writes nothing more', async () => {
  const { id } = await start()
  await Promise.all([work(id), work(id)])
  assert.equal(await state(id), 'finished')
  assert.equal((await list(id)).length, 4)
})

const broken = (must: string) =>
  ({ ...familyBenefit, id: 'broken', rules: [{ ...familyBenefit.rules[0], must }] }) as Record<
    string,
    unknown
  >

test('a rule that divides by zero or never ends gives no answer: that is counted apart, and no run hangs', async () => {
  for (const must of [
    'count(子ども) / 0 > 1',
    'some 数 in 1..9999999999 satisfies 数 < count(子ども) - 99',
  ]) {
    await publishedScheme(w, { changes: broken(must) })
    const { id } = await start()
    await work(id)
    const run = await w.as(chief, ctx => finishedRun(ctx, id))
    const scheme = run.schemes.find(each => each.scheme === 'broken')
    assert.deepEqual([scheme?.unknown, scheme?.byHand, scheme?.missing], [4, 4, {}], must)
    assert.equal((await list(id, { scheme: 'broken', missing: 'none' })).length, 4)
    await sql`delete from scheme_versions where scheme_id = 'broken'`.execute(w.owner)
  }
})

test('rules that cannot be worked out end the run with a sentence; earlier results stay', async () => {
  const [before] = await w.as(chief, ctx => runs(ctx))
  await publishedScheme(w, { changes: broken('true') })
  const { id } = await start()
  await sql`update scheme_versions set digest = 'spoiled', definition = definition - 'workflow'
    where scheme_id = 'broken'`.execute(w.owner)
  await work(id)
  const run = await w.as(chief, ctx => runOf(ctx, id))
  assert.equal(run.state, 'failed')
  assert.match(
    run.problem ?? '',
    /「broken」の規則を計算できないため、判定をやめました（制度の定義の形が正しくありません）。.*前回の結果はそのまま/,
  )
  assert.ok(before)
  assert.equal((await list(before.id)).length, 4)
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int n from directory_results where run_id = ${id}::uuid`.execute(w.owner)
  assert.equal(rows[0]?.n, 0)
  await sql`delete from scheme_versions where scheme_id = 'broken'`.execute(w.owner)
})

test('staff need the right; residents are refused; another municipality sees nothing', async () => {
  const [newest] = await w.as(chief, ctx => runs(ctx))
  assert.ok(newest)
  for (const actor of [clerk, await resident(w)]) {
    assert.equal(code(await w.try(actor, ctx => startRun(ctx, {}))), 'not-allowed')
    assert.equal(code(await w.try(actor, ctx => runs(ctx))), 'not-allowed')
  }
  assert.deepEqual(await w.as(elsewhere, ctx => runs(ctx)), [])
  assert.equal(code(await w.try(elsewhere, ctx => runOf(ctx, newest.id))), 'not-found')
  assert.equal(code(await w.try(elsewhere, ctx => cancelRun(ctx, { run: newest.id }))), 'not-found')
  assert.equal(code(await w.try(elsewhere, ctx => startRun(ctx, {}))), 'directory-empty')
  await sweep()
  const { id } = await w.as(system(mannaka), ctx => startRun(ctx, {}), now)
  assert.equal(await state(id), 'waiting')
})
