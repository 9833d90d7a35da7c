import type { Words } from '../../ui/say.tsx'

/** Words of applying: before, page by page, looking through, sent. */
export const apply = {
  title: { ja: '{scheme}の申請', 'ja-easy': '{scheme}に 申《もう》しこむ', en: 'Apply for {scheme}' },
  before: { ja: 'はじめる前に', 'ja-easy': 'はじめる 前《まえ》に', en: 'Before you start' },
  takes: {
    ja: '約{minutes}分で書けます。1つずつお聞きします。',
    'ja-easy': '{minutes}分《ぷん》くらいです。質問《しつもん》は 1つずつです。',
    en: 'Takes about {minutes} minutes, one question at a time.',
  },
  keeps: {
    ja: '1ページ進むごとに保存します。途中でやめても、続きから書けます。',
    'ja-easy': '書《か》いたものは 残《のこ》ります。途中《とちゅう》で やめても だいじょうぶです。',
    en: 'Every page is saved. You can stop and continue later.',
  },
  start: { ja: '書きはじめる', 'ja-easy': '書《か》きはじめる', en: 'Start' },
  startNew: {
    ja: 'あたらしく書きはじめる',
    'ja-easy': '新《あたら》しく 書《か》く',
    en: 'Start a new application',
  },
  resume: { ja: '続きを書く', 'ja-easy': '続《つづ》きを 書《か》く', en: 'Continue' },
  discard: {
    ja: 'この書きかけを消す',
    'ja-easy': 'この 途中《とちゅう》の ものを 消《け》す',
    en: 'Delete this draft',
  },
  discardTitle: {
    ja: '書きかけを消しますか',
    'ja-easy': '消《け》しますか',
    en: 'Delete this draft?',
  },
  discardNote: {
    ja: '書いた内容と送ったファイルが消えます。元に戻せません。送り終えた申請には影響しません。',
    'ja-easy': '書《か》いたものと 写真《しゃしん》が 消《き》えます。もどせません。',
    en: 'What you wrote and the files you sent will be deleted for good. Applications already sent are not affected.',
  },
  discardYes: { ja: '消す', 'ja-easy': '消《け》す', en: 'Delete' },
  keepIt: { ja: '消さずに戻る', 'ja-easy': '消《け》さない', en: 'Keep it' },
  already: {
    ja: '申請中のものがあります',
    'ja-easy': 'もう 申《もう》しこんで います',
    en: 'You have already applied',
  },
  alreadyNote: {
    ja: '同じことについての申請は1つで足ります。状況は申請のページで見られます。',
    'ja-easy': '同《おな》じことの 申《もう》しこみは 1つで いいです。',
    en: 'One application is enough for the same matter. See how it is going on its page.',
  },
  seeCase: {
    ja: '申請の状況を見る',
    'ja-easy': '今《いま》の ようすを 見《み》る',
    en: 'See your application',
  },

  next: { ja: '保存して次へ', 'ja-easy': '次《つぎ》へ', en: 'Save and continue' },
  toReview: {
    ja: '保存して確認画面へ戻る',
    'ja-easy': '保存《ほぞん》して もどる',
    en: 'Save and return to your answers',
  },
  later: {
    ja: '保存して、あとで続ける',
    'ja-easy': '保存《ほぞん》して、あとで 書《か》く',
    en: 'Save and continue later',
  },
  sendMore: {
    ja: '送って、もう1つ追加する',
    'ja-easy': '送《おく》って、もう1つ 選《えら》ぶ',
    en: 'Send it and add another',
  },
  prefilled: {
    ja: '前にうかがった内容を入れてあります。ちがうときは直してください。',
    'ja-easy': '前《まえ》に 聞《き》いたことを 書《か》いて あります。ちがうときは 直《なお》してください。',
    en: 'Filled in from what you told us before. Please correct what is different.',
  },
  held: {
    ja: 'ログインの前に入力した内容です',
    'ja-easy': 'ログインの 前《まえ》に 書《か》いたものです',
    en: 'This is what you typed before signing in',
  },
  heldNote: {
    ja: 'まだ保存していません。確かめて「保存して次へ」を押してください。ファイルはもう一度選んでください。',
    'ja-easy':
      'まだ 保存《ほぞん》して いません。見《み》てから「次《つぎ》へ」を おしてください。写真《しゃしん》は もう一度《いちど》 選《えら》んでください。',
    en: 'It is not saved yet. Check it and press “Save and continue”. Please choose files again.',
  },
  overtaken: {
    ja: 'ほかの画面で書いた内容を、いまの内容に置きかえて保存しました',
    'ja-easy': 'ほかの がめんの 内容《ないよう》を、今《いま》の 内容《ないよう》に かえました',
    en: 'Saved. This replaced what you had entered in another window',
  },
  overtakenBefore: {
    ja: 'ほかの画面での内容：',
    'ja-easy': 'ほかの がめん：',
    en: 'In the other window: ',
  },
  overtakenGo: { ja: 'このまま次へ', 'ja-easy': 'これで 次《つぎ》へ', en: 'Continue with this' },
  newerScheme: {
    ja: '申請の内容が新しくなりました',
    'ja-easy': '質問《しつもん》が 新《あたら》しく なりました',
    en: 'The application form has changed',
  },
  newerSchemeNote: {
    ja: '書きはじめたときの内容のまま送れます。新しい内容に変えると、質問が増えたり減ったりします。',
    'ja-easy':
      '今《いま》のまま 送《おく》れます。新《あたら》しい質問《しつもん》に かえることも できます。',
    en: 'You can send it as you began it. If you switch to the new form, some questions may be added or dropped.',
  },
  renew: {
    ja: '新しい内容に変える',
    'ja-easy': '新《あたら》しい 質問《しつもん》に かえる',
    en: 'Switch to the new form',
  },
  addedQuestions: { ja: '増える質問', 'ja-easy': '増《ふ》える 質問《しつもん》', en: 'Questions added' },
  droppedQuestions: { ja: '減る質問', 'ja-easy': 'なくなる 質問《しつもん》', en: 'Questions dropped' },
  changedQuestions: {
    ja: '変わる質問',
    'ja-easy': '変《か》わる 質問《しつもん》',
    en: 'Questions changed',
  },
  noQuestions: { ja: 'なし', 'ja-easy': 'ありません', en: 'None' },

  review: {
    ja: '送る前に確かめてください',
    'ja-easy': '送《おく》る 前《まえ》に 見《み》てください',
    en: 'Check your answers before sending',
  },
  reviewNote: {
    ja: 'まだ送られていません。直すときは「変更」を押してください。',
    'ja-easy': 'まだ 送《おく》って いません。直《なお》すときは「変更《へんこう》」を おしてください。',
    en: 'Nothing has been sent yet. Press “Change” to correct an answer.',
  },
  change: { ja: '変更', 'ja-easy': '変更《へんこう》（直《なお》す）', en: 'Change' },
  changeWhat: { ja: '：{what}', en: ': {what}' },
  unanswered: { ja: '未回答', 'ja-easy': '答《こた》えて いません', en: 'Not answered' },
  blank: { ja: '（なし）', 'ja-easy': '（なし）', en: '(none)' },
  incomplete: {
    ja: 'まだ答えていない質問があります',
    'ja-easy': 'まだ 答《こた》えて いない 質問《しつもん》が あります',
    en: 'Some questions are still unanswered',
  },
  goOn: { ja: '続きを答える', 'ja-easy': '続《つづ》きを 書《か》く', en: 'Continue' },
  send: { ja: 'この内容で申請する', 'ja-easy': 'これで 送《おく》る', en: 'Send the application' },
  sendNote: {
    ja: '送ると受付番号が出て、{city}の担当が確かめはじめます。送ったあとも、決まる前なら取り下げられます。',
    'ja-easy':
      '送《おく》ると 番号《ばんごう》が 出《で》ます。{city}の 人《ひと》が 見《み》ます。決《き》まる 前《まえ》なら、やめることも できます。',
    en: 'You will get a reference number and {city} will start checking. You can withdraw until it is decided.',
  },

  done: {
    ja: '申請を受け付けました',
    'ja-easy': '申《もう》しこみを 受《う》け付《つ》けました',
    en: 'We have received your application',
  },
  doneNext: { ja: 'このあと', 'ja-easy': 'この あと', en: 'What happens next' },
  doneCheck: {
    ja: '{city}の担当が内容を確かめます。',
    'ja-easy': '{city}の 人《ひと》が 見《み》ます。',
    en: '{city} checks your application.',
  },
  doneAsk: {
    ja: '確かめたいことがあるときは、その所だけを直していただくようお知らせします。',
    'ja-easy': '聞《き》きたいことが あるときは、お知《し》らせします。',
    en: 'If something is unclear, we ask you to correct just that.',
  },
  doneTell: {
    ja: '決まったら、このページに表示し、選ばれた連絡方法でお知らせします。',
    'ja-easy':
      '決《き》まったら、このページと、あなたが 選《えら》んだ 方法《ほうほう》で お知《し》らせします。',
    en: 'When it is decided, you will see it here, and we will tell you in the ways you chose.',
  },
  doneFollow: {
    ja: '申請の状況を見る',
    'ja-easy': '今《いま》の ようすを 見《み》る',
    en: 'Follow your application',
  },
  dueByLabel: {
    ja: '決まる見込みの日（遅くとも）：',
    'ja-easy': '決《き》まる 予定《よてい》の日《ひ》：',
    en: 'Decided by (at the latest): ',
  },
  usual: {
    ja: '最近は、受付から決定まで{days}日ほどです。',
    'ja-easy': 'いつもは {days}日《にち》くらいで 決《き》まります。',
    en: 'Lately, decisions have taken about {days} day(s).',
  },
} satisfies Words

