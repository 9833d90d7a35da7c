import type { Words } from '../ui/say.tsx'

/** Words of "my account". */
export const words = {
  title: {
    ja: 'ログインと登録情報',
    'ja-easy': 'ログインと わたしの 情報《じょうほう》',
    en: 'Sign-in and my details',
  },
  details: { ja: '登録情報', 'ja-easy': 'わたしの 情報《じょうほう》', en: 'My details' },
  name: { ja: 'お名前', 'ja-easy': '名前《なまえ》', en: 'Name' },
  email: { ja: 'メールアドレス', 'ja-easy': 'メールアドレス', en: 'E-mail address' },
  phone: { ja: '電話番号', 'ja-easy': '電話番号《でんわばんごう》', en: 'Telephone number' },
  phoneWrong: {
    ja: '電話番号を、090-1234-5678 のような形で入力してください。',
    'ja-easy': '電話番号《でんわばんごう》を 090-1234-5678 のように 書《か》いてください。',
    en: 'Enter a telephone number such as 090-1234-5678.',
  },
  language: { ja: 'お知らせの言葉', 'ja-easy': 'お知《し》らせの ことば', en: 'Language of our messages' },
  save: { ja: '保存する', 'ja-easy': '保存《ほぞん》する', en: 'Save' },
  saved: { ja: '保存しました', 'ja-easy': '保存《ほぞん》しました', en: 'Saved' },
  nameHelp: {
    ja: 'お名前やメールアドレスが変わったときは、市区町村の窓口に知らせてください。',
    'ja-easy':
      '名前《なまえ》や メールアドレスが 変《か》わったら、市役所《しやくしょ》に 教《おし》えてください。',
    en: 'If your name or e-mail address changes, please tell your municipality.',
  },
  ways: { ja: 'ログインの方法', 'ja-easy': 'ログインの しかた', en: 'Ways to sign in' },
  passkeys: { ja: 'パスキー', 'ja-easy': 'パスキー', en: 'Passkeys' },
  passkeysLead: {
    ja: 'パスキーを登録すると、メールを待たずに、顔・指紋・画面ロックでログインできます。',
    'ja-easy':
      'パスキーが あると、メールを 待《ま》たないで、顔《かお》や 指紋《しもん》で 入《はい》ることが できます。',
    en: 'With a passkey you sign in by face, fingerprint or screen lock, without waiting for a mail.',
  },
  passkeysHave: { ja: '{n}個登録しています', 'ja-easy': '{n}つ あります', en: '{n} saved' },
  passkeysNone: { ja: '登録していません', 'ja-easy': 'ありません', en: 'None yet' },
  passkeysManage: {
    ja: 'パスキーを登録・削除する',
    'ja-easy': 'パスキーを 作《つく》る・消《け》す',
    en: 'Add or remove passkeys',
  },
  passkeyLabel: {
    ja: 'この端末の名前',
    'ja-easy': 'この 機械《きかい》の 名前《なまえ》',
    en: 'Name of this device',
  },
  passkeyLabelHint: {
    ja: '後で見分けるためのものです。例：わたしのスマートフォン',
    'ja-easy': '例《れい》：わたしの スマートフォン',
    en: 'So that you can tell them apart, for example “my phone”',
  },
  passkeyAdd: { ja: 'パスキーを登録する', 'ja-easy': 'パスキーを 作《つく》る', en: 'Add a passkey' },
  passkeyAdded: {
    ja: 'パスキーを登録しました',
    'ja-easy': 'パスキーを 作《つく》りました',
    en: 'Passkey added',
  },
  passkeyRemoved: {
    ja: 'パスキーを削除しました',
    'ja-easy': 'パスキーを 消《け》しました',
    en: 'Passkey removed',
  },
  passkeyRemove: { ja: '{label}を削除する', 'ja-easy': '{label}を 消《け》す', en: 'Remove {label}' },
  passkeyUsed: {
    ja: '最後に使った日',
    'ja-easy': '最後《さいご》に 使《つか》った日《ひ》',
    en: 'Last used',
  },
  passkeyNever: { ja: 'まだ使っていません', 'ja-easy': 'まだ 使《つか》っていません', en: 'Not used yet' },
  passkeyFailed: {
    ja: 'パスキーを使えませんでした',
    'ja-easy': 'パスキーを 使《つか》うことが できませんでした',
    en: 'The passkey could not be used',
  },
  passkeyNoScript: {
    ja: 'このブラウザーではパスキーを登録できません。これまでどおり、メールのリンクでログインできます。',
    'ja-easy':
      'この ブラウザーでは パスキーを 作《つく》ることが できません。メールの リンクで 入《はい》ってください。',
    en: 'This browser cannot add passkeys. You can keep signing in with a link by e-mail.',
  },
  identity: { ja: '本人確認', 'ja-easy': '本人確認《ほんにんかくにん》', en: 'Proof of identity' },
  identityDone: { ja: '済み', 'ja-easy': 'できています', en: 'Done' },
  identityConnect: {
    ja: 'マイナンバーカードで本人確認をする（デジタル認証アプリ）',
    'ja-easy': 'マイナンバーカードで 本人《ほんにん》だと 確《たし》かめる',
    en: 'Prove who you are with your Individual Number Card',
  },
  sessions: {
    ja: 'ログインしている端末',
    'ja-easy': 'ログインしている 機械《きかい》',
    en: 'Where you are signed in',
  },
  thisDevice: { ja: 'この端末', 'ja-easy': 'この 機械《きかい》', en: 'This device' },
  unknownDevice: { ja: '不明な端末', 'ja-easy': 'わからない 機械《きかい》', en: 'Unknown device' },
  lastUsed: { ja: '最後の操作', 'ja-easy': '最後《さいご》に 使《つか》った', en: 'Last used' },
  end: { ja: 'ログアウトさせる', 'ja-easy': 'ログアウトさせる', en: 'Sign out' },
  endNamed: {
    ja: '{device}をログアウトさせる',
    'ja-easy': '{device}を ログアウトさせる',
    en: 'Sign out {device}',
  },
  endOthers: {
    ja: 'ほかの端末をすべてログアウトさせる',
    'ja-easy': 'ほかの 機械《きかい》を 全部《ぜんぶ》 ログアウトさせる',
    en: 'Sign out everywhere else',
  },
  ended: { ja: 'ログアウトさせました', 'ja-easy': 'ログアウトさせました', en: 'Signed out there' },
  back: { ja: '戻る', 'ja-easy': 'もどる', en: 'Back' },
} as const satisfies Words
