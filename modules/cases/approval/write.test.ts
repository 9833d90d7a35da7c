import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { currentState } from '#modules/applications/state/read.ts'
import type { Context } from '#platform/context.ts'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { june, publishedScheme, resident, type StaffActor, staff, submittedCase } from '#test/builders.ts'
import { familyCare } from '#test/scheme.ts'
import { checkCase } from '../check/write.ts'
import { draftDecision, openBatch } from '../drafting/write.ts'
import { approveCases } from '../effect/write.ts'
import { queue } from '../queue/read.ts'
import { proposalsOfCase } from './read.ts'
import { decide, decideFor, endorse, reviewAfterwards, sendBack, takeBack, takeUp } from './write.ts'

const w = await world()
let tanto: StaffActor
let kakaricho: StaffActor
let kacho: StaffActor
let bucho: StaffActor

before(async () => {
  await publishedScheme(w)
  tanto = await staff(w)
  kakaricho = await staff(w, 'subsection-chief')
  kacho = await staff(w, 'section-chief')
  bucho = await staff(w, 'division-chief')
})

const at =
  (actor: StaffActor) =>
  <T>(work: (ctx: Context) => Promise<T>) =>
    w.try(actor, work, june)
const state = (caseId: string) => w.as(tanto, async ctx => (await currentState(ctx, mannaka, caseId))?.state)

async function drafted(by = tanto) {
  const { caseId } = await submittedCase(w)
  const outcome = await at(by)(ctx => draftDecision(ctx, { caseIds: [caseId], action: 'approve' }))
  assert.ok(outcome.ok)
  return { caseId, proposalIds: outcome.value.proposals }
}

test('担当 drafts, 係長 endorses, 課長 decides; the case is approved and says so once', async () => {
  const { caseId, proposalIds } = await drafted()
  assert.equal(await state(caseId), 'submitted')
  assert.ok((await at(kakaricho)(ctx => endorse(ctx, { proposalIds }))).ok)
  assert.ok((await at(kacho)(ctx => decide(ctx, { proposalIds }))).ok)
  assert.equal(await state(caseId), 'approved')
  const events = await w.owner
    .selectFrom('events')
    .select(['type', 'data'])
    .where('subject_id', '=', caseId)
    .where('type', '=', 'case.decided')
    .execute()
  assert.equal(events.length, 1)
  assert.deepEqual((events[0]?.data as { decides: string } | undefined)?.decides, 'grant')
})

test('nobody decides what they drafted, whatever their rank', async () => {
  const { caseId, proposalIds } = await drafted(kacho)
  for (const step of [decide, endorse, takeUp]) {
    const outcome = await at(kacho)(ctx => step(ctx, { proposalIds }))
    assert.equal(!outcome.ok && outcome.refused.code, 'own-draft')
  }
  assert.equal(await state(caseId), 'submitted')
  assert.ok((await at(bucho)(ctx => takeUp(ctx, { proposalIds }))).ok)
  assert.equal(await state(caseId), 'approved')
})

test('out of turn is refused and changes nothing', async () => {
  const { caseId, proposalIds } = await drafted()
  const early = await at(kakaricho)(ctx => decide(ctx, { proposalIds }))
  assert.equal(!early.ok && early.refused.code, 'not-your-turn')
  const low = await at(await staff(w))(ctx => endorse(ctx, { proposalIds }))
  assert.equal(!low.ok && low.refused.code, 'not-your-turn')
  assert.equal(await state(caseId), 'submitted')
})

test('引上げ: a higher rank decides without waiting', async () => {
  const { caseId, proposalIds } = await drafted()
  assert.ok((await at(kacho)(ctx => takeUp(ctx, { proposalIds }))).ok)
  assert.equal(await state(caseId), 'approved')
})

test('差戻し and 取戻し end the draft, and another can be made', async () => {
  const one = await drafted()
  assert.ok(
    (await at(kakaricho)(ctx => sendBack(ctx, { proposalIds: one.proposalIds, note: '住所を確認' }))).ok,
  )
  const again = await at(tanto)(ctx => draftDecision(ctx, { caseIds: [one.caseId], action: 'approve' }))
  assert.ok(again.ok)
  const two = await drafted()
  const other = await at(await staff(w))(ctx => takeBack(ctx, { proposalIds: two.proposalIds }))
  assert.equal(other.ok, false)
  assert.ok((await at(tanto)(ctx => takeBack(ctx, { proposalIds: two.proposalIds }))).ok)
  const late = await at(kakaricho)(ctx => endorse(ctx, { proposalIds: two.proposalIds }))
  assert.equal(!late.ok && late.refused.code, 'changed-meanwhile')
})

