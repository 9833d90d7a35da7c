import type { Text } from '#language/text.ts'

/** Like every mail about a case it names no service and no circumstance. */
export const invitationMail: { subject: Text; body: Text } = {
  subject: {
    ja: '【{place}】ご利用後のアンケートのお願い',
    'ja-easy': '【{place}】アンケートのお願い',
    en: '[{place}] A few questions about your last visit',
  },
  body: {
    ja: '{place}からのお知らせです。\n先日はご利用ありがとうございました。よりよくするため、短いアンケートにお答えいただけるとうれしいです。答えるかどうかは自由で、答えたくない質問はとばせます。お名前は施設に伝わりません。',
    'ja-easy':
      '{place}からのお知らせです。\n使ってみて、どうでしたか。短いアンケートがあります。答えても、答えなくてもよいです。あなたの名前は、施設には分かりません。',
    en: 'This is a notice from {place}.\nThank you for your visit. We would be glad if you answered a few short questions, so that we can do better. You are free to answer or not and may skip any of them. The facility never learns your name.',
  },
}
