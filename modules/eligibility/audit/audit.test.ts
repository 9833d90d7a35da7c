import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, world } from '#test/actors.ts'
import { publishedScheme, resident, staff } from '#test/builders.ts'
import { familyBenefit, registers } from '#test/households.ts'
import { judgeHouseholds } from '../directory/jobs.ts'
import { startRun } from '../directory/write.ts'
import { sampleOf, samples } from './read.ts'
import { agreementOf } from './rules.ts'
import { drawSample, recordFinding } from './write.ts'

const w = await world()
await publishedScheme(w, { changes: familyBenefit })
const register = registers(w)
const chief = await staff(w, 'section-chief')
const elsewhere = await staff(w, 'section-chief', minami)
const now = new Date('2026-11-23T01:00:00Z')
for (let n = 0; n < 12; n++) {
  await register.household(`R${n}`, [['世帯主', '1950-05-01', { income: 0 }]])
}
await register.household('child', [
  ['世帯主', '1990-05-01', { income: 0, dependants: 0 }],
  ['子', '2020-05-01'],
])

const run = async () => {
  const { id } = await w.as(chief, ctx => startRun(ctx, {}), now)
  await judgeHouseholds(w.database, mannaka, id, { now })
  return id
}
const first = await run()
const draw = (seed: string, size = 5, of = first, actor = chief) =>
  w.try(actor, ctx => drawSample(ctx, { run: of, scheme: 'family-care', size, seed }), now)
const drawn = async (seed: string, size = 5, of = first) => {
  const outcome = await draw(seed, size, of)
  assert.ok(outcome.ok)
  return w.as(chief, ctx => sampleOf(ctx, outcome.value.id))
}
const names = (sample: Awaited<ReturnType<typeof drawn>>) => sample.findings.map(each => each.household)

test('the same seed draws the same households, another one others; only from those not eligible', async () => {
  const one = await drawn('1')
  assert.equal(one.population, 12)
  assert.equal(new Set(names(one)).size, 5)
  assert.ok(!names(one).includes('child'))
  assert.deepEqual(names(await drawn('1', 5, await run())), names(one))
  assert.notDeepEqual(names(await drawn('2')), names(one))
  assert.deepEqual(names(await drawn('1', 3)), names(one).slice(0, 3))
  assert.equal(names(await drawn('1', 100)).length, 12)
  const again = await draw('1')
  assert.equal(again.ok ? 'ok' : again.refused.code, 'changed-meanwhile')
})

test('agreement: who disagrees says why; it can be changed', async () => {
  const sample = await drawn('judged', 4)
  const [a = '', b = '', c = ''] = names(sample)
  const judge = (household: string, verdict: 'agree' | 'disagree', note = '', actor = chief) =>
    w.try(actor, ctx => recordFinding(ctx, { sample: sample.id, household, verdict, note }), now)
  assert.ok((await judge(a, 'agree')).ok)
  assert.ok((await judge(b, 'disagree', '孫を育てている')).ok)
  const silent = await judge(c, 'disagree')
  assert.equal(silent.ok ? 'ok' : silent.refused.code, 'invalid-input')
  const { agreement } = await w.as(chief, ctx => sampleOf(ctx, sample.id))
  assert.deepEqual([agreement.judged, agreement.rate], [2, 0.5])
  assert.ok((await judge(b, 'agree')).ok)
  assert.equal((await w.as(chief, ctx => sampleOf(ctx, sample.id))).agreement.rate, 1)
  for (const [household, actor] of [
    ['nobody', chief],
    [a, elsewhere],
  ] as const) {
    const refused = await judge(household, 'agree', '', actor)
    assert.equal(refused.ok ? 'ok' : refused.refused.code, 'not-found')
  }
})

test('others have no part in it', async () => {
  const [sample] = await w.as(chief, ctx => samples(ctx, first))
  assert.ok(sample)
  assert.deepEqual(await w.as(elsewhere, ctx => samples(ctx)), [])
  const there = await w.try(elsewhere, ctx => sampleOf(ctx, sample.id))
  assert.equal(there.ok ? 'ok' : there.refused.code, 'not-found')
  const theirs = await draw('x', 5, first, elsewhere)
  assert.equal(theirs.ok ? 'ok' : theirs.refused.code, 'not-found')
  const mother = await w.try(await resident(w), ctx => samples(ctx))
  assert.equal(mother.ok ? 'ok' : mother.refused.code, 'not-allowed')
})

test('nothing is claimed before the first, and little after a few', () => {
  assert.deepEqual(agreementOf([null, null]), {
    judged: 0,
    agree: 0,
    disagree: 0,
    rate: null,
    wrongAtMost: null,
  })
  const thirty = agreementOf(Array.from({ length: 30 }, () => 'agree' as const))
  assert.equal(thirty.rate, 1)
  assert.equal(thirty.wrongAtMost?.toFixed(3), '0.114')
  assert.equal(agreementOf(['disagree']).wrongAtMost?.toFixed(2), '1.00')
})
