import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { encodeCp932 } from './cp932.ts'
import { type CsvEnd, csvRecords, encodingOf, recordSplitter } from './csv-records.ts'
import { kindOf } from './file-kind.ts'

const folder = await mkdtemp(join(tmpdir(), 'mannaka-csv-'))
after(() => rm(folder, { recursive: true }))

async function fileOf(bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, crypto.randomUUID())
  await writeFile(path, bytes)
  return path
}

async function read(bytes: Uint8Array | string, encoding: 'utf-8' | 'cp932' = 'utf-8') {
  const source = csvRecords(await fileOf(bytes), { encoding, delimiter: ',' })
  const records: { row: number; cells: string[] }[] = []
  for (;;) {
    const next = await source.next()
    if (next.done) return { records, end: next.value as CsvEnd }
    records.push(...next.value.records)
  }
}

test('line ends, blank lines, quotes, a mark at the beginning and Ctrl-Z at the end', async () => {
  const { records, end } = await read('\uFEFF番号,氏名\r\n\r\n1,"山田, ""花子"""\n2,"二\r\n行"\r\n\u001a')
  assert.deepEqual(records, [
    { row: 1, cells: ['番号', '氏名'] },
    { row: 3, cells: ['1', '山田, "花子"'] },
    { row: 4, cells: ['2', '二\n行'] },
  ])
  assert.deepEqual(end, { closed: true, openQuote: null })
  assert.deepEqual((await read('a,b\r1,2\r')).records.at(-1), { row: 2, cells: ['1', '2'] })
})

test('a file that stops says so, and a quotation mark that is never closed names its row', async () => {
  const cut = await read('a,b\r\n1,2\r\n3')
  assert.deepEqual([cut.records.at(-1)?.cells, cut.end.closed], [['3'], false])
  assert.equal((await read('a,b\n1,"2\n3,4\n')).end.openQuote, 2)
  const long = `a,b\n1,"${'x\n'.repeat(80_000)}`
  assert.equal((await read(long)).end.openQuote, 2)
})

test('the encoding is found by reading all of it; unreadable bytes stay visible in their cell', async () => {
  const text = `番号,氏名\r\n${'1,髙橋①\r\n'.repeat(2000)}`
  assert.equal(await encodingOf(await fileOf(text)), 'utf-8')
  const narrow = Buffer.from(encodeCp932(text))
  assert.equal(await encodingOf(await fileOf(narrow)), 'cp932')
  const bad = Buffer.concat([narrow, Buffer.from([0x32, 0x2c, 0x81, 0x0d, 0x0a])])
  assert.equal(await encodingOf(await fileOf(bad)), 'cp932')
  const { records } = await read(bad, 'cp932')
  assert.deepEqual(records.at(-1), { row: 2002, cells: ['2', '\uFFFD'] })
  const damaged = Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0x0a])])
  assert.equal(await encodingOf(await fileOf(damaged)), 'utf-8')
})

test('wherever the pieces are cut, the records are the same', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', '髙', ' ', '') })
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(rows, fc.array(fc.nat(20)), (cells, cuts) => {
      const text = cells
        .map(row => row.map(each => `"${each.replaceAll('"', '""')}"`).join(','))
        .map(line => `${line}\r\n`)
        .join('')
      const splitter = recordSplitter(',')
      const found = []
      let at = 0
      for (const cut of cuts) {
        found.push(...splitter.take(text.slice(at, at + cut)))
        at += cut
      }
      const { records, end } = splitter.finish(text.slice(at))
      found.push(...records)
      assert.deepEqual(
        found.map(record => record.cells),
        cells.map(row => row.map(each => each.replaceAll('\r\n', '\n'))),
      )
      assert.ok(end.closed)
    }),
    { numRuns: 300 },
  )
})

test('what is no text is told apart', () => {
  const bytes = (...list: number[]) => Uint8Array.from(list)
  assert.equal(kindOf(bytes()), 'empty')
  assert.equal(kindOf(bytes(0xff, 0xfe, 0x31, 0)), 'utf-16')
  assert.equal(kindOf(Buffer.from('番号,氏名\r\n1,山\r\n', 'utf16le')), 'utf-16')
  assert.equal(kindOf(bytes(0xd0, 0xcf, 0x11, 0xe0, 0)), 'xls')
  assert.equal(kindOf(bytes(0x1f, 0x8b, 8)), 'gzip')
  assert.equal(kindOf(Buffer.from('PK\u0003\u0004....[Content_Types].xml')), 'xlsx')
  assert.equal(kindOf(Buffer.from('PK\u0003\u0004....a.csv')), 'zip')
  assert.equal(kindOf(Buffer.from('番号,氏名')), 'text')
})
