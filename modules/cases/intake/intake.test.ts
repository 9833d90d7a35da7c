import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, world } from '#test/actors.ts'
import { appliedFor, publishedBenefit } from '#test/benefits.ts'
import { june, staff } from '#test/builders.ts'
import { checkCase } from '../check/write.ts'
import { draftDecision } from '../drafting/write.ts'
import { holdersOf } from './read.ts'
import { confirmHolder } from './write.ts'

const w = await world()
await publishedBenefit(w)
await publishedBenefit(w, minami)
const tanto = await staff(w)
const minamiTanto = await staff(w, 'staff', minami)
const same = await appliedFor(w, { clerk: tanto })
const alike = await appliedFor(w, { clerk: tanto, holder: 'ヤマタ ハナコ' })
const other = await appliedFor(w, { clerk: tanto, holder: 'サトウ ケンイチ' })

test('the holder of an account is compared with the person who was matched', async () => {
  const ids = [same.caseId, alike.caseId, other.caseId]
  const holders = await w.as(tanto, ctx => holdersOf(ctx, mannaka, ids))
  assert.deepEqual(
    ids.map(id => holders.get(id)?.agrees),
    ['same', 'alike', 'different'],
  )
  assert.equal((await w.as(minamiTanto, ctx => holdersOf(ctx, mannaka, ids))).size, 0)
})

test('an account of somebody else is not clean, and not granted together with others', async () => {
  const checked = await w.as(tanto, ctx => checkCase(ctx, { caseId: other.caseId }), june)
  assert.equal(checked.clean, false)
  const both = { caseIds: [same.caseId, other.caseId], action: 'approve' }
  const refused = await w.try(tanto, ctx => draftDecision(ctx, both), june)
  assert.ok(!refused.ok)
  assert.deepEqual(
    [refused.refused.code, refused.refused.details],
    ['account-differs', { number: other.number }],
  )
  const fine = { caseIds: [same.caseId, alike.caseId], action: 'approve' }
  assert.ok((await w.try(tanto, ctx => draftDecision(ctx, fine), june)).ok)
})

test('by itself, or once somebody made sure, it may be granted', async () => {
  const input = { caseId: other.caseId, note: '旧姓の口座。戸籍の写しで確認。' }
  const foreign = await w.try(minamiTanto, ctx => confirmHolder(ctx, input), june)
  assert.equal(foreign.ok ? '' : foreign.refused.code, 'not-found')
  const own = await w.try(other.actor, ctx => confirmHolder(ctx, input), june)
  assert.equal(own.ok ? '' : own.refused.code, 'not-allowed')
  await w.as(tanto, ctx => confirmHolder(ctx, input), june)
  assert.equal((await w.as(tanto, ctx => checkCase(ctx, { caseId: other.caseId }), june)).clean, true)
  const nothing = await w.try(tanto, ctx => confirmHolder(ctx, { ...input, caseId: same.caseId }), june)
  assert.equal(nothing.ok ? '' : nothing.refused.code, 'not-possible-now')
})
