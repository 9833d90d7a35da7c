import type { Words } from '../../ui/say.tsx'

/** Words of a resident's home, of what a scheme is, and of the estimate before applying. */
export const resident = {
  home: { ja: 'ホーム', en: 'Home' },
  bookings: { ja: '予約', 'ja-easy': '予約《よやく》', en: 'Bookings' },
  facilities: { ja: '施設', 'ja-easy': '施設《しせつ》', en: 'Facilities' },
  vouchers: { ja: '利用券', 'ja-easy': '利用券《りようけん》', en: 'Vouchers' },

  welcome: {
    ja: '{city}の子どもと家庭の手続き',
    'ja-easy': '{city}の 子《こ》どもと 家族《かぞく》の 手続《てつづ》き',
    en: 'Children and family services of {city}',
  },
  now: { ja: 'いま、していただくこと', 'ja-easy': '今《いま》、すること', en: 'What needs you now' },
  nothingNow: {
    ja: 'いま、していただくことはありません。',
    'ja-easy': '今《いま》、することは ありません。',
    en: 'There is nothing you need to do now.',
  },
  have: { ja: '利用できるもの・申請', 'ja-easy': '今《いま》 あるもの', en: 'What you have' },
  could: {
    ja: '利用できるかもしれない制度',
    'ja-easy': '使《つか》えるかもしれない もの',
    en: 'What you could use',
  },
  had: {
    ja: 'お手続き中・ご利用中の制度の案内',
    'ja-easy': '今《いま》 使《つか》っている ものの 説明《せつめい》',
    en: 'About what you have or applied for',
  },
  hasVoucher: {
    ja: '利用券があります',
    'ja-easy': '利用券《りようけん》が あります',
    en: 'You have a voucher',
  },
  hasApplied: {
    ja: '申請を受け付けています',
    'ja-easy': 'もう 申《もう》しこみました',
    en: 'You have applied',
  },
  hasDraft: { ja: '書きかけがあります', 'ja-easy': '書《か》いている ところです', en: 'You have begun' },
  noSchemes: {
    ja: 'この市区町村で申請できる制度は、まだここにありません。',
    'ja-easy': 'ここで 申《もう》しこめる ものは、まだ ありません。',
    en: 'There is nothing to apply for here yet.',
  },
  continueDraft: {
    ja: '書きかけの申請を続ける',
    'ja-easy': '続《つづ》きを 書《か》く',
    en: 'Continue your draft',
  },
  draft: { ja: '書きかけ', 'ja-easy': '途中《とちゅう》', en: 'Draft' },
  savedAt: { ja: '最後に保存：', 'ja-easy': '最後《さいご》に 書《か》いた日《ひ》：', en: 'Last saved: ' },
  toCorrect: {
    ja: '直していただきたい所があります',
    'ja-easy': '直《なお》してほしい ところが あります',
    en: 'Something needs your correction',
  },
  number: { ja: '受付番号', 'ja-easy': '受付《うけつけ》の番号《ばんごう》', en: 'Reference number' },
  upcoming: { ja: '次の予約', 'ja-easy': '次《つぎ》の 予約《よやく》', en: 'Next booking' },
  asked: {
    ja: '施設の返事を待っています',
    'ja-easy': '施設《しせつ》の 返事《へんじ》を 待《ま》って います',
    en: 'Waiting for the facility',
  },
  validUntil: {
    ja: '使える最後の日：',
    'ja-easy': '使《つか》える 最後《さいご》の日《ひ》：',
    en: 'Valid until ',
  },
  seeVoucher: {
    ja: '利用券を開いて予約する',
    'ja-easy': '利用券《りようけん》を 開《ひら》いて 予約《よやく》する',
    en: 'Open the voucher and book',
  },
  signInToSee: {
    ja: '申請や利用券は、ログインすると見られます。',
    'ja-easy': 'ログインすると、申《もう》しこみと 利用券《りようけん》が 見《み》られます。',
    en: 'Sign in to see your applications and vouchers.',
  },
  signIn: { ja: 'ログインする', 'ja-easy': 'ログインする', en: 'Sign in' },

  apply: { ja: '申請する', 'ja-easy': '申《もう》しこむ', en: 'Apply' },
  check: {
    ja: '対象になりそうか確かめる',
    'ja-easy': '使《つか》えるか 見《み》てみる',
    en: 'Check whether you may qualify',
  },
  types: { ja: '利用のしかた', 'ja-easy': '使《つか》い方《かた》', en: 'Ways to use it' },
  whatYouNeed: { ja: '必要なもの', 'ja-easy': 'いるもの', en: 'What you need' },
  noPapers: {
    ja: '書類はいりません。',
    'ja-easy': '紙《かみ》は いりません。',
    en: 'No papers are needed.',
  },
  maybeNeeded: { ja: '人によって必要', 'ja-easy': 'いる人《ひと》も います', en: 'Needed in some cases' },
  needed: { ja: '必要', 'ja-easy': 'いります', en: 'Needed' },
  howLong: { ja: 'かかる日数', 'ja-easy': 'かかる日《ひ》', en: 'How long it takes' },
  standardDays: {
    ja: '申請から決定まで、{days}開庁日以内（補正の間をのぞく）',
    'ja-easy':
      '決《き》まるまで {days}日《にち》くらい（土日《どにち》と 休《やす》みの日《ひ》は 数《かぞ》えません）',
    en: 'Decided within {days} working days, not counting time for corrections',
  },
  standardCalendarDays: {
    ja: '申請から決定まで、{days}日以内（補正の間をのぞく）',
    'ja-easy': '決《き》まるまで {days}日《にち》くらい',
    en: 'Decided within {days} days, not counting time for corrections',
  },
  legal: { ja: '根拠', 'ja-easy': '決《き》まり', en: 'Legal basis' },
  paperToo: {
    ja: '紙や電話でも申請できます。お問い合わせください。',
    'ja-easy': '紙《かみ》や 電話《でんわ》でも 申《もう》しこめます。電話《でんわ》して ください。',
    en: 'You can also apply on paper or by phone. Please contact us.',
  },

  estimate: { ja: '目安', 'ja-easy': 'めやす', en: 'Estimate' },
  fits: {
    ja: 'あてはまる条件',
    'ja-easy': 'だいじょうぶなこと',
    en: 'Conditions you meet',
  },
} satisfies Words
