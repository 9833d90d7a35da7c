import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { currentState } from '#modules/applications/state/read.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { june, publishedScheme, type StaffActor, staff, submittedCase } from '#test/builders.ts'
import { draftDecision } from '../drafting/write.ts'
import { queue } from '../queue/read.ts'
import { caseOf } from '../read.ts'
import { commentOn, dropComment, returnForCorrection } from './write.ts'

const w = await world()
let tanto: StaffActor
before(async () => {
  await publishedScheme(w)
  tanto = await staff(w)
})
const remark = { question: 'phone', reason: 'unclear' as const, body: '電話番号をもう一度書いてください。' }

test('remarks wait beside the answer until the case is returned; then the clock stops', async () => {
  const { caseId } = await submittedCase(w)
  await w.as(tanto, ctx => commentOn(ctx, { caseId, ...remark }), june)
  const before = await w.as(tanto, ctx => caseOf(ctx, caseId), june)
  assert.equal(before.comments[0]?.sentAt, null)
  const sent = await w.as(tanto, ctx => returnForCorrection(ctx, { caseId }), june)
  assert.deepEqual(sent.questions, ['phone'])
  const later = new Date('2026-07-01T01:00:00Z')
  const after = await w.as(tanto, ctx => caseOf(ctx, caseId), later)
  assert.equal(after.state.kind, 'waiting')
  assert.equal(after.age.stopped, true)
  assert.equal(after.age.daysUsed, 0)
  const { rows } = await w.as(tanto, ctx => queue(ctx, { queue: 'waiting' }), later)
  assert.ok(rows.some(row => row.caseId === caseId))
})

test('without a remark nothing is returned', async () => {
  const { caseId } = await submittedCase(w)
  const outcome = await w.try(tanto, ctx => returnForCorrection(ctx, { caseId }), june)
  assert.equal(!outcome.ok && outcome.refused.code, 'comments-needed')
  assert.equal((await w.as(tanto, ctx => currentState(ctx, mannaka, caseId)))?.state, 'submitted')
})

test('an unsent remark can be dropped, a sent one not', async () => {
  const { caseId } = await submittedCase(w)
  await w.as(tanto, ctx => commentOn(ctx, { caseId, ...remark }), june)
  const [first] = (await w.as(tanto, ctx => caseOf(ctx, caseId), june)).comments
  await w.as(tanto, ctx => dropComment(ctx, { caseId, commentId: first?.id ?? '' }), june)
  await w.as(tanto, ctx => returnForCorrection(ctx, { caseId, comments: [remark] }), june)
  const [sent] = (await w.as(tanto, ctx => caseOf(ctx, caseId), june)).comments
  const outcome = await w.try(tanto, ctx => dropComment(ctx, { caseId, commentId: sent?.id ?? '' }), june)
  assert.equal(!outcome.ok && outcome.refused.code, 'not-found')
})

test("a person's draft must be taken back first", async () => {
  const { caseId } = await submittedCase(w)
  await w.as(tanto, ctx => draftDecision(ctx, { caseIds: [caseId], action: 'approve' }), june)
  const outcome = await w.try(tanto, ctx => returnForCorrection(ctx, { caseId, comments: [remark] }), june)
  assert.equal(!outcome.ok && outcome.refused.code, 'proposal-open')
})

test('a question the form does not have cannot be remarked on', async () => {
  const { caseId } = await submittedCase(w)
  const outcome = await w.try(tanto, ctx => commentOn(ctx, { caseId, ...remark, question: 'no-such' }), june)
  assert.equal(!outcome.ok && outcome.refused.code, 'not-found')
})

test("another municipality's staff find nothing; looking leaves a line in the log of views", async () => {
  const { caseId } = await submittedCase(w)
  const stranger = await staff(w, 'section-chief', minami)
  for (const work of [
    () => w.try(stranger, ctx => returnForCorrection(ctx, { caseId, comments: [remark] }), june),
    () => w.try(stranger, ctx => commentOn(ctx, { caseId, ...remark }), june),
    () => w.try(stranger, ctx => caseOf(ctx, caseId), june),
  ]) {
    const outcome = await work()
    assert.equal(!outcome.ok && outcome.refused.code, 'not-found')
  }
  await w.as(tanto, ctx => caseOf(ctx, caseId), june)
  const views = await w.owner
    .selectFrom('views')
    .select('viewer_id')
    .where('subject_id', '=', caseId)
    .execute()
  assert.deepEqual(views, [{ viewer_id: tanto.accountId }])
})
