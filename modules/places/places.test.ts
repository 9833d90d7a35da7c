import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, world } from '#test/actors.ts'
import { facility, facilityStaff, resident, staff } from '#test/builders.ts'
import { contract, contractsOf, facilities, facility as facilityOf, municipality } from './read.ts'
import { updateFacility } from './write.ts'

const w = await world()
const visitor = { kind: 'visitor' } as const
const shared = await facility(w, { name: '共同', serves: [mannaka, minami], types: ['visit', 'stay'] })
const ended = await facility(w, { name: '終了', validUntil: '2026-03-31' })

test('facilities under contract on a day, by town and type', async () => {
  const names = (asked: Parameters<typeof facilities>[1]) =>
    w.as(visitor, async ctx => (await facilities(ctx, asked)).map(each => each.name).sort())
  assert.deepEqual(await names({ municipality: mannaka, on: '2026-03-31' }), ['共同', '終了'])
  assert.deepEqual(await names({ municipality: mannaka, on: '2026-04-01' }), ['共同'])
  assert.deepEqual(await names({ municipality: minami, on: '2026-03-31' }), ['共同'])
  assert.deepEqual(await names({ municipality: mannaka, type: 'stay', on: '2026-03-31' }), ['共同'])
  assert.deepEqual(await names({ municipality: mannaka, scheme: 'other', on: '2026-03-31' }), [])
})

test('a contract holds until its last day', async () => {
  const on = (day: string) =>
    w.as(visitor, ctx =>
      contract(ctx, { municipality: mannaka, facility: ended, scheme: 'family-care', on: day }),
    )
  assert.equal((await on('2026-03-31'))?.facilityId, ended)
  assert.equal(await on('2026-04-01'), undefined)
  assert.equal((await w.as(visitor, ctx => contractsOf(ctx, shared))).length, 2)
})

test('a municipality is found by code and by address name', async () => {
  const [byId, bySlug, none] = await w.as(visitor, async ctx => [
    await municipality(ctx, mannaka),
    await municipality(ctx, 'mannaka'),
    await municipality(ctx, 'nowhere'),
  ])
  assert.deepEqual(byId, bySlug)
  assert.equal(byId?.name, 'まんなか市')
  assert.equal(none, undefined)
})

test('a facility changes what it says about itself, and nobody else does', async () => {
  const midwife = await facilityStaff(w, shared)
  const about = { ja: '駐車場は3台です。', en: 'Three parking places.' }
  await w.as(midwife, ctx => updateFacility(ctx, { about, autoAccept: false }))
  const now = await w.as(visitor, ctx => facilityOf(ctx, shared))
  assert.deepEqual([now?.about, now?.autoAccept], [about, false])
  assert.equal((await w.as(visitor, ctx => facilityOf(ctx, ended)))?.autoAccept, true)
  for (const actor of [await staff(w), await resident(w), visitor]) {
    const outcome = await w.try(actor, ctx => updateFacility(ctx, { autoAccept: true }))
    assert.ok(!outcome.ok)
    assert.equal(outcome.refused.code, 'not-allowed')
  }
})
