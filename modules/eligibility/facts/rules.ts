import type { Facts } from '#language/feel/evaluate.ts'
import { factsFromPlain } from '#language/rules/plain.ts'
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

/**
 * Facts from plain data, without what the scheme does not declare and without what is undefined (unknown); null stays:
 * it says "asked, and there is none". A day given as `YYYY-MM-DD` becomes a date where the scheme declares one.
 */
export function declaredOnly(scheme: Pick<Scheme, 'facts'>, facts: Readonly<Record<string, unknown>>): Facts {
  const declared = new Set(scheme.facts.map(fact => fact.name))
  const kept = Object.entries(facts).filter(([name]) => declared.has(name))
  return factsFromPlain(scheme.facts, Object.fromEntries(kept))
}

/** Facts people answer that the house itself heeds where a scheme asks for them: ids phone, message, email, letter. */
export const heeded = { contactWays: '連絡手段' } as const
