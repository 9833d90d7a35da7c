import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scheme } from '#language/scheme/scheme.ts'
import { minami, world } from '#test/actors.ts'
import {
  answersOfHanako,
  filledDraft,
  june,
  publishedScheme,
  resident,
  staff,
  submittedCase,
} from '#test/builders.ts'
import { scheme as small } from '#test/scheme.ts'
import { settle } from '#test/settle.ts'
import { underWay, whatIf } from './read.ts'

const w = await world()
await publishedScheme(w)
const clerk = await staff(w)
const elsewhere = await staff(w, 'staff', minami)
const first = await submittedCase(w)
const late = await submittedCase(w, {
  actor: await resident(w, { name: '佐藤　幸子', kana: 'サトウ　サチコ', registered: true }),
  answers: { ...answersOfHanako(), 'birth-date': '2025-10-01' },
})
await settle(w, june)

const now = small()
const half: Scheme = {
  ...now,
  rules: now.rules.map(rule =>
    rule.id === 'one-year' ? { ...rule, must: '申請日 < 出産日 + duration("P6M")' } : rule,
  ),
}
const ask = (draft: Scheme, actor = clerk, on?: string) =>
  w.as(actor, ctx => whatIf(ctx, { scheme: 'family-care', now, draft, most: 300, on }), june)

test('the same rules change nobody', async () => {
  assert.deepEqual(await ask(now), { total: 2, looked: 2, changed: [] })
})

test('a stricter rule: who would no longer qualify, and why', async () => {
  const { changed } = await ask(half)
  assert.deepEqual(
    changed.map(each => each.caseId),
    [late.caseId],
  )
  assert.deepEqual(changed[0]?.difference.outcome, { before: 'eligible', after: 'not-eligible' })
  assert.deepEqual(changed[0]?.difference.rules, [
    {
      name: '1年以内',
      before: '当てはまる',
      after: '当てはまらない',
      reason: '出産から1年を過ぎているため。',
    },
  ])
})

test('an amount of a coming day changes nothing today and everybody then', async () => {
  const law = { law: '改正' }
  const rows = [
    { from: '2020-04-01', to: '2027-03-31', value: 3000, source: law },
    { from: '2027-04-01', value: 3500, source: law },
  ]
  const draft = { ...now, parameters: now.parameters.map(each => ({ ...each, rows })) }
  assert.equal((await ask(draft)).changed.length, 0)
  const { changed } = await ask(draft, clerk, '2027-04-01')
  assert.equal(changed.length, 2)
  assert.deepEqual(changed[0]?.difference.charges, [{ label: '訪問', unit: '円', before: 2000, after: 2500 }])
  assert.equal(changed[0]?.difference.outcome, undefined)
})

test('another town has no such cases; a resident may not ask', async () => {
  assert.deepEqual(await ask(half, elsewhere), { total: 0, looked: 0, changed: [] })
  const refused = await w.try(
    first.actor,
    ctx => whatIf(ctx, { scheme: 'family-care', now, draft: half, most: 300 }),
    june,
  )
  assert.equal(refused.ok ? 'ok' : refused.refused.code, 'not-allowed')
})

test('what a new version leaves alone is counted by version', async () => {
  await filledDraft(w, await resident(w))
  const count = (actor = clerk) => w.as(actor, ctx => underWay(ctx, 'family-care'), june)
  assert.deepEqual(await count(), [{ version: 1, cases: 2, drafts: 1 }])
  assert.deepEqual(await count(elsewhere), [])
})
