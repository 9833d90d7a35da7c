import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatDate } from '#language/values/date.ts'
import { readerOf } from './cell/rules.ts'
import type { Field } from './field/rules.ts'
import { layouts } from './layout/rules.ts'
import { mappingProblems, suggestMapping } from './mapping/rules.ts'
import { parseYear } from './year/rules.ts'

const field = (kind: Field['kind']): Field => ({ id: 'x', label: 'x', kind, headings: [] })
const read = (kind: Field['kind'], raw: string, values = {}) => {
  const result = readerOf(field(kind), values)(raw)
  return result === null || typeof result === 'string' ? result : `${result.severity} ${result.code}`
}

test('days in every way systems write them; zeros and nines are no day', () => {
  for (const text of [
    '20260401',
    '2026-04-01',
    '2026/4/1',
    'R8.4.1',
    '令和8年4月1日',
    '5080401',
    ' 20260401 ',
  ]) {
    assert.equal(read('date', text), '2026-04-01', text)
  }
  for (const text of ['', '0', '00000000', '9999999', '99999999', '0000-00-00'])
    assert.equal(read('date', text), null)
  for (const text of ['20260230', '4310501', '山田', '19400000'])
    assert.equal(read('date', text), 'error impossible-date')
  assert.equal(
    read('date', '19400000', { 19400000: '1940-01-01' }),
    '1940-01-01',
    '生年月日不詳, as the city reads it',
  )
})

test('every day of an era comes back from every way of writing it', () => {
  const day = fc.date({ min: new Date('1926-12-25'), max: new Date('2060-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, date => {
      const text = date.toISOString().slice(0, 10)
      for (const written of [text, text.replaceAll('-', ''), formatDate(text, 'ja', 'era')]) {
        assert.equal(read('date', written), text)
      }
    }),
    { numRuns: 200 },
  )
})

test('numbers keep their zeros; what a spreadsheet made of them is refused', () => {
  assert.equal(read('number', '0000012345'), '0000012345')
  assert.equal(read('number', '００１'), '001')
  assert.equal(read('number', '1.23E+09'), 'error bad-number')
  assert.equal(read('amount', '1,234,567'), '1234567')
  assert.equal(read('amount', '△500'), '-500')
  assert.equal(read('amount', '12.5'), 'error bad-amount')
  assert.equal(read('postal', '1000001'), '100-0001')
})

test('names keep every registered character; half-width kana become wide', () => {
  assert.equal(read('name', '髙橋　𠮷子'), '髙橋　𠮷子')
  assert.equal(read('name', '  山田　　花子  '), '山田　花子')
  assert.equal(read('name', '葛\u{E0100}城　神子'), '葛\u{E0100}城　神子')
  assert.equal(read('name', '山\uE000'), 'notice outside-font')
  assert.equal(read('kana', 'ﾀｶﾊｼ ﾖｼｺ'), 'タカハシ ヨシコ')
  assert.equal(read('kana', 'NGUYEN AN'), 'NGUYEN AN')
  assert.equal(read('kana', '高橋'), 'notice not-kana')
  assert.equal(read('flag', '○'), 'true')
  assert.equal(read('flag', ''), null)
  assert.equal(read('words', '02'), 'error unknown-code')
  assert.equal(read('words', '02', { '02': '世帯主' }), '世帯主')
})

test('年度 as written', () => {
  for (const text of ['2026', '令和8', '令和8年度', 'R8', 'R08', '508', '8', '２０２６年度']) {
    assert.equal(parseYear(text), 2026, text)
  }
  assert.equal(parseYear('平成31'), 2019)
  assert.equal(parseYear('年'), undefined)
})

test('columns are suggested by what they are called, each once', () => {
  const head = [
    '宛名番号',
    '世帯番号',
    '続柄名',
    '漢字氏名',
    'カナ氏名',
    '生年月日',
    '性別',
    '住所',
    '住民となった日',
    'DV区分',
    '住所コード',
  ]
  const { columns, values } = suggestMapping('residents', head)
  assert.equal(columns.name, '漢字氏名')
  assert.equal(columns.protected, 'DV区分')
  assert.equal(columns.addressCode, '住所コード')
  assert.equal(columns.address, '住所')
  assert.equal(values.sex?.['1'], 'male')
  assert.equal(new Set(Object.values(columns)).size, Object.values(columns).length)
  assert.deepEqual(mappingProblems('residents', suggestMapping('residents', head), head), [])
  const missing = mappingProblems('residents', suggestMapping('residents', head.slice(1)), head.slice(1))
  assert.deepEqual(
    missing.map(({ code, field }) => [code, field]),
    [['missing-column', 'number']],
  )
  assert.equal(suggestMapping('taxes', ['未申告区分']).values.declared?.['1'], 'undeclared')
})

test('every heading that is listed is found', () => {
  for (const [register, { fields }] of Object.entries(layouts)) {
    for (const { id, headings } of fields) {
      for (const heading of headings) {
        const { columns } = suggestMapping(register as keyof typeof layouts, [heading])
        assert.equal(columns[id], heading, `${register} ${id} ${heading}`)
      }
    }
  }
})
