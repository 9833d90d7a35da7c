import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { june, publishedScheme, resident, staff, submittedCase } from '#test/builders.ts'
import { openRemarks } from './correction/read.ts'
import { correctApplication } from './correction/write.ts'
import { attachFile } from './files/write.ts'
import { answersOf } from './read.ts'
import { actionsOf, currentState } from './state/read.ts'
import { advance } from './state/write.ts'
import { withdrawApplication } from './write.ts'

const w = await world()
await publishedScheme(w)

/** A case returned to the applicant with a remark on each of these questions. */
async function returned(...questions: string[]) {
  const sent = await submittedCase(w)
  const clerk = await staff(w)
  await w.as(
    clerk,
    async ctx => {
      for (const question of questions) {
        await ctx.db
          .insertInto('case_comments')
          .values({
            municipality_id: mannaka,
            case_id: sent.caseId,
            question,
            reason: 'unclear',
            body: '確かめてください。',
            account_id: sent.actor.accountId,
            author_id: clerk.accountId,
            at: ctx.now,
            sent_at: ctx.now,
          })
          .execute()
      }
      await advance(ctx, {
        municipality: mannaka,
        caseId: sent.caseId,
        account: sent.actor.accountId,
        action: 'return',
        from: 'submitted',
        to: 'returned',
      })
    },
    june,
  )
  return sent
}

test('only what was asked about is corrected, in a new version', async () => {
  const { caseId, actor, applicationId } = await returned('phone')
  const answers = { phone: '080-1111-2222' }
  const result = await w.as(actor, ctx => correctApplication(ctx, { caseId, answers }), june)
  assert.equal(result.seq, 2)
  const [first, second, state, open] = await w.as(actor, async ctx => [
    await answersOf(ctx, mannaka, applicationId, 1),
    await answersOf(ctx, mannaka, applicationId),
    await currentState(ctx, mannaka, caseId),
    await openRemarks(ctx, mannaka, caseId),
  ])
  assert.equal(first.phone, '090-0000-1234')
  assert.deepEqual(second, { ...first, phone: '080-1111-2222' })
  assert.equal(state?.state, 'submitted')
  assert.deepEqual(open, [])
  const event = await w.owner
    .selectFrom('events')
    .select('data')
    .where('type', '=', 'application.corrected')
    .where('subject_id', '=', caseId)
    .executeTakeFirstOrThrow()
  assert.deepEqual((event.data as { questions: string[] }).questions, ['phone'])
})

test('other questions are refused, and nothing is kept', async () => {
  const { caseId, actor, applicationId } = await returned('phone')
  const answers = { phone: '080-1111-2222', email: 'other@example.jp' }
  const outcome = await w.try(actor, ctx => correctApplication(ctx, { caseId, answers }), june)
  assert.ok(!outcome.ok)
  assert.equal(outcome.refused.code, 'not-asked-about')
  assert.deepEqual(outcome.refused.details.questions, ['email'])
  const kept = await w.as(actor, ctx => answersOf(ctx, mannaka, applicationId))
  assert.equal(kept.phone, '090-0000-1234')
})

test('a correction that opens a question asks for its answer', async () => {
  const { caseId, actor, applicationId } = await returned('reduction')
  const send = (answers: Record<string, string | boolean>) =>
    w.try(actor, ctx => correctApplication(ctx, { caseId, answers }), june)
  const outcome = await send({ reduction: true })
  assert.ok(!outcome.ok)
  assert.equal(outcome.refused.code, 'application-incomplete')
  assert.deepEqual(outcome.refused.details.questions, ['proof'])
  // The file it asks for can be sent now, and only while a correction is open.
  const file = { hash: 'c'.repeat(64), name: '証明書.jpg', mime: 'image/jpeg', bytes: 10 }
  const attach = () => w.try(actor, ctx => attachFile(ctx, { id: applicationId, question: 'proof', file }))
  assert.ok((await attach()).ok)
  assert.ok((await send({ reduction: false })).ok)
  const late = await attach()
  assert.ok(!late.ok)
  assert.equal(late.refused.code, 'already-submitted')
  assert.equal((await w.as(actor, ctx => answersOf(ctx, mannaka, applicationId))).reduction, false)
})

test('a case that was not returned cannot be corrected', async () => {
  const { caseId, actor } = await submittedCase(w)
  const answers = { phone: '080-1111-2222' }
  const outcome = await w.try(actor, ctx => correctApplication(ctx, { caseId, answers }), june)
  assert.ok(!outcome.ok)
  assert.equal(outcome.refused.code, 'not-possible-now')
})

test('another family and another town find nothing to correct or withdraw', async () => {
  const { caseId } = await returned('phone')
  for (const actor of [await resident(w), await resident(w, { municipality: minami })]) {
    for (const work of [
      w.try(actor, ctx => correctApplication(ctx, { caseId, answers: { phone: '080-1111-2222' } })),
      w.try(actor, ctx => withdrawApplication(ctx, { caseId })),
    ]) {
      const outcome = await work
      assert.ok(!outcome.ok)
      assert.equal(outcome.refused.code, 'not-found')
    }
  }
})

test('an application is taken back before the decision, and not after', async () => {
  const { caseId, actor } = await submittedCase(w)
  await w.as(
    actor,
    ctx => withdrawApplication(ctx, { caseId, reason: '都合が変わりました' }, { key: 'a' }),
    june,
  )
  await w.as(
    actor,
    ctx => withdrawApplication(ctx, { caseId, reason: '都合が変わりました' }, { key: 'a' }),
    june,
  )
  const lines = await w.as(actor, ctx => actionsOf(ctx, mannaka, caseId))
  assert.deepEqual(
    lines.map(line => line.action),
    ['submit', 'withdraw'],
  )
  const again = await w.try(actor, ctx => withdrawApplication(ctx, { caseId }), june)
  assert.ok(!again.ok)
  assert.equal(again.refused.code, 'not-possible-now')
})

test('two people moving a case at once: one of them', async () => {
  const { caseId, actor } = await submittedCase(w)
  const step = (to: string) =>
    w.try(system(mannaka), ctx =>
      advance(ctx, {
        municipality: mannaka,
        caseId,
        account: actor.accountId,
        action: 'x',
        from: 'submitted',
        to,
      }),
    )
  const outcomes = await Promise.all(['approved', 'refused', 'returned'].map(step))
  assert.equal(outcomes.filter(outcome => outcome.ok).length, 1)
  for (const outcome of outcomes) {
    if (!outcome.ok) assert.equal(outcome.refused.code, 'changed-meanwhile')
  }
})
