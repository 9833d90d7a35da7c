import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mannaka, minami, world } from '#test/actors.ts'
import { type ResidentActor, staff } from '#test/builders.ts'
import { careFacility, careIn, careScheme } from '#test/coupons.ts'
import { settle } from '#test/settle.ts'
import { reported } from '#test/uses.ts'
import { invitationOf, invitationsOf, results } from './read.ts'
import { fewest, handedIn, pointsOf, shownGroups } from './rules.ts'
import { answerSurvey } from './write.ts'

const w = await world()
await careIn(w, mannaka)
const hidamari = await careFacility(w, { name: 'ひだまり' })
const chuo = await careFacility(w, { name: '中央' })
const tanto = await staff(w)
const minamiTanto = await staff(w, 'staff', minami)
const asked = { municipality: mannaka, scheme: 'postpartum-care', from: '2026-06', to: '2026-06' }

async function code(work: Promise<{ ok: true } | { ok: false; refused: { code: string } }>) {
  const outcome = await work
  return outcome.ok ? 'ok' : outcome.refused.code
}

const answers = (mother: ResidentActor, reservationId: string, given: Record<string, string>) =>
  w.try(mother, ctx => answerSurvey(ctx, { reservationId, answers: given }))

test('after a closed report the user is asked, and hands in once; others find nothing', async () => {
  const use = await reported(w, hidamari, '2026-06-02')
  await settle(w)
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
  await settle(w)
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
  const before = await w.as(tanto, ctx => results(ctx, asked))
  assert.equal(before.total.n, null)
  assert.deepEqual(before.words, [])
  for (const [index, points] of ['p5', 'p4', 'p4', 'unknown', ''].entries()) {
    const use = await reported(w, hidamari, `2026-06-1${index}`, { name: `秘密 花子${index}` })
    await settle(w)
    const given: Record<string, string> = { words: `ひみつの言葉${index}` }
    if (points) given.satisfied = points
    assert.ok((await answers(use.mother, use.reservationId, given)).ok)
  }
  const city = await w.as(tanto, ctx => results(ctx, asked))
  assert.equal(city.total.n, 6)
  assert.equal(city.total.invited, 7)
  const [satisfied] = city.total.questions
  assert.deepEqual(
    [satisfied?.n, satisfied?.blank, satisfied?.scale?.n, satisfied?.scale?.median],
    [5, 1, 4, 4.5],
  )
  assert.equal(city.words[0]?.texts.length, 6)
  const own = await w.as(hidamari, ctx => results(ctx, asked))
  assert.equal(own.total.n, 6)
  assert.deepEqual(own.byFacility, [])
  const told = JSON.stringify(own)
  assert.ok(!told.includes('秘密') && !told.includes('ひみつ'), 'no names, no texts')
  const other = await w.as(chuo, ctx => results(ctx, { ...asked, facility: hidamari.facilityId }))
  assert.deepEqual([other.total.n, other.total.invited], [null, 0], 'asking for another’s gives one’s own')
  assert.equal(await code(w.try(minamiTanto, ctx => results(ctx, asked))), 'not-found')
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
