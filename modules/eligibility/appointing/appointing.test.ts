import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minami, world } from '#test/actors.ts'
import { publishedScheme, resident, staff } from '#test/builders.ts'
import { runs } from '../directory/read.ts'
import { colleagues } from './read.ts'
import { appointDirectoryStaff } from './write.ts'

const w = await world()
await publishedScheme(w)
const chief = await staff(w, 'section-chief')
const clerk = await staff(w)
const elsewhere = await staff(w, 'section-chief', minami)

test('課長 gives the right and takes it back; it is written down', async () => {
  const may = (given: boolean) =>
    w.as(chief, ctx => appointDirectoryStaff(ctx, { account: clerk.accountId, may: given }))
  assert.ok(!(await w.try(clerk, ctx => runs(ctx))).ok)
  await may(true)
  assert.deepEqual(await w.as(clerk, ctx => runs(ctx)), [])
  const shown = (await w.as(clerk, ctx => colleagues(ctx))).map(each => [
    each.id,
    each.byRank,
    each.appointed,
  ])
  assert.ok(shown.some(([id, byRank, appointed]) => id === clerk.accountId && !byRank && appointed))
  await may(false)
  assert.ok(!(await w.try(clerk, ctx => runs(ctx))).ok)
  const events = await w.owner
    .selectFrom('events')
    .select('data')
    .where('type', '=', 'directory-staff.appointed')
    .orderBy('id')
    .execute()
  assert.deepEqual(
    events.map(each => each.data),
    [{ may: true }, { may: false }],
  )
})

test('others appoint nobody, and nobody of another office', async () => {
  const appoint = async (actor: Parameters<typeof w.try>[0], account: string) => {
    const outcome = await w.try(actor, ctx => appointDirectoryStaff(ctx, { account, may: true }))
    return outcome.ok ? 'ok' : outcome.refused.code
  }
  assert.equal(await appoint(clerk, clerk.accountId), 'not-allowed')
  assert.equal(await appoint(await resident(w), clerk.accountId), 'not-allowed')
  assert.equal(await appoint(elsewhere, clerk.accountId), 'not-found')
  assert.equal(await appoint(chief, (await resident(w)).accountId), 'not-found')
})
