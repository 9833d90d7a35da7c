import type { Text } from '#language/text.ts'

export const survey = {
  title: { ja: 'ご利用後のアンケート', 'ja-easy': 'アンケート', en: 'About your visit' },
  about: {
    ja: '{facility}（{type}）について、お聞かせください。',
    'ja-easy': '{facility}（{type}）は、どうでしたか。',
    en: 'Please tell us about {facility} ({type}).',
  },
  free: {
    ja: '答えるかどうかは自由です。答えたくない質問は、とばしてください。お名前は施設に伝わらず、答えはお名前と別に集めます。',
    'ja-easy':
      '答《こた》えても、答《こた》えなくても よいです。あなたの 名前《なまえ》は、施設《しせつ》には わかりません。',
    en: 'You are free to answer or not, and may skip any question. The facility never learns your name; answers are kept apart from it.',
  },
  send: { ja: '送る', 'ja-easy': '送《おく》る', en: 'Send' },
  later: { ja: '答えずに戻る', 'ja-easy': '答《こた》えないで もどる', en: 'Back without answering' },
  thanks: { ja: 'ありがとうございました', 'ja-easy': 'ありがとうございました', en: 'Thank you' },
  thanksNote: {
    ja: 'いただいた答えは、よりよくするために使います。',
    'ja-easy': 'あなたの 答《こた》えを、もっと よくするために 使《つか》います。',
    en: 'We will use your answers to do better.',
  },
  closed: {
    ja: 'このアンケートの受付は終わりました。お気づきのことは、市区町村の窓口にお話しください。',
    'ja-easy':
      'アンケートは おわりました。言《い》いたいことは、市役所《しやくしょ》に 話《はな》してください。',
    en: 'This survey has ended. If there is something you would like to tell us, please contact your municipality.',
  },
  home: { ja: 'ホームに戻る', 'ja-easy': 'ホームに もどる', en: 'Back to your page' },
} as const satisfies Record<string, Text>
