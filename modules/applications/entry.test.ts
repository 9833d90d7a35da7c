import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, world } from '#test/actors.ts'
import {
  answersOfHanako,
  facilityStaff,
  hanako,
  june,
  publishedScheme,
  registered,
  resident,
  staff,
} from '#test/builders.ts'
import { forgetAll } from './jobs.ts'
import { caseRecord, casesOf } from './read.ts'
import { claimOf, dropHeld, heldInput, holdInput, newHold } from './stash/write.ts'
import { enterApplication } from './write.ts'

const w = await world()
await publishedScheme(w)
const clerk = await staff(w)
const entry = { scheme: 'family-care', channel: 'paper' as const, answers: answersOfHanako() }

test('what came on paper is the same kind of case', async () => {
  const residentId = await registered(w, { ...hanako, protectedAddress: true })
  const { caseId, number } = await w.as(clerk, ctx => enterApplication(ctx, { ...entry, residentId }), june)
  assert.match(number, /^2026-/)
  const record = await w.as(clerk, ctx => caseRecord(ctx, caseId))
  assert.equal(record.channel, 'paper')
  assert.equal(record.account, null)
  assert.equal(record.protected, true)
})

test('it shows on the telephone of a person matched with the register', async () => {
  const mother = await resident(w, { matched: true, name: '佐藤　春', kana: 'サトウ　ハル' })
  const answers = answersOfHanako(mother.person)
  const residentId = mother.residentId ?? undefined
  await w.as(clerk, ctx => enterApplication(ctx, { ...entry, answers, residentId }), june)
  assert.equal((await w.as(mother, ctx => casesOf(ctx, mother.accountId))).length, 1)
})

test('an incomplete paper is received all the same, one without a name is not', async () => {
  const { phone: _phone, ...answers } = answersOfHanako()
  assert.ok((await w.try(clerk, ctx => enterApplication(ctx, { ...entry, answers }), june)).ok)
  const { name: _name, ...nameless } = answers
  const outcome = await w.try(clerk, ctx => enterApplication(ctx, { ...entry, answers: nameless }), june)
  assert.ok(!outcome.ok)
  assert.equal(outcome.refused.code, 'invalid-input')
})

test('the day of receipt counts, and cannot be to come', async () => {
  const { caseId } = await w.as(
    clerk,
    ctx => enterApplication(ctx, { ...entry, receivedOn: '2026-05-28' }),
    june,
  )
  const record = await w.as(clerk, ctx => caseRecord(ctx, caseId))
  assert.equal(record.receivedAt.toISOString(), '2026-05-28T03:00:00.000Z')
  const tomorrow = { ...entry, receivedOn: '2026-06-02' }
  assert.ok(!(await w.try(clerk, ctx => enterApplication(ctx, tomorrow), june)).ok)
})

test('pressing twice enters one', async () => {
  const enter = () => w.as(clerk, ctx => enterApplication(ctx, entry, { key: 'e' }), june)
  assert.deepEqual(await enter(), await enter())
})

test('only staff enter, and only with their own register', async () => {
  const mother = await resident(w)
  const other = await w.try(mother, ctx => enterApplication(ctx, entry), june)
  assert.ok(!other.ok)
  assert.equal(other.refused.code, 'not-allowed')
  const midwife = await w.try(await facilityStaff(w), ctx => enterApplication(ctx, entry), june)
  assert.ok(!midwife.ok)
  const residentId = await registered(w, { ...hanako, municipality: minami })
  const foreign = await w.try(clerk, ctx => enterApplication(ctx, { ...entry, residentId }), june)
  assert.ok(!foreign.ok)
  assert.equal(foreign.refused.code, 'not-found')
})

test('what was typed as the sign-in ended is found again by its token alone, for a day', async () => {
  const { token, claim } = newHold()
  const application = '019f0000-0000-7000-8000-000000000001'
  const at = { municipality: mannaka, application, page: 'contact' }
  const fields = { phone: ['090-0000-9999'] }
  const { enter } = await import('#platform/context.ts')
  const visitor = { kind: 'visitor' } as const
  await enter(w.database, visitor, ctx => holdInput(ctx, { ...at, token, fields }), { claim, now: june })
  const find = (shown: string, now = june) =>
    enter(w.database, visitor, ctx => heldInput(ctx, { ...at, token: shown }), { claim: claimOf(shown), now })
  assert.deepEqual(await find(token), fields)
  assert.equal(await find(newHold().token), undefined)
  assert.equal(await find(token, new Date('2026-06-02T02:00:00Z')), undefined)
  await enter(w.database, visitor, ctx => dropHeld(ctx, mannaka, token), { claim })
  assert.equal(await find(token), undefined)

  const forgotten = newHold()
  await enter(w.database, visitor, ctx => holdInput(ctx, { ...at, token: forgotten.token, fields }), {
    claim: forgotten.claim,
    now: june,
  })
  assert.equal(await forgetAll(w.database, june), 0)
  assert.equal(await forgetAll(w.database, new Date('2026-06-02T02:00:00Z')), 1)
})
