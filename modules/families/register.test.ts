import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { hanako, june, registered, resident, staff } from '#test/builders.ts'
import { findResidents, likelyResident, registerFacts, residentOf } from './read.ts'
import { matchResident } from './write.ts'

const w = await world()
const clerk = await staff(w)
const facts = (id: string | null) => w.as(system(mannaka), ctx => registerFacts(ctx, mannaka, id), june)

test('unknown is not no: nobody matched says nothing, moved away says no', async () => {
  assert.deepEqual(await facts(null), {})
  const here = await registered(w, hanako)
  assert.deepEqual(await facts(here), {
    住民登録あり: true,
    転入日: '2020-04-01',
    支援措置: false,
    課税区分: 'taxed',
  })
  const gone = await registered(w, { ...hanako, movedOutOn: '2026-06-01' })
  assert.equal((await facts(gone)).住民登録あり, false)
  const moving = await registered(w, { ...hanako, movedOutOn: '2026-06-02' })
  assert.equal((await facts(moving)).住民登録あり, true)
})

test('no tax record is known to be empty, never a class', async () => {
  const moved = await registered(w, { ...hanako, taxClass: null })
  assert.equal((await facts(moved)).課税区分, null)
})

test('the register of another town is not there', async () => {
  const there = await registered(w, { ...hanako, municipality: minami })
  assert.deepEqual(await facts(there), {})
  assert.equal(await w.as(clerk, ctx => residentOf(ctx, mannaka, there)), undefined)
  assert.deepEqual(await w.as(clerk, ctx => registerFacts(ctx, minami, there)), {})
})

test('staff find people by the beginning of the kana, however typed, and by birth date', async () => {
  await registered(w, { name: '髙橋　あい', kana: 'タカハシ　アイ', birthDate: '1990-03-03' })
  const names = async (search: Parameters<typeof findResidents>[1]) =>
    (await w.as(clerk, ctx => findResidents(ctx, search))).map(each => each.name)
  assert.deepEqual(await names({ kana: 'たかは' }), ['髙橋　あい'])
  assert.deepEqual(await names({ kana: 'ﾀｶﾊｼｱ' }), ['髙橋　あい'])
  assert.deepEqual(await names({ name: '髙橋あい' }), ['髙橋　あい'])
  assert.deepEqual(await names({ birthDate: '1990-03-03' }), ['髙橋　あい'])
  assert.deepEqual(await names({ kana: '%' }), [])
  assert.deepEqual(await names({}), [])
})

test('a protected address is not handed out', async () => {
  const id = await registered(w, { ...hanako, protectedAddress: true, birthDate: '1991-01-01' })
  const [found] = await w.as(clerk, ctx => findResidents(ctx, { birthDate: '1991-01-01' }))
  const views = await w.owner
    .selectFrom('views')
    .select('viewer_id')
    .where('subject_kind', '=', 'resident')
    .where('subject_id', '=', found?.id ?? '')
    .execute()
  assert.ok(views.some(view => view.viewer_id === clerk.accountId))
  assert.deepEqual([found?.id, found?.address, found?.postalCode, found?.protected], [id, null, null, true])
})

test('only staff search', async () => {
  const outcome = await w.try(await resident(w), ctx => findResidents(ctx, { kana: 'ヤ' }))
  assert.ok(!outcome.ok)
  assert.equal(outcome.refused.code, 'not-allowed')
})

test('a person is recognised when written as registered; other ways of writing are for people to confirm', async () => {
  const birthDate = '1988-08-08'
  await registered(w, { name: '大野　優子', kana: 'オオノ　ユウコ', birthDate })
  const likely = (name: string, kana: string) =>
    w.as(clerk, ctx => likelyResident(ctx, mannaka, { name, kana, birthDate }))
  assert.equal((await likely('大野　優子', 'オオノ　ユウコ'))?.certainty, 'same')
  assert.equal((await likely('大野　優子', 'オーノ　ユウコ'))?.certainty, 'alike')
  assert.equal(await likely('大野　裕子', 'オオヤマ　ヒロコ'), undefined)
  await registered(w, { name: '大野　優子', kana: 'オオノ　ユウコ', birthDate })
  assert.equal(await likely('大野　優子', 'オオノ　ユウコ'), undefined, 'two of them are nobody')
})

test('staff match an account with the register, within their own town only', async () => {
  const mother = await resident(w)
  const residentId = await registered(w, hanako)
  const match = (actor: typeof clerk, residentId: string | null) =>
    w.try(actor, ctx => matchResident(ctx, { account: mother.accountId, residentId }))
  assert.ok((await match(clerk, residentId)).ok)
  const there = await registered(w, { ...hanako, municipality: minami })
  for (const outcome of [await match(clerk, there), await match(await staff(w, 'staff', minami), there)]) {
    assert.ok(!outcome.ok)
    assert.equal(outcome.refused.code, 'not-found')
  }
  assert.ok((await match(clerk, null)).ok)
})
