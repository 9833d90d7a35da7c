import { findBranch, YUCHO } from './banks.ts'

/** 1 普通, 2 当座, 4 貯蓄, 9 その他: the kinds of account the transfer format knows. */
export type AccountType = '1' | '2' | '4' | '9'

export type YuchoProblem = 'symbol' | 'symbol-kind' | 'number' | 'number-end' | 'branch'

export type YuchoAccount =
  | {
      ok: true
      bankCode: string
      branchCode: string
      branchName: string
      type: AccountType
      accountNumber: string
    }
  | { ok: false; code: YuchoProblem; message: string }

const MESSAGES: Readonly<Record<YuchoProblem, string>> = {
  symbol: '記号は5桁の数字です。通帳の見開き左上にある記号を入力してください。',
  'symbol-kind': '記号は1か0で始まり、5桁目は0です。振込に使えない貯金の記号かもしれません。',
  number: '番号は、記号が1で始まるときは8桁まで、0で始まるときは6桁までの数字です。',
  'number-end': '記号が1で始まるとき、番号の最後の桁は1です。',
  branch: 'この記号に当たる店番がありません。記号を確かめてください。',
}

/**
 * The branch and account for transfers from 記号 and 番号 of a ゆうちょ passbook. 記号 1xxx0: branch = 2nd and
 * 3rd digit + 8, ordinary account, 番号 without its last digit 1. 記号 0xxx0: branch + 9, current account,
 * 番号 as it is. Full-width digits are accepted, and so is the extra `-n` after 記号, which plays no part.
 */
export function fromYucho(symbol: string, number: string): YuchoAccount {
  const refuse = (code: YuchoProblem): YuchoAccount => ({ ok: false, code, message: MESSAGES[code] })
  const symbolDigits = /^(\d{5})(?:-?\d)?$/.exec(digits(symbol))?.[1]
  const numberDigits = digits(number).replaceAll('-', '')
  if (!symbolDigits) return refuse('symbol')
  if (!/^[01]\d{3}0$/.test(symbolDigits)) return refuse('symbol-kind')
  const ordinary = symbolDigits.startsWith('1')
  if (!(ordinary ? /^\d{2,8}$/ : /^\d{1,6}$/).test(numberDigits)) return refuse('number')
  if (ordinary && !numberDigits.endsWith('1')) return refuse('number-end')
  const accountNumber = (ordinary ? numberDigits.slice(0, -1) : numberDigits).padStart(7, '0')
  if (/^0+$/.test(accountNumber)) return refuse('number')

  const branchCode = symbolDigits.slice(1, 3) + (ordinary ? '8' : '9')
  const branch = findBranch(YUCHO, branchCode)
  if (!branch) return refuse('branch')
  const type = ordinary ? '1' : '2'
  return { ok: true, bankCode: YUCHO, branchCode, branchName: branch.name, type, accountNumber }
}

function digits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐‑–—―−ー]/g, '-')
    .replace(/\s/g, '')
}
