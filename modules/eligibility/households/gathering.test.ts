import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { municipalities } from '#test/builders.ts'
import { registers } from '#test/households.ts'
import { gatherHouseholds } from './write.ts'

const w = await world()
await municipalities(w)
const register = registers(w)
const on = '2026-11-23'

interface Kept {
  facts: Record<string, unknown>
  claimant: string | null
  spouse: string | null
  children: string[]
  protected: boolean
  town: string | null
  schools: string[]
  notes: string[]
}

/** Gathers anew and gives one household as it was kept. */
async function kept(household: string, day = on): Promise<Kept> {
  const run = crypto.randomUUID()
  await w.as(system(mannaka), ctx => gatherHouseholds(ctx, { municipality: mannaka, run, on: day }))
  const { rows } = await sql<Kept>`select * from household_facts
    where municipality_id = ${mannaka} and run_id = ${run}::uuid and household = ${household}`.execute(
    w.owner,
  )
  assert.equal(rows.length, 1, `${household} is there once`)
  return rows[0] as Kept
}

test('of two parents the one with the higher income would apply', async () => {
  await register.household('couple', [
    [
      '世帯主',
      '1988-05-01',
      { income: 2_000_000, salary_or_pension: true, deductions: 100_000, dependants: 1, class: 'taxed' },
    ],
    ['妻（未届）', '1990-05-01', { income: 3_500_000, dependants: 0, class: 'taxed' }],
    ['子', '2018-06-01'],
    ['子', '2012-06-01'],
  ])
  const { facts, claimant, spouse, children, notes } = await kept('couple')
  assert.deepEqual([claimant, spouse], ['couple-2', 'couple-1'])
  assert.deepEqual(children, ['couple-4', 'couple-3'], 'the eldest first')
  assert.deepEqual(
    [facts.申請者所得, facts.配偶者所得, facts.世帯所得, facts.配偶者あり, facts.課税区分, facts.世帯人数],
    [3_500_000, 2_000_000, 5_500_000, true, 'taxed', 4],
  )
  assert.equal(facts.扶養義務者あり, false)
  assert.deepEqual((facts.子ども as unknown[])[1], {
    児童番号: 'couple-3',
    生年月日: '2018-06-01',
    同居: true,
    監護: true,
    国内: true,
    施設入所: false,
  })
  assert.deepEqual(notes, ['children-presumed', 'no-other-kin'])
})

test('who is alone in the register may still have a spouse: unknown, never no', async () => {
  await register.household('alone', [
    ['世帯主', '1988-05-01', { income: 900_000, class: 'non-taxed' }],
    ['子', '2018-06-01'],
  ])
  const { facts, notes } = await kept('alone')
  assert.ok(!('配偶者あり' in facts))
  assert.ok(!('ひとり親' in facts) && !('ひとり親事由' in facts))
  assert.ok(notes.includes('spouse-unregistered'))
})

test('no tax record and no return: nothing is said of income, and why is noted', async () => {
  await register.household('moved', [
    ['世帯主', '1988-05-01'],
    ['子', '2018-06-01'],
  ])
  await register.household('silent', [
    ['世帯主', '1988-05-01', { declared: false, income: null }],
    ['子', '2018-06-01'],
  ])
  const moved = await kept('moved')
  for (const name of ['申請者所得', '扶養親族数', '世帯所得', '課税区分', '未申告'])
    assert.ok(!(name in moved.facts), name)
  assert.ok(moved.notes.includes('no-tax-record'))
  const silent = await kept('silent')
  assert.equal(silent.facts.未申告, true)
  assert.ok(!('申請者所得' in silent.facts) && !('課税区分' in silent.facts))
  assert.ok(silent.notes.includes('undeclared'))
})

test('the tax list of last year counts until the new one is there, an older one never', async () => {
  const earlier = registers(w, mannaka, 2025)
  await earlier.household('stays', [['世帯主', '1988-05-01', { income: 1_111_111 }]])
  assert.ok(!('申請者所得' in (await kept('stays')).facts), 'the list of 2026 is there and does not have it')
  assert.equal((await kept('stays', '2026-03-31')).facts.申請者所得, 1_111_111)
  assert.ok(!('申請者所得' in (await kept('stays', '2028-05-01')).facts))
})

test('three generations: the one 子 who can be their parent applies, the grandparents are 扶養義務者', async () => {
  await register.household('three', [
    ['世帯主', '1956-05-01', { income: 1_500_000, dependants: 1 }],
    ['妻', '1958-05-01', { income: 2_500_000, dependants: 2, salary_or_pension: true }],
    ['子', '1988-05-01', { income: 900_000 }],
    ['子の子', '2018-06-01'],
  ])
  const { facts, claimant, spouse, children, notes } = await kept('three')
  assert.deepEqual([claimant, spouse, children], ['three-3', null, ['three-4']])
  assert.deepEqual(
    [facts.扶養義務者あり, facts.扶養義務者所得, facts.扶養義務者扶養親族数, facts.申請者所得],
    [true, 2_500_000, 2, 900_000],
  )
  assert.ok(notes.includes('three-generations'))
})

