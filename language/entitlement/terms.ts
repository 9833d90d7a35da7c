import type { Facts } from '../feel/evaluate.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { say, type Text } from '../text.ts'
import {
  deriveUse,
  entitlementOf,
  type Found,
  numberOf,
  poolOf,
  typeOf,
  type Use,
  yenOf,
} from './situation.ts'
import { stepsOf } from './units.ts'

/** What one use takes and costs. Units in the pool's unit, money in whole yen. */
export interface Terms {
  kind: 'terms'
  pool: string
  units: number
  /** The same as whole ledger steps. */
  steps: number
  /** Asked of the user before the reduction. */
  copayment: number
  reduction: number
  /** What the user pays: copayment less reduction, never below 0. */
  charged: number
  /** 委託単価 before the copayment is taken off. */
  price: number
  /** 加算 on the facility's claim; those of 0 yen are left out. */
  additions: { id: string; label: Text; yen: number }[]
}

export type TermsResult =
  | Terms
  | { kind: 'refused'; code: TermsRefusal; reason: Text }
  | { kind: 'unknown'; missing: string[] }

export type TermsRefusal = 'no-such-type' | 'too-many-nights' | 'not-a-night' | 'not-a-step'

/**
 * Terms of one use, by the parameters in force on its first day. `unknown` lists the facts that are missing (none:
 * the scheme gives no sound number here, a person must look). Refused when the type does not exist or a stay is
 * longer than it allows.
 */
export function terms(scheme: Scheme, facts: Facts, use: Use): TermsResult {
  const type = typeOf(scheme, use.type)
  if (!type) return { kind: 'refused', code: 'no-such-type', reason: noSuchType }
  const nights = use.nights ?? 1
  if (type.length === 'nights') {
    if (!Number.isInteger(nights) || nights < 1)
      return { kind: 'refused', code: 'not-a-night', reason: notANight }
    if (type.maximumNights !== undefined && nights > type.maximumNights) {
      return { kind: 'refused', code: 'too-many-nights', reason: tooManyNights(type.maximumNights) }
    }
  }
  const entitlement = entitlementOf(scheme)
  const derived = deriveUse(scheme, facts, use)
  const yen = (text: string) => yenOf(scheme, text, derived, use.on)
  const additions = entitlement.additions.map(addition => ({ ...addition, found: yen(addition.yen) }))
  const found = {
    units: numberOf(scheme, type.units, derived, use.on),
    copayment: yen(type.copayment),
    price: yen(type.price),
    reduction: yen(entitlement.reduction),
  }
  const all = [...Object.values(found), ...additions.map(addition => addition.found)]
  if (all.some(each => each.kind === 'unknown')) {
    const missing = all.flatMap(each => (each.kind === 'unknown' ? each.missing : []))
    return { kind: 'unknown', missing: [...new Set(missing)].sort() }
  }
  const [units, copayment, price, reduction] = [
    found.units,
    found.copayment,
    found.price,
    found.reduction,
  ].map(value)
  const pool = poolOf(scheme, type.pool)
  const steps = stepsOf(units ?? 0, pool)
  if (steps === undefined)
    return { kind: 'refused', code: 'not-a-step', reason: notAStep(pool.step, say(pool.unit.label, 'ja')) }
  return {
    kind: 'terms',
    pool: pool.id,
    units: units ?? 0,
    steps,
    copayment: copayment ?? 0,
    reduction: reduction ?? 0,
    charged: Math.max(0, (copayment ?? 0) - (reduction ?? 0)),
    price: price ?? 0,
    additions: additions
      .map(({ id, label, found: each }) => ({ id, label, yen: value(each) }))
      .filter(addition => addition.yen > 0),
  }
}

function value(found: Found<number>): number {
  return found.kind === 'value' ? found.value : 0
}

const noSuchType: Text = {
  ja: 'この種類のサービスはありません。別の種類を選んでください。',
  'ja-easy': 'このサービスは ありません。ほかの ものを 選んでください。',
  en: 'There is no such type of service. Choose another.',
}
const notANight: Text = {
  ja: '泊数を1以上の数字で入力してください。',
  'ja-easy': '何泊か、1より 大きい 数字で 書いてください。',
  en: 'Give the number of nights, at least one.',
}

function tooManyNights(most: number): Text {
  return {
    ja: `続けて泊まれるのは${most}泊までです。泊数を減らしてください。`,
    'ja-easy': `続けて 泊まれるのは ${most}泊までです。`,
    en: `At most ${most} night${most === 1 ? '' : 's'} in a row. Choose fewer.`,
  }
}

function notAStep(step: number, unit: string): Text {
  return {
    ja: `利用できるのは${step}${unit}単位です。利用の長さを確認してください。`,
    'ja-easy': `使えるのは ${step}${unit}ずつです。`,
    en: `Uses are counted in steps of ${step}. Check the length of the use.`,
  }
}
