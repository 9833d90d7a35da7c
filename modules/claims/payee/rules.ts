import type { BankAccountAnswer } from '#language/scheme/form.ts'
import { accountTypes } from '#language/values/bank.ts'

/** An account so that its owner knows it and nobody else learns it: みずほ 東京営業部支店 普通 ****567 マンナカ. */
export function maskedAccount(account: BankAccountAnswer): string {
  const { bankName, branchName, holderKana: holder } = account
  if (account.yucho)
    return `${bankName} 記号${account.yucho.symbol} 番号****${account.yucho.number.slice(-3)} ${holder}`
  const type = accountTypes[account.type].label.ja
  return `${bankName} ${branchName} ${type} ****${account.number.slice(-3)} ${holder}`
}