/** Why a file could not be taken, and what to do. */
export const upload = {
  'too-large': {
    ja: '「{name}」は大きすぎます（{limit}MBまで）。写真なら、少し離れて撮り直すか、画質を下げて送ってください。',
    'ja-easy':
      '「{name}」は 大《おお》きすぎます。{limit}MBまでです。小《ちい》さい写真《しゃしん》を 送《おく》ってください。',
    en: '“{name}” is too large (up to {limit} MB). Take the photo again at a lower quality.',
  },
  empty: {
    ja: '「{name}」は中身が空です。ファイルを開いて確かめ、もう一度選んでください。',
    'ja-easy': '「{name}」は 中《なか》が ありません。もう一度《いちど》 選《えら》んでください。',
    en: '“{name}” is empty. Open it to check, then choose it again.',
  },
  'wrong-type': {
    ja: '「{name}」は写真でもPDFでもありません。書類を写真に撮るか、PDFにして送ってください。',
    'ja-easy':
      '「{name}」は 写真《しゃしん》でも PDFでも ありません。写真《しゃしん》を とって 送《おく》ってください。',
    en: '“{name}” is neither a photo nor a PDF. Take a photo of the paper, or send a PDF.',
  },
  damaged: {
    ja: '「{name}」は壊れていて開けません。撮り直すか、保存し直して送ってください。',
    'ja-easy': '「{name}」は こわれて います。もう一度《いちど》 とって 送《おく》ってください。',
    en: '“{name}” is damaged and cannot be opened. Take it again or save it again.',
  },
  protected: {
    ja: '「{name}」はパスワードがかかっていて開けません。パスワードを外して送ってください。',
    'ja-easy': '「{name}」は パスワードが あります。パスワードを とって 送《おく》ってください。',
    en: '“{name}” is protected by a password. Remove the password and send it again.',
  },
} satisfies Words
