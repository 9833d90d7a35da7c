import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { mannaka, minami, world } from '#test/actors.ts'
import { resident, staff } from '#test/builders.ts'
import { desk, residentFile, residentHead, residentLine } from '#test/registers.ts'
import { pathOf } from './file/read.ts'
import { problemsOf } from './read.ts'

const w = await world()
const kacho = await staff(w, 'section-chief')
const tanto = await staff(w)
const minamiKacho = await staff(w, 'section-chief', minami)
const d = await desk(w)

const people = (municipality = mannaka) =>
  w.owner
    .selectFrom('residents')
    .selectAll()
    .where('municipality_id', '=', municipality)
    .orderBy('number')
    .execute()

test('an extract in CP932 goes in, and the next one changes, adds and marks who is gone', async () => {
  const first = await d.takeIn(kacho, residentFile(40))
  assert.deepEqual(
    [first.state, first.encoding, first.rows, first.added, first.gone, first.file],
    ['applied', 'cp932', 40, 40, 0, null],
  )
  const [one] = await people()
  assert.deepEqual(
    [one?.number, one?.household, one?.relation, one?.name, one?.kana, one?.birth_date, one?.sex],
    ['0000000001', '00000000', '妻', '山田　第二', 'ヤマダ ダイイチ', '1951-02-02', 'female'],
  )
  assert.deepEqual([one?.postal_code, one?.moved_in_on, one?.protected], ['100-0001', '2023-04-01', false])

  const lines = residentFile(41, 3).split('\r\n')
  lines[1] = residentLine(3, { 住所: 'まんなか市緑町1丁目1番', 支援措置: '1' })
  const second = await d.takeIn(kacho, lines.join('\r\n'), { extractedOn: '2026-07-01', encoding: 'utf-8' })
  assert.deepEqual([second.added, second.changed, second.gone, second.unchanged], [3, 1, 2, 37])
  const after = await people()
  assert.equal(after.length, 43, 'nobody is deleted')
  assert.deepEqual(
    after.filter(each => each.gone_on !== null).map(each => [each.number, each.gone_on, each.moved_out_on]),
    [
      ['0000000001', '2026-07-01', '2026-07-01'],
      ['0000000002', '2026-07-01', '2026-07-01'],
    ],
  )
  const moved = after.find(each => each.number === '0000000003')
  assert.deepEqual([moved?.address, moved?.protected], ['まんなか市緑町1丁目1番', true])
  const told = await w.owner
    .selectFrom('events')
    .select('data')
    .where('type', '=', 'resident.protection-changed')
    .execute()
  assert.deepEqual(
    told.map(event => event.data),
    [{ residentIds: [moved?.id], protected: true }],
  )
  const staged = await w.owner.selectFrom('register_rows').select('row').execute()
  assert.deepEqual(staged, [], 'no copy is left')

  const back = await d.takeIn(kacho, residentFile(43), { extractedOn: '2026-08-01' })
  assert.deepEqual([back.gone, back.warnings], [0, ['protection-lifted']])
  assert.ok(
    (await people()).every(each => each.gone_on === null && each.moved_out_on === null && !each.protected),
  )
})

test('an extract of changes only leaves everybody else as they are', async () => {
  const lines = [residentHead, residentLine(5, { 氏名: '佐藤　五' }), residentLine(99)]
  const taken = await d.takeIn(kacho, `${lines.join('\n')}\n`, {
    extent: 'changes',
    extractedOn: '2026-08-02',
  })
  assert.deepEqual([taken.added, taken.changed, taken.gone], [1, 1, 0])
})

test('many who would be gone must have been seen; so must the same file, an older one and lifted protection', async () => {
  const few = await d.checked(kacho, residentFile(20), { extractedOn: '2026-07-15' })
  assert.deepEqual([few.state, few.gone, few.warnings], ['ready', 24, ['many-gone', 'older-extract']])
  const outcome = await w.try(kacho, async ctx => {
    const { approveExtract } = await import('./applying/write.ts')
    return approveExtract(ctx, { id: few.id, accepted: ['many-gone'], gone: 24 })
  })
  assert.ok(!outcome.ok)
  assert.equal(outcome.refused.code, 'register-unseen')
  const strangers = await d.checked(kacho, residentFile(30, 500), {
    extent: 'changes',
    extractedOn: '2026-08-03',
  })
  assert.deepEqual([strangers.added, strangers.warnings], [30, ['many-new']])
  const again = await d.checked(kacho, residentFile(43), { extractedOn: '2026-08-03' })
  assert.ok(again.warnings.includes('same-file'))
})

test('only those who keep the registers take extracts in, each in their own town', async () => {
  await assert.rejects(d.upload(tanto, residentFile(1)), { code: 'not-allowed' })
  const there = await d.takeIn(minamiKacho, residentFile(3))
  assert.equal((await people(minami)).length, 3)
  await assert.rejects(d.see(kacho, there.id), { code: 'not-found' })
  await assert.rejects(d.check(kacho, there.id), { code: 'not-found' })
  const mother = await resident(w)
  const outcome = await w.try(mother, ctx => problemsOf(ctx, there.id))
  assert.ok(!outcome.ok)
  assert.equal(outcome.refused.code, 'not-allowed')
})

test('an upload put aside leaves neither rows nor file', async () => {
  const found = await d.checked(kacho, residentFile(5))
  const { cancelExtract } = await import('./write.ts')
  await w.as(kacho, ctx => cancelExtract(ctx, { id: found.id }))
  assert.equal((await d.see(kacho, found.id)).state, 'cancelled')
  assert.deepEqual(
    await w.owner.selectFrom('register_rows').select('row').where('import_id', '=', found.id).execute(),
    [],
  )
  assert.ok(existsSync(pathOf(d.dataDir, found.file ?? '')), 'the file goes when the queue gets to it')
})
