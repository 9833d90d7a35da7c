import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { KyselyPlugin } from 'kysely'
import { plainOf } from '#language/rules/plain.ts'
import { statesOf } from '#modules/applications/state/read.ts'
import { supplied } from '#modules/eligibility/facts/rules.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { mannaka, world } from '#test/actors.ts'
import { june, publishedScheme, resident, type StaffActor, staff, submittedCase } from '#test/builders.ts'
import { familyCare } from '#test/scheme.ts'
import { draftDecision } from '../drafting/write.ts'
import { caseRows, factsOfCases } from '../facts/read.ts'
import { takeUp } from './write.ts'

const w = await world()
let tanto: StaffActor
let kacho: StaffActor

before(async () => {
  await publishedScheme(w)
  tanto = await staff(w)
  kacho = await staff(w, 'section-chief')
})

/** Runs the work and counts the statements it sends. */
async function counted<T>(actor: StaffActor, work: (ctx: Context) => Promise<T>) {
  let statements = 0
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      statements++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const result = await w.as(
    actor,
    ctx => work({ ...ctx, db: ctx.db.withPlugin(plugin) as Context['db'] }),
    june,
  )
  return { result, statements }
}

async function decideAll(caseIds: string[]): Promise<number> {
  const draft = await counted(tanto, ctx => draftDecision(ctx, { caseIds, action: 'approve' }))
  const decision = await counted(kacho, ctx => takeUp(ctx, { proposalIds: draft.result.proposals }))
  return draft.statements + decision.statements
}

test('fifty cases are drafted and decided in as many statements as two', async () => {
  const caseIds: string[] = []
  for (let n = 0; n < 53; n++) caseIds.push((await submittedCase(w)).caseId)
  // The first brings the scheme into memory.
  await decideAll(caseIds.slice(0, 1))
  const two = await decideAll(caseIds.slice(1, 3))
  const fifty = await decideAll(caseIds.slice(3))
  assert.ok(two > 10, `${two} counted`)
  assert.equal(fifty, two)
  const states = await w.as(tanto, ctx => statesOf(ctx, mannaka, caseIds))
  assert.deepEqual(new Set([...states.values()].map(each => each.state)), new Set(['approved']))
  const decided = await w.owner
    .selectFrom('events')
    .select('subject_id')
    .where('type', '=', 'case.decided')
    .execute()
  assert.deepEqual(decided.map(each => each.subject_id).sort(), caseIds.toSorted())
})

test('the facts of many cases are those of each', async () => {
  const mother = await resident(w, { matched: true })
  const cases = [
    await submittedCase(w, { actor: mother }),
    await submittedCase(w, { actor: mother, answers: { 'birth-date': '2026-05-03' } }),
    await submittedCase(w, { answers: { 'birth-date': '2026-05-03' } }),
  ]
  const ids = cases.map(({ caseId }) => caseId)
  const factsOf = (some: string[]) =>
    w.as(tanto, async ctx => {
      const rows = [...(await caseRows(ctx, mannaka, some)).values()]
      const { scheme } = await schemeOf(ctx, mannaka, familyCare.id)
      const cases = rows.map(row => ({ scheme, row }))
      return factsOfCases(ctx, mannaka, cases)
    })
  const together = await factsOf(ids)
  for (const id of ids) assert.deepEqual(together.get(id), (await factsOf([id])).get(id))
  const counts = ids.map(id => plainOf(together.get(id) ?? {})[supplied.sameMatter])
  assert.deepEqual(counts, [1, 1, 0])
})

test('a case named twice is drafted not at all', async () => {
  const { caseId } = await submittedCase(w)
  const twice = await w.try(
    tanto,
    ctx => draftDecision(ctx, { caseIds: [caseId, caseId], action: 'approve' }),
    june,
  )
  assert.equal(!twice.ok && twice.refused.code, 'proposal-open')
})
