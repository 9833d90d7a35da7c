import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeDocument } from '#modules/publishing/document/rules.ts'
import { existingDraft } from '#modules/publishing/draft/read.ts'
import { replaceDraft, startDraft } from '#modules/publishing/draft/write.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { publishedScheme, staff } from '#test/builders.ts'
import { familyBenefit, registers } from '#test/households.ts'
import { householdView } from '../household/read.ts'
import { households } from '../results/read.ts'
import { judgeHouseholds } from './jobs.ts'
import { finishedRun, runs } from './read.ts'
import { startRun, startWhatIf } from './write.ts'

const w = await world()
await publishedScheme(w, { changes: familyBenefit })
const register = registers(w)
const chief = await staff(w, 'section-chief')
const clerk = await staff(w)
const elsewhere = await staff(w, 'section-chief', minami)
const now = new Date('2026-11-23T01:00:00Z')
const scheme = 'family-care'
const code = (outcome: { ok: boolean; refused?: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refused?.code
const tryOn = (on?: string, actor = chief) =>
  w.try(actor, ctx => startWhatIf(ctx, { scheme, ...(on ? { on } : {}) }), now)
const work = (id: string) => judgeHouseholds(w.database, mannaka, id, { now })

await register.household('near', [
  ['世帯主', '1988-05-01', { income: 2_100_000, dependants: 0 }],
  ['子', '2018-06-01'],
])
await register.household('grown', [
  ['世帯主', '1978-05-01', { income: 100_000, dependants: 0 }],
  ['子', '2009-01-05'],
])

test('nothing to try without a draft, nothing to try it on without a run', async () => {
  assert.equal(code(await tryOn()), 'not-found')
  await w.as(chief, ctx => startDraft(ctx, { scheme }), now)
  assert.equal(code(await tryOn()), 'directory-no-facts')
  assert.equal(code(await tryOn(undefined, clerk)), 'not-allowed')
  assert.equal(code(await tryOn(undefined, elsewhere)), 'not-found')
})

test('a draft is tried on the households of the last run, and nothing of it reaches the directory', async () => {
  const { id } = await w.as(chief, ctx => startRun(ctx, {}), now)
  await work(id)
  const draft = await w.as(chief, ctx => existingDraft(ctx, scheme), now)
  assert.ok(draft.parsed.ok)
  const text = writeDocument(draft.parsed.scheme).replace('2000000', '2500000')
  await w.as(chief, ctx => replaceDraft(ctx, { scheme, revision: 1, text }), now)

  const tried = await tryOn()
  assert.ok(tried.ok)
  await work(tried.value.id)
  const trial = await w.as(chief, ctx => finishedRun(ctx, tried.value.id))
  assert.deepEqual([trial.kind, trial.comparedWith, trial.schemes[0]?.draft], ['what-if', id, true])
  assert.deepEqual(trial.schemes[0]?.changes, { became: 1, same: 1 })
  const changed = await w.as(chief, ctx =>
    households(ctx, trial, { scheme, change: 'became', page: 1, size: 50 }),
  )
  assert.deepEqual(
    changed.rows.map(row => row.household),
    ['near'],
  )
  const [shown] = (await w.as(chief, ctx => householdView(ctx, trial.id, 'near'))).schemes
  assert.deepEqual(
    [shown?.before, shown?.outcome, shown?.why],
    ['not-eligible', 'eligible', ['草案の規則による']],
  )
  assert.deepEqual(
    (await w.as(chief, ctx => runs(ctx))).map(run => run.id),
    [id],
  )
})

test('on a coming day the published rules are judged anew, so that growing older is not put down to the draft', async () => {
  const tried = await tryOn('2027-02-01')
  assert.ok(tried.ok)
  await work(tried.value.id)
  const trial = await w.as(chief, ctx => finishedRun(ctx, tried.value.id))
  assert.ok(trial.baseline)
  assert.equal(trial.comparedWith, trial.baseline)
  assert.deepEqual(trial.schemes[0]?.changes, { became: 1, same: 1 })
  const { rows } = await w.as(chief, ctx => households(ctx, trial, { scheme, page: 1, size: 50 }))
  assert.deepEqual(
    rows.map(row => [row.household, row.before, row.outcome]),
    [
      ['near', 'not-eligible', 'eligible'],
      ['grown', 'not-eligible', 'not-eligible'],
    ],
  )
  assert.equal((await w.as(chief, ctx => runs(ctx, 'what-if'))).length, 1, 'the one before is forgotten')
})

test('two at once: the second is shown the first', async () => {
  const one = await tryOn()
  const other = await tryOn()
  assert.ok(one.ok && !other.ok)
  assert.deepEqual([other.refused.code, other.refused.details.run], ['directory-under-way', one.value.id])
  await work(one.value.id)
})
