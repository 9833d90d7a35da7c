import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentState } from '#modules/applications/state/read.ts'
import { mannaka, minami, world } from '../../../test/actors.ts'
import { june, publishedScheme, registered, resident, staff, submittedCase } from '../../../test/builders.ts'
import { familyCare } from '../../../test/scheme.ts'
import { settle } from '../../../test/settle.ts'
import { checkCase } from '../check/write.ts'
import { draftDecision } from '../drafting/write.ts'
import { noteExport } from '../exporting/write.ts'
import { identifyApplicant } from '../identity/write.ts'
import { peopleOf, viewsOfCase } from '../people/read.ts'
import { caseOf } from '../read.ts'
import { closeCase } from './write.ts'

const w = await world()
const byPhone = {
  id: 'withdraw-by-phone',
  label: { ja: '申し出により取下げにする' },
  from: ['submitted', 'returned'],
  to: 'withdrawn',
  who: 'staff',
  needs: ['note'],
}
const { workflow } = familyCare
await publishedScheme(w, { changes: { workflow: { ...workflow, actions: [...workflow.actions, byPhone] } } })
const tanto = await staff(w)
const other = await staff(w, 'staff', minami)
const asked = { action: 'withdraw-by-phone', note: '本人から電話（6月1日）' }

test('a case ends as the applicant asked by telephone, with who said what', async () => {
  const { caseId } = await submittedCase(w)
  await settle(w, june)
  await w.as(tanto, ctx => closeCase(ctx, { caseId, ...asked }), june)
  assert.equal((await w.as(tanto, ctx => currentState(ctx, mannaka, caseId)))?.state, 'withdrawn')
  const { actions } = await w.as(tanto, ctx => caseOf(ctx, caseId))
  assert.equal(actions.at(-1)?.data.note, asked.note)
  const again = await w.try(tanto, ctx => closeCase(ctx, { caseId, ...asked }))
  assert.ok(!again.ok && again.refused.code === 'changed-meanwhile')
})

test('not without a note, not by a deciding action, not over a draft, not from another town', async () => {
  const { caseId } = await submittedCase(w)
  await settle(w, june)
  const code = async (who: typeof tanto, input: { action: string; note: string }) => {
    const outcome = await w.try(who, ctx => closeCase(ctx, { caseId, ...input }), june)
    return outcome.ok ? 'ok' : outcome.refused.code
  }
  assert.equal(await code(tanto, { ...asked, note: ' ' }), 'invalid-input')
  assert.equal(await code(tanto, { ...asked, action: 'refuse' }), 'changed-meanwhile')
  assert.equal(await code(other, asked), 'not-found')
  await w.as(tanto, ctx => draftDecision(ctx, { caseIds: [caseId], action: 'approve' }), june)
  assert.equal(await code(tanto, asked), 'proposal-open')
})

test('staff say who the applicant is, and the register counts from then on', async () => {
  const actor = await resident(w, { name: '渡邉　花', kana: 'ワタナベ　ハナ', birthDate: '1993-03-03' })
  const { caseId } = await submittedCase(w, { actor })
  await settle(w, june)
  assert.equal((await w.as(tanto, ctx => caseOf(ctx, caseId))).check?.outcome, 'unknown')
  const residentId = await registered(w, {
    name: '渡辺　花',
    kana: 'ワタナベ　ハナ',
    birthDate: '1993-03-03',
    protectedAddress: true,
  })
  const foreign = await w.try(other, ctx => identifyApplicant(ctx, { caseId, residentId }))
  assert.ok(!foreign.ok && foreign.refused.code === 'not-found')
  const unknown = await w.try(tanto, ctx => identifyApplicant(ctx, { caseId, residentId: caseId }))
  assert.ok(!unknown.ok && unknown.refused.code === 'not-found')
  await w.as(tanto, ctx => identifyApplicant(ctx, { caseId, residentId }), june)
  await w.as(tanto, ctx => checkCase(ctx, { caseId }), june)
  const view = await w.as(tanto, ctx => caseOf(ctx, caseId))
  assert.equal(view.check?.outcome, 'eligible')
  assert.equal(view.row.protected, true)
  assert.equal(view.resident?.address, null, 'a protected address is not handed out')
})

test('who looked and who exported is written down, and names stay in the house', async () => {
  const { caseId } = await submittedCase(w)
  await w.as(tanto, ctx => caseOf(ctx, caseId))
  const views = await w.as(tanto, ctx => viewsOfCase(ctx, mannaka, caseId))
  assert.deepEqual(
    views.map(view => view.viewerId),
    [tanto.accountId],
  )
  assert.deepEqual(await w.as(other, ctx => viewsOfCase(ctx, mannaka, caseId)), [])
  const names = await w.as(tanto, ctx => peopleOf(ctx, [tanto.accountId, other.accountId, null]))
  assert.deepEqual([...names.keys()], [tanto.accountId])
  await w.as(tanto, ctx => noteExport(ctx, { list: 'cases', rows: 3, format: 'xlsx' }))
  const resident = await w.try(await residentActor(), ctx =>
    noteExport(ctx, { list: 'cases', rows: 3, format: 'xlsx' }),
  )
  assert.ok(!resident.ok)
})

const residentActor = () => resident(w)
