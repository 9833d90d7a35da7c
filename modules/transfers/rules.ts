import type { BankAccountAnswer } from '#language/scheme/form.ts'
import { accountTypes, convertYucho } from '#language/values/bank.ts'
import { checkTransfers } from '#platform/zengin/transfer-check.ts'
import type { Account, Sender, Transfer } from '#platform/zengin/transfer-layout.ts'
import type { TransferResult } from '#platform/zengin/transfer-result.ts'

/** 依頼人: who pays, as agreed with the bank (municipalities.transfer_client). */
export interface TransferClient {
  code: string
  name: string
  bankCode: string
  branchCode: string
  type: BankAccountAnswer['type']
  number: string
}

/** Somebody to be paid. Whole yen, above 0. */
export interface Payable {
  amount: number
  account: BankAccountAnswer | null
}

/** A payable with the account as the bank needs it, and everything that keeps it out of a file, in words. */
export type Payee<P extends Payable = Payable> = P & {
  to: (Account & { holder: string }) | null
  problems: string[]
}

export function senderOf(client: TransferClient): Sender {
  return {
    clientCode: client.code,
    name: client.name,
    bankCode: client.bankCode,
    branchCode: client.branchCode,
    accountType: accountTypes[client.type].code,
    accountNumber: client.number,
  }
}

/**
 * The account for the file. 記号・番号 of ゆうちょ are converted anew each time, whatever was stored beside them,
 * because they are what the passbook says.
 */
export function payeeOf<P extends Payable>(payable: P): Payee<P> {
  const { account } = payable
  if (!account) return { ...payable, to: null, problems: ['振込先の口座が登録されていません。'] }
  const holder = account.holderKana
  if (account.yucho) {
    const converted = convertYucho(account.yucho.symbol, account.yucho.number)
    if (!converted.ok) return { ...payable, to: null, problems: [yuchoProblems[converted.part]] }
    return { ...payable, to: { ...recordOf(converted.account), holder }, problems: [] }
  }
  return { ...payable, to: { ...recordOf(account), holder }, problems: [] }
}

const yuchoProblems = {
  symbol: 'ゆうちょ銀行の記号が正しくありません。通帳を見て確かめてもらってください。',
  number: 'ゆうちょ銀行の番号が正しくありません。通帳を見て確かめてもらってください。',
}

function recordOf(account: Pick<BankAccountAnswer, 'bankCode' | 'branchCode' | 'type' | 'number'>): Account {
  const { bankCode, branchCode, type, number } = account
  return { bankCode, branchCode, accountType: accountTypes[type].code, accountNumber: number }
}

/** What goes into one record. `number`: the payment's own number, which the bank returns with the result. */
export function transferOf(payee: Payee, number: number): Transfer {
  if (!payee.to) throw new Error(`no account for payment ${number}`)
  return { ...payee.to, amount: payee.amount, customerCode: String(number).padStart(20, '0') }
}

/**
 * Every payee with what the bank would send back because of it, and what is wrong with the file as a whole (date,
 * sender): known before any file is made.
 */
export function review<P extends Payable>(
  client: TransferClient,
  payOn: string,
  payables: readonly P[],
): { payees: Payee<P>[]; general: string[] } {
  const payees = payables.map(payeeOf)
  const known = payees.filter(payee => payee.to !== null)
  const problems = checkTransfers(
    senderOf(client),
    payOn,
    known.map((payee, index) => transferOf(payee, index + 1)),
  )
  for (const { index, message } of problems) if (index !== null) known[index]?.problems.push(message)
  const general = problems.filter(({ index, code }) => index === null && code !== 'no-transfers')
  return { payees, general: general.map(({ message }) => message) }
}

export interface OpenPayment {
  id: string
  number: number
  amount: number
  account: Account
}

export interface Settled {
  id: string
  paid: boolean
  code: string
  reason: string
}

/**
 * Each payment's result. A bank that returns the customer code is matched by it, else account and amount must tell.
 * Undefined when the file is about other payments: another count, or a line that fits none.
 */
export function settle(
  payments: readonly OpenPayment[],
  results: readonly TransferResult[],
): Settled[] | undefined {
  if (payments.length !== results.length) return undefined
  const left = [...payments]
  const settled: Settled[] = []
  for (const result of results) {
    const code = Number(result.customerCode)
    const index = left.findIndex(
      payment =>
        payment.amount === result.amount &&
        sameAccount(payment.account, result) &&
        (code === 0 || Number.isNaN(code) || payment.number === code),
    )
    const [payment] = index < 0 ? [] : left.splice(index, 1)
    if (!payment) return undefined
    settled.push({ id: payment.id, paid: !result.returned, code: result.code, reason: result.reason })
  }
  return settled
}

function sameAccount(a: Account, b: Account): boolean {
  const number = (text: string) => text.padStart(7, '0')
  return (
    a.bankCode === b.bankCode &&
    a.branchCode === b.branchCode &&
    a.accountType === b.accountType &&
    number(a.accountNumber) === number(b.accountNumber)
  )
}
