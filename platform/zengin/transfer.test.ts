import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findBanks, findBranches } from './banks.ts'
import { decodeJisX0201 } from './jis-x0201.ts'
import { splitRecords } from './record.ts'
import type { Sender, Transfer } from './transfer-layout.ts'
import { parseTransfers } from './transfer-read.ts'
import { readTransferResult } from './transfer-result.ts'
import { writeTransfers } from './transfer-write.ts'

const sender: Sender = {
  clientCode: '0000012345',
  name: 'ﾏﾝﾅｶｼ',
  bankCode: '0001',
  branchCode: '001',
  accountType: '1',
  accountNumber: '0000001',
}
const transfer: Transfer = {
  bankCode: '9900',
  branchCode: '058',
  accountType: '1',
  accountNumber: '1234567',
  holder: 'じどう　はなこ',
  amount: 30000,
  customerCode: '42',
}
const order = { sender, date: '2026-10-15', transfers: [transfer] }

function write(transfers: Transfer[], lineEnds = true) {
  const file = writeTransfers({ ...order, transfers }, { lineEnds })
  assert.ok(file.ok, JSON.stringify(file))
  return file
}

test('the bytes are those of the standard', () => {
  const lines = splitRecords(write([transfer]).bytes).map(decodeJisX0201)
  assert.equal(
    lines[0],
    `1210${'0000012345'}${'ﾏﾝﾅｶｼ'.padEnd(40)}1015${'0001'}${'ﾐｽﾞﾎ'.padEnd(15)}001${'ﾄｳｷﾖｳ'.padEnd(15)}10000001${' '.repeat(17)}`,
  )
  assert.equal(
    lines[1],
    `29900${'ﾕｳﾁﾖ'.padEnd(15)}058${'ｾﾞﾛｺﾞﾊﾁ'.padEnd(15)}000011234567${'ｼﾞﾄﾞｳ ﾊﾅｺ'.padEnd(30)}0000030000${'0'}${'42'.padStart(20, '0')}7${' '.repeat(8)}`,
  )
  assert.equal(lines[2], `8000001000000030000${' '.repeat(101)}`)
  assert.equal(lines[3], `9${' '.repeat(119)}`)
  assert.equal(lines.length, 4)
})

const branches = findBanks('', 30).flatMap(bank =>
  findBranches(bank.code, '', 3).map(branch => ({ bankCode: bank.code, branchCode: branch.code })),
)
const anyTransfer: fc.Arbitrary<Transfer> = fc
  .record({
    place: fc.constantFrom(...branches),
    accountType: fc.constantFrom('1', '2', '4', '9'),
    accountNumber: fc.integer({ min: 1, max: 9_999_999 }).map(n => String(n).padStart(7, '0')),
    holder: fc.string({ unit: fc.constantFrom('ｱ', 'ｶﾞ', 'ﾊﾟ', 'A', '-', '('), minLength: 1, maxLength: 15 }),
    amount: fc.integer({ min: 1, max: 9_999_999_999 }),
    customerCode: fc.integer({ min: 0 }).map(n => String(n).padStart(20, '0')),
  })
  .map(({ place, ...rest }) => ({ ...place, ...rest }) as Transfer)

