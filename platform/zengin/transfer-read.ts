import { parseRecord, RECORD_BYTES, splitRecords } from './record.ts'
import type { AccountType } from './transfer-layout.ts'
import { DATA, HEADER, type Sender, TRAILER, type Transfer } from './transfer-layout.ts'

/** `record` counts from 1. */
export type FileProblem = {
  code: 'empty' | 'length' | 'order' | 'kind' | 'number' | 'count' | 'total' | 'columns'
  record: number | null
  message: string
}

/** A data record; `tail` is its last 9 bytes (from 振込指定区分 on) and `bytes` all of it. */
export type TransferRecord = Required<Transfer> & { record: number; bytes: Uint8Array }

export type ParsedTransfers = {
  ok: true
  sender: Sender
  /** MMDD as in the header: the format has no year. */
  monthDay: string
  transfers: TransferRecord[]
  count: number
  total: number
}

/**
 * Reads a 総合振込 (21) file back. Refuses records of another length or out of order, fields that are not
 * digits, and a trailer that disagrees with the sum of the records.
 */
export function parseTransfers(bytes: Uint8Array): ParsedTransfers | { ok: false; problems: FileProblem[] } {
  const records = splitRecords(bytes)
  const problems = shapeProblems(records)
  const [first] = records
  if (problems.length > 0 || !first) return { ok: false, problems }

  const header = parseRecord<string>(HEADER, first)
  if (header.kind !== '21') {
    problems.push({
      code: 'kind',
      record: 1,
      message: `種別コードが21（総合振込）ではなく${header.kind}です。`,
    })
  }
  const transfers = records.slice(1, -2).map((data, index) => transferOf(data, index + 2))
  const trailer = parseRecord<string>(TRAILER, records.at(-2) ?? first)
  for (const { record, amount, accountNumber } of transfers) {
    if (Number.isNaN(amount) || !/^\d{7}$/.test(accountNumber)) {
      problems.push({
        code: 'number',
        record,
        message: `${record}件目のレコードの口座番号か金額が数字ではありません。`,
      })
    }
  }
  const total = transfers.reduce((sum, { amount }) => sum + amount, 0)
  const at = records.length - 1
  if (Number(trailer.count) !== transfers.length) {
    const message = `合計件数${Number(trailer.count)}が明細の${transfers.length}件と合いません。`
    problems.push({ code: 'count', record: at, message })
  }
  if (Number(trailer.total) !== total) {
    const message = `合計金額${Number(trailer.total)}円が明細の合計${total}円と合いません。`
    problems.push({ code: 'total', record: at, message })
  }
  if (problems.length > 0) return { ok: false, problems }
  const sender = {
    clientCode: header.clientCode ?? '',
    name: header.name ?? '',
    ...accountOf(header),
  }
  return { ok: true, sender, monthDay: header.monthDay ?? '', transfers, count: transfers.length, total }
}

function transferOf(bytes: Uint8Array, record: number): TransferRecord {
  const data = parseRecord<string>(DATA, bytes)
  return {
    ...accountOf(data),
    holder: data.holder ?? '',
    amount: /^\d{10}$/.test(data.amount ?? '') ? Number(data.amount) : Number.NaN,
    customerCode: data.customerCode ?? '',
    record,
    bytes,
  }
}

function accountOf(fields: Record<string, string>) {
  return {
    bankCode: fields.bankCode ?? '',
    branchCode: fields.branchCode ?? '',
    accountType: (fields.accountType ?? '') as AccountType,
    accountNumber: fields.accountNumber ?? '',
  }
}

function shapeProblems(records: Uint8Array[]): FileProblem[] {
  if (records.length === 0)
    return [{ code: 'empty', record: null, message: 'ファイルに何も書かれていません。' }]
  const short = records.findIndex(record => record.length !== RECORD_BYTES)
  if (short >= 0) {
    const message = `${short + 1}件目のレコードが${RECORD_BYTES}バイトではなく${records[short]?.length}バイトです。`
    return [{ code: 'length', record: short + 1, message }]
  }
  const kinds = records.map(record => String.fromCharCode(record[0] ?? 0)).join('')
  if (/^12*89$/.test(kinds)) return []
  const message = 'レコードの並びが、ヘッダー・データ・トレーラー・エンドの順になっていません。'
  return [{ code: 'order', record: null, message }]
}
