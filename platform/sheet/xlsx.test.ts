import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import type { Column } from './column.ts'
import { readXlsx } from './xlsx-read.ts'
import { toXlsx } from './xlsx-write.ts'

const columns: Column[] = [
  { key: 'code', label: '施設コード', type: 'text' },
  { key: 'name', label: '氏名', type: 'text' },
  { key: 'amount', label: '金額', type: 'yen' },
  { key: 'rate', label: '割合', type: 'number' },
  { key: 'on', label: '決定日', type: 'date' },
  { key: 'at', label: '受付日時', type: 'datetime' },
]
const row = {
  code: '00012',
  name: '=髙𠮷',
  amount: 1234567,
  rate: 0.5,
  on: '2026-04-01',
  at: new Date('2026-03-31T15:30:00Z'),
}

test('what is written is read back, with types Excel understands', async () => {
  const bytes = await toXlsx([row], columns, { sheetName: '4月/請求', title: '請求一覧' })
  const back = await readXlsx(bytes)
  assert.ok(back.ok)
  assert.equal(back.sheetName, '4月・請求')
  assert.deepEqual(back.rows[0]?.[0], '請求一覧')
  assert.deepEqual(
    back.rows[1],
    columns.map(column => column.label),
  )
  assert.deepEqual(back.rows[2], ['00012', '=髙𠮷', '1234567', '0.5', '2026-04-01', '2026-04-01 00:30'])

  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.slice().buffer)
  const sheet = book.worksheets[0] ?? assert.fail()
  assert.equal(sheet.getCell('A3').value, '00012')
  assert.equal(sheet.getCell('B3').type, ExcelJS.ValueType.String)
  assert.equal(sheet.getCell('C3').value, 1234567)
  assert.equal(sheet.getCell('C3').numFmt, '#,##0')
  assert.ok(sheet.getCell('E3').value instanceof Date)
  assert.deepEqual(sheet.views[0]?.state, 'frozen')
  assert.equal((sheet.views[0] as { ySplit?: number }).ySplit, 2)
})

test('formulas give their result, padded numbers their zeros, merged cells their text once', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('s')
  sheet.addRow([{ formula: '1+1', result: 2 }, 7, { richText: [{ text: '山' }, { text: '田' }] }, 0.1 + 0.2])
  sheet.getCell('B1').numFmt = '0000'
  sheet.getCell('A3').value = 'まとめ'
  sheet.mergeCells('A3:C3')
  const back = await readXlsx(new Uint8Array(await book.xlsx.writeBuffer()))
  assert.ok(back.ok)
  assert.deepEqual(back.rows, [
    ['2', '0007', '山田', '0.3'],
    ['まとめ', '', '', ''],
  ])
  assert.deepEqual(back.rowNumbers, [1, 3])
})

test('files that are no readable workbook get a sentence saying what to do', async () => {
  const ole = new Uint8Array(600)
  ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const encrypted = new Uint8Array(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))
  const empty = new ExcelJS.Workbook()
  empty.addWorksheet('s')
  for (const [bytes, code] of [
    [ole, 'old-excel'],
    [encrypted, 'password'],
    [new TextEncoder().encode('a,b'), 'not-a-workbook'],
    [(await toXlsx([row], columns)).subarray(0, 900), 'not-a-workbook'],
    [new Uint8Array(await empty.xlsx.writeBuffer()), 'empty'],
  ] as const) {
    const back = await readXlsx(bytes)
    assert.ok(!back.ok)
    assert.equal(back.problem.code, code)
    assert.match(back.problem.message, /。$/)
  }
})
