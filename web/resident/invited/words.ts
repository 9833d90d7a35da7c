import type { Words } from '../../ui/say.tsx'

/** Words for those who came by a personal link. Before the second factor nothing tells what it is about. */
export const words = {
  title: {
    ja: '{city}からのお手紙の確認',
    'ja-easy': '{city}からの 手紙《てがみ》',
    en: 'Your letter from {city}',
  },
  lead: {
    ja: '手紙を受け取ったご本人であることを確かめます。',
    'ja-easy': 'あなたが 手紙《てがみ》を もらった 人《ひと》か、確《たし》かめます。',
    en: 'We first check that you are the person the letter was sent to.',
  },
  birthDate: {
    ja: '手紙の宛名の方の生年月日',
    'ja-easy': '手紙《てがみ》に 名前《なまえ》が ある 人《ひと》の 生《う》まれた日《ひ》',
    en: 'Date of birth of the person the letter is addressed to',
  },
  code: {
    ja: '手紙に書いてある確認番号（6桁）',
    'ja-easy': '手紙《てがみ》の 確認番号《かくにんばんごう》（数字《すうじ》6つ）',
    en: 'The six-digit code printed on the letter',
  },
  sentLead: {
    ja: 'この案内からの申請は受け付けています。もう一度送る必要はありません。受付番号を見るには、確認の答えを入れてください。',
    'ja-easy':
      'もう 申《もう》しこみは 終《お》わっています。もう一度《いちど》 送《おく》らなくて だいじょうぶです。番号《ばんごう》を 見《み》る 人《ひと》は、答《こた》えを 書《か》いてください。',
    en: 'An application from this letter has been received. You need not send it again. To see its number, answer the question below.',
  },
  open: { ja: '開く', 'ja-easy': '開《ひら》く', en: 'Open' },
  notMe: {
    ja: '心当たりのない方は、何もせずにこの画面を閉じてください。手紙が違う方に届いたときは、手紙の問い合わせ先か市区町村（電話 {phone}）にお知らせください。',
    'ja-easy':
      'あなたへの 手紙《てがみ》ではないときは、閉《と》じてください。市役所《しやくしょ》（電話《でんわ》 {phone}）に 教《おし》えてください。',
    en: 'If this is not for you, close this page. If a letter reached you by mistake, please tell the office named on it or the city (phone {phone}).',
  },
  doorTitle: {
    ja: '案内番号を入れる',
    'ja-easy': '手紙《てがみ》の 番号《ばんごう》を 書《か》く',
    en: 'Enter the code of your letter',
  },
  typed: {
    ja: '案内番号（手紙のQRコードの横にあります）',
    'ja-easy': '案内番号《あんないばんごう》（手紙《てがみ》の QRコードの よこに あります）',
    en: 'Code (printed beside the QR code)',
  },
  typedHint: {
    ja: '英字と数字で16文字です。大文字・小文字、ハイフンのあるなしは気にしなくてかまいません。',
    'ja-easy': 'アルファベットと 数字《すうじ》で 16文字《もじ》です。「-」は なくても いいです。',
    en: '16 letters and digits. Capitals and hyphens do not matter.',
  },
  typedWrong: {
    ja: 'この番号には書き間違いがあるようです。手紙を見て、もう一度入れてください。',
    'ja-easy':
      '番号《ばんごう》が ちがいます。手紙《てがみ》を 見《み》て、もう一度《いちど》 書《か》いてください。',
    en: 'There seems to be a slip in this code. Please check it against the letter.',
  },
  goOn: { ja: '次へ', 'ja-easy': '次《つぎ》へ', en: 'Next' },
  knownTitle: {
    ja: '記録で分かっていること',
    'ja-easy': 'もう 分《わ》かっていること',
    en: 'What our records already say',
  },
  knownLead: {
    ja: '次のことは市区町村の記録にあるので、お尋ねしません。画面をほかの人に見られてもよいように、一部を○にしています。',
    'ja-easy':
      'これは もう 分《わ》かっているので、聞《き》きません。ほかの人《ひと》に 見《み》られないように、○に しています。',
    en: 'We will not ask about these. Parts are hidden with ○ in case somebody can see your screen.',
  },
  person: { ja: '申請する方', 'ja-easy': '申《もう》しこむ 人《ひと》', en: 'Applicant' },
  home: { ja: '住所', 'ja-easy': '住所《じゅうしょ》', en: 'Address' },
  homeMasked: { ja: '{city}{town} ○○', 'ja-easy': '{city}{town} ○○', en: '{city}{town} ○○' },
  children: { ja: '記録にあるお子さん', 'ja-easy': '子《こ》ども', en: 'Children on record' },
  childrenCount: { ja: '{n}人', 'ja-easy': '{n}人《にん》', en: '{n}' },
  others: {
    ja: 'これらを含め、申請書の{n}問は記録で分かっているので、お尋ねしません。',
    'ja-easy':
      '申《もう》しこみの 質問《しつもん》の うち {n}個《こ》は、もう 分《わ》かっているので 聞《き》きません。',
    en: 'In all, our records answer {n} questions of the form, so we do not ask them.',
  },
  differs: {
    ja: '記録と違うところがある方',
    'ja-easy': 'ちがう ところが ある 人《ひと》',
    en: 'Is anything different now?',
  },
  differsLabel: {
    ja: '違うところ（例：先週、引っ越した。上の子は別に暮らしている）',
    'ja-easy': 'ちがう ところを 書《か》いてください（例：先週《せんしゅう》 引《ひ》っこした）',
    en: 'What is different (for example: we moved last week)',
  },
  differsKeep: { ja: '書いたことを残す', 'ja-easy': '残《のこ》す', en: 'Keep this note' },
  differsKept: {
    ja: '書いたことを残しました。職員が申請とあわせて確かめます。',
    'ja-easy': '残《のこ》しました。職員《しょくいん》が 見《み》ます。',
    en: 'Your note is kept. Staff will read it with your application.',
  },
  start: {
    ja: '分からないことだけ答える',
    'ja-easy': '質問《しつもん》に 答《こた》える',
    en: 'Answer the rest',
  },
  resume: { ja: '続きを書く', 'ja-easy': '続《つづ》きを 書《か》く', en: 'Continue' },
  count: {
    ja: 'お尋ねするのは、あと{n}画面です。1つずつ進みます。',
    'ja-easy': '質問《しつもん》の 画面《がめん》は、あと {n}つです。',
    en: '{n} screens to go, one question at a time.',
  },
  estimate: {
    ja: '受けられるかどうかは、申請を受け付けたあとで決まります。',
    'ja-easy': 'もらえるかどうかは、申《もう》しこんだ あとで 決《き》まります。',
    en: 'Whether you are entitled is decided after you apply.',
  },
  until: { ja: '期限', 'ja-easy': 'いつまで', en: 'Apply by' },
  sentTitle: {
    ja: '申請を受け付けました',
    'ja-easy': '申《もう》しこみを 受《う》け付《つ》けました',
    en: 'Your application was received',
  },
  sentNext: {
    ja: '内容を確かめ、決まりしだい通知書をお送りします。確かめたいことがあるときは、書いていただいた連絡先に連絡します。',
    'ja-easy': '今《いま》から 見《み》ます。決《き》まったら、手紙《てがみ》を 送《おく》ります。',
    en: 'We will check it and send you a letter with the decision. If we have a question we will contact you.',
  },
  state: { ja: 'いまの状況', 'ja-easy': '今《いま》の ようす', en: 'Where it stands' },
  correct: {
    ja: '直していただきたい所を手紙でお知らせします。手紙が届いたら、下の問い合わせ先にお電話ください。電話か窓口で直せます。',
    'ja-easy':
      'なおす ところを 手紙《てがみ》で 知《し》らせます。手紙《てがみ》が 来《き》たら、電話《でんわ》を してください。',
    en: 'We are sending you a letter about what needs correcting. When it arrives, please call the office below: it can be corrected by phone or at the counter.',
  },
  close: { ja: '終わる', 'ja-easy': '終《お》わる', en: 'Finish' },
  closedTitle: { ja: '閉じました', 'ja-easy': '閉《と》じました', en: 'Closed' },
  closedSent: {
    ja: '申請は届いています。この端末をほかの人と使っているときも、このまま離れて大丈夫です。',
    'ja-easy': '申《もう》しこみは 届《とど》いています。もう 終《お》わりです。',
    en: 'Your application has been received. It is safe to leave this device now.',
  },
  closedLead: {
    ja: '書いた内容は残っています。期限までは、手紙のQRコードから続きを書けます。この端末をほかの人と使っているときも、このまま離れて大丈夫です。',
    'ja-easy':
      '書《か》いたものは 残《のこ》っています。手紙《てがみ》の QRコードから、続《つづ》きを 書《か》けます。',
    en: 'What you wrote is kept. Until the date on the letter you can continue from its QR code. It is safe to leave this device now.',
  },
} satisfies Words
