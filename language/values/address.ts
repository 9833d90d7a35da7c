import type { AddressAnswer } from '../scheme/form.ts'
import type { Language } from '../text.ts'
import { digitsOf, oneLine } from './plain.ts'

/** The 47 prefectures in the order of their codes 01 to 47 (JIS X 0401). */
export const prefectures = (
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 ' +
  '石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 ' +
  '岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'
).split(' ')

/** `123-4567` from 〒1234567, １２３－４５６７ …; undefined unless there are exactly seven digits. */
export function normalisePostalCode(text: string): string | undefined {
  if (/[^\s\d０-９〒〶\-‐-―−－ーｰ]/.test(text)) return undefined
  const digits = digitsOf(text)
  return digits.length === 7 ? `${digits.slice(0, 3)}-${digits.slice(3)}` : undefined
}

/** Spaces at the ends go; the writing of 丁目, 番地 and buildings stays the person's own. */
export function normaliseAddress(address: AddressAnswer): AddressAnswer {
  const building = oneLine(address.building ?? '')
  return {
    postalCode: normalisePostalCode(address.postalCode) ?? oneLine(address.postalCode),
    prefecture: oneLine(address.prefecture),
    city: oneLine(address.city),
    town: oneLine(address.town),
    ...(building === '' ? {} : { building }),
  }
}

/** 〒123-4567 東京都…　ハイツ101. Addresses are written as they stand in every language. */
export function formatAddress(address: AddressAnswer, _language: Language = 'ja'): string {
  return `〒${address.postalCode} ${addressLine(address)}`
}

/** Without the postal code. */
export function addressLine(address: AddressAnswer): string {
  const place = `${address.prefecture}${address.city}${address.town}`
  return address.building ? `${place}　${address.building}` : place
}
