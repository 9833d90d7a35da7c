import type { Words } from '../../ui/say.tsx'

/** Words of what was granted and paid. */
export const benefit = {
  title: { ja: '支給される額', 'ja-easy': 'もらえる お金《かね》', en: 'What you receive' },
  monthly: { ja: '{month}から 毎月', 'ja-easy': '{month}から 1か月《げつ》に', en: 'a month, from {month}' },
  once: { ja: '1回', 'ja-easy': '1回《かい》', en: 'once' },
  none: {
    ja: '支給はありません（{month}から）',
    'ja-easy': '{month}から お金《かね》は ありません',
    en: 'nothing from {month}',
  },
  payments: { ja: '振込', 'ja-easy': '口座《こうざ》に 入《はい》る お金《かね》', en: 'Payments' },
  sent: { ja: '振込の手続き中', 'ja-easy': '送《おく》っています', en: 'On its way' },
  paid: { ja: '振り込みました', 'ja-easy': '送《おく》りました', en: 'Paid' },
  failed: { ja: '振り込めませんでした', 'ja-easy': '送《おく》れませんでした', en: 'Came back' },
  again: {
    ja: '口座に振り込めませんでした。新しい口座を届け出てください。次の支払の時に振り込みます。',
    'ja-easy':
      '口座《こうざ》に お金《かね》を 送《おく》れませんでした。新《あたら》しい 口座《こうざ》を 教《おし》えてください。次《つぎ》の 時《とき》に 送《おく》ります。',
    en: 'The bank returned our payment. Please give us another account; it will be paid with the next payment.',
  },
} satisfies Words
