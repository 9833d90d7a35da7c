import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'application-incomplete': {
    status: 422,
    text: {
      ja: 'まだ答えていない質問か、直すところがあります。印のついたページを開いて答えてください。',
      'ja-easy':
        'まだ 答《こた》えていない 質問《しつもん》が あります。しるしの ページを 見《み》てください。',
      en: 'Some questions are unanswered or need correcting. Please open the marked pages.',
    },
  },
  'already-submitted': {
    status: 409,
    text: {
      ja: 'この申請はもう送られています。直したいときは、申請のページをご覧ください。',
      'ja-easy':
        'もう 送《おく》りました。なおしたいときは、申《もう》しこみの ページを 見《み》てください。',
      en: 'This application has already been sent. To change it, see the page of your application.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
