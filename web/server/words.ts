import type { Words } from '../ui/say.tsx'

/** What is answered before the pages themselves are asked. */
export const words = {
  otherSite: {
    ja: '送信できませんでした',
    'ja-easy': '送《おく》ることが できませんでした',
    en: 'This could not be sent',
  },
  otherSiteHelp: {
    ja: '別のサイトの画面から送られたため、受け付けませんでした。このサイトのページを開き直して、もう一度送ってください。',
    'ja-easy':
      'ほかの サイトから 送《おく》られました。この サイトの ページを 開《ひら》いて、もう一度《いちど》 送《おく》ってください。',
    en: 'It was sent from a page of another site, so we did not accept it. Please open the page on this site again and resend it.',
  },
  tooLarge: {
    ja: 'ファイルが大きすぎます',
    'ja-easy': 'ファイルが 大《おお》きすぎます',
    en: 'The file is too large',
  },
  tooLargeHelp: {
    ja: '一度に送れるのは30メガバイトまでです。前のページに戻り、写真を小さくするか、1枚ずつ送ってください。ほかの入力内容は、前のページまで保存されています。',
    'ja-easy':
      '一度《いちど》に 送《おく》ることが できるのは 30メガバイトまでです。前《まえ》の ページに 戻《もど》って、小《ちい》さい 写真《しゃしん》を 送《おく》ってください。',
    en: 'You can send up to 30 megabytes at a time. Go back and choose a smaller picture, or send them one by one. Your other answers are saved up to the previous page.',
  },
} satisfies Words
