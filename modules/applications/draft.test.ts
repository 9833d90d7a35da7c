import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from '#language/scheme/form.ts'
import { mannaka, world } from '#test/actors.ts'
import { filledDraft, june, publishedScheme, resident, submittedCase } from '#test/builders.ts'
import { attachFile, detachFile } from './files/write.ts'
import { applicationOf, attachmentOf } from './read.ts'
import { discardDraft, renewDraft, saveStep, startApplication } from './write.ts'

const w = await world()
await publishedScheme(w)
const mother = await resident(w)
const stranger = await resident(w)

async function begin(): Promise<string> {
  const input = { municipality: mannaka, scheme: 'family-care', channel: 'online' } as const
  const { id } = await w.as(mother, ctx => startApplication(ctx, input), june)
  return id
}
const save = (id: string, page: string, answers: Answers, revision: number) =>
  w.as(mother, ctx => saveStep(ctx, { id, page, answers, revision }), june)
const stored = (id: string) => w.as(mother, ctx => applicationOf(ctx, id))
const refusal = async (work: ReturnType<typeof w.try>) => {
  const outcome = await work
  return outcome.ok ? 'no refusal' : outcome.refused.code
}

test('pressing start twice begins one draft', async () => {
  const input = { municipality: mannaka, scheme: 'family-care', channel: 'online' } as const
  const start = () => w.as(mother, ctx => startApplication(ctx, input, { key: 'k' }))
  assert.deepEqual(await start(), await start())
})

test('every page is kept at once, and the event holds no answer', async () => {
  const id = await begin()
  assert.deepEqual(await save(id, 'situation', { situation: 'birth' }, 0), { revision: 1, replaced: [] })
  assert.deepEqual((await stored(id)).answers, { situation: 'birth' })
  const event = await w.owner
    .selectFrom('events')
    .select(['data', 'result'])
    .where('type', '=', 'application.saved')
    .where('subject_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(event.data, { page: 'situation', revision: 1 })
  assert.doesNotMatch(JSON.stringify(event), /birth"/)
})

test('saving the same again changes nothing and is no event', async () => {
  const id = await begin()
  await save(id, 'situation', { situation: 'birth' }, 0)
  assert.equal((await save(id, 'situation', { situation: 'birth' }, 0)).revision, 1)
})

test('two windows: pages of one are not undone by the other', async () => {
  const id = await begin()
  await save(id, 'situation', { situation: 'birth' }, 0)
  await save(id, 'contact', { phone: '090-0000-0001' }, 1)
  const late = await save(id, 'birth-date', { 'birth-date': '2026-05-01' }, 0)
  assert.deepEqual(late.replaced, [])
  assert.deepEqual((await stored(id)).answers, {
    situation: 'birth',
    phone: '090-0000-0001',
    'birth-date': '2026-05-01',
  })
})

test('two windows on one page: what was typed last wins, and it is said', async () => {
  const id = await begin()
  await save(id, 'situation', { situation: 'birth' }, 0)
  const late = await save(id, 'situation', { situation: 'pregnant' }, 0)
  assert.deepEqual(late.replaced, ['situation'])
  assert.equal((await stored(id)).answers.situation, 'pregnant')
})

test('answers no box could have sent are refused', async () => {
  const id = await begin()
  const wrong: unknown[] = [
    { phone: '090-0000-0001' },
    { nothing: 'x' },
    { situation: 'divorced' },
    { situation: { family: 'x' } },
  ]
  for (const answers of wrong) {
    const code = await refusal(
      w.try(mother, ctx =>
        saveStep(ctx, { id, page: 'situation', answers: answers as Answers, revision: 0 }),
      ),
    )
    assert.equal(code, 'invalid-input', JSON.stringify(answers))
  }
})

test('a sent application takes no more pages', async () => {
  const { applicationId: id } = await submittedCase(w, { actor: mother })
  const input = { id, page: 'situation', answers: { situation: 'pregnant' }, revision: 9 }
  assert.equal(await refusal(w.try(mother, ctx => saveStep(ctx, input))), 'already-submitted')
  assert.equal(await refusal(w.try(mother, ctx => discardDraft(ctx, { id }))), 'already-submitted')
})

test('another family can neither read, write nor discard a draft', async () => {
  const id = await begin()
  const input = { id, page: 'situation', answers: { situation: 'birth' }, revision: 0 }
  for (const work of [
    w.try(stranger, ctx => applicationOf(ctx, id)),
    w.try(stranger, ctx => saveStep(ctx, input)),
    w.try(stranger, ctx => discardDraft(ctx, { id })),
    w.try(stranger, ctx => attachFile(ctx, { id, question: 'proof', file: photo('a') })),
  ]) {
    assert.equal(await refusal(work), 'not-found')
  }
  assert.equal(await refusal(w.try({ kind: 'visitor' }, ctx => saveStep(ctx, input))), 'sign-in-first')
})

test('an address that names no application is not found', async () => {
  assert.equal(await refusal(w.try(mother, ctx => applicationOf(ctx, 'x'))), 'not-found')
})

const photo = (letter: string) => ({
  hash: letter.repeat(64),
  name: '証明書.jpg',
  mime: 'image/jpeg',
  bytes: 1000,
})

test('files belong to the draft they were sent for', async () => {
  const id = await begin()
  await save(id, 'reduction', { reduction: true }, 0)
  await w.as(mother, ctx => attachFile(ctx, { id, question: 'proof', file: photo('a') }))
  await w.as(mother, ctx => attachFile(ctx, { id, question: 'proof', file: photo('a') }))
  assert.deepEqual((await stored(id)).answers.proof, [photo('a')])
  assert.equal((await w.as(mother, ctx => attachmentOf(ctx, id, photo('a').hash))).question, 'proof')
  assert.equal(await refusal(w.try(stranger, ctx => attachmentOf(ctx, id, photo('a').hash))), 'not-found')
  // A hash learned elsewhere opens nothing.
  const foreign = { id, page: 'reduction', answers: { proof: [photo('b')] }, revision: 9 }
  assert.equal(await refusal(w.try(mother, ctx => saveStep(ctx, foreign))), 'invalid-input')
  await w.as(mother, ctx => detachFile(ctx, { id, question: 'proof', hash: photo('a').hash }))
  assert.equal((await stored(id)).answers.proof, undefined)
  assert.equal(await refusal(w.try(mother, ctx => attachmentOf(ctx, id, photo('a').hash))), 'not-found')
})

test('a discarded draft is gone', async () => {
  const id = await filledDraft(w, mother)
  await w.as(mother, ctx => discardDraft(ctx, { id }))
  assert.equal(await refusal(w.try(mother, ctx => applicationOf(ctx, id))), 'not-found')
})

test('a draft moves to the version in effect only when asked to', async () => {
  const id = await begin()
  await publishedScheme(w, { version: 2, effectiveFrom: '2026-06-10', changes: { summary: { ja: '新' } } })
  const later = new Date('2026-06-11T00:00:00Z')
  assert.equal((await stored(id)).schemeVersion, 1)
  await w.as(mother, ctx => renewDraft(ctx, { id }), later)
  assert.equal((await stored(id)).schemeVersion, 2)
})
