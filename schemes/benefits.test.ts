import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedScheme } from '#db/shipped.ts'
import { journey } from '#language/form/journey.ts'
import type { Answers } from '#language/scheme/form.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { applicationOf, schemeOfApplication } from '#modules/applications/read.ts'
import { saveStep, startApplication, submitApplication } from '#modules/applications/write.ts'
import { decide, endorse } from '#modules/cases/approval/write.ts'
import { closeCase } from '#modules/cases/closing/write.ts'
import { draftDecision } from '#modules/cases/drafting/write.ts'
import { caseOf } from '#modules/cases/read.ts'
import { lettersOfCase } from '#modules/letters/read.ts'
import { publishScheme } from '#modules/publishing/write.ts'
import { mannaka, system, world } from '#test/actors.ts'
import { municipalities, resident, staff } from '#test/builders.ts'
import { settle } from '#test/settle.ts'

const w = await world()
const at = new Date('2026-06-15T01:00:00Z')
await municipalities(w)
for (const id of ['child-allowance', 'child-rearing-allowance', 'special-child-rearing-allowance']) {
  const document = shippedScheme(id, String(mannaka))
  await w.as(
    system(mannaka),
    ctx => publishScheme(ctx, { municipality: mannaka, document, effectiveFrom: '2026-04-01' }),
    new Date('2026-03-30T01:00:00Z'),
  )
}
const [tanto, kakaricho, kacho] = [
  await staff(w),
  await staff(w, 'subsection-chief'),
  await staff(w, 'section-chief'),
]

const agreed = { version: '2026-04-01', agreedAt: at.toISOString() }
const child = (birth: string, more: Answers = {}): Answers => ({
  'child-birth-date': birth,
  'child-name': 'みどり',
  'child-lives-with': true,
  'child-cared': true,
  'child-facility': false,
  'child-in-japan': true,
  ...more,
})
/** Answers to every question the three forms may put; each form takes its own. */
const answers: Answers = {
  name: { family: '山田', given: '花子', familyKana: 'ヤマダ', givenKana: 'ハナコ' },
  'own-birth-date': '1995-05-01',
  address: { postalCode: '100-0001', prefecture: '東京都', city: 'まんなか市', town: '本町1丁目1番1号' },
  phone: '090-0000-1234',
  'contact-ways': ['letter'],
  email: '',
  'public-servant': false,
  spouse: false,
  'event-date': '',
  children: [child('2018-03-10'), child('2021-03-10'), child('2024-03-10')],
  'account-choice': 'registered',
  'single-parent-reason': 'divorced',
  'ground-date': '2025-09-10',
  'other-parent-lives': false,
  guardian: false,
  'own-income': 1160000,
  'own-salary': true,
  'child-support': 300000,
  deductions: 0,
  dependants: 1,
  relatives: false,
  pension: 0,
  'consent-register': agreed,
  'consent-tax': agreed,
  'consent-changes': agreed,
}

/** Writes page after page as the journey leads, and submits. */
async function applied(scheme: string, more: Answers = {}) {
  const actor = await resident(w, { matched: true, taxClass: 'taxed' })
  const given = { ...answers, ...more }
  const { id } = await w.as(
    actor,
    ctx => startApplication(ctx, { municipality: mannaka, scheme, channel: 'online' }),
    at,
  )
  for (let revision = 0, step = 0; step < 40; step++) {
    const way = await w.as(
      actor,
      async ctx => {
        const application = await applicationOf(ctx, id)
        const published = await schemeOfApplication(ctx, application)
        const { facts, options } = await draftFacts(ctx, published)
        return journey(published.scheme.form, application.answers, facts, options)
      },
      at,
    )
    const page = way.pages.find(each => each.page.id === way.next)
    if (!page) break
    const own = Object.fromEntries(
      page.questions.map(({ id: question }) => [question, given[question] ?? '']),
    )
    revision = (
      await w.as(actor, ctx => saveStep(ctx, { id, page: page.page.id, answers: own, revision }), at)
    ).revision
  }
  const { caseId } = await w.as(actor, ctx => submitApplication(ctx, { id }), at)
  await settle(w, at)
  return caseId
}

async function decided(caseId: string, action?: string) {
  const view = await w.as(tanto, ctx => caseOf(ctx, caseId), at)
  const proposals = action
    ? (
        await w.as(
          tanto,
          ctx =>
            draftDecision(ctx, {
              caseIds: [caseId],
              action,
              reasons: [{ rule: null, text: { ja: '理由のため。' } }],
            }),
          at,
        )
      ).proposals
    : view.proposals.map(each => each.id)
  await w.as(kakaricho, ctx => endorse(ctx, { proposalIds: proposals }), at)
  await w.as(kacho, ctx => decide(ctx, { proposalIds: proposals }), at)
  await settle(w, at)
  const [letter] = await w.as(tanto, ctx => lettersOfCase(ctx, mannaka, caseId), at)
  return JSON.stringify(letter?.content.texts)
}

test('a clean claim of child allowance is drafted by the first check and told with its amount', async () => {
  const letter = await decided(await applied('child-allowance'))
  for (const part of [
    '児童手当認定通知書',
    '3人',
    '50,000円',
    '令和8年7月1日の属する月分から',
    '都道府県知事',
    '50,000 yen',
  ]) {
    assert.ok(letter.includes(part), `${part} in ${letter}`)
  }
})

test('a partial child rearing allowance says what decided, to the yen', async () => {
  const children = [child('2018-03-10', { 'child-disability': 'none' })]
  const letter = await decided(await applied('child-rearing-allowance', { children }), 'approve')
  for (const part of ['44,080円', '1,220,000円', '1,070,000円', '都道府県知事'])
    assert.ok(letter.includes(part), part)
})

test('a refusal carries the reason and whom to ask for a review', async () => {
  const caseId = await applied('child-allowance', { 'public-servant': true })
  const letter = await decided(caseId, 'refuse')
  for (const part of ['却下', '理由のため。', '都道府県知事']) assert.ok(letter.includes(part), part)
})

test('what the prefecture decides is forwarded, and its decision recorded', async () => {
  const children = [child('2018-03-10', { 'child-disability': 'grade1', 'child-disability-pension': false })]
  const caseId = await applied('special-child-rearing-allowance', { children })
  const letter = await decided(caseId)
  assert.ok(letter.includes('都道府県に送りました') && letter.includes('決定ではありません'))
  const action = 'record-certified'
  await w.as(kakaricho, ctx => closeCase(ctx, { caseId, action, note: '令和8年9月1日 特児第1号' }), at)
  const view = await w.as(tanto, ctx => caseOf(ctx, caseId), at)
  assert.equal(view.state.id, 'certified')
})
