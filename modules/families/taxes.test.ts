import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannaka, system, world } from '#test/actors.ts'
import { hanako, june, registered, staff } from '#test/builders.ts'
import { desk } from '#test/registers.ts'
import { registerFacts } from './read.ts'
import { householdTaxClass, taxYearInForce } from './rules.ts'

const w = await world()
const kacho = await staff(w, 'section-chief')
const d = await desk(w)

const record = (class_: string | null, declared = true) => ({ class: class_, declared })

test('the class of a household: one who is taxed decides; not known is never non-taxed', () => {
  const grown = (record?: { class: string | null; declared: boolean }, assisted = false) => ({
    age: 40,
    record,
    assisted,
  })
  assert.equal(householdTaxClass([grown(record('taxed')), grown()]), 'taxed')
  assert.equal(householdTaxClass([grown(record('non-taxed')), grown(record('non-taxed'))]), 'non-taxed')
  assert.equal(householdTaxClass([grown(record('non-taxed')), grown()]), null, 'moved in')
  assert.equal(
    householdTaxClass([grown(record('non-taxed')), grown(record(null, false))]),
    null,
    'not declared',
  )
  assert.equal(householdTaxClass([grown(record('non-taxed')), { age: 3, assisted: false }]), 'non-taxed')
  assert.equal(householdTaxClass([grown(record('taxed')), grown(undefined, true)]), 'welfare')
  assert.equal(householdTaxClass([]), null)
})

test('the newest list that has begun counts, also while that of the new year is not there', () => {
  assert.equal(taxYearInForce([2024, 2025], 2026), 2025)
  assert.equal(taxYearInForce([2025, 2026, 2027], 2026), 2026)
  assert.equal(taxYearInForce([2027], 2026), undefined)
})

test('what the tax list says stands before what the resident register said', async () => {
  const id = await registered(w, { ...hanako, taxClass: 'taxed' })
  const facts = () => w.as(system(mannaka), ctx => registerFacts(ctx, mannaka, id), june)
  assert.equal((await facts()).課税区分, 'taxed', 'no list yet')
  const { number } = await w.owner
    .selectFrom('residents')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const list = (lines: string) => `宛名番号,年度,合計所得金額,課税区分,未申告区分\r\n${lines}`
  const given = { register: 'taxes', year: 2026, extractedOn: '2026-05-01' } as const
  await d.takeIn(kacho, list(`${number},2026,300000,非課税,0\r\n`), given)
  assert.equal((await facts()).課税区分, 'non-taxed')
  await d.takeIn(kacho, list(`${number},2026,,,1\r\n`), { ...given, extractedOn: '2026-05-02' })
  assert.equal((await facts()).課税区分, null, 'not declared is unknown')
  await d.takeIn(kacho, list('other,2026,1,課税,0\r\n'), { ...given, extractedOn: '2026-05-03' })
  assert.equal((await facts()).課税区分, null, 'no record is unknown')
  const benefit = `宛名番号,受給の種類,認定日\r\n${number},public-assistance,R7.4.1\r\n`
  await d.takeIn(kacho, benefit, { register: 'benefits', extractedOn: '2026-05-03' })
  assert.equal((await facts()).課税区分, 'welfare')
})