test('every record has 120 bytes, the trailer is the sum, and parse(write(x)) = x', () => {
  fc.assert(
    fc.property(
      fc.array(anyTransfer, { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      (transfers, lineEnds) => {
        const file = write(transfers, lineEnds)
        assert.equal(file.bytes.length, (transfers.length + 3) * (lineEnds ? 122 : 120))
        assert.ok(splitRecords(file.bytes).every(record => record.length === 120))
        const back = parseTransfers(file.bytes)
        assert.ok(back.ok, JSON.stringify(back))
        assert.deepEqual(
          back.transfers.map(({ record: _, bytes: __, ...rest }) => rest),
          transfers,
        )
        assert.deepEqual(back.sender, sender)
        assert.equal(back.monthDay, '1015')
        assert.equal(
          file.total,
          transfers.reduce((sum, { amount }) => sum + amount, 0),
        )
        assert.deepEqual([back.count, back.total], [file.count, file.total])
      },
    ),
    { numRuns: 60 },
  )
})

test('a file is refused whole, naming every wrong transfer', () => {
  const wrong: [Partial<Transfer>, string][] = [
    [{ amount: 0 }, 'amount'],
    [{ amount: -1 }, 'amount'],
    [{ amount: 1.5 }, 'amount'],
    [{ amount: 10_000_000_000 }, 'amount'],
    [{ holder: '山田' }, 'name-character'],
    [{ holder: ' ' }, 'name-empty'],
    [{ bankCode: '9999' }, 'unknown-bank'],
    [{ branchCode: '000' }, 'unknown-branch'],
    [{ accountNumber: '12345678' }, 'account-number'],
    [{ accountNumber: '0' }, 'account-number'],
    [{ customerCode: 'A' }, 'customer-code'],
  ]
  const transfers = [transfer, ...wrong.map(([change]) => ({ ...transfer, ...change }))]
  const file = writeTransfers({ ...order, transfers })
  assert.ok(!file.ok)
  assert.deepEqual(
    file.problems.map(({ code, index }) => [code, index]),
    wrong.map(([, code], index) => [code, index + 1]),
  )
  const when = (date: string) => {
    const dated = writeTransfers({ ...order, date })
    return dated.ok ? 'ok' : dated.problems[0]?.code
  }
  assert.deepEqual(['2026-10-15', '2026-10-17', '2026-12-30', '2026-12-31', '2026-02-30'].map(when), [
    'ok',
    'date-closed',
    'ok',
    'date-closed',
    'date',
  ])
  const nothing = writeTransfers({ ...order, transfers: [] })
  assert.ok(!nothing.ok && nothing.problems[0]?.code === 'no-transfers')
})

test('names beyond thirty bytes are cut and reported', () => {
  const file = write([
    transfer,
    { ...transfer, holder: 'が'.repeat(16) },
    { ...transfer, holder: `あ${'が'.repeat(15)}` },
  ])
  assert.deepEqual(file.truncated, [1, 2])
  const back = parseTransfers(file.bytes)
  assert.ok(back.ok)
  assert.deepEqual(
    back.transfers.map(({ holder }) => holder.length),
    [9, 30, 29],
  )
})

test('a tampered file is refused', () => {
  const { bytes } = write([transfer, transfer])
  const change = (at: number, byte: number) => {
    const copy = bytes.slice()
    copy[at] = byte
    const back = parseTransfers(copy)
    return back.ok ? 'ok' : back.problems.map(({ code }) => code).join()
  }
  assert.equal(change(122 + 89, 0x39), 'total')
  assert.equal(change(122 + 89, 0x20), 'number,total')
  assert.equal(change(122 * 3 + 6, 0x33), 'count')
  assert.equal(change(0, 0x32), 'order')
  assert.equal(change(2, 0x32), 'kind')
  const short = parseTransfers(bytes.subarray(0, 200))
  assert.ok(!short.ok && short.problems[0]?.code === 'length')
  const empty = parseTransfers(new Uint8Array())
  assert.ok(!empty.ok && empty.problems[0]?.code === 'empty')
})

test('results come back in the spare bytes, or as CSV', () => {
  const { bytes } = write([transfer, { ...transfer, amount: 500, customerCode: '43' }])
  bytes[122 * 2 + 113] = 0x32
  const fixed = readTransferResult(bytes, { reasons: { 2: '該当口座なし' } })
  assert.ok(fixed.ok)
  assert.deepEqual(
    fixed.results.map(({ returned, code, reason }) => [returned, code, reason]),
    [
      [false, '', ''],
      [true, '2', '該当口座なし'],
    ],
  )
  assert.deepEqual([fixed.count, fixed.total, fixed.returned, fixed.returnedTotal], [2, 30500, 1, 500])

  const csv =
    '銀行コード,支店コード,預金種目,口座番号,受取人名,金額,結果,理由\r\n9900,58,普通預金,1234567,ｼﾞﾄﾞｳ ﾊﾅｺ,"30,000",不能,口座解約済\r\n'
  const table = readTransferResult(new TextEncoder().encode(csv))
  assert.ok(table.ok)
  assert.deepEqual(table.results[0], {
    ...transfer,
    holder: 'ｼﾞﾄﾞｳ ﾊﾅｺ',
    customerCode: '',
    code: '不能',
    reason: '口座解約済',
    returned: true,
  })
  const lacking = readTransferResult(new TextEncoder().encode('a,b\r\n1,2\r\n'))
  assert.ok(!lacking.ok && /銀行コード/.test(lacking.problems[0]?.message ?? ''))
})
