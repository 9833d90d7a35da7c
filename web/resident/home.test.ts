import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { takeUp } from '#modules/cases/approval/write.ts'
import { draftDecision } from '#modules/cases/drafting/write.ts'
import { issueVoucher } from '#modules/vouchers/issue/write.ts'
import { mannaka, system, world } from '#test/actors.ts'
import { app, textOf } from '#test/app.ts'
import { publishedScheme, resident, staff, submittedCase } from '#test/builders.ts'

const w = await world()
const site = await app(w)
const scheme = await publishedScheme(w)
const tanto = await staff(w)
const kacho = await staff(w, 'section-chief')

async function home(actor: { accountId: string }) {
  const html = await (await site.get('/mannaka', { as: await site.signIn(actor) })).text()
  return { text: textOf(html), offered: html.includes(`href="/mannaka/schemes/${scheme.id}"`) }
}
const offer = /利用できるかもしれない制度/

test('what could be used is offered to whoever has nothing of it', async () => {
  const { text, offered } = await home(await resident(w))
  assert.match(text, offer)
  assert.ok(offered)
})

test('a live application, then the voucher, stand in place of the offer; the explanation can still be found', async () => {
  const actor = await resident(w, { matched: true })
  const now = new Date()
  const { caseId } = await submittedCase(w, { actor, at: now })
  const applied = await home(actor)
  assert.doesNotMatch(applied.text, offer)
  assert.match(applied.text, /申請を受け付けています/)
  assert.ok(applied.offered)
  const drafted = { caseIds: [caseId], action: 'approve' }
  const { proposals } = await w.as(tanto, ctx => draftDecision(ctx, drafted), now)
  await w.as(kacho, ctx => takeUp(ctx, { proposalIds: proposals }), now)
  await w.as(system(mannaka), ctx => issueVoucher(ctx, { caseId, letter: null, on: tokyoDay(now) }), now)
  const granted = await home(actor)
  assert.doesNotMatch(granted.text, offer)
  assert.match(granted.text, /利用券があります/)
  assert.doesNotMatch(granted.text, /おめでとう|お祝い|赤ちゃん|出産/)
  await w.owner
    .updateTable('vouchers')
    .set({ valid_until: addDays(tokyoDay(now), -1) })
    .where('case_id', '=', caseId)
    .execute()
  assert.match((await home(actor)).text, offer, 'what has run out can be applied for again')
})
