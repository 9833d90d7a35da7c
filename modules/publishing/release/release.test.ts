import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '#platform/context.ts'
import { minami, world } from '#test/actors.ts'
import { june, publishedScheme, type StaffActor, staff } from '#test/builders.ts'
import { scheme as small } from '#test/scheme.ts'
import { draftOf, existingDraft } from '../draft/read.ts'
import { addAmountRow, rewordDraft, saveExample, startDraft } from '../draft/write.ts'
import { gate } from '../gate/rules.ts'
import { historyOf } from '../history/read.ts'
import { schemeOf } from '../read.ts'
import { publishDraft, takeOverNewest } from './write.ts'

const w = await world()
const clerk = await staff(w)
const chief = await staff(w, 'subsection-chief')
const elsewhere = await staff(w, 'section-chief', minami)
const scheme = 'family-care'
const source = { law: '家庭応援実施要綱（2027年改正）', article: '別表' }
const row = { scheme, revision: 1, parameter: '自己負担額', from: '2027-04-01', value: '3500', source }

const as = <T>(work: (ctx: Context) => Promise<T>, actor: StaffActor = chief) => w.try(actor, work, june)
const code = (outcome: Awaited<ReturnType<typeof as>>) => (outcome.ok ? 'ok' : outcome.refused.code)
const reformed = async () => {
  await w.owner.deleteFrom('scheme_drafts').execute()
  await w.owner.deleteFrom('scheme_versions').execute()
  await publishedScheme(w)
  assert.equal(code(await as(ctx => startDraft(ctx, { scheme }), clerk)), 'ok')
  assert.equal(code(await as(ctx => addAmountRow(ctx, row), clerk)), 'ok')
}
const publish = (change: object = {}, actor = chief) =>
  as(
    ctx => publishDraft(ctx, { scheme, revision: 2, effectiveFrom: '2027-04-01', note: '改正', ...change }),
    actor,
  )

test('a chief publishes; the version counts from its day and the draft is gone', async () => {
  await reformed()
  assert.equal(code(await publish()), 'ok')
  const at = async (day: string) =>
    (await w.as(chief, ctx => schemeOf(ctx, chief.municipalityId, scheme), new Date(`${day}T03:00:00Z`)))
      .version
  assert.deepEqual([await at('2027-03-31'), await at('2027-04-01')], [1, 2])
  assert.equal(await w.as(chief, ctx => draftOf(ctx, scheme), june), undefined)
  const [waiting, inForce] = await w.as(chief, ctx => historyOf(ctx, scheme), june)
  assert.deepEqual(
    [waiting?.version, waiting?.state, waiting?.publishedBy, waiting?.note],
    [2, 'waiting', chief.name, '改正'],
  )
  assert.deepEqual([inForce?.version, inForce?.state, inForce?.publishedBy], [1, 'in-force', null])
})

test('a clerk prepares but does not publish; another town finds nothing', async () => {
  await reformed()
  assert.equal(code(await publish({}, clerk)), 'not-allowed')
  assert.equal(code(await publish({}, elsewhere)), 'not-found')
})

test('not into the past, not what somebody changed since, not what is the same', async () => {
  await reformed()
  assert.equal(code(await publish({ effectiveFrom: '2026-05-31' })), 'effective-in-past')
  assert.equal(code(await publish({ revision: 1 })), 'changed-meanwhile')
  await w.owner.deleteFrom('scheme_drafts').execute()
  await as(ctx => startDraft(ctx, { scheme }))
  // The stored digest of the builder is not ours, so the first publication makes a comparable version.
  assert.equal(code(await publish({ revision: 1, effectiveFrom: '2026-06-01' })), 'ok')
  await as(ctx => startDraft(ctx, { scheme }))
  assert.equal(code(await publish({ revision: 1, effectiveFrom: '2026-06-01' })), 'scheme-unchanged')
})

test('the gate stays shut while an example fails, and says what came out', async () => {
  await reformed()
  const [example] = small().examples
  assert.ok(example)
  const wrong = { ...example, name: '誤り', expect: { outcome: 'eligible' as const } }
  await as(ctx => saveExample(ctx, { scheme, revision: 2, example: wrong }), clerk)
  const outcome = await publish({ revision: 3 })
  assert.ok(!outcome.ok)
  assert.equal(outcome.refused.code, 'scheme-not-ready')
  const { parsed } = await w.as(chief, ctx => existingDraft(ctx, scheme), june)
  const { tasks, open, examples } = gate(parsed, small(), undefined)
  assert.equal(open, false)
  assert.equal(tasks.find(each => each.id === 'examples')?.state, 'todo')
  assert.match(examples.find(each => each.example.name === '誤り')?.difference ?? '', /eligible/)
})

test('the gate: nothing changed and a newer version are todo; an unguarded day is advice', async () => {
  const base = small()
  const state = (id: string, newer?: number, draft = base) =>
    gate({ ok: true, scheme: draft }, base, newer).tasks.find(each => each.id === id)?.state
  assert.equal(state('changed'), 'todo')
  assert.equal(state('newest', 3), 'todo')
  assert.equal(state('newest'), 'done')
  await reformed()
  const { parsed } = await w.as(chief, ctx => existingDraft(ctx, scheme), june)
  assert.ok(parsed.ok)
  assert.equal(state('changed', undefined, parsed.scheme), 'done')
  assert.equal(state('boundaries', undefined, parsed.scheme), 'advice')
  const unsound = gate({ ok: false, problems: [{ path: 'form', message: 'x' }] }, base, undefined)
  assert.equal(unsound.open, false)
})

test('a version published meanwhile is taken over; where both changed the same, people decide', async () => {
  await reformed()
  await publishedScheme(w, {
    version: 2,
    effectiveFrom: '2026-05-01',
    changes: { summary: { ja: '新しい。' } },
  })
  const overtaken = await publish()
  assert.ok(!overtaken.ok)
  assert.equal(overtaken.refused.code, 'version-overtaken')
  assert.equal(code(await as(ctx => takeOverNewest(ctx, { scheme, revision: 2 }), clerk)), 'ok')
  assert.equal(code(await publish({ revision: 3 })), 'ok')
  const joined = await w.as(chief, ctx => schemeOf(ctx, chief.municipalityId, scheme, 3), june)
  assert.equal(joined.scheme.summary.ja, '新しい。')
  assert.equal(joined.scheme.parameters[0]?.rows.length, 2)

  await as(ctx => startDraft(ctx, { scheme }), clerk)
  const text = { ja: '草案の文。' }
  await as(ctx => rewordDraft(ctx, { scheme, revision: 1, path: '["summary"]', text }), clerk)
  await publishedScheme(w, {
    version: 4,
    effectiveFrom: '2026-05-02',
    changes: { summary: { ja: '別の文。' } },
  })
  const conflict = await as(ctx => takeOverNewest(ctx, { scheme, revision: 2 }), clerk)
  assert.ok(!conflict.ok)
  assert.equal(conflict.refused.code, 'changes-conflict')
  assert.match(String(conflict.refused.details.places), /概要/)
})
