import type { BankAccountAnswer } from '../scheme/form.ts'
import { normaliseKana } from './kana.ts'
import { digitsOf, narrow, oneLine } from './plain.ts'

export const yuchoBank = { code: '9900', name: 'ゆうちょ銀行' } as const

export type YuchoConversion =
  | {
      ok: true
      account: Pick<
        BankAccountAnswer,
        'bankCode' | 'bankName' | 'branchCode' | 'branchName' | 'type' | 'number'
      >
    }
  | { ok: false; part: 'symbol' | 'number'; problem: 'symbol' | 'number' | 'number-end' }

/**
 * What other banks need to pay into a ゆうちょ account, from the 記号 (5 digits, the last 0; a sixth after a hyphen is ignored)
 * and 番号 (up to 8 digits) in the passbook, as ゆうちょ銀行 publishes it. 記号 1…: branch = 2nd and 3rd digit + 8,
 * ordinary, number without its last digit, which is always 1. 記号 0…: branch = those digits + 9, current, the number
 * (up to 6 digits) as it is. Both are filled with zeros to seven.
 */
export function convertYucho(symbol: string, number: string): YuchoConversion {
  const symbols = digitsOf(symbol)
  const digits = digitsOf(number)
  if (!/^[01]\d{3}0\d?$/.test(symbols)) return { ok: false, part: 'symbol', problem: 'symbol' }
  const savings = symbols.startsWith('1')
  if (!/^\d+$/.test(digits) || digits.length < (savings ? 2 : 1) || digits.length > (savings ? 8 : 6)) {
    return { ok: false, part: 'number', problem: 'number' }
  }
  if (savings && !digits.endsWith('1')) return { ok: false, part: 'number', problem: 'number-end' }
  const account = (savings ? digits.slice(0, -1) : digits).padStart(7, '0')
  if (/^0+$/.test(account)) return { ok: false, part: 'number', problem: 'number' }
  const branchCode = `${symbols.slice(1, 3)}${savings ? '8' : '9'}`
  return {
    ok: true,
    account: {
      bankCode: yuchoBank.code,
      bankName: yuchoBank.name,
      branchCode,
      branchName: [...branchCode].map(digit => '〇一二三四五六七八九'.charAt(Number(digit))).join(''),
      type: savings ? 'ordinary' : 'current',
      number: account,
    },
  }
}

/** Seven digits, or undefined when there are none or more. */
export function normaliseAccountNumber(text: string): string | undefined {
  const digits = narrow(text).replace(/[\s-]/g, '')
  return /^\d{1,7}$/.test(digits) ? digits.padStart(7, '0') : undefined
}

/** 口座名義 as kept: full-width katakana, narrow capitals, digits and signs. */
export function normaliseHolder(text: string): string {
  return normaliseKana(oneLine(text))
    .replace(/[Ａ-Ｚａ-ｚ０-９（）．／－]/g, character => character.normalize('NFKC'))
    .toUpperCase()
}

/** Whether a bank can hold it: katakana, capitals, digits, space and ( ) - . / 「 」 (全銀協の文字種). */
export function isHolder(text: string): boolean {
  return /^[ァ-ヴー・A-Z0-9 ().\-/「」]+$/.test(text) && /[ァ-ヴA-Z0-9]/.test(text)
}

/** 普通 1, 当座 2, 貯蓄 4: the codes of 全銀 files. */
export const accountTypes = {
  ordinary: { code: '1', label: { ja: '普通', 'ja-easy': '普通', en: 'Ordinary' } },
  current: { code: '2', label: { ja: '当座', 'ja-easy': '当座', en: 'Current' } },
  savings: { code: '4', label: { ja: '貯蓄', 'ja-easy': '貯蓄', en: 'Savings' } },
} as const
