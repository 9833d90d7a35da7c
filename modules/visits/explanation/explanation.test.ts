import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, world } from '#test/actors.ts'
import { facilityStaff, staff } from '#test/builders.ts'
import { filmOf } from './read.ts'
import { dropFilm, setFilm } from './write.ts'

const w = await world()
const clerk = await staff(w)
const film = {
  address: 'https://films.example.jp/counter.mp4',
  captions: 'WEBVTT\n\n00:00.000 --> 00:04.000\n使える制度を探します。\n',
  transcript: '使える制度を探します。',
}

test('a town has a film of its own, until it has none', async () => {
  await w.as(clerk, ctx => setFilm(ctx, film))
  await w.as(clerk, ctx => setFilm(ctx, { ...film, transcript: '新しい' }))
  assert.equal((await w.as(clerk, ctx => filmOf(ctx, mannaka)))?.transcript, '新しい')
  const neighbour = await staff(w, 'staff', minami)
  assert.equal(await w.as(neighbour, ctx => filmOf(ctx, mannaka)), undefined)
  assert.equal(await w.as(neighbour, ctx => filmOf(ctx, minami)), undefined)
  await w.as(clerk, ctx => dropFilm(ctx, {}))
  assert.equal(await w.as(clerk, ctx => filmOf(ctx, mannaka)), undefined)
})

test('no film without captions and a transcript, and from staff only', async () => {
  for (const wrong of [
    { captions: '' },
    { captions: 'WEBVTT' },
    { captions: '1\n00:00:00,000 --> 00:00:04,000\nSubRip' },
    { transcript: ' ' },
    { address: 'http://films.example.jp/a.mp4' },
    { address: 'javascript:alert(1)' },
  ]) {
    const outcome = await w.try(clerk, ctx => setFilm(ctx, { ...film, ...wrong }))
    assert.ok(!outcome.ok, JSON.stringify(wrong))
    assert.equal(outcome.refused.code, 'invalid-input')
  }
  const midwife = await facilityStaff(w)
  const outcome = await w.try(midwife, ctx => setFilm(ctx, film))
  assert.ok(!outcome.ok)
  assert.equal(outcome.refused.code, 'not-allowed')
})
