import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, system, world } from '#test/actors.ts'
import {
  answersOfHanako,
  filledDraft,
  june,
  publishedScheme,
  resident,
  staff,
  submittedCase,
} from '#test/builders.ts'
import { sameMatterCount } from './matter/read.ts'
import { answersOf, applicationOf, caseRecord, casesOf, draftsOf } from './read.ts'
import { currentState } from './state/read.ts'
import { startApplication, submitApplication } from './write.ts'

const w = await world()
await publishedScheme(w)
await publishedScheme(w, { municipality: minami })

test('an application becomes a case with a number, in its first state', async () => {
  const mother = await resident(w, { registered: true })
  const { caseId, number, applicationId } = await submittedCase(w, { actor: mother })
  assert.match(number, /^2026-\d{5}$/)
  const [record, state, answers] = await w.as(system(mannaka), async ctx => [
    await caseRecord(ctx, caseId),
    await currentState(ctx, mannaka, caseId),
    await answersOf(ctx, mannaka, applicationId),
  ])
  assert.equal(record.applicant, '山田　花子')
  assert.equal(record.channel, 'online')
  assert.deepEqual([state?.state, state?.seq], ['submitted', 1])
  assert.equal(answers['birth-date'], '2026-05-01')
  const row = await w.owner
    .selectFrom('applications')
    .select(['resident_id', 'submitted_at'])
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow()
  assert.equal(row.resident_id, mother.residentId, 'matched with the register by name, kana and birth date')
  const event = await w.owner
    .selectFrom('events')
    .selectAll()
    .where('type', '=', 'application.submitted')
    .where('subject_id', '=', caseId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(event.data, { applicationId, caseId, scheme: 'family-care', channel: 'online' })
})

test('sending twice at once, and again later, makes one case', async () => {
  const mother = await resident(w)
  const id = await filledDraft(w, mother)
  const send = () => w.as(mother, ctx => submitApplication(ctx, { id }), june)
  const [one, two] = await Promise.all([send(), send()])
  assert.deepEqual(one, two)
  assert.deepEqual(await send(), one)
  const cases = await w.as(mother, ctx => casesOf(ctx, mother.accountId))
  assert.equal(cases.length, 1)
  assert.deepEqual(await w.as(mother, ctx => draftsOf(ctx, mother.accountId)), [])
})

test('an incomplete draft is refused with the page to go to', async () => {
  const mother = await resident(w)
  const id = await filledDraft(w, mother, { answers: { phone: '' } })
  const outcome = await w.try(mother, ctx => submitApplication(ctx, { id }), june)
  assert.ok(!outcome.ok)
  assert.equal(outcome.refused.code, 'application-incomplete')
  assert.equal(outcome.refused.details.next, 'contact')
})

test('answers behind a closed door are not submitted', async () => {
  const mother = await resident(w)
  const { applicationId } = await submittedCase(w, { actor: mother, answers: { situation: 'pregnant' } })
  const answers = await w.as(system(mannaka), ctx => answersOf(ctx, mannaka, applicationId))
  assert.equal(answers['birth-date'], undefined)
})

test('another family, and another town, see nothing', async () => {
  const { applicationId, caseId } = await submittedCase(w)
  const stranger = await resident(w)
  const neighbour = await resident(w, { municipality: minami })
  for (const actor of [stranger, neighbour, await staff(w, 'staff', minami)]) {
    for (const look of [
      w.try(actor, ctx => applicationOf(ctx, applicationId)),
      w.try(actor, ctx => caseRecord(ctx, caseId)),
      w.try(actor, ctx => submitApplication(ctx, { id: applicationId })),
    ]) {
      const outcome = await look
      assert.ok(!outcome.ok)
      assert.equal(outcome.refused.code, 'not-found')
    }
  }
  assert.deepEqual(await w.as(stranger, ctx => casesOf(ctx, stranger.accountId)), [])
})

test('staff do not see what was not sent', async () => {
  const mother = await resident(w)
  const id = await filledDraft(w, mother)
  const outcome = await w.try(await staff(w), ctx => applicationOf(ctx, id))
  assert.ok(!outcome.ok)
})

test('nobody applies in another town, and visitors sign in first', async () => {
  const mother = await resident(w)
  const input = { municipality: minami, scheme: 'family-care', channel: 'online' } as const
  const there = await w.try(mother, ctx => startApplication(ctx, input))
  assert.ok(!there.ok)
  assert.equal(there.refused.code, 'not-found')
  const visitor = await w.try({ kind: 'visitor' }, ctx => startApplication(ctx, input))
  assert.ok(!visitor.ok)
  assert.equal(visitor.refused.code, 'sign-in-first')
})

test('a draft keeps the version it was begun in', async () => {
  const mother = await resident(w)
  const id = await filledDraft(w, mother)
  const changes = { summary: { ja: '新しい案内' } }
  await publishedScheme(w, { version: 2, effectiveFrom: '2026-06-02', changes })
  const later = new Date('2026-06-10T01:00:00Z')
  const { caseId } = await w.as(mother, ctx => submitApplication(ctx, { id }), later)
  const record = await w.as(mother, ctx => caseRecord(ctx, caseId))
  assert.equal(record.schemeVersion, 1)
  const next = await w.as(
    mother,
    ctx => startApplication(ctx, { municipality: mannaka, scheme: 'family-care', channel: 'online' }),
    later,
  )
  assert.equal((await w.as(mother, ctx => applicationOf(ctx, next.id))).schemeVersion, 2)
})

test('characters of the register arrive as they are', async () => {
  const person = { name: '𠮷田　髙子', kana: 'ヨシダ　タカコ', birthDate: '1993-02-03' }
  const mother = await resident(w, { ...person, registered: true })
  const { caseId } = await submittedCase(w, { actor: mother })
  const record = await w.as(mother, ctx => caseRecord(ctx, caseId))
  assert.equal(record.applicant, '𠮷田　髙子')
})

test('numbers have no gaps and no doubles when many send at once', async () => {
  const mothers = await Promise.all(Array.from({ length: 6 }, () => resident(w, { municipality: minami })))
  const drafts = await Promise.all(mothers.map(mother => filledDraft(w, mother)))
  const sent = await Promise.all(
    mothers.map((mother, i) =>
      w.as(mother, ctx => submitApplication(ctx, { id: drafts[i] as string }), june),
    ),
  )
  assert.deepEqual(
    sent.map(each => each.number).sort(),
    ['1', '2', '3', '4', '5', '6'].map(n => `2026-0000${n}`),
  )
})

test('a second application about the same birth is counted, one about an earlier birth is not', async () => {
  const mother = await resident(w, { registered: true, name: '佐藤　春', kana: 'サトウ　ハル' })
  await submittedCase(w, { actor: mother, answers: { 'birth-date': '2025-06-20' } })
  const second = await submittedCase(w, { actor: mother })
  const count = (caseId: string) => w.as(system(mannaka), ctx => sameMatterCount(ctx, mannaka, caseId))
  assert.equal(await count(second.caseId), 0)
  const third = await submittedCase(w, {
    actor: mother,
    answers: { ...answersOfHanako(mother.person), 'birth-date': '2026-05-03' },
  })
  assert.equal(await count(third.caseId), 1)
})
