import assert from 'node:assert/strict'
import { test } from 'node:test'
import { takeUp } from '#modules/cases/approval/write.ts'
import { draftDecision } from '#modules/cases/drafting/write.ts'
import { minami, world } from '#test/actors.ts'
import { app, fieldsIn, textOf } from '#test/app.ts'
import { publishedScheme, resident, staff, submittedCase } from '#test/builders.ts'
import { settle } from '#test/settle.ts'

const w = await world()
const site = await app(w)
await publishedScheme(w, {
  changes: {
    amendments: [
      { id: 'birth', label: { ja: '出産日を直す' }, when: '状況 = "birth"', questions: ['birth-date'] },
    ],
  },
})
const tanto = await staff(w)
const kacho = await staff(w, 'section-chief')
const now = new Date()
const { caseId } = await submittedCase(w, { actor: await resident(w, { matched: true }) })
const cookie = await site.signIn(tanto)
const page = `/office/cases/${caseId}/amend/birth`

test('before the decision there is nothing to amend', async () => {
  assert.ok((await site.get(page, { as: cookie })).status >= 400)
  const html = await (await site.get(`/office/cases/${caseId}`, { as: cookie })).text()
  assert.doesNotMatch(html, /届出を入力/)
})

test('what was told by telephone after the grant is written down by the same questions, as the same record', async () => {
  const drafted = { caseIds: [caseId], action: 'approve' }
  const { proposals } = await w.as(tanto, ctx => draftDecision(ctx, drafted), now)
  await w.as(kacho, ctx => takeUp(ctx, { proposalIds: proposals }), now)
  await settle(w)
  const before = await validUntil()
  const html = await (await site.get(`/office/cases/${caseId}`, { as: cookie })).text()
  assert.ok(html.includes(`href="${page}"`))
  const fields = fieldsIn(await (await site.get(page, { as: cookie })).text())
  assert.equal(fields['birth-date.day'], '1', 'what was answered before stands there')
  const nonsense = await site.post(page, { ...fields, 'birth-date.day': '40' }, { as: cookie })
  assert.equal(nonsense.status, 422)
  const sent = { ...fields, _channel: 'phone', 'birth-date.month': '5', 'birth-date.day': '20' }
  const answer = await site.post(page, sent, { as: cookie })
  assert.equal(answer.headers.get('location'), `/office/cases/${caseId}`)
  await settle(w)
  assert.equal((Date.parse(await validUntil()) - Date.parse(before)) / 86_400_000, 19)
  const text = textOf(await (await site.get(`/office/cases/${caseId}`, { as: cookie })).text())
  assert.match(text, /変更の届出を受けた/)
  assert.match(text, /電話で聞きました/)
})

test('another town finds nothing', async () => {
  const other = await site.signIn(await staff(w, 'staff', minami))
  assert.equal((await site.get(page, { as: other })).status, 404)
  const fields = { _channel: 'phone', _shown: 'birth-date', 'birth-date.year': '2026' }
  assert.equal((await site.post(page, fields, { as: other })).status, 404)
})

async function validUntil(): Promise<string> {
  const row = await w.owner
    .selectFrom('vouchers')
    .select('valid_until')
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  return row.valid_until
}
