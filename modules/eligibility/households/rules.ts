import type { Scheme } from '#language/scheme/scheme.ts'
import { type Day, fiscalYear } from '#language/values/date.ts'

/** The first birthdays (both in the 年度 of `on`) that decide who is a child of which kind, as days. */
export interface Ages {
  /** Born on or after: not yet past the 年度 in which one turns 18. A day is old one day early by law (民法, 年齢計算). */
  minor: Day
  /** Born on or after: not yet past the 年度 in which one turns 22; elder ones are not among 子ども. */
  counted: Day
  /** Born on or after: not yet of school age. */
  preschool: Day
}

export function agesOn(on: Day): Ages {
  const year = fiscalYear(on)
  const born = (age: number): Day => `${year - age}-04-02`
  return { minor: born(18), counted: born(22), preschool: born(6) }
}

/**
 * What was presumed of a household, or left open because the registers do not tell. Shown to staff with every result:
 * an extraction is an estimate.
 */
export const noteTexts = {
  'children-presumed': '住民記録で同じ世帯の子を、同居・監護・国内居住とみなしています。',
  'no-other-kin':
    '住民記録の世帯に申請者の親・兄弟姉妹・成人した子がいないので、扶養義務者はいないとみなしています（世帯分離は分かりません）。',
  'three-generations': '三世代の世帯です。世帯主の子を保護者、世帯主と配偶者を扶養義務者とみなしています。',
  'unclear-parents': '続柄からは誰が子どもの保護者か決められないので、判定していません。',
  'other-minors': '続柄から保護者の分からない未成年がいます。その子は数えていません。',
  'spouse-unregistered':
    '住民記録の世帯に配偶者がいません。配偶者（事実婚を含む）がいないとは言えないので、不明としています。',
  'no-tax-record': '申請者か配偶者の税の記録がありません（転入など）。',
  undeclared: '申請者か配偶者が住民税を申告していません。',
} as const
export type HouseholdNote = keyof typeof noteTexts

/** Facts out of the tax register, directly or through it: no page shows their values. */
export const taxFacts = [
  '申請者所得',
  '給与年金所得あり',
  '諸控除額',
  '扶養親族数',
  '配偶者所得',
  '配偶者給与年金所得あり',
  '配偶者扶養親族数',
  '世帯所得',
  '扶養義務者所得',
  '扶養義務者扶養親族数',
  '扶養義務者給与年金所得あり',
  '課税区分',
  '未申告',
] as const

/** What a scheme takes for facts that nobody but the household could tell. Laid under what the registers say. */
export function presumedBy(scheme: Pick<Scheme, 'facts'>): Record<string, unknown> {
  return Object.fromEntries(
    scheme.facts.flatMap(({ name, presumed }) => (presumed === undefined ? [] : [[name, presumed]])),
  )
}

/** Kinds of benefits (register_benefits) with a fact of their own. */
export const publicAssistance = 'public-assistance'
