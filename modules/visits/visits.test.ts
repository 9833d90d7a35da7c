import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enter } from '#platform/context.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { answersOfHanako, facilityStaff, june, publishedScheme, resident, staff } from '#test/builders.ts'
import { forgetAll } from './jobs.ts'
import { visitOf, visitsAt } from './read.ts'
import { codeClaim, tabletClaim, tabletSeconds } from './rules.ts'
import {
  handOver,
  releaseTablet,
  saveOnTablet,
  takeHere,
  takeOver,
  tellExplained,
  touchTablet,
} from './tablet/write.ts'
import {
  answerForVisit,
  applyFromVisit,
  awaitPapers,
  describeVisit,
  finishVisit,
  markExplained,
  openVisit,
  receivePaper,
} from './write.ts'

const w = await world()
await publishedScheme(w)
const clerk = await staff(w)
const neighbour = await staff(w, 'staff', minami)
const visitor = { kind: 'visitor' } as const

const open = (more = {}, at = june) => w.as(clerk, ctx => openVisit(ctx, { label: '窓口3', ...more }), at)
const seen = (id: string, at = june) => w.as(clerk, ctx => visitOf(ctx, id), at)
const seconds = (n: number) => new Date(june.getTime() + n * 1000)
async function refusal(work: Promise<{ ok: boolean; refused?: { code: string } }>): Promise<string> {
  const outcome = await work
  assert.ok(!outcome.ok, 'was not refused')
  return outcome.refused?.code ?? ''
}
async function code(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    error => (error as { code?: string }).code ?? String(error),
  )
}

/** A tablet with the visit, by its code. */
async function tablet(id: string, at = june): Promise<string> {
  const { code } = await w.as(clerk, ctx => handOver(ctx, { id }), at)
  const { token } = await type(code, at)
  return token
}
const type = (digits: string, at = june, municipality = mannaka) =>
  enter(w.database, visitor, ctx => takeOver(ctx, { municipality, code: digits }), {
    claim: codeClaim(municipality, digits),
    now: at,
  })
const onTablet = <T>(
  token: string,
  work: (ctx: Parameters<Parameters<typeof enter>[2]>[0]) => Promise<T>,
  at = june,
) => enter(w.database, visitor, work, { claim: tabletClaim(mannaka, token), now: at })
const save = (token: string, revision: number, more = {}, at = june) =>
  onTablet(
    token,
    ctx => saveOnTablet(ctx, { municipality: mannaka, token, sealed: 'sealed', revision, ...more }),
    at,
  )

test('a visit gets the day’s next number, once for one press', async () => {
  const first = await open()
  const second = await open()
  assert.equal(second.number, first.number + 1)
  const press = () => w.as(clerk, ctx => openVisit(ctx, {}, { key: 'p' }), june)
  assert.deepEqual(await press(), await press())
  const tomorrow = await open({}, new Date('2026-06-02T01:00:00Z'))
  assert.equal(tomorrow.number, 1)
  assert.equal((await seen(first.id)).stage, 'waiting')
  assert.equal((await seen((await open({ expert: true })).id)).stage, 'explained', 'who needs no guide')
})

test('only staff open visits, and only their own counter sees them', async () => {
  const { id } = await open()
  for (const actor of [await resident(w), await facilityStaff(w)]) {
    assert.equal(await refusal(w.try(actor, ctx => openVisit(ctx, {}))), 'not-allowed')
    assert.equal(await refusal(w.try(actor, ctx => visitOf(ctx, id))), 'not-allowed')
  }
  const others = [
    (ctx: Parameters<typeof visitOf>[0]) => visitOf(ctx, id),
    (ctx: Parameters<typeof visitOf>[0]) => handOver(ctx, { id }),
    (ctx: Parameters<typeof visitOf>[0]) => takeHere(ctx, { id }),
    (ctx: Parameters<typeof visitOf>[0]) => markExplained(ctx, { id }),
    (ctx: Parameters<typeof visitOf>[0]) => describeVisit(ctx, { id, label: '', note: '', remindOn: null }),
    (ctx: Parameters<typeof visitOf>[0]) => awaitPapers(ctx, { id, papers: [] }),
    (ctx: Parameters<typeof visitOf>[0]) => receivePaper(ctx, { id, paper: 'x' }),
    (ctx: Parameters<typeof visitOf>[0]) => answerForVisit(ctx, { id, sealed: 'x', revision: 0 }),
    (ctx: Parameters<typeof visitOf>[0]) =>
      applyFromVisit(ctx, { id, scheme: 'family-care', answers: answersOfHanako() }),
    (ctx: Parameters<typeof visitOf>[0]) => finishVisit(ctx, { id, outcome: 'closed' }),
  ]
  for (const other of others) {
    assert.equal(await refusal(w.try<unknown>(neighbour, other)), 'not-found')
  }
  assert.deepEqual(await w.as(neighbour, visitsAt), [])
})

