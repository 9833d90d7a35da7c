import type { Text } from '#language/text.ts'
import { Refused } from '#platform/refused.ts'

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
} as const satisfies Record<string, Entry>

export type RefusalCode = keyof typeof refusals

/** Says no: rolls back and reaches the caller as a value. */
export function refuse(code: RefusalCode, details: Readonly<Record<string, unknown>> = {}): never {
  throw new Refused(code, refusals[code].status, details)
}

/** The sentence of a refusal, with its details filled in. `reasons` (Text) in the details is preferred. */
export function refusalText(refused: Refused): Text {
  const entry: Entry | undefined = (refusals as Record<string, Entry>)[refused.code]
  const given = refused.details['text'] as Text | undefined
  const text = given ?? entry?.text ?? refusals['invalid-input'].text
  const fill = (s: string) =>
    s.replace(/\{(\w+)\}/g, (_, name: string) => String(refused.details[name] ?? ''))
  return {
    ja: fill(text.ja),
    ...(text['ja-easy'] ? { 'ja-easy': fill(text['ja-easy']) } : {}),
    ...(text.en ? { en: fill(text.en) } : {}),
  }
}
