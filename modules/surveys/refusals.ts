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
} as const satisfies Record<string, { status: number; text: Text }>
