import type { BankAccountAnswer } from '#language/scheme/form.ts'
import { accountTypes, convertYucho } from '#language/values/bank.ts'
import { findBank, findBranch } from '#platform/zengin/banks.ts'

/** An account so that its owner knows it and nobody else learns it: みずほ 東京営業部支店 普通 ****567 マンナカ. */
export function maskedAccount(account: BankAccountAnswer): string {
  const { bankName, branchName, holderKana: holder } = account
  if (account.yucho)
    return `${bankName} 記号${account.yucho.symbol} 番号****${account.yucho.number.slice(-3)} ${holder}`
  const type = accountTypes[account.type].label.ja
  return `${bankName} ${branchName} ${type} ****${account.number.slice(-3)} ${holder}`
}

/**
 * The account with its bank's and branch's names; what a passbook of ゆうちょ says is converted anew. Undefined where
 * there is no such bank or branch, or no such passbook.
 */
export function knownAccount(given: BankAccountAnswer): BankAccountAnswer | undefined {
  const { yucho } = given
  const converted = yucho && convertYucho(yucho.symbol, yucho.number)
  if (converted && !converted.ok) return undefined
  const account = converted ? { ...given, ...converted.account } : given
  const bank = findBank(account.bankCode)
  const branch = bank && findBranch(account.bankCode, account.branchCode)
  return bank && branch ? { ...account, bankName: bank.name, branchName: branch.name } : undefined
}
