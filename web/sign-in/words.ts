import type { Words } from '../ui/say.tsx'

/** Words of the way in for residents. */
export const words = {
  signIn: { ja: 'ログイン', 'ja-easy': 'ログイン（入《はい》る）', en: 'Sign in' },
  doSignIn: { ja: 'ログインする', 'ja-easy': 'ログインする', en: 'Sign in' },
  lead: {
    ja: 'メールアドレスを入力すると、ログイン用のリンクをお送りします。はじめての方も同じ手順です。パスワードはいりません。',
    'ja-easy':
      'メールアドレスを 書《か》いてください。リンクを 送《おく》ります。はじめての 人《ひと》も 同《おな》じです。パスワードは いりません。',
    en: 'Enter your e-mail address and we will send you a link. It works the same way if you are new here. No password needed.',
  },
  ended: {
    ja: 'しばらく操作がなかったため、ログアウトしました',
    'ja-easy': '長《なが》い 時間《じかん》 使《つか》わなかったので、ログアウトしました',
    en: 'You were signed out because nothing was done for a while',
  },
  endedHelp: {
    ja: '入力した内容は保存されています。もう一度ログインすると、同じページに戻ります。',
    'ja-easy':
      '書《か》いたものは 残《のこ》っています。もう一度《いちど》 ログインすると、同《おな》じ ページに もどります。',
    en: 'What you entered has been saved. Sign in again to return to the same page.',
  },
  chooseCity: {
    ja: 'お住まいの市区町村を選んでください',
    'ja-easy': '住《す》んでいる 市《し》や 町《まち》を 選《えら》んでください',
    en: 'Choose the municipality you live in',
  },
  otherCity: {
    ja: '別の市区町村を選ぶ',
    'ja-easy': 'ほかの 市《し》や 町《まち》を 選《えら》ぶ',
    en: 'Choose another municipality',
  },
  email: { ja: 'メールアドレス', 'ja-easy': 'メールアドレス', en: 'E-mail address' },
  emailHint: {
    ja: '例：name@example.jp。携帯電話のアドレスも使えます。',
    'ja-easy': '例《れい》：name@example.jp。携帯電話《けいたいでんわ》の アドレスも 使《つか》えます。',
    en: 'For example name@example.jp',
  },
  emailWrong: {
    ja: 'メールアドレスを、name@example.jp のような形で入力してください。',
    'ja-easy': 'メールアドレスを name@example.jp のように 書《か》いてください。',
    en: 'Enter an e-mail address such as name@example.jp.',
  },
  sendLink: { ja: 'リンクを受け取る', 'ja-easy': 'リンクを もらう', en: 'Send me a link' },
  otherWays: {
    ja: 'ほかの方法でログインする',
    'ja-easy': 'ほかの 入《はい》りかた',
    en: 'Other ways to sign in',
  },
  passkey: {
    ja: 'パスキーでログインする',
    'ja-easy': 'パスキーで 入《はい》る',
    en: 'Sign in with a passkey',
  },
  passkeyLead: {
    ja: 'この端末に登録したパスキー（顔・指紋・画面ロック）でログインします。',
    'ja-easy': '顔《かお》や 指紋《しもん》、画面《がめん》の ロックで 入《はい》ります。',
    en: 'Use the passkey you saved on this device: your face, fingerprint or screen lock.',
  },
  passkeyUse: { ja: 'パスキーを使う', 'ja-easy': 'パスキーを 使《つか》う', en: 'Use my passkey' },
  passkeyNeedsScript: {
    ja: 'パスキーを使うには、ブラウザーのJavaScriptを有効にしてください。使えないときは、メールのリンクでログインできます。',
    'ja-easy': 'パスキーが 使《つか》えないときは、メールの リンクで 入《はい》ってください。',
    en: 'Passkeys need JavaScript. If it is off, sign in with a link by e-mail instead.',
  },
  byMail: {
    ja: 'メールのリンクでログインする',
    'ja-easy': 'メールの リンクで 入《はい》る',
    en: 'Sign in with a link by e-mail',
  },
  identity: {
    ja: 'マイナンバーカードでログインする（デジタル認証アプリ）',
    'ja-easy': 'マイナンバーカードで 入《はい》る（デジタル認証《にんしょう》アプリ）',
    en: 'Sign in with your Individual Number Card (Digital Authentication App)',
  },
  staff: {
    ja: '職員・施設の方はこちら',
    'ja-easy': '市役所《しやくしょ》や 施設《しせつ》の 人《ひと》',
    en: 'Municipal and facility staff',
  },
  sentTitle: {
    ja: 'メールを確認してください',
    'ja-easy': 'メールを 見《み》てください',
    en: 'Check your e-mail',
  },
  sent: {
    ja: '{email} にログイン用のリンクを送りました。30分以内に、メールのリンクを開いてください。',
    'ja-easy':
      '{email} に メールを 送《おく》りました。30分《ぷん》の あいだに、メールの リンクを 開《ひら》いてください。',
    en: 'We sent a sign-in link to {email}. Open it within 30 minutes.',
  },
  sentHelp: { ja: 'メールが届かないとき', 'ja-easy': 'メールが 来《こ》ないとき', en: 'If no mail arrives' },
  sentHelpMore: {
    ja: '迷惑メールのフォルダーを確認し、受信を制限しているときは許可してください。アドレスが違うときは、入力し直せます。',
    'ja-easy':
      '迷惑《めいわく》メールの ところを 見《み》てください。アドレスが ちがうときは、もう一度《いちど》 書《か》いてください。',
    en: 'Look in your spam folder. If the address is wrong, enter it again.',
  },
  meant: {
    ja: '{email} の間違いではありませんか。違うときは入力し直してください。',
    'ja-easy': '{email} の まちがいですか。ちがうときは もう一度《いちど》 書《か》いてください。',
    en: 'Did you mean {email}? If so, enter it again.',
  },
  again: {
    ja: 'アドレスを入力し直す',
    'ja-easy': 'もう一度《いちど》 書《か》く',
    en: 'Enter the address again',
  },
  linkTitle: { ja: 'ログインしますか', 'ja-easy': 'ログインしますか', en: 'Sign in?' },
  linkLead: {
    ja: '{email} の方として、{place}の手続きにログインします。',
    'ja-easy': '{email} の 人《ひと》として、{place}に ログインします。',
    en: 'You will be signed in to {place} as {email}.',
  },
  linkEnded: {
    ja: 'このリンクは使えません',
    'ja-easy': 'この リンクは 使《つか》えません',
    en: 'This link cannot be used',
  },
  linkEndedHelp: {
    ja: '期限（30分）が過ぎたか、すでに使われています。もう一度メールを受け取ってください。',
    'ja-easy':
      '30分《ぷん》が すぎたか、もう 使《つか》いました。もう一度《いちど》 メールを もらってください。',
    en: 'It has expired (30 minutes) or was used before. Please ask for a new mail.',
  },
  welcome: {
    ja: 'はじめに、あなたのことを教えてください',
    'ja-easy': 'はじめに、あなたのことを 教《おし》えてください',
    en: 'First, tell us about you',
  },
  welcomeLead: {
    ja: '手続きや連絡に使います。入力は最初の1回だけです。',
    'ja-easy': '手続《てつづ》きと 連絡《れんらく》に 使《つか》います。書《か》くのは 1回《かい》だけです。',
    en: 'We use this for your applications and to reach you. You enter it only once.',
  },
  name: { ja: 'お名前', 'ja-easy': '名前《なまえ》', en: 'Your name' },
  nameHint: {
    ja: '申請する方（保護者）のお名前を、住民票のとおりに入力してください。',
    'ja-easy': '申《もう》しこむ 人《ひと》の 名前《なまえ》を 書《か》いてください。',
    en: 'The person who applies, as on the residence record. If you have one name only, leave the given name empty.',
  },
  phone: { ja: '電話番号', 'ja-easy': '電話番号《でんわばんごう》', en: 'Telephone number' },
  language: { ja: 'お知らせの言葉', 'ja-easy': 'お知《し》らせの ことば', en: 'Language of our messages' },
  save: { ja: '登録して進む', 'ja-easy': '登録《とうろく》する', en: 'Save and continue' },
  missing: { ja: '入力してください。', 'ja-easy': '書《か》いてください。', en: 'Please fill this in.' },
  'too-long': {
    ja: '60文字以内で入力してください。',
    'ja-easy': '60文字《もじ》までで 書《か》いてください。',
    en: 'At most 60 characters.',
  },
  'not-kana': {
    ja: 'カタカナかひらがなで入力してください。',
    'ja-easy': 'カタカナか ひらがなで 書《か》いてください。',
    en: 'Write it in katakana or hiragana.',
  },
  'not-a-number': {
    ja: '電話番号を、090-1234-5678 のような形で入力してください。',
    'ja-easy': '電話番号《でんわばんごう》を 090-1234-5678 のように 書《か》いてください。',
    en: 'Enter a telephone number such as 090-1234-5678.',
  },
  proveLead: {
    ja: '{email} に確認のリンクを送りました。このブラウザーでリンクを開くと、登録が完了します。',
    'ja-easy':
      '{email} に メールを 送《おく》りました。この ブラウザーで リンクを 開《ひら》くと、登録《とうろく》が 終《お》わります。',
    en: 'We sent a link to {email}. Open it in this browser to complete your registration.',
  },
  otherAccount: {
    ja: '別の利用者としてログインしています',
    'ja-easy': 'ほかの 人《ひと》として ログインしています',
    en: 'You are signed in as somebody else',
  },
  otherAccountHelp: {
    ja: 'このページを開くには、いったんログアウトしてから、ログインし直してください。',
    'ja-easy': 'この ページを 見《み》るには、一度《いちど》 ログアウトしてください。',
    en: 'To open this page, sign out first and sign in with the other account.',
  },
  signOut: { ja: 'ログアウトする', 'ja-easy': 'ログアウトする（出《で》る）', en: 'Sign out' },
  toHome: { ja: '自分のページへ戻る', 'ja-easy': '自分《じぶん》の ページへ', en: 'Back to my page' },
} as const satisfies Words
