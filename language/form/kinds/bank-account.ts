import type { BankAccountAnswer, Question } from '../../scheme/form.ts'
import { say, type Text } from '../../text.ts'
import {
  accountTypes,
  convertYucho,
  isHolder,
  normaliseAccountNumber,
  normaliseHolder,
  yuchoBank,
} from '../../values/bank.ts'
import { digitsOf, narrow, oneLine } from '../../values/plain.ts'
import type { FieldProblem, FieldReader, Kind, Reading } from '../kind.ts'
import { enter } from '../messages.ts'

/**
 * Boxes `.bankCode .bankName .branchCode .branchName .type .number .holderKana`, or for ゆうちょ `.symbol` and
 * `.yuchoNumber` (or `.number`) from the passbook, which are converted. `.kind` (bank, yucho) says which of
 * the two is meant; without it the ゆうちょ boxes win when bankCode is 9900 or empty.
 */
export const bankAccount: Kind<BankAccountAnswer> = {
  kind: 'bank-account',
  first: 'bankCode',
  read: (fields, question) => {
    const holderKana = normaliseHolder(fields.one('holderKana'))
    const symbol = oneLine(narrow(fields.one('symbol')))
    // A form with one number box serves both: beside a 記号 it is the 番号.
    const number = fields.one('yuchoNumber') || (symbol === '' ? '' : fields.one('number'))
    const yuchoNumber = oneLine(narrow(number))
    const bankCode = digitsOf(fields.one('bankCode'))
    const typed = ['bankName', 'branchCode', 'branchName', 'number'].some(
      part => fields.one(part).trim() !== '',
    )
    const kind = fields.one('kind')
    const passbook = symbol + yuchoNumber !== ''
    const unsaid = passbook && (bankCode === '' || bankCode === yuchoBank.code)
    const byPassbook = kind === '' ? unsaid : kind === 'yucho'
    const filled = byPassbook ? passbook : bankCode !== '' || typed
    if (!filled && holderKana === '') return {}
    return byPassbook
      ? fromPassbook(fields, symbol, yuchoNumber, holderKana)
      : fromBoxes(fields, question, bankCode, holderKana)
  },
  write: (value, question) => {
    const boxes = value.yucho
      ? { bankCode: value.bankCode, symbol: value.yucho.symbol, yuchoNumber: value.yucho.number }
      : {
          bankCode: value.bankCode,
          bankName: value.bankName,
          branchCode: value.branchCode,
          branchName: value.branchName,
          type: value.type,
          number: value.number,
        }
    const all = { ...boxes, holderKana: value.holderKana }
    return Object.fromEntries(Object.entries(all).map(([part, text]) => [`${question.id}.${part}`, [text]]))
  },
  check,
  format: (value, _question, language) => {
    const type = say(accountTypes[value.type].label, language)
    const branch = language === 'en' ? `${value.branchName} branch` : `${value.branchName}支店`
    const bank = `${value.bankName}（${value.bankCode}）${branch}（${value.branchCode}）`
    const account = `${bank} ${type} ${value.number} ${value.holderKana}`
    if (!value.yucho) return account
    const passbook = `${value.yucho.symbol}-${value.yucho.number}`
    return say(
      { ja: `${account}（記号番号 ${passbook}）`, en: `${account} (passbook ${passbook})` },
      language,
    )
  },
  toFact: value => ({
    金融機関コード: value.bankCode,
    金融機関名: value.bankName,
    支店コード: value.branchCode,
    支店名: value.branchName,
    種目: value.type,
    口座番号: value.number,
    口座名義: value.holderKana,
  }),
}

function fromPassbook(
  fields: FieldReader,
  symbol: string,
  number: string,
  holderKana: string,
): Reading<BankAccountAnswer> {
  const converted = convertYucho(symbol, number)
  const holder = holderProblems(fields.name('holderKana'), holderKana)
  if (!converted.ok) {
    const field = fields.name(converted.part === 'symbol' ? 'symbol' : 'yuchoNumber')
    return { problems: [{ field, message: yuchoMessages[converted.problem] }, ...holder] }
  }
  if (holder.length > 0) return { problems: holder }
  return { value: { ...converted.account, holderKana, yucho: { symbol, number } } }
}

