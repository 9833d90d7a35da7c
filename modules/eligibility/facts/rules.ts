import type { Scheme } from '#language/scheme/scheme.ts'
import { registerFactNames } from '#modules/families/rules.ts'

/**
 * The facts that the house itself supplies, by their fixed names. A scheme declares those it wants to speak of;
 * everything else a rule speaks of comes from the scheme's own questions and formulas.
 */
export const supplied = {
  appliedOn: '申請日',
  number: '受付番号',
  ...registerFactNames,
  sameMatter: '同じ出産の申請中件数',
  applicant: '申請者氏名',
  municipality: '市区町村名',
  decidedOn: '決定日',
  documentNumber: '文書番号',
  voucherNumber: '利用券番号',
  voucherFrom: '利用券有効開始',
  voucherUntil: '利用券有効終了',
  usedOn: '利用日',
  nights: '泊数',
  hours: '時間数',
  ordinal: '回目',
  type: '型',
  facility: '施設名',
  month: '当月',
} as const
export type SuppliedFact = (typeof supplied)[keyof typeof supplied]

/** Leaves out what the scheme does not declare; absent and null values are left out too: they are unknown. */
export function declaredOnly<V>(
  scheme: Pick<Scheme, 'facts'>,
  facts: Readonly<Record<string, V | null | undefined>>,
): Record<string, V> {
  const declared = new Set(scheme.facts.map(fact => fact.name))
  const kept: Record<string, V> = {}
  for (const [name, value] of Object.entries(facts)) {
    if (declared.has(name) && value !== null && value !== undefined) kept[name] = value
  }
  return kept
}
