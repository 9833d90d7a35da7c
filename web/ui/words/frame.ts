import type { Words } from '../say.tsx'

/** Words of the page frame: shells, navigation, errors of the whole page. */
export const frame = {
  skip: { ja: '本文へ移動', 'ja-easy': '本文《ほんぶん》へ', en: 'Skip to main content' },
  language: { ja: '言語', 'ja-easy': 'ことば', en: 'Language' },
  languageChange: { ja: '切り替える', 'ja-easy': '変《か》える', en: 'Change' },
  menu: { ja: 'メニュー', en: 'Menu' },
  signIn: { ja: 'ログイン', 'ja-easy': 'ログイン（入《はい》る）', en: 'Sign in' },
  signOut: { ja: 'ログアウト', 'ja-easy': 'ログアウト（出《で》る）', en: 'Sign out' },
  account: {
    ja: 'ログインと登録情報',
    'ja-easy': 'ログインと わたしの 情報《じょうほう》',
    en: 'Sign-in and my details',
  },
  signedInAs: { ja: '{name}さん', en: '{name}' },
  back: { ja: '戻る', 'ja-easy': '戻《もど》る', en: 'Back' },
  next: { ja: '次へ進む', 'ja-easy': '次《つぎ》へ', en: 'Continue' },
  home: { ja: 'ホーム', en: 'Home' },
  contact: { ja: 'お問い合わせ', 'ja-easy': '質問《しつもん》するところ', en: 'Contact' },
  phone: { ja: '電話', 'ja-easy': '電話《でんわ》', en: 'Phone' },
  hours: { ja: '受付時間', 'ja-easy': '電話《でんわ》できる時間《じかん》', en: 'Opening hours' },
  privacy: { ja: '個人情報の取り扱い', 'ja-easy': '個人情報《こじんじょうほう》について', en: 'Privacy' },
  accessibility: {
    ja: 'ウェブアクセシビリティ',
    'ja-easy': '使《つか》いやすさについて',
    en: 'Accessibility',
  },
  translation: {
    ja: '正式な文書は日本語です。',
    'ja-easy':
      '正式《せいしき》な書類《しょるい》は、ふつうの日本語《にほんご》です。これは参考《さんこう》です。',
    en: 'Official documents are in Japanese. This English text is a reference translation.',
  },
  whereIAm: { ja: '現在地', 'ja-easy': '今《いま》いるところ', en: 'You are here' },
  notFound: { ja: 'ページが見つかりません', 'ja-easy': 'ページがありません', en: 'Page not found' },
  notFoundHelp: {
    ja: 'アドレスが間違っているか、ページが移動したか、見る権限がない可能性があります。',
    'ja-easy': 'アドレスがちがうか、あなたが見《み》ることができないページです。',
    en: 'The address may be wrong, the page may have moved, or you may not be allowed to see it.',
  },
  refused: { ja: 'この操作はできません', 'ja-easy': 'これは できません', en: 'This cannot be done' },
  broken: {
    ja: 'ページを表示できませんでした',
    'ja-easy': 'ページを出《だ》すことができませんでした',
    en: 'We could not show this page',
  },
  brokenHelp: {
    ja: '入力した内容は、前のページまで保存されています。少し待ってから、もう一度お試しください。続くときは、下の番号を添えてお問い合わせください。',
    'ja-easy':
      '前《まえ》のページまで 書《か》いたことは 残《のこ》っています。少《すこ》し待《ま》って、もう一度《いちど》やってみてください。できないときは、下《した》の番号《ばんごう》を 教《おし》えてください。',
    en: 'What you entered up to the previous page is saved. Please wait a moment and try again. If it keeps happening, contact us and quote the number below.',
  },
  requestNumber: { ja: '受付番号', 'ja-easy': '番号《ばんごう》', en: 'Reference number' },
  retry: { ja: 'もう一度試す', 'ja-easy': 'もう一度《いちど》やってみる', en: 'Try again' },
  toHome: { ja: '最初のページへ', 'ja-easy': '最初《さいしょ》のページへ', en: 'Go to the first page' },
} satisfies Words
