import type { Words } from '../../ui/say.tsx'

/** Words of a sent application: following, correcting, taking back, who looked. */
export const follow = {
  title: { ja: '申請の状況', 'ja-easy': '申《もう》しこみの ようす', en: 'Your application' },
  next: { ja: '次にすること', 'ja-easy': '次《つぎ》に すること', en: 'What comes next' },
  due: {
    ja: '決まる見込みの日（遅くとも）：',
    'ja-easy': '決《き》まる 予定《よてい》の日《ひ》：',
    en: 'Decided by (at the latest): ',
  },
  late: {
    ja: '目安の日数を過ぎています。お待たせして申し訳ありません。状況はお問い合わせください。',
    'ja-easy': '予定《よてい》の日《ひ》を すぎました。すみません。電話《でんわ》で 聞《き》いてください。',
    en: 'This is taking longer than it should. We are sorry; please contact us to ask.',
  },
  usual: {
    ja: '最近は、受付から決定まで{days}日ほどです。',
    'ja-easy': 'いつもは {days}日《にち》くらいで 決《き》まります。',
    en: 'Lately, decisions have taken about {days} day(s).',
  },
  history: { ja: 'これまでの経過', 'ja-easy': 'これまでのこと', en: 'What has happened' },
  decision: { ja: '決定のお知らせ', 'ja-easy': '決《き》まったことの お知《し》らせ', en: 'Decision' },
  answers: { ja: '申請した内容', 'ja-easy': '書《か》いて 送《おく》ったこと', en: 'What you sent' },
  seeAnswers: {
    ja: '申請した内容を見る',
    'ja-easy': '書《か》いて 送《おく》ったことを 見《み》る',
    en: 'See what you sent',
  },
  correct: { ja: '直して送る', 'ja-easy': '直《なお》して 送《おく》る', en: 'Correct and send' },
  remarks: {
    ja: '{city}から確認のお願い',
    'ja-easy': '{city}からの お願《ねが》い',
    en: 'What {city} asks',
  },
  correctTitle: {
    ja: 'お願いした所だけを直してください',
    'ja-easy': 'しるしの ところだけ 直《なお》してください',
    en: 'Correct only what we ask about',
  },
  correctNote: {
    ja: 'ほかの答えはそのまま残っています。変わりがないときは、そのまま送ってかまいません。',
    'ja-easy':
      'ほかの 答《こた》えは 残《のこ》って います。かわらないときは、そのまま 送《おく》ってください。',
    en: 'All other answers are kept. If an answer is right as it is, send it unchanged.',
  },
  opened: {
    ja: '直した内容に合わせて、質問が増えました',
    'ja-easy': '答《こた》えが かわったので、質問《しつもん》が 増《ふ》えました',
    en: 'Your correction opens further questions',
  },
  others: {
    ja: 'ほかの答え（変えられません）',
    'ja-easy': 'ほかの 答《こた》え（かえられません）',
    en: 'Your other answers (cannot be changed here)',
  },
  sendCorrection: { ja: '直した内容を送る', 'ja-easy': '送《おく》る', en: 'Send the correction' },
  sendAmendment: { ja: 'この内容を届け出る', 'ja-easy': '送《おく》る', en: 'Send' },
  amended: {
    ja: '届出を受け付けました。利用券の期間は、数秒で直ります。',
    'ja-easy': '受《う》け付《つ》けました。利用券《りようけん》の 期間《きかん》は すぐに かわります。',
    en: 'Thank you. We have received it; the period of your voucher is adjusted within seconds.',
  },
  amend: {
    ja: '変わったことを届け出る',
    'ja-easy': 'かわったことを 知《し》らせる',
    en: 'Tell us what has changed',
  },
  corrected: {
    ja: '直した内容を受け付けました',
    'ja-easy': '直《なお》したものを 受《う》け付《つ》けました',
    en: 'We have received your correction',
  },
  withdraw: {
    ja: '申請を取り下げる',
    'ja-easy': '申《もう》しこみを やめる',
    en: 'Withdraw the application',
  },
  withdrawTitle: {
    ja: '申請を取り下げますか',
    'ja-easy': '申《もう》しこみを やめますか',
    en: 'Withdraw this application?',
  },
  withdrawReason: {
    ja: '理由（書かなくてもかまいません）',
    'ja-easy': 'どうして（書《か》かなくても いいです）',
    en: 'Reason (optional)',
  },
  withdrawYes: { ja: '取り下げる', 'ja-easy': 'やめる', en: 'Withdraw' },
  withdrawNo: { ja: '取り下げずに戻る', 'ja-easy': 'やめないで もどる', en: 'Keep it' },
  withdrawn: {
    ja: '申請を取り下げました',
    'ja-easy': '申《もう》しこみを やめました',
    en: 'The application was withdrawn',
  },
  seen: {
    ja: 'わたしの情報を見られる人',
    'ja-easy': 'わたしの ことを 見《み》られる人《ひと》',
    en: 'Who can see my data',
  },
  seenCity: {
    ja: '{city} {section}の担当が、申請の内容すべてを見られます。',
    'ja-easy': '{city} {section}の 人《ひと》は、全部《ぜんぶ》 見《み》られます。',
    en: 'Staff of {city}, {section}, can see everything you sent.',
  },
  seenFacility: {
    ja: '予約した施設は、次の答えだけを見られます。予約するまでは何も見られません。',
    'ja-easy':
      '予約《よやく》した 施設《しせつ》は、下《した》の ことだけ 見《み》られます。予約《よやく》するまでは 見《み》られません。',
    en: 'A facility you book can see only these answers, and nothing before you book.',
  },
  seenNoFacility: {
    ja: '施設に伝える答えはありません。',
    'ja-easy': '施設《しせつ》には 何《なに》も 伝《つた》えません。',
    en: 'No answers are passed to facilities.',
  },
  seenLog: { ja: '見た記録', 'ja-easy': '見《み》た 記録《きろく》', en: 'Who looked, and when' },
  seenNobody: {
    ja: 'まだ誰も見ていません。',
    'ja-easy': 'まだ だれも 見《み》て いません。',
    en: 'Nobody has looked yet.',
  },
  seenStaff: { ja: '{city}の職員', 'ja-easy': '{city}の 人《ひと》', en: 'Staff of {city}' },
  seenKept: {
    ja: '記録は少なくとも3年残り、誰も書きかえられません。',
    'ja-easy': '記録《きろく》は 3年《ねん》 残《のこ》ります。だれも かえられません。',
    en: 'Records are kept for at least three years and nobody can change them.',
  },
  channelPaper: { ja: '紙で申請', 'ja-easy': '紙《かみ》で 申《もう》しこみ', en: 'Sent on paper' },
  channelPhone: { ja: '電話で申請', 'ja-easy': '電話《でんわ》で 申《もう》しこみ', en: 'By phone' },
  letters: { ja: '届いた文書', 'ja-easy': 'とどいた 手紙《てがみ》', en: 'Letters' },
} satisfies Words
