import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '#test/actors.ts'
import { staff } from '#test/builders.ts'
import { desk, residentFile } from '#test/registers.ts'

const w = await world()
const kacho = await staff(w, 'section-chief')
const d = await desk(w)
await d.takeIn(kacho, residentFile(20))

test('taxes of one 年度: codes, two parts of the tax, not declared, and who has no record any more', async () => {
  const head = '宛名番号,課税年度,合計所得金額,均等割額,所得割額,扶養人数,未申告区分'
  const year = { register: 'taxes', year: 2026 } as const
  const first = `${head}\r\n0000000001,令和8,"1,200,000",5000,12000,2,0\r\n0000000002,8,300000,0,0,0,0\r\n0000000003,2026,,,,,1\r\n`
  await d.takeIn(kacho, first, year)
  const rows = () =>
    w.owner
      .selectFrom('register_taxes')
      .select(['number', 'income', 'class', 'declared', 'dependants'])
      .orderBy('number')
      .execute()
  assert.deepEqual(await rows(), [
    { number: '0000000001', income: 1_200_000, class: 'taxed', declared: true, dependants: 2 },
    { number: '0000000002', income: 300_000, class: 'non-taxed', declared: true, dependants: 0 },
    { number: '0000000003', income: null, class: null, declared: false, dependants: null },
  ])
  const again = await d.takeIn(kacho, `${head}\r\n0000000001,2026,1200000,5000,12000,2,0\r\n`, {
    ...year,
    extractedOn: '2026-06-02',
  })
  assert.deepEqual([again.changed, again.gone, again.unchanged], [0, 2, 1])
  assert.deepEqual(
    (await rows()).map(row => row.number),
    ['0000000001'],
  )
  const other = await d.checked(kacho, `${head}\r\n0000000001,2025,1,1,1,1,0\r\n`, year)
  assert.deepEqual([other.state, other.findings[0]?.code], ['refused', 'other-year'])
})

test('pupils: the kind of school by its name, and the grade that fits it', async () => {
  const lines = ['0000000001,中央小学校,6,', '0000000002,第一中学校,3,○', '0000000003,みどり義務教育学校,8,']
  const given = { register: 'pupils', year: 2026 } as const
  await d.takeIn(kacho, `宛名番号,在籍校,学年,区域外\r\n${lines.join('\r\n')}\r\n`, given)
  const rows = await w.owner
    .selectFrom('register_pupils')
    .select(['year', 'stage', 'grade', 'outside'])
    .orderBy('number')
    .execute()
  assert.deepEqual(
    rows.map(row => Object.values(row)),
    [
      [2026, 'elementary', 6, false],
      [2026, 'junior-high', 3, true],
      [2026, 'junior-high', 8, false],
    ],
  )
  const wrong = await d.checked(kacho, '宛名番号,在籍校,学年\r\n0000000001,中央小学校,7\r\n', given)
  assert.equal(wrong.findings[0]?.code, 'bad-grade')
})

test('benefits: one kind for the whole file; a full list ends those of its kind only', async () => {
  const of = (kind: string) => ({
    register: 'benefits' as const,
    mapping: (suggested: { columns: Record<string, string> }) =>
      ({
        ...suggested,
        columns: { number: '宛名番号', since: '認定日', until: '喪失日' },
        constants: { kind },
      }) as never,
  })
  const head = '宛名番号,認定日,喪失日'
  const first = await d.takeIn(
    kacho,
    `${head}\r\n0000000001,5060401,\r\n0000000002,R6.5.1,9999999\r\n`,
    of('one'),
  )
  assert.equal(first.kind, 'one')
  await d.takeIn(kacho, `${head}\r\n0000000001,20240401,20250331\r\n`, of('two'))
  await d.takeIn(kacho, `${head}\r\n0000000001,令和6年4月1日,\r\n`, {
    ...of('one'),
    extractedOn: '2026-07-01',
  })
  const rows = await w.owner
    .selectFrom('register_benefits')
    .select(['number', 'kind', 'since', 'until'])
    .orderBy('kind')
    .orderBy('number')
    .execute()
  assert.deepEqual(
    rows.map(row => Object.values(row)),
    [
      ['0000000001', 'one', '2024-04-01', null],
      ['0000000002', 'one', '2024-05-01', '2026-07-01'],
      ['0000000001', 'two', '2024-04-01', '2025-03-31'],
    ],
  )
})

test('numbers that lost their zeros in a spreadsheet are noticed', async () => {
  const lines = Array.from({ length: 10 }, (_, index) => `${index + 1},2026,1000,課税`)
  const found = await d.checked(kacho, `宛名番号,年度,合計所得金額,課税区分\r\n${lines.join('\r\n')}\r\n`, {
    register: 'taxes',
    year: 2026,
  })
  assert.ok(found.warnings.includes('few-match'))
})
