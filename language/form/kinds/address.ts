import type { AddressAnswer, Question } from '../../scheme/form.ts'
import {
  addressLine,
  formatAddress,
  normaliseAddress,
  normalisePostalCode,
  prefectures,
} from '../../values/address.ts'
import { lengthOf } from '../../values/plain.ts'
import type { FieldProblem, Kind } from '../kind.ts'
import { enter, tooLong } from '../messages.ts'

const parts = ['postalCode', 'prefecture', 'city', 'town', 'building'] as const
const most = 200

export const address: Kind<AddressAnswer> = {
  kind: 'address',
  first: 'postalCode',
  read: (fields, question) => {
    const value = normaliseAddress({
      postalCode: fields.one('postalCode'),
      prefecture: fields.one('prefecture'),
      city: fields.one('city'),
      town: fields.one('town'),
      building: fields.one('building'),
    })
    if (parts.every(part => (value[part] ?? '') === '')) return {}
    const problems = check(value, question)
    return problems.length > 0 ? { problems } : { value }
  },
  write: (value, question) =>
    Object.fromEntries(parts.map(part => [`${question.id}.${part}`, [value[part] ?? '']])),
  check,
  format: (value, _question, language) => formatAddress(value, language),
  toFact: value => addressLine(value),
}

function check(value: AddressAnswer, question: Question): FieldProblem[] {
  return parts.flatMap((part): FieldProblem[] => {
    const field = `${question.id}.${part}`
    const text = value[part] ?? ''
    if (text === '') return part === 'building' ? [] : [{ field, message: enter(labels[part]) }]
    const length = lengthOf(text)
    if (length > most) return [{ field, message: tooLong(most, length) }]
    if (part === 'postalCode' && normalisePostalCode(text) !== text)
      return [{ field, message: notAPostalCode }]
    return part === 'prefecture' && !prefectures.includes(text) ? [{ field, message: notAPrefecture }] : []
  })
}

const labels = {
  postalCode: { ja: '郵便番号', en: 'postal code' },
  prefecture: { ja: '都道府県', en: 'prefecture' },
  city: { ja: '市区町村', en: 'city, ward, town or village' },
  town: { ja: '町名・番地', 'ja-easy': '町の 名前と 番号', en: 'town and number' },
} as const

const notAPostalCode = {
  ja: '郵便番号は7桁の数字で入力してください（例：123-4567）。',
  'ja-easy': '郵便番号は 7つの 数字で 書いてください（例：123-4567）。',
  en: 'The postal code has seven digits, for example 123-4567.',
} as const

const notAPrefecture = {
  ja: '都道府県を「東京都」のように入力してください。',
  'ja-easy': '都道府県を「東京都」のように 書いてください。',
  en: 'Choose the prefecture, for example 東京都.',
} as const