test('a code is good once, for ten minutes, in its own town, and the newest counts', async () => {
  const { id } = await open()
  const first = await w.as(clerk, ctx => handOver(ctx, { id }), june)
  const second = await w.as(clerk, ctx => handOver(ctx, { id }), june)
  assert.match(second.code, /^\d{6}$/)
  if (first.code !== second.code) assert.equal(await code(type(first.code)), 'code-unknown')
  assert.equal(await code(type(second.code, june, minami)), 'code-unknown')
  assert.equal(await code(type(second.code, seconds(601))), 'code-unknown')
  const { token } = await type(second.code, seconds(599))
  assert.equal(await code(type(second.code, seconds(599))), 'code-unknown', 'used')
  assert.ok((await seen(id, seconds(600))).onTablet)
  assert.equal(
    await code(onTablet('guessed', ctx => touchTablet(ctx, mannaka, 'guessed'))),
    'tablet-released',
  )
  assert.ok(await onTablet(token, ctx => touchTablet(ctx, mannaka, token), seconds(600)))
  const kept = await w.owner.selectFrom('events').select('result').where('subject_id', '=', id).execute()
  assert.ok(!JSON.stringify(kept).includes(second.code), 'no code is written down')
})

test('a tablet that nobody touches loses the visit; touched, it keeps it', async () => {
  const { id } = await open()
  const token = await tablet(id)
  const touch = (at: Date) => onTablet(token, ctx => touchTablet(ctx, mannaka, token), at)
  await touch(seconds(tabletSeconds - 10))
  await touch(seconds(2 * tabletSeconds - 20))
  assert.equal(await code(touch(seconds(4 * tabletSeconds))), 'tablet-released')
  assert.equal(await code(save(token, 0, {}, seconds(4 * tabletSeconds))), 'tablet-released')
  assert.equal((await seen(id, seconds(4 * tabletSeconds))).onTablet, false)
})

test('what is answered is kept for the next tablet, and nothing of it is left when the visit ends', async () => {
  const { id } = await open()
  const token = await tablet(id)
  await onTablet(token, ctx => tellExplained(ctx, { municipality: mannaka, token }))
  assert.equal((await seen(id)).stage, 'explained')
  await save(token, 0, { name: '佐藤　春', schemes: ['family-care'] })
  assert.equal(await code(save(token, 0)), 'changed-meanwhile', 'an older page')
  await onTablet(token, ctx => releaseTablet(ctx, { municipality: mannaka, token, finished: false }))
  assert.equal(await code(save(token, 1)), 'tablet-released')
  const again = await tablet(id)
  const found = await onTablet(again, ctx => touchTablet(ctx, mannaka, again))
  assert.deepEqual([found.sealed, found.revision, found.name], ['sealed', 1, '佐藤　春'])
  await onTablet(again, ctx => releaseTablet(ctx, { municipality: mannaka, token: again, finished: true }))
  assert.ok((await seen(id)).answeredAt)
  await w.as(clerk, ctx => finishVisit(ctx, { id, outcome: 'received' }), june)
  const row = await w.owner.selectFrom('visits').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.deepEqual([row.sealed, row.tablet_hash, row.code_hash], [null, null, null])
  assert.equal(await refusal(w.try(clerk, ctx => handOver(ctx, { id }))), 'visit-finished')
  assert.equal(
    await refusal(w.try(clerk, ctx => answerForVisit(ctx, { id, sealed: 'x', revision: 1 }))),
    'visit-finished',
  )
})

test('two people on one visit: whoever writes later is told, and the tablet that was replaced is let go', async () => {
  const { id } = await open()
  const colleague = await staff(w)
  const token = await tablet(id)
  await w.as(colleague, ctx => answerForVisit(ctx, { id, sealed: 'theirs', revision: 0 }), june)
  assert.equal(await code(save(token, 0)), 'changed-meanwhile')
  assert.equal((await seen(id)).sealed, 'theirs')
  const { token: other } = await w.as(colleague, ctx => takeHere(ctx, { id }), june)
  assert.equal(await code(save(token, 1)), 'tablet-released')
  assert.equal((await save(other, 1)).revision, 2)
})

