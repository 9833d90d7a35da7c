import { findBank, findBranch, nameForRecord } from './banks.ts'
import { toZenginKana } from './kana.ts'
import { formatRecord } from './record.ts'
import { checkTransfers, type TransferProblem } from './transfer-check.ts'
import {
  type Account,
  BY_WIRE,
  DATA,
  END,
  HEADER,
  type Sender,
  TRAILER,
  type Transfer,
} from './transfer-layout.ts'

export type TransferFile =
  | { ok: true; bytes: Uint8Array; count: number; total: number; truncated: number[] }
  | { ok: false; problems: TransferProblem[] }

/**
 * A 総合振込 (21) file: header, one record a transfer, trailer, end, each of 120 bytes in JIS X 0201. `date`
 * is the transfer day `YYYY-MM-DD` (a bank day). `count` and `total` (yen) are those of the trailer, for the
 * covering letter; `truncated` lists transfers whose holder name was cut at 30 bytes. Refuses the whole file,
 * with every problem found, rather than leave a payment out.
 */
export function writeTransfers(
  order: { sender: Sender; date: string; transfers: readonly Transfer[] },
  options: { lineEnds?: boolean } = {},
): TransferFile {
  const { sender, date, transfers } = order
  const problems = checkTransfers(sender, date, transfers)
  if (problems.length > 0) return { ok: false, problems }

  const truncated: number[] = []
  const records = [
    formatRecord(HEADER, {
      record: 1,
      kind: 21,
      charset: 0,
      clientCode: sender.clientCode,
      name: kana(sender.name, 40).text,
      monthDay: date.slice(5).replace('-', ''),
      ...accountFields(sender),
    }),
  ]
  let total = 0
  transfers.forEach((transfer, index) => {
    const holder = kana(transfer.holder, 30)
    if (holder.truncated) truncated.push(index)
    total += transfer.amount
    records.push(
      formatRecord(DATA, {
        record: 2,
        ...accountFields(transfer),
        clearingHouse: 0,
        holder: holder.text,
        amount: transfer.amount,
        newCode: 0,
        customerCode: (transfer.customerCode ?? '').padStart(20, '0'),
        handling: BY_WIRE,
      }),
    )
  })
  const count = transfers.length
  records.push(formatRecord(TRAILER, { record: 8, count, total }), formatRecord(END, { record: 9 }))
  return { ok: true, bytes: join(records, options.lineEnds ?? true), count, total, truncated }
}

function accountFields({ bankCode, branchCode, accountType, accountNumber }: Account) {
  return {
    bankCode,
    bankName: nameForRecord(findBank(bankCode)),
    branchCode,
    branchName: nameForRecord(findBranch(bankCode, branchCode)),
    accountType,
    accountNumber,
  }
}

function kana(name: string, max: number): { text: string; truncated: boolean } {
  const result = toZenginKana(name, max)
  if (!result.ok) throw new Error('A name that was checked before does not fit')
  return result
}

function join(records: Uint8Array[], lineEnds: boolean): Uint8Array {
  const ending = lineEnds ? [0x0d, 0x0a] : []
  return Uint8Array.from(records.flatMap(record => [...record, ...ending]))
}