test('a case is drafted once at a time', async () => {
  const { caseId } = await drafted()
  const second = await at(tanto)(ctx => draftDecision(ctx, { caseIds: [caseId], action: 'approve' }))
  assert.equal(!second.ok && second.refused.code, 'proposal-open')
})

test('a refusal needs reasons and carries them', async () => {
  const { caseId } = await submittedCase(w)
  const bare = await at(tanto)(ctx => draftDecision(ctx, { caseIds: [caseId], action: 'refuse' }))
  assert.equal(!bare.ok && bare.refused.code, 'reasons-needed')
  const reasons = [{ rule: 'resident', text: { ja: '住民登録がないため。' } }]
  const outcome = await at(tanto)(ctx => draftDecision(ctx, { caseIds: [caseId], action: 'refuse', reasons }))
  assert.ok(outcome.ok)
  assert.ok((await at(kacho)(ctx => takeUp(ctx, { proposalIds: outcome.value.proposals }))).ok)
  assert.equal(await state(caseId), 'refused')
})

test('two chiefs press at once: one decision', async () => {
  const { caseId, proposalIds } = await drafted()
  const both = await Promise.all([
    at(kacho)(ctx => takeUp(ctx, { proposalIds })),
    at(bucho)(ctx => takeUp(ctx, { proposalIds })),
  ])
  assert.equal(both.filter(outcome => outcome.ok).length, 1)
  const decided = await w.owner
    .selectFrom('events')
    .select('id')
    .where('subject_id', '=', caseId)
    .where('type', '=', 'case.decided')
    .execute()
  assert.equal(decided.length, 1)
})

test('deciding many at once is all or nothing', async () => {
  const one = await drafted()
  const two = await drafted()
  const done = await drafted()
  await at(kacho)(ctx => takeUp(ctx, { proposalIds: done.proposalIds }))
  const mixed = await at(kacho)(ctx =>
    takeUp(ctx, { proposalIds: [...one.proposalIds, ...done.proposalIds, ...two.proposalIds] }),
  )
  assert.equal(mixed.ok, false)
  assert.equal(await state(one.caseId), 'submitted')
  assert.equal(await state(two.caseId), 'submitted')
})

test("another municipality's staff find nothing", async () => {
  const { caseId, proposalIds } = await drafted()
  const stranger = await staff(w, 'section-chief', minami)
  const tries: ((ctx: Context) => Promise<unknown>)[] = [
    (ctx: Context) => takeUp(ctx, { proposalIds }),
    (ctx: Context) => draftDecision(ctx, { caseIds: [caseId], action: 'approve' }),
    (ctx: Context) => approveCases(ctx, { caseIds: [caseId], action: 'approve' }),
  ]
  for (const work of tries) {
    const outcome = await w.try(stranger, work, june)
    assert.equal(!outcome.ok && outcome.refused.code, 'not-found')
  }
  assert.equal((await w.as(stranger, ctx => queue(ctx, { queue: 'all' }))).total, 0)
  assert.equal(await state(caseId), 'submitted')
})

test('residents and facilities may not decide', async () => {
  const { caseId, actor } = await submittedCase(w)
  const outcome = await w.try(
    actor,
    ctx => draftDecision(ctx, { caseIds: [caseId], action: 'approve' }),
    june,
  )
  assert.equal(!outcome.ok && outcome.refused.code, 'not-allowed')
})

