import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, minami, world } from '#test/actors.ts'
import { publishedScheme, staff } from '#test/builders.ts'
import { familyBenefit, registers } from '#test/households.ts'
import { judgeHouseholds } from '../directory/jobs.ts'
import { startRun } from '../directory/write.ts'
import { householdView } from './read.ts'

const w = await world()
await publishedScheme(w, { changes: familyBenefit })
const register = registers(w)
const chief = await staff(w, 'section-chief')
const clerk = await staff(w)
const elsewhere = await staff(w, 'section-chief', minami)
const now = new Date('2026-11-23T01:00:00Z')

await register.household('over', [
  ['世帯主', '1988-05-01', { income: 7_654_321, dependants: 1, class: 'taxed' }],
  ['子', '2018-06-01'],
])
await register.household(
  'none',
  [
    ['世帯主', '1988-05-01'],
    ['子', '2018-06-01'],
  ],
  { protected: true },
)

const judged = async () => {
  const { id } = await w.as(chief, ctx => startRun(ctx, {}), now)
  await judgeHouseholds(w.database, mannaka, id, { now })
  return id
}
const view = (run: string, household: string, actor = chief) =>
  w.as(actor, ctx => householdView(ctx, run, household), now)
const first = await judged()

test('what decided is told in words, with its source and without any figure of a tax', async () => {
  const shown = await view(first, 'over')
  const [scheme] = shown.schemes
  assert.equal(scheme?.outcome, 'not-eligible')
  assert.deepEqual(scheme?.clauses, [
    {
      rule: 'income',
      name: '所得が限度額未満',
      outcome: 'fails',
      source: { law: '家庭応援給付条例', article: '第4条' },
      reason: '所得（非表示）が限度額（非表示）以上のため。',
      grounds: [{ text: '「申請者の所得」が「所得の限度額」以上', outcome: 'no' }],
      missing: [],
    },
  ])
  const everything = JSON.stringify(shown)
  assert.doesNotMatch(everything, /7,?654,?321|2,?380,?000|1988-05-01T/)
  assert.doesNotMatch(everything, /本町2丁目/)
})

test('facts are known or not: ○ × ?, and values only of what is no tax', async () => {
  const shown = await view(first, 'over')
  const fact = (name: string) => shown.facts.find(each => each.name === name)
  assert.deepEqual(fact('申請者所得'), { name: '申請者所得', label: '申請者の所得', state: 'known' })
  assert.equal(fact('子ども')?.text, '1人')
  const other = await view(first, 'none')
  assert.equal(other.facts.find(each => each.name === '申請者所得')?.state, 'unknown')
  assert.equal(other.protected, true)
  assert.deepEqual(other.schemes[0]?.clauses?.[0]?.missing, ['扶養親族の数', '申請者の所得'])
})

test('everybody shown is written down; others see nothing', async () => {
  const before = await w.owner.selectFrom('views').select('id').execute()
  await view(first, 'over')
  const after = await w.owner.selectFrom('views').select(['viewer_id', 'subject_kind']).execute()
  assert.equal(after.length - before.length, 2)
  assert.ok(after.every(each => each.viewer_id === chief.accountId && each.subject_kind === 'resident'))
  const ask = (actor: typeof clerk, household = 'over') =>
    w.try(actor, ctx => householdView(ctx, first, household), now)
  for (const [outcome, code] of [
    [await ask(clerk), 'not-allowed'],
    [await ask(elsewhere), 'not-found'],
    [await ask(chief, 'nobody'), 'not-found'],
  ] as const) {
    assert.ok(!outcome.ok)
    assert.equal(outcome.refused.code, code)
  }
})

test('why it is different: the fact that changed is named, not what it says', async () => {
  await w.owner
    .updateTable('register_taxes')
    .set({ income: 1_234_567 })
    .where('number', '=', 'over-1')
    .execute()
  const run = await judged()
  const [scheme] = (await view(run, 'over')).schemes
  assert.deepEqual([scheme?.before, scheme?.outcome, scheme?.change], ['not-eligible', 'eligible', 'became'])
  assert.deepEqual(scheme?.why, ['「申請者の所得」が変わった'])
  assert.deepEqual(scheme?.amounts, [{ label: '月額', unit: '円/月', value: 10_000 }])
})

test('why it is different: the rules', async () => {
  await publishedScheme(w, {
    changes: { ...familyBenefit, rules: familyBenefit.rules.slice(0, 1) },
    version: 2,
    effectiveFrom: '2026-11-01',
  })
  const run = await judged()
  const [scheme] = (await view(run, 'none')).schemes
  assert.deepEqual([scheme?.change, scheme?.why], ['became', ['規則が第1版から第2版に変わった']])
})

test('facts of older runs are forgotten, their results are not', async () => {
  const shown = await view(first, 'over')
  assert.deepEqual(
    [shown.facts, shown.schemes[0]?.outcome, shown.schemes[0]?.clauses],
    [[], 'not-eligible', undefined],
  )
})
