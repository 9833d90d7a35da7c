import { closedReason, isDay, weekday } from '#platform/calendar.ts'
import { findBank, findBranch } from './banks.ts'
import { toZenginKana } from './kana.ts'
import type { Account, Sender, Transfer } from './transfer-layout.ts'

/** `index` is the transfer's place in the list, or null for the sender, the date or the file as a whole. */
export type TransferProblem = {
  code:
    | 'no-transfers'
    | 'too-many'
    | 'date'
    | 'date-closed'
    | 'client-code'
    | 'unknown-bank'
    | 'unknown-branch'
    | 'account-type'
    | 'account-number'
    | 'name-empty'
    | 'name-character'
    | 'amount'
    | 'customer-code'
    | 'total'
  index: number | null
  message: string
}

const MOST_RECORDS = 999_999
const MOST_TOTAL = 999_999_999_999

/** Everything that would make a bank send the file back, in one pass over all transfers. */
export function checkTransfers(
  sender: Sender,
  date: string,
  transfers: readonly Transfer[],
): TransferProblem[] {
  const problems: TransferProblem[] = []
  const add = (code: TransferProblem['code'], index: number | null, message: string) =>
    problems.push({ code, index, message })

  if (transfers.length === 0) add('no-transfers', null, '振込が1件もありません。')
  if (transfers.length > MOST_RECORDS) add('too-many', null, '1つのファイルに入るのは999,999件までです。')
  if (!isDay(date)) add('date', null, '振込日が日付ではありません。')
  else if (isBankClosed(date)) add('date-closed', null, `振込日${date}は銀行の休業日です。`)
  if (!/^\d{1,10}$/.test(sender.clientCode)) add('client-code', null, '依頼人コードは10桁までの数字です。')
  problems.push(...accountProblems(sender, null), ...nameProblems(sender.name, null, '依頼人名'))

  let total = 0
  transfers.forEach((transfer, index) => {
    problems.push(...accountProblems(transfer, index), ...nameProblems(transfer.holder, index, '受取人名'))
    if (!Number.isSafeInteger(transfer.amount) || transfer.amount <= 0 || transfer.amount > 9_999_999_999) {
      add('amount', index, `金額は1円以上10桁までの整数です（${transfer.amount}）。`)
    } else total += transfer.amount
    if (!/^\d{0,20}$/.test(transfer.customerCode ?? ''))
      add('customer-code', index, '顧客コードは20桁までの数字です。')
  })
  if (total > MOST_TOTAL) add('total', null, '合計金額が12桁を超えます。ファイルを分けてください。')
  return problems
}

function accountProblems(account: Account, index: number | null): TransferProblem[] {
  const { bankCode, branchCode, accountType, accountNumber } = account
  const problems: TransferProblem[] = []
  if (!findBank(bankCode)) {
    problems.push({ code: 'unknown-bank', index, message: `金融機関コード${bankCode}は見つかりません。` })
  } else if (!findBranch(bankCode, branchCode)) {
    problems.push({
      code: 'unknown-branch',
      index,
      message: `支店コード${bankCode}-${branchCode}は見つかりません。`,
    })
  }
  if (!['1', '2', '4', '9'].includes(accountType)) {
    problems.push({ code: 'account-type', index, message: `預金種目${accountType}は使えません。` })
  }
  if (!/^\d{1,7}$/.test(accountNumber) || /^0+$/.test(accountNumber)) {
    problems.push({
      code: 'account-number',
      index,
      message: `口座番号は7桁までの数字です（${accountNumber}）。`,
    })
  }
  return problems
}

function nameProblems(name: string, index: number | null, label: string): TransferProblem[] {
  const kana = toZenginKana(name)
  if (!kana.ok) {
    const where = `${label}「${name}」の${kana.position}文字目「${kana.character}」（${kana.codePoint}）`
    return [{ code: 'name-character', index, message: `${where}は銀行のファイルで使えません。` }]
  }
  return kana.text === '' ? [{ code: 'name-empty', index, message: `${label}がありません。` }] : []
}

/** Banks close on weekends, national holidays and 31 December to 3 January (銀行法施行令 5条); not on the 29th and 30th. */
function isBankClosed(day: string): boolean {
  const reason = closedReason(day)
  if (reason?.kind !== 'year-end' || !['12-29', '12-30'].includes(day.slice(5))) return reason !== null
  return [0, 6].includes(weekday(day))
}