test('with two who can be the parent nobody is guessed', async () => {
  await register.household('two', [
    ['世帯主', '1956-05-01', { income: 1_500_000 }],
    ['子', '1988-05-01', { income: 900_000 }],
    ['子', '1990-05-01', { income: 800_000 }],
    ['子の子', '2018-06-01'],
  ])
  const { facts, claimant, children, notes } = await kept('two')
  assert.deepEqual([claimant, children, notes], [null, [], ['unclear-parents']])
  for (const name of ['子ども', '申請者所得', '配偶者あり', '扶養義務者あり'])
    assert.ok(!(name in facts), name)
  assert.equal(facts.世帯人数, 4)
})

test('a parent-in-law is 扶養義務者 of the spouse alone; one unknown income leaves the highest unknown', async () => {
  await register.household('in-law', [
    ['世帯主', '1988-05-01', { income: 3_000_000 }],
    ['妻', '1990-05-01', { income: 100_000 }],
    ['妻の母', '1960-05-01', { income: 500_000 }],
    ['子', '2018-06-01'],
  ])
  assert.equal((await kept('in-law')).facts.扶養義務者あり, false)
  await register.household('brother', [
    ['世帯主', '1988-05-01', { income: 3_000_000 }],
    ['母', '1960-05-01', { income: 500_000 }],
    ['弟', '1992-05-01'],
    ['子', '2018-06-01'],
  ])
  const { facts } = await kept('brother')
  assert.equal(facts.扶養義務者あり, true)
  assert.ok(!('扶養義務者所得' in facts))
})

test('children by the school year: born on 1 and 2 April, at 18 and at 22', async () => {
  await register.household('ages', [
    ['世帯主', '1970-05-01', { income: 0 }],
    ['子', '2004-04-01'],
    ['子', '2004-04-02'],
    ['子', '2020-04-01'],
    ['子', '2020-04-02'],
  ])
  const { facts, children } = await kept('ages')
  assert.deepEqual(children, ['ages-3', 'ages-4', 'ages-5'])
  const list = facts.子ども as { 就学?: string }[]
  assert.deepEqual(
    list.map(each => each.就学),
    [undefined, undefined, 'none'],
    'who is of school age and not on the list of pupils is unknown',
  )
  await register.pupil('ages-4', '中央小学校', 'elementary', 1)
  const again = await kept('ages')
  assert.equal((again.facts.子ども as { 就学?: string }[])[1]?.就学, 'elementary')
  assert.deepEqual(again.schools, ['中央小学校'])
})

test('benefits: unknown while no register tells, then what is received on the day', async () => {
  await register.household('aided', [
    ['世帯主', '1988-05-01', { income: 0, class: 'non-taxed' }],
    ['子', '2018-06-01'],
  ])
  const before = await kept('aided')
  assert.ok(!('受給中' in before.facts) && !('生活保護' in before.facts))
  await register.benefit('aided-1', 'public-assistance', '2026-01-01', '2026-11-22')
  await register.benefit('aided-1', 'single-parent-allowance', '2026-11-23')
  const after = await kept('aided')
  assert.deepEqual([after.facts.受給中, after.facts.生活保護], [['single-parent-allowance'], false])
  const during = await kept('aided', '2026-11-22')
  assert.deepEqual(
    [during.facts.受給中, during.facts.生活保護, during.facts.課税区分],
    [['public-assistance'], true, 'welfare'],
  )
})

test('支援措置: the household is judged and flagged; neither town nor school is kept', async () => {
  await register.household('hidden', [
    ['世帯主', '1988-05-01', { income: 0 }],
    ['子', '2018-06-01', null, { protected: true }],
  ])
  await register.pupil('hidden-2', '緑小学校', 'elementary', 3)
  const hidden = await kept('hidden')
  assert.deepEqual([hidden.protected, hidden.town, hidden.schools], [true, null, []])
  assert.equal(hidden.facts.支援措置, true)
  assert.equal((await kept('couple')).town, '本町')
})

test('who moved away or is not yet here does not count; another town is another register', async () => {
  await register.household('moving', [
    ['世帯主', '1988-05-01', { income: 0 }],
    ['妻', '1988-05-01', null, { moved_out_on: on }],
    ['子', '2026-11-24', null, { moved_in_on: '2026-11-24' }],
  ])
  const { facts, spouse, children } = await kept('moving')
  assert.deepEqual([facts.世帯人数, spouse, children], [1, null, []])
  const run = crypto.randomUUID()
  const there = await w.as(system(minami), ctx => gatherHouseholds(ctx, { municipality: minami, run, on }))
  assert.equal(there.households, 0)
})
