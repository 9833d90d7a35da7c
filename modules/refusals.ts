import type { Text } from '#language/text.ts'
import { Refused } from '#platform/refused.ts'
import { refusals as accounts } from './accounts/refusals.ts'
import { refusals as applications } from './applications/refusals.ts'
import { refusals as bookings } from './bookings/refusals.ts'
import { refusals as cases } from './cases/refusals.ts'
import { refusals as claims } from './claims/refusals.ts'
import { refusals as eligibility } from './eligibility/refusals.ts'
import { refusals as handovers } from './handovers/refusals.ts'
import { refusals as invitations } from './invitations/refusals.ts'
import { refusals as letters } from './letters/refusals.ts'
import { refusals as papers } from './papers/refusals.ts'
import { refusals as payments } from './payments/refusals.ts'
import { refusals as publishing } from './publishing/refusals.ts'
import { refusals as registers } from './registers/refusals.ts'
import { refusals as surveys } from './surveys/refusals.ts'
import { refusals as visits } from './visits/refusals.ts'
import { refusals as vouchers } from './vouchers/refusals.ts'

interface Entry {
  status: number
  text: Text
}

/**
 * Every expected "no" there is: code → HTTP status → what it says. `{name}` is filled from the details.
 * Each sentence says what happened and what to do next.
 */
export const refusals = {
  'invalid-input': {
    status: 422,
    text: {
      ja: '入力に直すところがあります。印のついた項目を確かめてください。',
      'ja-easy': 'まちがいが あります。しるしの ところを 見《み》てください。',
      en: 'Some answers need correcting. Please check the marked fields.',
    },
  },
  'not-found': {
    status: 404,
    text: {
      ja: '見つかりません。アドレスが変わったか、見る権限がありません。',
      'ja-easy': '見《み》つかりません。',
      en: 'Not found. The address has changed, or you may not see this.',
    },
  },
  'not-allowed': {
    status: 403,
    text: {
      ja: 'この操作はあなたの役割ではできません。担当の人に頼んでください。',
      'ja-easy': 'あなたは これを することが できません。',
      en: 'Your role may not do this. Please ask the person in charge.',
    },
  },
  'sign-in-first': {
    status: 401,
    text: {
      ja: 'ログインしてください。書きかけの内容は残っています。',
      'ja-easy': 'ログインしてください。書《か》いたものは 残《のこ》っています。',
      en: 'Please sign in. What you wrote has been kept.',
    },
  },
  'changed-meanwhile': {
    status: 409,
    text: {
      ja: 'ほかの画面で内容が変わりました。最新の内容を表示しました。もう一度確かめてください。',
      'ja-easy': 'ほかの がめんで 内容《ないよう》が かわりました。もう一度《いちど》 見《み》てください。',
      en: 'This changed in another window. The latest version is shown; please check again.',
    },
  },
  'not-asked-about': {
    status: 422,
    text: {
      ja: '直せるのは、市区町村から確認をお願いした項目だけです。ほかの項目を直したいときは、お問い合わせください。',
      'ja-easy':
        'なおすことが できるのは、しるしの ところだけです。ほかは、電話《でんわ》で 聞《き》いてください。',
      en: 'Only the answers we asked about can be corrected. Please contact us to change others.',
    },
  },
  'not-possible-now': {
    status: 409,
    text: {
      ja: 'いまの状態ではこの手続きはできません。最新の状況を確かめてください。',
      'ja-easy': '今《いま》は できません。今《いま》の ようすを 見《み》てください。',
      en: 'This is not possible at this stage. Please check where the application stands now.',
    },
  },
  'no-units-left': {
    status: 409,
    text: {
      ja: '残りが足りません（残り{remaining}）。ほかの種類を選ぶか、予約を取り消してからもう一度お試しください。',
      'ja-easy': '残《のこ》りが たりません（残り{remaining}）。ほかの 予約《よやく》を やめると、できます。',
      en: 'Not enough is left ({remaining}). Choose another type, or cancel another booking first.',
    },
  },
  'voucher-ended': {
    status: 409,
    text: {
      ja: 'この利用券は使えなくなっています。わからないときは市区町村の窓口にお問い合わせください。',
      'ja-easy':
        'この 利用券《りようけん》は もう 使《つか》えません。市役所《しやくしょ》に 聞《き》いてください。',
      en: 'This voucher can no longer be used. Please contact your municipality if that is a surprise.',
    },
  },
  'terms-unknown': {
    status: 422,
    text: {
      ja: 'この利用の条件を確認できません。市区町村の窓口にお問い合わせください。',
      'ja-easy': '使《つか》えるか わかりません。市役所《しやくしょ》に 聞《き》いてください。',
      en: 'We cannot work out the terms of this use. Please ask your municipality.',
    },
  },
  'booking-settled': {
    status: 409,
    text: {
      ja: 'この予約はもう変わっています（{state}）。最新の状態を確かめてください。',
      'ja-easy': 'この 予約《よやく》は もう かわっています。今《いま》の ようすを 見《み》てください。',
      en: 'This booking has already changed ({state}). Please check where it stands.',
    },
  },
  'too-large': {
    status: 413,
    text: {
      ja: '送られた内容が大きすぎます。小さくするか、分けて送ってください。',
      'ja-easy': '大《おお》きすぎます。小《ちい》さくして 送《おく》ってください。',
      en: 'What you sent is too large. Make it smaller or send it in parts.',
    },
  },
  ...accounts,
  ...registers,
  ...publishing,
  ...eligibility,
  ...applications,
  ...cases,
  ...letters,
  ...vouchers,
  ...bookings,
  ...invitations,
  ...claims,
  ...payments,
  ...handovers,
  ...surveys,
  ...visits,
  ...papers,
} as const satisfies Record<string, Entry>

export type RefusalCode = keyof typeof refusals

/** Says no: rolls back and reaches the caller as a value. */
export function refuse(code: RefusalCode, details: Readonly<Record<string, unknown>> = {}): never {
  throw new Refused(code, refusals[code].status, details)
}

/** A refusal as a value, for what must stay written down although the answer is no. */
export function refused(
  code: RefusalCode,
  details: Readonly<Record<string, unknown>> = {},
): { ok: false; refused: Refused } {
  return { ok: false, refused: new Refused(code, refusals[code].status, details) }
}

/** The sentence of a refusal, with its details filled in. `reasons` (Text) in the details is preferred. */
export function refusalText(refused: Refused): Text {
  const entry: Entry | undefined = (refusals as Record<string, Entry>)[refused.code]
  const given = refused.details.text as Text | undefined
  const text = given ?? entry?.text ?? refusals['invalid-input'].text
  const fill = (s: string) =>
    s.replace(/\{(\w+)\}/g, (_, name: string) => String(refused.details[name] ?? ''))
  return {
    ja: fill(text.ja),
    ...(text['ja-easy'] ? { 'ja-easy': fill(text['ja-easy']) } : {}),
    ...(text.en ? { en: fill(text.en) } : {}),
  }
}
