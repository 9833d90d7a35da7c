import { readCsv } from '#platform/sheet/csv-read.ts'
import { decodeJisX0201 } from './jis-x0201.ts'
import type { AccountType, Transfer } from './transfer-layout.ts'
import { type FileProblem, parseTransfers } from './transfer-read.ts'

/** One transfer as the bank reports it. `code` and `reason` are the bank's own words. */
export type TransferResult = Required<Transfer> & { returned: boolean; code: string; reason: string }

export type TransferResults =
  | {
      ok: true
      results: TransferResult[]
      count: number
      total: number
      returned: number
      returnedTotal: number
    }
  | { ok: false; problems: FileProblem[] }

export type ResultOptions = {
  /** First byte (from 1) and length of the result in a data record; default byte 114, the first spare one. */
  at?: { start: number; length: number }
  /** Results that mean "paid"; default empty and 0. */
  paid?: readonly string[]
  /** What the bank's codes mean. */
  reasons?: Readonly<Record<string, string>>
}

/**
 * Reads what a bank sends back about a 総合振込. There is no common layout for it: many banks return the same
 * 120-byte file with a code in the spare bytes of each record, at a place that `at` sets; others offer CSV.
 * A CSV needs the columns 銀行コード 支店コード 預金種目 口座番号 受取人名 金額 結果, and may have 理由 and
 * 顧客コード. 結果 is the code, or 済 / 不能.
 */
export function readTransferResult(bytes: Uint8Array, options: ResultOptions = {}): TransferResults {
  const { at = { start: 114, length: 1 }, paid = ['', '0', '00', '済', '振込済'], reasons = {} } = options
  const looksFixed = bytes[0] === 0x31 && !bytes.subarray(0, 120).includes(0x2c)
  const rows = looksFixed ? fromRecords(bytes, at) : fromCsv(bytes)
  if (!rows.ok) return rows
  const results = rows.results.map(({ reason, ...result }) => ({
    ...result,
    returned: !paid.includes(result.code),
    reason: reason || (reasons[result.code] ?? ''),
  }))
  const returned = results.filter(result => result.returned)
  const sum = (list: TransferResult[]) => list.reduce((total, { amount }) => total + amount, 0)
  return {
    ok: true,
    results,
    count: results.length,
    total: sum(results),
    returned: returned.length,
    returnedTotal: sum(returned),
  }
}

type Rows = { ok: true; results: Omit<TransferResult, 'returned'>[] } | { ok: false; problems: FileProblem[] }

function fromRecords(bytes: Uint8Array, at: { start: number; length: number }): Rows {
  const file = parseTransfers(bytes)
  if (!file.ok) return file
  const results = file.transfers.map(({ record: _, bytes: data, ...transfer }) => {
    const code = decodeJisX0201(data.subarray(at.start - 1, at.start - 1 + at.length)).trim()
    return { ...transfer, code, reason: '' }
  })
  return { ok: true, results }
}

const NEEDED = ['銀行コード', '支店コード', '預金種目', '口座番号', '受取人名', '金額', '結果'] as const
const TYPES: Readonly<Record<string, AccountType>> = { 普通: '1', 当座: '2', 貯蓄: '4', その他: '9' }

function fromCsv(bytes: Uint8Array): Rows {
  const csv = readCsv(bytes)
  if (!csv.ok) {
    return {
      ok: false,
      problems: csv.problems.map(({ message }) => ({ code: 'columns', record: null, message })),
    }
  }
  const missing = NEEDED.filter(label => !csv.header.includes(label))
  if (missing.length > 0) {
    const message = `列「${missing.join('」「')}」がありません。`
    return { ok: false, problems: [{ code: 'columns', record: null, message }] }
  }
  const problems: FileProblem[] = []
  const results = csv.rows.map((cells, index) => {
    const value = (label: string) => (cells[csv.header.indexOf(label)] ?? '').normalize('NFKC').trim()
    const amount = value('金額').replaceAll(',', '')
    const record = csv.rowNumbers[index] ?? null
    const type = value('預金種目').replace(/預金$/, '')
    const accountType = TYPES[type] ?? type
    if (!/^\d{1,10}$/.test(amount) || !/^\d{1,7}$/.test(value('口座番号')) || !/^[1249]$/.test(accountType)) {
      problems.push({
        code: 'number',
        record,
        message: `${record}行目の預金種目、口座番号か金額を読み取れません。`,
      })
    }
    return {
      bankCode: value('銀行コード').padStart(4, '0'),
      branchCode: value('支店コード').padStart(3, '0'),
      accountType: accountType as AccountType,
      accountNumber: value('口座番号').padStart(7, '0'),
      holder: cells[csv.header.indexOf('受取人名')]?.trim() ?? '',
      amount: Number(amount),
      customerCode: value('顧客コード'),
      code: value('結果'),
      reason: value('理由'),
    }
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, results }
}
