import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { june, municipalities, resident, staff } from '#test/builders.ts'
import { familyCare } from '#test/scheme.ts'
import { schemeOf, schemesOf, versionsOf } from './read.ts'
import { publishScheme } from './write.ts'

const w = await world()
await municipalities(w)
const publish = (
  document: unknown,
  effectiveFrom = '2026-04-01',
  municipality = mannaka,
  actor = system(municipality) as Parameters<typeof w.try>[0],
) => w.try(actor, ctx => publishScheme(ctx, { municipality, document, effectiveFrom }), june)

test('a clean scheme is put into force and read by anybody', async () => {
  const outcome = await publish(familyCare)
  assert.deepEqual(outcome.ok ? outcome.value : outcome.refused.details, {
    scheme: 'family-care',
    version: 1,
  })
  const found = await w.as({ kind: 'visitor' }, ctx => schemeOf(ctx, mannaka, 'family-care'), june)
  assert.equal(found.scheme.name.ja, '家庭応援')
  assert.equal(found.effectiveFrom, '2026-04-01')
  assert.equal((await w.as(await resident(w), ctx => schemesOf(ctx, mannaka), june)).length, 1)
})

test('a later version takes effect on its day; the earlier one stays readable', async () => {
  const next = { ...familyCare, summary: { ja: '七月から変わります。' } }
  assert.ok((await publish(next, '2026-07-01')).ok)
  const on = (day: string, version?: number) =>
    w.as(
      { kind: 'visitor' },
      ctx => schemeOf(ctx, mannaka, 'family-care', version),
      new Date(`${day}T01:00:00Z`),
    )
  assert.equal((await on('2026-06-30')).version, 1)
  assert.equal((await on('2026-07-01')).version, 2)
  assert.equal((await on('2026-07-01', 1)).version, 1)
  // The day begins in Japan.
  const midnight = new Date('2026-06-30T15:00:00Z')
  assert.equal(
    (await w.as({ kind: 'visitor' }, ctx => schemeOf(ctx, mannaka, 'family-care'), midnight)).version,
    2,
  )
})

test('the gate stops wrong shapes, wrong expressions and failing examples, with the place', async () => {
  const { form: _form, ...formless } = familyCare
  const wrongRule = {
    ...familyCare,
    rules: [{ ...familyCare.rules[0], must: '住民登録なし = true' }],
  }
  const [example] = familyCare.examples
  const wrongExample = { ...familyCare, examples: [{ ...example, expect: { outcome: 'eligible' } }] }
  for (const [document, place] of [
    [formless, /^form/],
    [wrongRule, /^rules\.0/],
    [wrongExample, /^examples\.0/],
  ] as const) {
    const outcome = await publish(document)
    assert.ok(!outcome.ok)
    assert.equal(outcome.refused.code, 'scheme-not-ready')
    const problems = outcome.refused.details.problems as { path: string }[]
    assert.ok(
      problems.some(problem => place.test(problem.path)),
      JSON.stringify(problems),
    )
  }
  assert.equal((await w.as(system(mannaka), ctx => versionsOf(ctx, mannaka, 'family-care'))).length, 2)
})

test('the same again is no version', async () => {
  assert.ok((await publish(familyCare, '2026-04-01', minami)).ok)
  const reordered = Object.fromEntries(Object.entries(familyCare).reverse())
  const outcome = await publish(reordered, '2026-04-01', minami)
  assert.ok(!outcome.ok)
  assert.equal(outcome.refused.code, 'scheme-unchanged')
})

test('only chiefs publish, each in their own town', async () => {
  const changed = { ...familyCare, summary: { ja: '変わりました。' } }
  for (const actor of [await staff(w), await staff(w, 'division-chief', minami), await resident(w)]) {
    const outcome = await publish(changed, '2026-08-01', mannaka, actor)
    assert.ok(!outcome.ok)
    assert.equal(outcome.refused.code, 'not-allowed')
  }
  assert.ok((await publish(changed, '2026-08-01', mannaka, await staff(w, 'subsection-chief'))).ok)
})

test('a scheme a town does not run is not found there', async () => {
  const outcome = await w.try({ kind: 'visitor' }, ctx => schemeOf(ctx, minami, 'other'), june)
  assert.ok(!outcome.ok)
  assert.equal(outcome.refused.code, 'not-found')
})