test('papers: promised, late, received, and back', async () => {
  const { id } = await open()
  const papers = [
    { paper: 'register', name: '戸籍', promisedOn: '2026-06-08' },
    { paper: 'account', name: '通帳', promisedOn: '2026-06-05' },
  ]
  await w.as(clerk, ctx => awaitPapers(ctx, { id, papers }), june)
  let visit = await seen(id)
  assert.deepEqual([visit.stage, visit.dueOn], ['papers-missing', '2026-06-05'])
  await w.as(clerk, ctx => receivePaper(ctx, { id, paper: 'account' }), june)
  visit = await seen(id)
  assert.equal(visit.dueOn, '2026-06-08')
  await w.as(clerk, ctx => awaitPapers(ctx, { id, papers: [] }), june)
  visit = await seen(id)
  assert.deepEqual(
    visit.papers.map(paper => paper.paper),
    ['account'],
    'what came stays',
  )
  assert.equal(visit.stage, 'waiting')
  await w.as(clerk, ctx => receivePaper(ctx, { id, paper: 'account', received: false }), june)
  assert.equal((await seen(id)).stage, 'papers-missing')
  assert.equal(await refusal(w.try(clerk, ctx => receivePaper(ctx, { id, paper: 'x' }))), 'not-found')
  const twice = [...papers, { paper: 'register', name: '戸籍', promisedOn: null }]
  assert.equal(await refusal(w.try(clerk, ctx => awaitPapers(ctx, { id, papers: twice }))), 'invalid-input')
  await w.as(clerk, ctx =>
    describeVisit(ctx, { id, label: '窓口1', note: '電話は午後', remindOn: '2026-06-03' }),
  )
  assert.equal((await seen(id)).dueOn, '2026-06-03')
})

test('a visit becomes an application once for a scheme', async () => {
  const { id } = await open()
  const apply = (answers = answersOfHanako()) =>
    w.try(clerk, ctx => applyFromVisit(ctx, { id, scheme: 'family-care', answers }, { key: 'a' }), june)
  const first = await apply()
  assert.ok(first.ok)
  const second = await apply()
  assert.ok(second.ok, 'pressed twice')
  assert.equal(second.value.caseId, first.value.caseId)
  const again = w.try(
    clerk,
    ctx => applyFromVisit(ctx, { id, scheme: 'family-care', answers: answersOfHanako() }),
    june,
  )
  assert.equal(await refusal(again), 'visit-applied')
  assert.deepEqual((await seen(id)).cases, [
    { scheme: 'family-care', caseId: first.value.caseId, number: first.value.number },
  ])
  const { name: _name, ...nameless } = answersOfHanako()
  const other = await open()
  const refused = w.try(clerk, ctx =>
    applyFromVisit(ctx, { id: other.id, scheme: 'family-care', answers: nameless }),
  )
  assert.equal(await refusal(refused), 'invalid-input')
  assert.deepEqual((await seen(other.id)).cases, [], 'nothing half done')
})

test('answers nobody came back for are forgotten a week after the day promised', async () => {
  const gone = await open()
  const waiting = await open()
  for (const { id } of [gone, waiting]) {
    await w.as(clerk, ctx => answerForVisit(ctx, { id, sealed: 'x', revision: 0 }), june)
  }
  const papers = [{ paper: 'register', name: '戸籍', promisedOn: '2026-06-20' }]
  await w.as(clerk, ctx => awaitPapers(ctx, { id: waiting.id, papers }), june)
  await forgetAll(w.database, new Date('2026-06-07T19:10:00Z'))
  assert.ok((await seen(gone.id)).sealed, 'not yet')
  await forgetAll(w.database, new Date('2026-06-08T19:10:00Z'))
  assert.equal((await seen(gone.id)).sealed, null)
  assert.ok((await seen(waiting.id)).sealed)
  await forgetAll(w.database, new Date('2026-06-28T19:10:00Z'))
  assert.equal((await seen(waiting.id)).sealed, null)
  assert.equal((await seen(waiting.id)).stage, 'papers-missing', 'where it stands is kept')
})
