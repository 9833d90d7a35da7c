import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { readCsv } from './csv-read.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

test('every encoding an office sends is recognised', () => {
  const text = '氏名,電話\r\n髙橋,090-0000-0000\r\n'
  for (const [bytes, encoding] of [
    [utf8(text), 'utf-8'],
    [utf8(`\uFEFF${text}`), 'utf-8'],
    [iconv.encode(text, 'cp932'), 'cp932'],
    [iconv.encode(text, 'utf16le', { addBOM: true }), 'utf-16le'],
    [iconv.encode(text, 'utf16le', { addBOM: false }), 'utf-16le'],
    [iconv.encode(text, 'utf16be', { addBOM: true }), 'utf-16be'],
    [iconv.encode(text, 'utf16be', { addBOM: false }), 'utf-16be'],
  ] as const) {
    const content = readCsv(bytes)
    assert.ok(content.ok, encoding)
    assert.equal(content.encoding, encoding)
    assert.deepEqual(content.header, ['氏名', '電話'])
    assert.deepEqual(content.rows, [['髙橋', '090-0000-0000']])
  }
})

test('tabs and semicolons separate too, and blank rows keep the numbering', () => {
  const content = readCsv(utf8('a\tb\n\n1\t2\n\t\n3\t4'))
  assert.ok(content.ok)
  assert.equal(content.delimiter, '\t')
  assert.deepEqual(content.rows, [
    ['1', '2'],
    ['3', '4'],
  ])
  assert.deepEqual(content.rowNumbers, [3, 5])
})

test('a bad byte is reported where it stands', () => {
  const good = iconv.encode('氏名,住所\r\n山田,"東京都\r\n港区"\r\n鈴木,', 'cp932')
  const bad = readCsv(Buffer.concat([good, Buffer.from([0x81, 0x20, 0x41])]))
  assert.ok(!bad.ok)
  assert.deepEqual(
    bad.problems.map(({ message: _, ...rest }) => rest),
    [{ code: 'bad-bytes', row: 3, column: 2, bytes: '81 20' }],
  )
  const cut = readCsv(Buffer.concat([utf8('\uFEFFa,b\n1,'), utf8('あ').subarray(0, 2)]))
  assert.ok(!cut.ok)
  assert.deepEqual(cut.problems[0]?.code, 'bad-bytes')
  assert.match(cut.problems[0]?.message ?? '', /^2行目2列目/)
})

test('rows of another length, repeated labels and open quotes are refused by row', () => {
  const uneven = readCsv(utf8('a,b\n1,2\n3\n4,5,6\n'))
  assert.ok(!uneven.ok)
  assert.deepEqual(
    uneven.problems.map(problem => problem.message),
    ['3行目は1列です。1行目と同じ2列にしてください。', '4行目は3列です。1行目と同じ2列にしてください。'],
  )
  const twice = readCsv(utf8('a,a\n1,2\n'))
  assert.ok(!twice.ok)
  assert.equal(twice.problems[0]?.code, 'duplicate-label')
  const open = readCsv(utf8('a,b\n1,2\n3,"4\n'))
  assert.ok(!open.ok)
  assert.deepEqual(
    {
      code: open.problems[0]?.code,
      row: 'row' in (open.problems[0] ?? {}) && (open.problems[0] as { row: number }).row,
    },
    { code: 'quotes', row: 3 },
  )
  for (const nothing of ['', '\uFEFF', '\r\n\r\n']) {
    const empty = readCsv(utf8(nothing))
    assert.ok(!empty.ok)
    assert.equal(empty.problems[0]?.code, 'empty')
  }
})
