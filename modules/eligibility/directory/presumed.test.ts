import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, world } from '#test/actors.ts'
import { publishedScheme, staff } from '#test/builders.ts'
import { familyBenefit, registers } from '#test/households.ts'
import { householdView } from '../household/read.ts'
import { households } from '../results/read.ts'
import { judgeHouseholds } from './jobs.ts'
import { finishedRun } from './read.ts'
import { startRun } from './write.ts'

const hardship = {
  name: '特別の事情',
  type: 'list',
  from: 'answer',
  presumed: ['none'],
  label: { ja: '特別の事情' },
}
const rules = [
  {
    ...familyBenefit.rules[1],
    must: '申請者所得 < 所得限度額 or list contains(特別の事情, "hardship")',
  },
]
const w = await world()
const changes = { ...familyBenefit, facts: [...familyBenefit.facts, hardship], rules }
await publishedScheme(w, { changes })
const chief = await staff(w, 'section-chief')
const now = new Date('2026-11-23T01:00:00Z')
const head = (income: number) =>
  ['世帯主', '1988-05-01', { income, dependants: 1, class: 'taxed' as const }] as const
const register = registers(w)
await register.household('A', [[...head(9_000_000)], ['子', '2018-06-01']])
await register.household('B', [
  ['世帯主', '1988-05-01'],
  ['子', '2018-06-01'],
])

test('what only the household could tell is presumed where the scheme says so, and noted; the rest stays unknown', async () => {
  const { id } = await w.as(chief, ctx => startRun(ctx, {}), now)
  await judgeHouseholds(w.database, mannaka, id, { now })
  const found = await w.as(chief, async ctx => {
    const run = await finishedRun(ctx, id)
    const listed = await households(ctx, run, { scheme: 'family-care', page: 1, size: 10 })
    return { rows: listed.rows, view: await householdView(ctx, id, 'A') }
  })
  assert.deepEqual(found.rows.map(row => [row.household, row.outcome]).sort(), [
    ['A', 'not-eligible'],
    ['B', 'unknown'],
  ])
  assert.deepEqual(found.view.schemes[0]?.presumed, ['特別の事情：none'])
  assert.equal(found.view.facts.find(each => each.name === '特別の事情')?.state, 'unknown')
})
