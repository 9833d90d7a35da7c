import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '#test/actors.ts'
import { june, publishedScheme, staff, submittedCase } from '#test/builders.ts'
import { familyCare } from '#test/scheme.ts'
import { openBatch } from '../drafting/write.ts'
import { approveCases } from '../effect/write.ts'
import { decide } from './write.ts'

const w = await world()

test('who approved a case in the system does not decide it formally', async () => {
  const routes = familyCare.workflow.routes.map(route =>
    route.decides.includes('grant') ? { ...route, mode: 'batch', ranks: ['section-chief'] } : route,
  )
  await publishedScheme(w, { changes: { workflow: { ...familyCare.workflow, routes } } })
  const [tanto, approver, other] = [
    await staff(w),
    await staff(w, 'section-chief'),
    await staff(w, 'section-chief'),
  ]
  const { caseId } = await submittedCase(w)
  await w.as(approver, ctx => approveCases(ctx, { caseIds: [caseId], action: 'approve' }), june)
  const month = { scheme: 'family-care', month: '2026-06' }
  const { proposalId } = await w.as(tanto, ctx => openBatch(ctx, month), june)
  const own = await w.try(approver, ctx => decide(ctx, { proposalIds: [proposalId] }), june)
  assert.ok(!own.ok && own.refused.code === 'own-draft')
  assert.ok((await w.try(other, ctx => decide(ctx, { proposalIds: [proposalId] }), june)).ok)
})