function fromBoxes(
  fields: FieldReader,
  question: Question,
  bankCode: string,
  holderKana: string,
): Reading<BankAccountAnswer> {
  const type = fields.one('type')
  const value: BankAccountAnswer = {
    bankCode,
    bankName: oneLine(fields.one('bankName')),
    branchCode: digitsOf(fields.one('branchCode')),
    branchName: oneLine(fields.one('branchName')),
    type: type === 'current' || type === 'savings' ? type : 'ordinary',
    number: normaliseAccountNumber(fields.one('number')) ?? oneLine(fields.one('number')),
    holderKana,
  }
  const problems = check(value, question, fields)
  return problems.length > 0 ? { problems } : { value }
}

function check(value: BankAccountAnswer, question: Question, fields?: FieldReader): FieldProblem[] {
  const name = (part: string) => fields?.name(part) ?? `${question.id}.${part}`
  const problems: FieldProblem[] = []
  if (!/^\d{4}$/.test(value.bankCode)) problems.push({ field: name('bankCode'), message: bankMessage })
  if (!/^\d{3}$/.test(value.branchCode)) problems.push({ field: name('branchCode'), message: branchMessage })
  if (!/^\d{7}$/.test(value.number)) problems.push({ field: name('number'), message: numberMessage })
  return [...problems, ...holderProblems(name('holderKana'), value.holderKana)]
}

function holderProblems(field: string, holder: string): FieldProblem[] {
  if (holder === '')
    return [{ field, message: enter({ ja: '口座名義（カナ）', en: 'account holder in katakana' }) }]
  return isHolder(holder) ? [] : [{ field, message: holderMessage }]
}

const bankMessage: Text = {
  ja: '金融機関を選ぶか、4桁の金融機関コードを入力してください。',
  'ja-easy': '銀行を 選んでください。または 銀行の 4つの 数字を 書いてください。',
  en: 'Choose the bank or enter its four-digit code.',
}
const branchMessage: Text = {
  ja: '支店を選ぶか、3桁の支店コードを入力してください。',
  'ja-easy': '支店を 選んでください。または 支店の 3つの 数字を 書いてください。',
  en: 'Choose the branch or enter its three-digit code.',
}
const numberMessage: Text = {
  ja: '口座番号は7桁までの数字で入力してください。',
  'ja-easy': '口座番号を 数字で 書いてください（7つまで）。',
  en: 'Enter the account number with up to seven digits.',
}
const holderMessage: Text = {
  ja: '口座名義は、通帳にあるとおりカタカナで入力してください。',
  'ja-easy': '口座の 名前を カタカナで 書いてください。通帳と 同じに してください。',
  en: 'Enter the account holder in katakana, as in the passbook.',
}
const yuchoMessages: Record<'symbol' | 'number' | 'number-end', Text> = {
  symbol: {
    ja: '記号は、通帳にある5桁の数字（1か0で始まり、0で終わります）を入力してください。',
    'ja-easy': '通帳の「記号」の 5つの 数字を 書いてください。',
    en: 'Enter the five-digit 記号 from the passbook; it begins with 1 or 0 and ends with 0.',
  },
  number: {
    ja: '番号は、通帳にある8桁までの数字（記号が0で始まるときは6桁まで）を入力してください。',
    'ja-easy': '通帳の「番号」の 数字を 書いてください。',
    en: 'Enter the 番号 from the passbook: up to eight digits (six if the 記号 begins with 0).',
  },
  'number-end': {
    ja: '記号が1で始まる口座の番号は、最後の数字が1です。通帳の番号を確認してください。',
    'ja-easy': '番号の 最後の 数字は 1です。通帳を もう一度 見てください。',
    en: 'The 番号 of this account ends with 1. Check the passbook.',
  },
}
