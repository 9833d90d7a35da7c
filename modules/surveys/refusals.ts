import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'survey-answered': {
    status: 409,
    text: {
      ja: 'このアンケートにはもう答えていただいています。ありがとうございました。',
      'ja-easy': 'もう 答《こた》えて もらいました。ありがとうございました。',
      en: 'You have already answered this survey. Thank you.',
    },
  },
  'survey-closed': {
    status: 409,
    text: {
      ja: 'このアンケートの受付は終わりました。お気づきのことは、市区町村の窓口にお話しください。',
      'ja-easy':
        'アンケートは おわりました。言《い》いたいことは、市役所《しやくしょ》に 話《はな》してください。',
      en: 'This survey has ended. If there is something you would like to tell us, please contact your municipality.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
