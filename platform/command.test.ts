import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { command } from './command.ts'
import { enter } from './context.ts'
import { record } from './events.ts'

const w = await world()
let runs = 0
const subject = { kind: 'thing', id: '00000000-0000-7000-8000-000000000001' }
const note = command({
  type: 'thing.noted',
  schema: z.object({ text: z.string().min(1) }),
  where: () => mannaka,
  run: async (_ctx, input) => {
    runs++
    return { event: { subject, data: input }, result: { text: input.text, run: runs } }
  },
})

test('the same key does it once and answers the same', async () => {
  const first = await w.as(system(mannaka), ctx => note(ctx, { text: 'a' }, { key: 'k1' }))
  const second = await w.as(system(mannaka), ctx => note(ctx, { text: 'a' }, { key: 'k1' }))
  assert.deepEqual(second, first)
  const rows = await w.owner.selectFrom('events').selectAll().where('key', 'is not', null).execute()
  assert.equal(rows.length, 1)
})

test('the same key pressed twice at once does it once', async () => {
  const press = () => w.as(system(mannaka), ctx => note(ctx, { text: 'b' }, { key: 'k2' }))
  const [one, two] = await Promise.all([press(), press()])
  assert.deepEqual(one, two)
})

test('a key is good only for the one who made it', async () => {
  const clerk = (n: number) => ({
    kind: 'staff' as const,
    accountId: `00000000-0000-7000-8000-00000000010${n}`,
    municipalityId: mannaka,
    section: '',
    rank: 'staff',
    name: '',
  })
  const first = await w.as(clerk(1), ctx => note(ctx, { text: 'mine' }, { key: 'k3' }))
  const other = await w.as(clerk(2), ctx => note(ctx, { text: 'theirs' }, { key: 'k3' }))
  assert.equal(first.text, 'mine')
  assert.equal(other.text, 'theirs', 'not the result of a colleague who used the same key')
})

test('bad input is refused with the place', async () => {
  const outcome = await w.try(system(mannaka), ctx => note(ctx, { text: '' }))
  assert.equal(outcome.ok, false)
  if (outcome.ok) return
  assert.equal(outcome.refused.code, 'invalid-input')
  assert.equal((outcome.refused.details.issues as { path: string }[])[0]?.path, 'text')
})

test("another municipality's events are not there, and nobody may write into them", async () => {
  const seen = await w.as(system(minami), ctx => ctx.db.selectFrom('events').selectAll().execute())
  assert.equal(seen.length, 0)
  await assert.rejects(
    w.as(system(minami), ctx => record(ctx, { type: 'x.y', subject, municipality: mannaka })),
    /row-level security/,
  )
})

test('a throw leaves nothing behind', async () => {
  const before = await w.owner.selectFrom('events').select('id').execute()
  await assert.rejects(
    w.as(system(mannaka), async ctx => {
      await note(ctx, { text: 'c' })
      throw new Error('power cut')
    }),
  )
  assert.equal((await w.owner.selectFrom('events').select('id').execute()).length, before.length)
})

test('settings do not outlive the transaction', async () => {
  await w.as(system(mannaka), async () => undefined)
  assert.equal((await w.database.selectFrom('events').select('id').execute()).length, 0)
})

test('enter inside enter is a bug that says so', async () => {
  await assert.rejects(
    w.as(system(mannaka), () => enter(w.database, system(mannaka), async () => undefined)),
    /enter\(\) inside enter/,
  )
})
