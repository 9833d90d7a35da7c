import type { Facts } from '../feel/evaluate.ts'
import { fillText } from '../rules/fill.ts'
import { labelsOf } from '../rules/labels.ts'
import { judging } from '../rules/scope.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { say, type Text } from '../text.ts'
import { addDays, formatDate, formatInstant } from '../values/date.ts'
import { bookableUntil, validityOf, windowOf } from './limits.ts'
import { deriveUse, entitlementOf, poolOf, typeOf, type Use } from './situation.ts'
import { type TermsRefusal, terms } from './terms.ts'
import { unitsOf } from './units.ts'

export interface Standing {
  /** Steps left in the pool of the type, holds taken off. */
  stepsLeft: number
  /** Bookings to come that this voucher already holds. */
  openBookings: number
  now: Date
  /** When the use begins; the booking deadline is counted from its day. Absent: the use's first day alone. */
  startsAt?: Date
  /** Staff entering a booking for somebody are not held to the booking deadline. */
  byStaff?: boolean
}

export type UseRefusal =
  | TermsRefusal
  | 'unknown'
  | 'outside-window'
  | 'outside-validity'
  | 'no-units'
  | 'too-many-open'
  | 'too-late'

export interface Refusal {
  code: UseRefusal
  reason: Text
  missing?: string[]
}

/** Everything that stands against this use, each with its reason in words; empty when nothing does. */
export function mayUse(scheme: Scheme, facts: Facts, use: Use, standing: Standing): Refusal[] {
  const result = terms(scheme, facts, use)
  if (result.kind === 'refused') return [{ code: result.code, reason: result.reason }]
  const refusals: Refusal[] = []
  if (result.kind === 'unknown') refusals.push({ code: 'unknown', reason: unknown, missing: result.missing })
  refusals.push(...outsideTime(scheme, facts, use))
  if (result.kind === 'terms' && result.steps > standing.stepsLeft) {
    refusals.push({ code: 'no-units', reason: noUnits(scheme, use.type, standing.stepsLeft, result.units) })
  }
  const { openAtOnce } = entitlementOf(scheme).booking
  if (openAtOnce !== undefined && standing.openBookings >= openAtOnce) {
    refusals.push({ code: 'too-many-open', reason: tooManyOpen(openAtOnce) })
  }
  const until = bookableUntil(scheme, use.on)
  const begun = standing.startsAt !== undefined && standing.now >= standing.startsAt
  if (!standing.byStaff && (standing.now > until || begun)) {
    refusals.push({ code: 'too-late', reason: tooLate(until) })
  }
  return refusals
}

function outsideTime(scheme: Scheme, facts: Facts, use: Use): Refusal[] {
  const type = typeOf(scheme, use.type)
  if (!type) return []
  // A stay's last day is the day of leaving; it must lie inside too.
  const lastDay = type.length === 'nights' ? addDays(use.on, use.nights ?? 1) : use.on
  const window = windowOf(scheme, use.type, facts, use.on)
  const valid = validityOf(scheme, facts, use.on)
  const missing = [window, valid].flatMap(each => (each.kind === 'unknown' ? each.missing : []))
  if (window.kind === 'unknown' || valid.kind === 'unknown') {
    return [{ code: 'unknown', reason: unknown, missing: [...new Set(missing)].sort() }]
  }
  const refusals: Refusal[] = []
  if (use.on < window.from || lastDay > window.until) {
    const { facts: known } = deriveUse(scheme, facts, use)
    const filling = { facts: known, at: judging(scheme, use.on), labels: labelsOf(scheme) }
    refusals.push({ code: 'outside-window', reason: fillText(type.window.reason, filling).text })
  }
  if (use.on < valid.from || lastDay > valid.until) {
    refusals.push({ code: 'outside-validity', reason: outsideValidity(valid.from, valid.until) })
  }
  return refusals
}

const unknown: Text = {
  ja: 'この利用の条件を確認できません。窓口にお問い合わせください。',
  'ja-easy': '使えるか わかりません。市役所・役場に 聞いてください。',
  en: 'We cannot work out the terms of this use. Please ask the office.',
}

function outsideValidity(from: string, until: string): Text {
  return {
    ja: `利用券を使えるのは、${formatDate(from, 'ja', 'era')}から${formatDate(until, 'ja', 'era')}までです。`,
    'ja-easy': `利用券は ${formatDate(from, 'ja-easy')}から ${formatDate(until, 'ja-easy')}まで 使えます。`,
    en: `The voucher is valid from ${formatDate(from, 'en')} to ${formatDate(until, 'en')}.`,
  }
}

function noUnits(scheme: Scheme, typeId: string, stepsLeft: number, needed: number): Text {
  const pool = poolOf(scheme, typeOf(scheme, typeId)?.pool ?? '')
  const left = unitsOf(stepsLeft, pool)
  const unit = (language: 'ja' | 'ja-easy' | 'en') => say(pool.unit.label, language)
  return {
    ja: `残りは${left}${unit('ja')}です。この利用には${needed}${unit('ja')}が必要です。`,
    'ja-easy': `のこりは ${left}${unit('ja-easy')}です。${needed}${unit('ja-easy')} いります。`,
    en: `${left} ${unit('en')} left; this use needs ${needed}.`,
  }
}

function tooManyOpen(most: number): Text {
  return {
    ja: `一度に持てる予約は${most}件までです。利用が済むか、予約を取り消すと、次を予約できます。`,
    'ja-easy': `予約は いちどに ${most}つまでです。`,
    en: `You can hold ${most} booking${most === 1 ? '' : 's'} at a time.`,
  }
}

function tooLate(until: Date): Text {
  return {
    ja: `予約の締切（${formatInstant(until, 'ja', 'western')}）を過ぎています。別の日を選ぶか、施設に電話でお尋ねください。`,
    'ja-easy': `予約は ${formatInstant(until, 'ja-easy')}までです。ほかの 日を 選んでください。`,
    en: `Bookings closed on ${formatInstant(until, 'en')}. Choose another day or telephone the facility.`,
  }
}
