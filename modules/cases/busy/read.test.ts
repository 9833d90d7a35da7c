import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleScheme } from '#language/publish/sample.ts'
import { publishScheme } from '#modules/publishing/write.ts'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { june, publishedScheme, resident, staff, submittedCase } from '#test/builders.ts'
import { busiestSchemes } from './read.ts'

const w = await world()
const scheme = await publishedScheme(w)
const early = {
  municipality: mannaka,
  document: sampleScheme({ id: 'a-first-by-id' }),
  effectiveFrom: '2026-04-01',
}
await w.as(system(mannaka), ctx => publishScheme(ctx, early), june)
const tanto = await staff(w)
const order = async (at: Date) =>
  (await w.as(tanto, ctx => busiestSchemes(ctx), at)).map(each => each.scheme.id)

test('schemes go by their cases of the last year, then by id', async () => {
  assert.deepEqual(await order(june), ['a-first-by-id', scheme.id])
  await submittedCase(w, { actor: await resident(w), at: june })
  assert.deepEqual(await order(new Date(june.getTime() + 60_000)), [scheme.id, 'a-first-by-id'])
  assert.deepEqual(await order(new Date('2028-01-01T00:00:00Z')), ['a-first-by-id', scheme.id])
})

test('another town’s cases do not count, and only staff may ask', async () => {
  const other = await staff(w, 'staff', minami)
  assert.deepEqual(await w.as(other, ctx => busiestSchemes(ctx), june), [])
  const refused = await w.try(await resident(w), ctx => busiestSchemes(ctx))
  assert.equal(refused.ok ? 'ok' : refused.refused.code, 'not-allowed')
})
