import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Column } from './column.ts'
import { decodeCp932 } from './cp932.ts'
import { byLabel, readCsv } from './csv-read.ts'
import { toCsv, unencodableSentence } from './csv-write.ts'
import { unguardFormula } from './formula.ts'

const columns: Column[] = [
  { key: 'id', label: '宛名番号', type: 'text' },
  { key: 'name', label: '氏名', type: 'text' },
  { key: 'amount', label: '金額', type: 'yen' },
]

function written(rows: Record<string, unknown>[], encoding: 'utf-8' | 'cp932' = 'utf-8'): Uint8Array {
  const result = toCsv(rows, columns, { encoding })
  assert.ok(result.ok)
  return result.bytes
}

function read(bytes: Uint8Array) {
  const content = readCsv(bytes)
  assert.ok(content.ok, JSON.stringify(content))
  return content
}

test('UTF-8 has a mark, CRLF, quotes and leading zeros', () => {
  const bytes = written([{ id: '00123', name: '高橋 "花子", 様', amount: 10000 }])
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  assert.equal(new TextDecoder().decode(bytes), '宛名番号,氏名,金額\r\n00123,"高橋 ""花子"", 様",10000\r\n')
})

test('CP932 round-trips vendor characters and moves neighbours', () => {
  const bytes = written(
    [
      { id: '1', name: '髙﨑①～－㈱Ⅳ', amount: 1 },
      { id: '2', name: '〜−‖—¥か\u3099', amount: 1 },
    ],
    'cp932',
  )
  const rows = byLabel(read(bytes))
  assert.equal(rows[0]?.氏名, '髙﨑①～－㈱Ⅳ')
  assert.equal(rows[1]?.氏名, '～－∥―￥が')
  assert.equal(read(bytes).encoding, 'cp932')
})

test('what CP932 cannot hold is named by row, column and code point', () => {
  const result = toCsv(
    [
      { id: '1', name: '山田' },
      { id: '2', name: '𠮷田 葛\u{E0100}飾' },
    ],
    columns,
    { encoding: 'cp932' },
  )
  assert.ok(!result.ok)
  assert.deepEqual(result.problems, [
    { code: 'unencodable', row: 3, column: '氏名', character: '𠮷', codePoint: 'U+20BB7' },
    { code: 'unencodable', row: 3, column: '氏名', character: '\u{E0100}', codePoint: 'U+E0100' },
  ])
  assert.match(
    unencodableSentence(result.problems[0] ?? assert.fail()),
    /3行目「氏名」の文字「𠮷」（U\+20BB7）/,
  )
})

test('CP932 either writes exactly the text or refuses: never a question mark', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('髙', '🍙', 'é', '漢'),
      (text, extra) => {
        const name = `x${text}${extra}`.replace(/[\r\n\0]/g, '')
        const result = toCsv([{ id: '', name }], columns, { encoding: 'cp932' })
        if (!result.ok)
          return assert.ok(name.includes(result.problems[0]?.character ?? '') || /[\u3099\u309A]/.test(name))
        const questions = (value: string) => value.split('?').length
        assert.equal(questions(decodeCp932(result.bytes) ?? assert.fail()), questions(name))
      },
    ),
    { numRuns: 200 },
  )
})

test('formulas are disarmed, negative numbers and a lone dash are not', () => {
  const risky = ['=1+1', '+81', '-2+3', '@SUM(A1)', '＝1', '－1', '\t=1']
  const bytes = written([
    ...risky.map(name => ({ id: '', name, amount: -5 })),
    { id: '-', name: '－', amount: 0 },
  ])
  const rows = read(bytes).rows
  assert.deepEqual(
    rows.map(row => row[1]),
    [...risky.map(text => `'${text}`), '－'],
  )
  assert.equal(rows[0]?.[2], '-5')
  assert.equal(rows.at(-1)?.[0], '-')
})

test('read(write(x)) = x for any text, commas, quotes and line breaks included', () => {
  const anyText = fc.string({
    unit: fc.constantFrom('a', ',', '"', '\n', '=', "'", '-', 'あ', '𠮷', '\t', ' '),
  })
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 5 }), pairs => {
      const rows = pairs.map(([id, name]) => ({ id: `i${id}`, name, amount: 1 }))
      const back = read(written(rows)).rows.map(cells => ({
        id: cells[0],
        name: unguardFormula(cells[1] ?? ''),
        amount: 1,
      }))
      assert.deepEqual(back, rows)
    }),
    { numRuns: 200 },
  )
})

test('instants are written in Japan time, and objects are a bug', () => {
  const at: Column = { key: 'at', label: '日時', type: 'datetime' }
  const result = toCsv([{ at: new Date('2026-03-31T15:30:00Z') }], [at], { header: false })
  assert.ok(result.ok)
  assert.equal(new TextDecoder().decode(result.bytes), '2026-04-01 00:30\r\n')
  assert.throws(() => toCsv([{ at: {} }], [at]), TypeError)
})
