import assert from 'node:assert/strict'
import { test } from 'node:test'
import { journey } from '#language/form/journey.ts'
import { withoutGiven } from '#modules/applications/given/rules.ts'
import { applicationOf, caseRecord } from '#modules/applications/read.ts'
import { saveStep } from '#modules/applications/write.ts'
import { caseRow, factsOfCases } from '#modules/cases/facts/read.ts'
import { mannaka, world } from '#test/actors.ts'
import { publishedScheme, staff } from '#test/builders.ts'
import { familyBenefit, registers } from '#test/households.ts'
import { campaign, judged, linkOf } from '#test/invitations.ts'
import { bearerOf } from '../opening/read.ts'
import { openInvitation } from '../opening/write.ts'
import { knownShown, ownInvitation } from './read.ts'
import { beginInvited, remarkOnKnown, sendInvited } from './write.ts'

const w = await world()
const text = (ja: string) => ({ ja })
const page = (...questions: { id: string }[]) => ({ id: questions[0]?.id, title: text('画面'), questions })
const scheme = await publishedScheme(w, {
  changes: {
    ...familyBenefit,
    form: {
      pages: [
        page({ id: 'name', kind: 'name', prefill: 'name', label: text('お名前') } as never),
        page({ id: 'born', kind: 'date', prefill: 'birth-date', label: text('生年月日') } as never),
        page({ id: 'address', kind: 'address', prefill: 'address', label: text('住所') } as never),
        page({
          id: 'income',
          kind: 'number',
          fact: '申請者所得',
          required: false,
          label: text('所得'),
        } as never),
        page({
          id: 'children',
          kind: 'members',
          fact: '子ども',
          label: text('子ども'),
          fields: [
            { id: 'child-born', kind: 'date', fact: '生年月日', label: text('生年月日') },
            { id: 'child-name', kind: 'text', prefill: 'name', label: text('名前') },
            { id: 'child-cared', kind: 'yes-no', fact: '監護', label: text('世話') },
          ],
        } as never),
        page({ id: 'account', kind: 'bank-account', label: text('口座') } as never),
      ],
    },
  },
})
const register = registers(w)
const chief = await staff(w, 'section-chief')
const now = new Date('2026-11-23T01:00:00Z')
const code = (outcome: { ok: boolean; refused?: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refused?.code
const about = { name: '山田　花子', kana: 'ヤマダ　ハナコ', address: 'まんなか市本町2丁目4番6号' }
const poor = { income: 1_000_000, class: 'non-taxed', dependants: 1 } as const
for (const [index, household] of ['A', 'B', 'C'].entries()) {
  await register.household(household, [
    ['世帯主', `199${index}-05-01`, poor, about],
    ['子', '2018-06-01', null, { name: '山田　一郎' }],
  ])
}
await campaign(w, chief, await judged(w, chief, now), now)

async function invited(household: string, birthDate: string) {
  const link = await linkOf(w, household, now)
  const opened = await openInvitation(w.database, { ...link, birthDate }, { address: null, now })
  assert.ok(opened.ok)
  const bearer = await bearerOf(w.database, mannaka, opened.value.key, now)
  assert.ok(bearer)
  return { ...link, bearer }
}
const hanako = await invited('A', '1990-05-01')
const other = await invited('B', '1991-05-01')
const account = {
  bankCode: '0001',
  bankName: 'みずほ',
  branchCode: '001',
  branchName: '東京営業部',
  type: 'ordinary',
  number: '1234567',
  holderKana: 'ヤマダ ハナコ',
} as const

test('the registers answer what they can; only the rest is asked, and nothing unmasked is shown', async () => {
  const { application } = await w.as(hanako.bearer, beginInvited, now)
  const draft = await w.as(hanako.bearer, ctx => applicationOf(ctx, application), now)
  assert.deepEqual(Object.keys(draft.given).sort(), ['address', 'born', 'children', 'income', 'name'])
  assert.equal(draft.given.income, '')
  assert.deepEqual(draft.answers, {})
  const way = withoutGiven(journey(scheme.form, { ...draft.answers, ...draft.given }), draft.given)
  assert.deepEqual(
    way.pages.map(each => each.page.id),
    ['account'],
  )
  const known = await w.as(hanako.bearer, knownShown, now)
  assert.deepEqual([known.name, known.town, known.children], ['山○　花○', '本町', 1])
  assert.deepEqual(await w.as(hanako.bearer, beginInvited, now), { application })
})

test('what is written by a link is nobody else’s to see, and the registers cannot be written over', async () => {
  const { application } = await w.as(hanako.bearer, beginInvited, now)
  const open = (actor: Parameters<typeof w.try>[0]) =>
    w.try(actor, ctx => applicationOf(ctx, application), now)
  assert.equal(code(await open(other.bearer)), 'not-found')
  assert.equal(code(await open(chief)), 'not-found')
  assert.equal(code(await open({ kind: 'visitor' })), 'sign-in-first')
  const overwrite = await w.try(
    hanako.bearer,
    ctx => saveStep(ctx, { id: application, page: 'born', answers: { born: '1980-01-01' }, revision: 0 }),
    now,
  )
  assert.equal(code(overwrite), 'invalid-input')
})

test('sending makes the same kind of case, matched with the register; twice makes one', async () => {
  const { application } = await w.as(hanako.bearer, beginInvited, now)
  const early = await w.try(hanako.bearer, sendInvited, now)
  assert.equal(code(early), 'application-incomplete')
  await w.as(
    hanako.bearer,
    ctx => saveStep(ctx, { id: application, page: 'account', answers: { account }, revision: 0 }),
    now,
  )
  await w.as(hanako.bearer, ctx => remarkOnKnown(ctx, { remark: '先週引っ越しました' }), now)
  const [one, two] = await Promise.all([
    w.as(hanako.bearer, sendInvited, now),
    w.as(hanako.bearer, sendInvited, now),
  ])
  assert.deepEqual(one, two)
  const invitation = await w.as(hanako.bearer, ctx => ownInvitation(ctx), now)
  assert.equal(invitation.remark, '先週引っ越しました')
  const record = await w.as(chief, ctx => caseRecord(ctx, invitation.case_id ?? ''), now)
  assert.deepEqual(
    [record.number, record.channel, record.applicant],
    [one.number, 'invitation', '山田　花子'],
  )
  const row = await w.as(chief, ctx => caseRow(ctx, mannaka, record.id), now)
  assert.equal(row?.resident_id, invitation.resident_id)
  const facts = await w.as(
    chief,
    async ctx => (row ? (await factsOfCases(ctx, mannaka, [{ scheme, row }])).get(row.id) : undefined),
    now,
  )
  assert.ok(Array.isArray(facts?.子ども))
  assert.equal(facts && '申請者所得' in facts, false, 'what the office looks up is unknown, not nothing')
  assert.equal(
    code(await w.try(hanako.bearer, ctx => remarkOnKnown(ctx, { remark: 'もう一度' }), now)),
    'invitation-expired',
  )
})

test('after the day nothing is begun and nothing sent', async () => {
  const late = new Date('2027-01-01T00:00:00Z')
  assert.equal(code(await w.try(other.bearer, beginInvited, late)), 'invitation-expired')
  const { application } = await w.as(other.bearer, beginInvited, now)
  await w.as(
    other.bearer,
    ctx => saveStep(ctx, { id: application, page: 'account', answers: { account }, revision: 0 }),
    now,
  )
  assert.equal(code(await w.try(other.bearer, sendInvited, late)), 'invitation-expired')
  assert.equal(code(await w.try(chief, sendInvited, now)), 'invitation-ended')
})
