import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mannaka, minami, world } from '#test/actors.ts'
import { type ResidentActor, staff } from '#test/builders.ts'
import { careFacility, careIn, careScheme } from '#test/coupons.ts'
import { settle } from '#test/settle.ts'
import { reported } from '#test/uses.ts'
import { quarterOf, quartersWithin } from './quarters/rules.ts'
import { invitationOf, invitationsOf, results } from './read.ts'
import { fewest, handedIn, pointsOf, shownGroups } from './rules.ts'
import { answerSurvey } from './write.ts'

const w = await world()
await careIn(w, mannaka)
const hidamari = await careFacility(w, { name: 'ひだまり' })
const chuo = await careFacility(w, { name: '中央' })
const tanto = await staff(w)
const minamiTanto = await staff(w, 'staff', minami)
const asked = { municipality: mannaka, scheme: 'postpartum-care', from: '2026-04', to: '2026-06' }
/** Answers about the quarter to June are taken until the end of July, and shown from August on. */
const july = new Date('2026-07-31T14:59:00Z')
const august = new Date('2026-07-31T15:00:00Z')

async function code(work: Promise<{ ok: true } | { ok: false; refused: { code: string } }>) {
  const outcome = await work
  return outcome.ok ? 'ok' : outcome.refused.code
}

const answers = (mother: ResidentActor, reservationId: string, given: Record<string, string>) =>
  w.try(mother, ctx => answerSurvey(ctx, { reservationId, answers: given }), july)

test('after a closed report the user is asked, and hands in once; others find nothing', async () => {
  const use = await reported(w, hidamari, '2026-06-02')
  await settle(w, july)
  const invitation = await w.as(use.mother, ctx => invitationOf(ctx, use.reservationId))
  assert.equal(invitation.facility, 'ひだまり')
  assert.equal(invitation.answered, false)
  const stranger = await reported(w, hidamari, '2026-06-03')
  assert.equal(await code(w.try(stranger.mother, ctx => invitationOf(ctx, use.reservationId))), 'not-found')
  assert.equal(await code(answers(stranger.mother, use.reservationId, { satisfied: 'p5' })), 'not-found')
  assert.equal(await code(answers(use.mother, use.reservationId, { satisfied: 'p9' })), 'invalid-input')
  assert.equal(await code(answers(use.mother, use.reservationId, { nonsense: 'x' })), 'invalid-input')
  assert.equal(
    await code(answers(use.mother, use.reservationId, { satisfied: 'p5', words: 'よかった' })),
    'ok',
  )
  assert.equal(await code(answers(use.mother, use.reservationId, { satisfied: 'p1' })), 'survey-answered')
  await settle(w, july)
  assert.equal((await w.as(stranger.mother, ctx => invitationsOf(ctx))).length, 1)
})

test('what was answered leads back to nobody', async () => {
  const rows = await w.owner.selectFrom('survey_responses').selectAll().execute()
  const uses = await w.owner.selectFrom('reservations').selectAll().execute()
  const text = JSON.stringify(rows)
  for (const use of uses) {
    for (const secret of [use.id, use.account_id, use.voucher_id, use.case_id, use.holder]) {
      assert.ok(!text.includes(secret ?? '-'), 'no key of the use')
    }
  }
  const events = await w.owner
    .selectFrom('events')
    .selectAll()
    .where('type', '=', 'survey.answered')
    .execute()
  assert.deepEqual(
    events.map(event => event.data),
    [{ scheme: 'postpartum-care' }],
  )
  assert.ok(!JSON.stringify(events).includes(rows[0]?.id ?? '-'))
  const mother = uses[0]
  const seen = await w.try(
    { kind: 'resident', accountId: mother?.account_id ?? '', municipalityId: mannaka, name: '', email: '' },
    ctx => ctx.db.selectFrom('survey_responses').select('id').execute(),
  )
  assert.deepEqual(seen.ok && seen.value, [], 'nobody reads an answer back')
})

test('results appear from five on; a facility learns its own sums and never a name or a text', async () => {
  const before = await w.as(tanto, ctx => results(ctx, asked), august)
  assert.equal(before.total.n, null)
  assert.deepEqual(before.words, [])
  for (const [index, points] of ['p5', 'p4', 'p4', 'unknown', ''].entries()) {
    const use = await reported(w, hidamari, `2026-06-1${index}`, { name: `秘密 花子${index}` })
    await settle(w, july)
    const given: Record<string, string> = { words: `ひみつの言葉${index}` }
    if (points) given.satisfied = points
    assert.ok((await answers(use.mother, use.reservationId, given)).ok)
  }
  const city = await w.as(tanto, ctx => results(ctx, asked), august)
  assert.equal(city.total.n, 6)
  assert.equal(city.total.invited, 7)
  const [satisfied] = city.total.questions
  assert.deepEqual(
    [satisfied?.n, satisfied?.blank, satisfied?.scale?.n, satisfied?.scale?.median],
    [5, 1, 4, 4.5],
  )
  assert.equal(city.words[0]?.texts.length, 6)
  const own = await w.as(hidamari, ctx => results(ctx, asked), august)
  assert.equal(own.total.n, 6)
  assert.deepEqual(own.byFacility, [])
  const told = JSON.stringify(own)
  assert.ok(!told.includes('秘密') && !told.includes('ひみつ'), 'no names, no texts')
  const other = await w.as(chuo, ctx => results(ctx, asked), august)
  assert.deepEqual([other.total.n, other.total.invited], [null, 0], 'another facility learns of its own')
  assert.equal(await code(w.try(minamiTanto, ctx => results(ctx, asked), august)), 'not-found')
})