test('the first check drafts a clean case where the route says so, and one decision is enough', async () => {
  const routes = familyCare.workflow.routes.map(route =>
    route.id === 'grant' ? { ...route, ranks: ['subsection-chief'], draftedBySystem: true } : route,
  )
  await publishedScheme(w, {
    version: 2,
    effectiveFrom: '2026-07-01',
    changes: { workflow: { ...familyCare.workflow, routes } },
  })
  const july = new Date('2026-07-06T01:00:00Z')
  const actor = await resident(w, { matched: true })
  const { caseId } = await submittedCase(w, { actor, at: july })
  const checked = await w.as(system(mannaka), ctx => checkCase(ctx, { caseId }), july)
  assert.equal(checked.clean, true, JSON.stringify(checked))
  const [proposal] = await w.as(kakaricho, ctx => proposalsOfCase(ctx, mannaka, caseId))
  assert.equal(proposal?.draftedBy, null)
  const mine = await w.as(kakaricho, ctx => queue(ctx, { queue: 'mine' }), july)
  assert.ok(mine.rows.some(row => row.caseId === caseId && row.proposal?.mine === 'decide'))
  await w.as(kakaricho, ctx => decide(ctx, { proposalIds: [proposal?.id ?? ''] }), july)
  assert.equal(await state(caseId), 'approved')
})

test('代決 is shown to the absent chief afterwards', async () => {
  const routes = familyCare.workflow.routes.map(route => ({
    ...route,
    standIns: [{ for: 'section-chief', by: 'subsection-chief' }],
  }))
  await publishedScheme(w, {
    version: 3,
    effectiveFrom: '2026-08-01',
    changes: { workflow: { ...familyCare.workflow, routes } },
  })
  const august = new Date('2026-08-03T01:00:00Z')
  const { caseId } = await submittedCase(w, { at: august })
  const { proposals: proposalIds } = await w.as(
    tanto,
    ctx => draftDecision(ctx, { caseIds: [caseId], action: 'approve' }),
    august,
  )
  const second = await staff(w, 'subsection-chief')
  await w.as(kakaricho, ctx => endorse(ctx, { proposalIds }), august)
  await w.as(second, ctx => decideFor(ctx, { proposalIds }), august)
  assert.equal(await state(caseId), 'approved')
  const own = await w.try(second, ctx => reviewAfterwards(ctx, { proposalIds }), august)
  assert.equal(own.ok, false)
  await w.as(kacho, ctx => reviewAfterwards(ctx, { proposalIds }), august)
  const decided = await w.owner
    .selectFrom('events')
    .select('id')
    .where('subject_id', '=', caseId)
    .where('type', '=', 'case.decided')
    .execute()
  assert.equal(decided.length, 1)
})

test('approved in the system at once, formally decided once a month with the list', async () => {
  const routes = familyCare.workflow.routes.map(route =>
    route.id === 'grant' ? { ...route, mode: 'batch' } : route,
  )
  await publishedScheme(w, {
    version: 4,
    effectiveFrom: '2026-09-01',
    changes: { workflow: { ...familyCare.workflow, routes } },
  })
  const september = new Date('2026-09-07T01:00:00Z')
  const cases = [await submittedCase(w, { at: september }), await submittedCase(w, { at: september })]
  const caseIds = cases.map(c => c.caseId)
  await w.as(tanto, ctx => approveCases(ctx, { caseIds, action: 'approve' }), september)
  assert.equal(await state(caseIds[0] ?? ''), 'approved')
  const empty = await w.try(
    tanto,
    ctx => openBatch(ctx, { scheme: 'family-care', month: '2026-08' }),
    september,
  )
  assert.equal(!empty.ok && empty.refused.code, 'batch-empty')
  const batch = await w.as(
    tanto,
    ctx => openBatch(ctx, { scheme: 'family-care', month: '2026-09' }),
    september,
  )
  assert.equal(batch.cases, 2)
  const again = await w.try(
    tanto,
    ctx => openBatch(ctx, { scheme: 'family-care', month: '2026-09' }),
    september,
  )
  assert.equal(!again.ok && again.refused.code, 'batch-empty')
  const proposalIds = [batch.proposalId]
  await w.as(kakaricho, ctx => endorse(ctx, { proposalIds }), september)
  await w.as(kacho, ctx => decide(ctx, { proposalIds }), september)
  const lines = await w.owner
    .selectFrom('case_actions')
    .select('case_id')
    .where('action', '=', 'formal-decision')
    .execute()
  assert.deepEqual(lines.map(l => l.case_id).sort(), [...caseIds].sort())
  const decided = await w.owner
    .selectFrom('events')
    .select('id')
    .where('subject_id', 'in', caseIds)
    .where('type', '=', 'case.decided')
    .execute()
  assert.equal(decided.length, 2)
})
