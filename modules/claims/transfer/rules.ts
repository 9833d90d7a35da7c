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

/** A claim to be paid. Whole yen, above 0. */
export interface Payable {
  claimId: string
  facility: string
  facilityName: string
  month: string
  amount: number
  account: BankAccountAnswer | null
  /** Paid once before and come back. */
  again: boolean
}

/** What an accepted claim stands at, signed: to be paid above zero, owed back below. Whole yen. */
export type Standing = Omit<Payable, 'account'>

export interface Offset {
  facility: string
  /** The claim that is owed back. */
  owing: string
  /** The claim that is paid less. */
  claimId: string
  amount: number
}

/**
 * Sets what a facility owes back off against what it is to be paid, the oldest against the oldest, facility by
 * facility. Nothing that is paid falls below zero; what is owed beyond it is carried over (差引の繰越し).
 */
export function netted<S extends Standing>(
  standings: readonly S[],
): { payables: S[]; offsets: Offset[]; carried: S[] } {
  const oldest = standings.toSorted((a, b) => a.month.localeCompare(b.month))
  const left = new Map(oldest.map(each => [each.claimId, each.amount]))
  const offsets: Offset[] = []
  for (const owing of oldest.filter(each => each.amount < 0)) {
    for (const paid of oldest.filter(each => each.facility === owing.facility && each.amount > 0)) {
      const amount = Math.min(-(left.get(owing.claimId) ?? 0), left.get(paid.claimId) ?? 0)
      if (amount <= 0) continue
      left.set(owing.claimId, (left.get(owing.claimId) ?? 0) + amount)
      left.set(paid.claimId, (left.get(paid.claimId) ?? 0) - amount)
      offsets.push({ facility: owing.facility, owing: owing.claimId, claimId: paid.claimId, amount })
    }
  }
  const standing = standings.map(each => ({ ...each, amount: left.get(each.claimId) ?? 0 }))
  return {
    payables: standing.filter(each => each.amount > 0),
    offsets,
    carried: standing.filter(each => each.amount < 0),
  }
}

/** A payable with the account as the bank needs it, and everything that keeps it out of a file, in words. */
export interface Payee extends Payable {
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
export function payeeOf(payable: Payable): Payee {
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
  symbol: 'ゆうちょ銀行の記号が正しくありません。施設に通帳を確かめてもらってください。',
  number: 'ゆうちょ銀行の番号が正しくありません。施設に通帳を確かめてもらってください。',
}

function recordOf(account: Pick<BankAccountAnswer, 'bankCode' | 'branchCode' | 'type' | 'number'>): Account {
  const { bankCode, branchCode, type, number } = account
  return { bankCode, branchCode, accountType: accountTypes[type].code, accountNumber: number }
}

/** What goes into one record. `number`: the payment's own number, which the bank returns with the result. */
export function transferOf(payee: Payee, number: number): Transfer {
  if (!payee.to) throw new Error(`no account for ${payee.claimId}`)
  return { ...payee.to, amount: payee.amount, customerCode: String(number).padStart(20, '0') }
}

/**
 * Every payee with what the bank would send back because of it, and what is wrong with the file as a whole (date,
 * sender): known before any file is made.
 */
export function review(
  client: TransferClient,
  payOn: string,
  payables: readonly Payable[],
): { payees: Payee[]; general: string[] } {
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