test('the smallest group cannot be worked out from the others', () => {
  assert.deepEqual(shownGroups([10, 2, 7]), [true, false, false])
  assert.deepEqual(shownGroups([10, 2, 3]), [true, false, false])
  assert.deepEqual(shownGroups([10, 8]), [true, true])
  assert.deepEqual(shownGroups([10, 0]), [true, false])
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 8 }), sizes => {
      const shown = shownGroups(sizes)
      const hidden = sizes.filter((_, index) => !shown[index]).reduce((sum, size) => sum + size, 0)
      assert.ok(hidden === 0 || hidden >= fewest || !shown.includes(true))
      for (const [index, size] of sizes.entries()) assert.ok(!shown[index] || size >= fewest)
    }),
  )
})

test('points of a scale', () => {
  assert.equal(pointsOf({ id: 'p5' }), 5)
  assert.equal(pointsOf({ id: 'unknown' }), null)
  const form = careScheme(mannaka).survey
  assert.ok(form)
  assert.equal(
    Object.values(handedIn(form, {}) ?? {}).every(value => value === ''),
    true,
    'all of it is optional',
  )
})

test('a quarter is what is shown: not before it is closed, and nothing is taken afterwards', async () => {
  const late = await reported(w, hidamari, '2026-06-20')
  await settle(w, july)
  const open = await w.as(tanto, ctx => results(ctx, asked), july)
  assert.deepEqual([open.total.n, open.quarters[0]?.open, open.words], [null, true, []])
  const [quarter] = (await w.as(tanto, ctx => results(ctx, asked), august)).quarters
  assert.deepEqual(
    [quarter?.quarter, quarter?.answersUntil, quarter?.results.n],
    ['2026-04', '2026-07-31', 6],
  )
  const answer = { reservationId: late.reservationId, answers: { satisfied: 'p1' } }
  const outcome = await w.try(late.mother, ctx => answerSurvey(ctx, answer), august)
  assert.equal(!outcome.ok && outcome.refused.code, 'survey-closed')
  const [invitation] = await w.as(late.mother, ctx => invitationsOf(ctx), august)
  assert.equal(invitation?.closed, true)
  const tooLate = await reported(w, hidamari, '2026-06-21')
  await settle(w, august)
  assert.deepEqual(
    await w.as(tooLate.mother, ctx => invitationsOf(ctx), august),
    [],
    'nothing to ask any more',
  )
})

test('no two periods can be subtracted: a part of a quarter, or one with fewer than five, adds nothing', async () => {
  const responses = await w.owner.selectFrom('survey_responses').selectAll().execute()
  const [sample] = responses
  assert.ok(sample)
  const put = (month: string, facility: string, count: number) =>
    w.owner
      .insertInto('survey_responses')
      .values(
        Array.from({ length: count }, () => {
          const { id: _id, ...rest } = sample
          const answers = JSON.stringify(rest.answers)
          return { ...rest, facility_id: facility, month: `${month}-01`, answers }
        }),
      )
      .execute()
  await put('2026-01', chuo.facilityId, 4)
  await put('2025-10', hidamari.facilityId, 8)
  await put('2025-11', chuo.facilityId, 3)
  const n = async (from: string, to: string) => {
    const found = await w.as(tanto, ctx => results(ctx, { ...asked, from, to }), august)
    return { total: found.total.n, groups: found.byFacility.map(each => each.results.n), words: found.words }
  }
  const june = (await n('2026-04', '2026-06')).total
  assert.equal((await n('2026-01', '2026-06')).total, june, 'the four of January are not added')
  assert.equal((await n('2026-01', '2026-03')).total, null)
  assert.equal((await n('2026-05', '2026-06')).total, null, 'part of a quarter is none')
  assert.equal((await n('2025-11', '2026-06')).total, june)
  const autumn = await n('2025-10', '2025-12')
  assert.equal(autumn.total, 11)
  assert.ok(
    autumn.groups.every(each => each === null),
    '11 − 8 would give the three',
  )
  assert.equal((await n('2025-10', '2026-06')).total, 11 + (june ?? 0))
})

test('of two periods, one within the other, the difference is nothing or five and more', () => {
  const month = (index: number) =>
    `20${25 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  const points = fc.array(fc.nat(23), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(fc.nat(4), { minLength: 24, maxLength: 24 }), points, (counts, ends) => {
      const size = (quarter: string) =>
        counts.reduce((sum, count, index) => (quarterOf(month(index)) === quarter ? sum + count : sum), 0)
      const shown = (from = 0, to = 0) =>
        quartersWithin(month(from), month(to))
          .map(size)
          .filter(each => each >= fewest)
          .reduce((sum, each) => sum + each, 0)
      const [a, b, c, d] = ends.sort((one, other) => one - other)
      const difference = shown(a, d) - shown(b, c)
      assert.ok(difference === 0 || difference >= fewest)
    }),
  )
})
