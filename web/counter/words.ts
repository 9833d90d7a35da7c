import type { Words } from '../ui/say.tsx'

/** Words of the tablet at the counter. */
export const counter = {
  title: { ja: '窓口タブレット', 'ja-easy': '窓口《まどぐち》の タブレット', en: 'Counter tablet' },
  code: {
    ja: '職員から聞いた6けたの番号を入れてください',
    'ja-easy': '職員《しょくいん》が 言《い》う 6つの 数字《すうじ》を 入《い》れてください',
    en: 'Enter the six digits the staff give you',
  },
  codeLabel: { ja: '番号', 'ja-easy': '番号《ばんごう》', en: 'Number' },
  codeWrong: {
    ja: '6けたの数字を入れてください。',
    'ja-easy': '6つの 数字《すうじ》を 入《い》れてください。',
    en: 'Enter six digits.',
  },
  open: { ja: 'はじめる', 'ja-easy': '始《はじ》める', en: 'Start' },
  released: {
    ja: '画面を閉じました。この端末には何も残っていません。',
    'ja-easy': '画面《がめん》を 閉《と》じました。何《なに》も 残《のこ》っていません。',
    en: 'The screen was closed. Nothing is left on this device.',
  },
  explanation: { ja: '説明', 'ja-easy': '説明《せつめい》', en: 'About this' },
  transcript: {
    ja: '話している内容を読む',
    'ja-easy': '話《はな》していることを 読《よ》む',
    en: 'Read what is said',
  },
  pictures: { ja: '絵と文で見る', 'ja-easy': '絵《え》で 見《み》る', en: 'See it in pictures' },
  slide: { ja: '{n} / {all}', en: '{n} of {all}' },
  previous: { ja: '前へ', 'ja-easy': '前《まえ》へ', en: 'Back' },
  next: { ja: '次へ', 'ja-easy': '次《つぎ》へ', en: 'Next' },
  toQuestions: {
    ja: '質問に進む',
    'ja-easy': '質問《しつもん》へ',
    en: 'On to the questions',
  },
  skipExplanation: {
    ja: '説明を飛ばす',
    'ja-easy': '説明《せつめい》を 見《み》ないで 進《すす》む',
    en: 'Skip the explanation',
  },
  fromHome: {
    ja: '家で答えた続きから',
    'ja-easy': '家《いえ》で した 続《つづ》き',
    en: 'Go on from what you answered at home',
  },
  fromHomeLead: {
    ja: 'お持ちの二次元コードをカメラに見せてください。写真は残りません。',
    'ja-easy': 'コードを カメラに 見《み》せて ください。',
    en: 'Show your code to the camera. No picture is kept.',
  },
  question: { ja: '質問 {n}', 'ja-easy': '質問《しつもん》 {n}', en: 'Question {n}' },
  hidden: {
    ja: '前の答えは、まわりから見えないように隠しています。変えるときだけ答え直してください。',
    'ja-easy': '前《まえ》の 答《こた》えは かくしています。変《か》える ときだけ 答《こた》えてください。',
    en: 'Your earlier answer is hidden from people around you. Answer again only to change it.',
  },
  keepAnswer: {
    ja: '答えを変えずに進む',
    'ja-easy': '変《か》えないで 進《すす》む',
    en: 'Keep my answer',
  },
  changed: {
    ja: '職員の画面で内容が変わりました。最新の画面を表示しました。',
    'ja-easy': '職員《しょくいん》が 変《か》えました。今《いま》の 画面《がめん》です。',
    en: 'The staff changed something meanwhile. This is the latest.',
  },
  resultTitle: { ja: 'ご案内', 'ja-easy': 'あなたへの 案内《あんない》', en: 'What we found' },
  resultLead: {
    ja: '目安です。決めるのは、書類を確かめたあとの担当の職員です。',
    'ja-easy': 'めやすです。職員《しょくいん》が 紙《かみ》を 見《み》て 決《き》めます。',
    en: 'This is an estimate. The staff decide after checking your papers.',
  },
  choose: {
    ja: '今日、申し込みたいもの',
    'ja-easy': '今日《きょう》 申《もう》しこむ もの',
    en: 'What you want to apply for today',
  },
  chooseHint: {
    ja: '選んだものの様式を、一度の記入でまとめて作ります。',
    'ja-easy': '一回《いっかい》 書《か》くだけで、全部《ぜんぶ》の 紙《かみ》を 作《つく》ります。',
    en: 'Their forms are all filled in from what you write once.',
  },
  chooseOne: {
    ja: '一つ以上選んでください。申し込まないときは「終わる」を押してください。',
    'ja-easy':
      '一《ひと》つ 選《えら》んでください。申《もう》しこまない 人《ひと》は「終《お》わる」を おしてください。',
    en: 'Choose at least one, or press “Finish” if you do not want to apply.',
  },
  prepare: {
    ja: '様式を作る',
    'ja-easy': '紙《かみ》を 作《つく》る',
    en: 'Prepare the forms',
  },
  unlikelyFold: {
    ja: '受けられなさそうなもの（{n}）と、その理由',
    'ja-easy': '使《つか》えなさそうな もの（{n}）',
    en: 'What probably does not fit ({n}), and why',
  },
  takeHome: {
    ja: '家に持ち帰る',
    'ja-easy': '家《いえ》に 持《も》って 帰《かえ》る',
    en: 'To take home',
  },
  takeHomeLead: {
    ja: 'ご自分のスマートフォンで読み取ると、同じ内容を家で見られます。答えは暗号になっています。',
    'ja-easy': 'あなたの スマホで 読《よ》むと、家《いえ》で 見《み》ることが できます。',
    en: 'Scan it with your own phone to see the same at home. Your answers are encrypted in it.',
  },
  codeTitle: {
    ja: '家で見るための二次元コード',
    'ja-easy': '家《いえ》で 見《み》る コード',
    en: 'Code to take home',
  },
  printed: {
    ja: '印刷が要るときは、職員に声をかけてください。',
    'ja-easy': '紙《かみ》が ほしい 人《ひと》は、職員《しょくいん》に 言《い》ってください。',
    en: 'Ask the staff if you would like it printed.',
  },
  once: {
    ja: '様式に書くこと（一度だけ）',
    'ja-easy': '紙《かみ》に 書《か》くこと（一回《いっかい》だけ）',
    en: 'For the forms, written once',
  },
  leave: {
    ja: '書かずに進む',
    'ja-easy': '書《か》かないで 進《すす》む',
    en: 'Leave it blank',
  },
  leaveNote: {
    ja: '書かなかった所は、できた紙に手で書けます。',
    'ja-easy': 'あとで ペンで 書《か》くことが できます。',
    en: 'What you leave blank can be written by hand on the finished papers.',
  },
  formsTitle: { ja: '様式ができました', 'ja-easy': '紙《かみ》が できました', en: 'Your forms are ready' },
  formsLead: {
    ja: '内容を確かめてください。職員が印刷した紙に、署名をお願いします。',
    'ja-easy':
      '見《み》て ください。職員《しょくいん》が 印刷《いんさつ》します。名前《なまえ》を 書《か》いて ください。',
    en: 'Please check them. The staff will print them for your signature.',
  },
  formsNone: {
    ja: '選んだ制度の様式は、まだ登録されていません。職員が用意します。',
    'ja-easy': '職員《しょくいん》が 紙《かみ》を 用意《ようい》します。',
    en: 'No form is set up for what you chose. The staff will get it ready.',
  },
  lookAt: { ja: '見る', 'ja-easy': '見《み》る', en: 'Look at it' },
  byHand: { ja: '手で書くところ', 'ja-easy': 'ペンで 書《か》く ところ', en: 'To be written by hand' },
  written: { ja: '書いた内容', 'ja-easy': '書《か》いた こと', en: 'What you wrote' },
  done: { ja: 'ありがとうございました', 'ja-easy': 'ありがとうございました', en: 'Thank you' },
  doneLead: {
    ja: 'この端末には何も残っていません。タブレットを職員にお返しください。',
    'ja-easy':
      '何《なに》も 残《のこ》っていません。タブレットを 職員《しょくいん》に 返《かえ》してください。',
    en: 'Nothing is left on this device. Please hand it back to the staff.',
  },
  again: { ja: '最初の画面へ', 'ja-easy': '最初《さいしょ》へ', en: 'First screen' },
  idle: {
    ja: '画面をまだお使いですか',
    'ja-easy': 'まだ 使《つか》っていますか',
    en: 'Are you still there?',
  },
  idleLead: {
    ja: '30秒触れないと、まわりの方から見えないように画面を閉じます。書いた内容は職員が続きから開けます。',
    'ja-easy':
      '30秒《びょう》 さわらないと、画面《がめん》を 閉《と》じます。続《つづ》きは 職員《しょくいん》が 開《あ》けます。',
    en: 'Untouched for another 30 seconds, the screen closes so that nobody else sees it. The staff can open it again where you were.',
  },
  stay: { ja: '続ける', 'ja-easy': '続《つづ》ける', en: 'Go on' },
} satisfies Words
