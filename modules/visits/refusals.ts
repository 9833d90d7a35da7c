import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'tablet-released': {
    status: 409,
    text: {
      ja: 'この画面はもう閉じられています。続けるときは、職員に声をかけてください。',
      'ja-easy': 'この 画面《がめん》は もう 終《お》わりました。職員《しょくいん》に 言《い》ってください。',
      en: 'This screen has been closed. To go on, please speak to the staff.',
    },
  },
  'code-unknown': {
    status: 422,
    text: {
      ja: 'この番号は使えません。打ち間違いか、10分を過ぎています。職員が新しい番号を出せます。',
      'ja-easy':
        'この 番号《ばんごう》は 使《つか》えません。職員《しょくいん》に 新《あたら》しい 番号《ばんごう》を 聞《き》いてください。',
      en: 'This number does not work: mistyped, or older than ten minutes. The staff can give you a new one.',
    },
  },
  'visit-finished': {
    status: 409,
    text: {
      ja: 'この来庁はもう終わっています。続きは新しい来庁として始めてください。',
      'ja-easy': 'これは もう 終《お》わりました。',
      en: 'This visit has been finished. Please open a new one to go on.',
    },
  },
  'visit-applied': {
    status: 409,
    text: {
      ja: 'この制度の申請は、この来庁からもう受け付けています（受付番号 {number}）。',
      en: 'This visit has already become an application ({number}).',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
