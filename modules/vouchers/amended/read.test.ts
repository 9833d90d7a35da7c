import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { amendmentsFor } from '#modules/applications/amendment/read.ts'
import { amendApplication } from '#modules/applications/amendment/write.ts'
import { caseRecord } from '#modules/applications/read.ts'
import { takeUp } from '#modules/cases/approval/write.ts'
import { draftDecision } from '#modules/cases/drafting/write.ts'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { june, publishedScheme, resident, type StaffActor, staff, submittedCase } from '#test/builders.ts'
import { issueVoucher } from '../issue/write.ts'
import { correctVoucher } from '../write.ts'
import { factsAfterAmendment } from './read.ts'

const w = await world()
let tanto: StaffActor
let kacho: StaffActor
const july = new Date('2026-07-01T01:00:00Z')
const answers = { 'birth-date': '2026-05-20' }

before(async () => {
  await publishedScheme(w, {
    changes: {
      amendments: [
        { id: 'birth', label: { ja: '出産日を直す' }, when: '状況 = "birth"', questions: ['birth-date'] },
      ],
    },
  })
  tanto = await staff(w)
  kacho = await staff(w, 'section-chief')
})

async function granted() {
  const actor = await resident(w, { matched: true })
  const submitted = await submittedCase(w, { actor })
  const { caseId } = submitted
  const { proposals: proposalIds } = await w.as(
    tanto,
    ctx => draftDecision(ctx, { caseIds: [caseId], action: 'approve' }),
    june,
  )
  await w.as(kacho, ctx => takeUp(ctx, { proposalIds }), june)
  const issued = await w.as(
    system(mannaka),
    ctx => issueVoucher(ctx, { caseId, letter: null, on: '2026-06-01' }),
    june,
  )
  return { actor, caseId, voucherId: issued.voucherId ?? '' }
}

const validUntil = async (id: string) =>
  (await w.owner.selectFrom('vouchers').select('valid_until').where('id', '=', id).executeTakeFirstOrThrow())
    .valid_until

test('what happened after the decision moves the voucher, and the case stays granted', async () => {
  const { actor, caseId, voucherId } = await granted()
  const before = await validUntil(voucherId)
  await w.as(actor, ctx => amendApplication(ctx, { caseId, amendment: 'birth', answers }), july)
  const facts = await w.as(system(mannaka), ctx => factsAfterAmendment(ctx, mannaka, caseId), july)
  await w.as(system(mannaka), ctx => correctVoucher(ctx, { voucherId, facts, reason: '変更の届出' }), july)
  const after = await validUntil(voucherId)
  assert.equal((Date.parse(after) - Date.parse(before)) / 86_400_000, 19)
  const versions = await w.owner
    .selectFrom('application_versions')
    .select('seq')
    .where('account_id', '=', actor.accountId)
    .execute()
  assert.deepEqual(versions.map(v => v.seq).sort(), [1, 2])
})

test('before the decision nothing can be amended', async () => {
  const { caseId, actor } = await submittedCase(w, { actor: await resident(w, { matched: true }) })
  assert.deepEqual(
    await w.as(actor, async ctx => amendmentsFor(ctx, await caseRecord(ctx, caseId)), june),
    [],
  )
  const outcome = await w.try(
    actor,
    ctx => amendApplication(ctx, { caseId, amendment: 'birth', answers }),
    july,
  )
  assert.equal(!outcome.ok && outcome.refused.code, 'not-possible-now')
})

test('only the questions of the amendment may change', async () => {
  const { actor, caseId } = await granted()
  const outcome = await w.try(
    actor,
    ctx =>
      amendApplication(ctx, { caseId, amendment: 'birth', answers: { ...answers, phone: '090-1111-2222' } }),
    july,
  )
  assert.equal(!outcome.ok && outcome.refused.code, 'not-asked-about')
})

test('staff may write it down for the holder; other families and municipalities find nothing', async () => {
  const { caseId } = await granted()
  for (const stranger of [await resident(w), await staff(w, 'staff', minami)]) {
    const outcome = await w.try(
      stranger,
      ctx => amendApplication(ctx, { caseId, amendment: 'birth', answers }),
      july,
    )
    assert.equal(!outcome.ok && outcome.refused.code, 'not-found')
  }
  await w.as(tanto, ctx => amendApplication(ctx, { caseId, amendment: 'birth', answers }), july)
})
