import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { shippedScheme, shippedSchemes } from '#db/shipped.ts'
import { mannaka, system, world } from '#test/actors.ts'
import { publishedScheme } from '#test/builders.ts'
import { registers } from '#test/households.ts'
import { gatherHouseholds } from '../households/write.ts'
import { causeOf } from './rules.ts'
import { type Engine, judgeAll } from './write.ts'

const w = await world()
await publishedScheme(w)
const register = registers(w)
const on = '2026-11-23'
const facts = crypto.randomUUID()

const incomes = [undefined, null, 0, 690_000, 2_080_000, 3_500_000]
let place = 0
for (const [index, income] of incomes.entries()) {
  const tax =
    income === undefined
      ? null
      : {
          income,
          declared: income !== null,
          dependants: index % 3,
          salary_or_pension: true,
          deductions: 80_000,
          class: 'non-taxed' as const,
        }
  const name = () => `X${String(place++).padStart(2, '0')}`
  await register.household(name(), [
    ['世帯主', '1988-05-01', tax],
    ['子', '2013-04-01'],
    ['子', '2020-04-02'],
  ])
  await register.household(name(), [
    ['世帯主', '1985-05-01', tax],
    ['妻', '1988-05-01', tax],
    ['子', '2008-04-01'],
    ['子', '2004-06-01'],
  ])
  await register.household(name(), [
    ['世帯主', '1955-05-01', tax],
    ['子', '1988-05-01', { income: 500_000 }],
    ['子の子', '2015-05-01'],
  ])
  await register.household(name(), [['世帯主', '1955-05-01', tax]])
}
await register.pupil('X00-2', '中央小学校', 'elementary', 6)
await register.pupil('X08-2', '中央小学校', 'elementary', 6)
await register.benefit('X04-1', 'single-parent-allowance')
await register.benefit('X08-1', 'public-assistance')
await w.as(system(mannaka), ctx => gatherHouseholds(ctx, { municipality: mannaka, run: facts, on }))

async function results(scheme: string, engine: Engine) {
  const run = crypto.randomUUID()
  const told = await w.as(system(mannaka), ctx =>
    judgeAll(
      ctx,
      { municipality: mannaka, run, factsRun: facts, scheme: shippedScheme(scheme, String(mannaka)), on },
      engine,
    ),
  )
  assert.equal(told.engine, engine)
  const { rows } =
    await sql`select household, outcome, reasons, missing, amounts, recipients from directory_results
    where municipality_id = ${mannaka} and run_id = ${run}::uuid order by household`.execute(w.owner)
  return rows
}

for (const [scheme, code] of shippedSchemes()) {
  if (code !== String(mannaka) || !shippedScheme(scheme, code).directory) continue
  test(`${scheme}: database and evaluator come to the same for every household`, async () => {
    const rows = await results(scheme, 'sql')
    assert.equal(rows.length, place)
    assert.deepEqual(rows, await results(scheme, 'evaluator'))
  })
}

test('why rules cannot be worked out, for people', () => {
  assert.equal(causeOf({ code: '22012' }), '0で割る計算があります')
  assert.equal(causeOf({ code: '57014' }), '計算が時間内に終わりません')
  assert.equal(causeOf(new Error('式「x」')), '式「x」')
})
