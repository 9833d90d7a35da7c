import type { Words } from '../../ui/say.tsx'

/** Words of the guide: what one may receive, and which papers it takes. None of them large, none of them merry. */
export const guide = {
  title: {
    ja: '受けられる制度と必要書類のガイド',
    'ja-easy': '使《つか》える ものと、いる 紙《かみ》を さがす',
    en: 'What you may receive, and which papers you need',
  },
  lead: {
    ja: '質問に答えると、{city}で受けられそうな手当や助成と、必要な書類、額の目安が分かります。',
    'ja-easy':
      '質問《しつもん》に 答《こた》えると、もらえそうな お金《かね》や 助《たす》けと、いる 紙《かみ》が わかります。',
    en: 'Answer some questions and see which benefits of {city} you may receive, roughly how much, and which papers you need.',
  },
  count: {
    ja: '{n}の制度を一度に調べます。質問の画面はふつう12ほど、ご事情により20ほどです。',
    'ja-easy':
      '{n}の ものを いっしょに 調《しら》べます。質問《しつもん》は 12くらいです。20くらいの 人《ひと》も います。',
    en: 'It looks at {n} schemes at once. Most people answer about twelve pages of questions, some about twenty.',
  },
  nothingKept: {
    ja: 'お名前は聞きません。答えは市のサーバーに残らず、暗号にして、このブラウザーを閉じるまでこの端末だけに置きます。',
    'ja-easy':
      '名前《なまえ》は 聞《き》きません。答《こた》えは 市《し》の コンピューターに 残《のこ》りません。この スマホだけに あります。',
    en: 'We do not ask your name. Your answers are not stored by us: they stay on this device, encrypted, until you close the browser.',
  },
  skippable: {
    ja: '分からないこと、答えたくないことは、飛ばせます。',
    'ja-easy': 'わからない ことや 答《こた》えたくない ことは、答《こた》えなくて いいです。',
    en: 'You can pass over anything you do not know or would rather not say.',
  },
  estimate: {
    ja: '結果は目安です。決めるのは、申請のあとに書類を確かめる担当の職員です。',
    'ja-easy':
      '結果《けっか》は めやすです。申《もう》しこんだ あとで、職員《しょくいん》が 決《き》めます。',
    en: 'The result is an estimate. A member of staff decides after you apply.',
  },
  start: { ja: 'はじめる', 'ja-easy': '始《はじ》める', en: 'Start' },
  goOn: { ja: '続きから答える', 'ja-easy': '続《つづ》きを する', en: 'Go on where you were' },
  again: { ja: '最初からやり直す', 'ja-easy': '最初《さいしょ》から する', en: 'Start again' },
  ended: {
    ja: 'しばらく時間がたったため、答えを消しました。もう一度はじめてください。',
    'ja-easy':
      '時間《じかん》が たったので、答《こた》えを 消《け》しました。もう一度《いちど》 始《はじ》めて ください。',
    en: 'Some time has passed, so your answers were removed. Please start again.',
  },
  cleared: {
    ja: '答えを消しました。この端末には何も残っていません。',
    'ja-easy': '答《こた》えを 消《け》しました。何《なに》も 残《のこ》って いません。',
    en: 'Your answers were removed. Nothing is left on this device.',
  },

  question: { ja: '質問 {n}', 'ja-easy': '質問《しつもん》 {n}', en: 'Question {n}' },
  maySettle: {
    ja: 'この答えで、{n}つの制度の見通しが変わります。',
    'ja-easy': 'この 答《こた》えで、{n}つの ものが わかるかもしれません。',
    en: 'Your answer matters for {n} of the schemes.',
  },
  mayMatter: {
    ja: '答えによって、額や必要な書類が変わります。',
    'ja-easy': '答《こた》えで、お金《かね》や 紙《かみ》が 変《か》わります。',
    en: 'Amounts or papers depend on your answer.',
  },
  skip: {
    ja: 'わからない・答えたくない',
    'ja-easy': 'わからない・答《こた》えたくない',
    en: 'I do not know, or would rather not say',
  },
  nobody: { ja: 'いません', en: 'There is nobody' },
  none: { ja: 'どれもあてはまりません', 'ja-easy': 'どれも ちがいます', en: 'None of these' },
  nameEach: {
    ja: '一人ずつ書いてください。',
    'ja-easy': '一人《ひとり》ずつ 書《か》いて ください。',
    en: 'Add each person.',
  },
  nobodyNamed: {
    ja: '一人ずつ書くか、「いません」を押してください。',
    'ja-easy': '一人《ひとり》ずつ 書《か》くか、「いません」を おして ください。',
    en: 'Add each person, or press “There is nobody”.',
  },
  eachOf: {
    ja: 'お一人ずつ教えてください',
    'ja-easy': '一人《ひとり》ずつ 教《おし》えて ください',
    en: 'Please tell us about each',
  },
  nth: { ja: '{n}人目（{what}）', 'ja-easy': '{n}人目《にんめ》（{what}）', en: 'Person {n} ({what})' },
  bornOn: { ja: '{day}生まれ', 'ja-easy': '{day}に 生《う》まれた 人《ひと》', en: 'Born {day}' },
  settled: {
    ja: 'ここまでに分かったこと（{n}）',
    'ja-easy': '今《いま》までに わかった こと（{n}）',
    en: 'Found so far ({n})',
  },
  stillOpen: {
    ja: 'まだ分からない制度：{n}',
    'ja-easy': 'まだ わからない もの：{n}',
    en: 'Schemes still open: {n}',
  },
  toResult: {
    ja: 'ここまでの結果を見る',
    'ja-easy': '今《いま》までの 結果《けっか》を 見《み》る',
    en: 'See the result so far',
  },
  tooMuch: {
    ja: 'これ以上は覚えておけません。ここまでの結果を見るか、窓口へお電話ください。',
    'ja-easy': 'これより 多《おお》くは 書《か》けません。電話《でんわ》を して ください。',
    en: 'That is more than can be kept here. See the result so far, or call us.',
  },

  likely: { ja: '受けられそう', 'ja-easy': '使《つか》えそう', en: 'You may well receive it' },
  unclear: {
    ja: 'もう少し確認が要る',
    'ja-easy': 'もう少《すこ》し 聞《き》かないと わからない',
    en: 'A little more to find out',
  },
  unlikely: {
    ja: 'いまは受けられなさそう',
    'ja-easy': '今《いま》は 使《つか》えなさそう',
    en: 'Probably not at the moment',
  },
  result: { ja: 'ガイドの結果', 'ja-easy': '結果《けっか》', en: 'What the guide found' },
  presumed: {
    ja: '{city}に住民登録がある方としての目安です。',
    'ja-easy': '{city}に 住民票《じゅうみんひょう》が ある 人《ひと》の めやすです。',
    en: 'This presumes that you are registered as a resident of {city}.',
  },
  nothingFound: {
    ja: '受けられそうな制度は見つかりませんでした。ほかに使えるものがないか、窓口でいっしょにお調べします。',
    'ja-easy':
      '使《つか》えそうな ものは 見《み》つかりませんでした。窓口《まどぐち》で いっしょに さがします。',
    en: 'No scheme seems to fit. Please come and see us: we will gladly look with you for other help.',
  },
  howWorkedOut: {
    ja: '額の出し方',
    'ja-easy': 'お金《かね》の 計算《けいさん》',
    en: 'How it was worked out',
  },
  forWhom: { ja: '対象のお子さん', 'ja-easy': '使《つか》える 子《こ》ども', en: 'Children it is for' },
  why: {
    ja: '理由と、できること',
    'ja-easy': 'どうして。何《なに》が できるか',
    en: 'Why, and what you can do',
  },
  officeKnows: {
    ja: '市の記録で確かめること',
    'ja-easy': '市《し》が 調《しら》べる こと',
    en: 'What the city looks up',
  },
  passedOver: {
    ja: 'お答えのなかったこと',
    'ja-easy': '答《こた》えなかった こと',
    en: 'What you passed over',
  },
  toTell: {
    ja: '窓口で確かめること',
    'ja-easy': '窓口《まどぐち》で 聞《き》く こと',
    en: 'What to talk about at the counter',
  },
  changes: {
    ja: 'ご事情が変わったときや迷うときは、申請するか、お電話ください。',
    'ja-easy': '変《か》わった ときや わからない ときは、電話《でんわ》を して ください。',
    en: 'When things change, or if in doubt, apply or call us.',
  },
  papers: { ja: '必要な書類（まとめて）', 'ja-easy': 'いる 紙《かみ》', en: 'Papers you need, all together' },
  papersLead: {
    ja: '同じ書類は1つで足ります。',
    'ja-easy': '同《おな》じ 紙《かみ》は 一《ひと》つで いいです。',
    en: 'A paper that several schemes need is listed once.',
  },
  neededFor: { ja: '使う制度：{schemes}', 'ja-easy': '使《つか》う もの：{schemes}', en: 'For: {schemes}' },
  maybe: {
    ja: '要るかもしれない書類（{n}）',
    'ja-easy': 'いるかもしれない 紙《かみ》（{n}）',
    en: 'Papers that may be needed ({n})',
  },
  wantAmounts: {
    ja: '額も知りたい',
    'ja-easy': 'いくら もらえるかも 知《し》りたい',
    en: 'Find out the amounts too',
  },
  wantPapers: {
    ja: '必要な書類をしぼりこむ',
    'ja-easy': 'いる 紙《かみ》を もっと くわしく',
    en: 'Narrow down the papers',
  },
  fewMore: {
    ja: 'あと少し質問に答えます。',
    'ja-easy': 'もう少《すこ》し 質問《しつもん》が あります。',
    en: 'A few more questions.',
  },
  nextSteps: { ja: '次にすること', 'ja-easy': '次《つぎ》に する こと', en: 'What to do next' },
  applyOnline: { ja: 'オンラインで申請する', 'ja-easy': 'スマホで 申《もう》しこむ', en: 'Apply online' },
  atCounter: {
    ja: '窓口に持っていく',
    'ja-easy': '窓口《まどぐち》に 行《い》く',
    en: 'Bring it to the counter',
  },
  counterNote: {
    ja: '窓口のタブレットでこのコードを読み取ると、同じことをもう一度答えずに続けられます。答えは暗号になっていて、市の窓口でしか読めません。{until}まで使えます。',
    'ja-easy':
      '窓口《まどぐち》で この コードを 見《み》せて ください。もう一度《いちど》 答《こた》えなくて いいです。{until}まで 使《つか》えます。',
    en: 'Show this code at the counter and you need not answer again. It holds your answers, encrypted so that only the city can read them, and works until {until}.',
  },
  codeTitle: {
    ja: '窓口で続けるための二次元コード',
    'ja-easy': '窓口《まどぐち》で 使《つか》う コード',
    en: 'Code to go on at the counter',
  },
  printHint: {
    ja: 'このページは印刷できます（ブラウザーの「印刷」）。',
    'ja-easy': 'この ページは 印刷《いんさつ》できます。',
    en: 'You can print this page from your browser.',
  },
  call: { ja: '電話で聞く', 'ja-easy': '電話《でんわ》で 聞《き》く', en: 'Call us' },
  yourAnswers: { ja: '答えたこと', 'ja-easy': '答《こた》えた こと', en: 'Your answers' },
  change: { ja: '変える', 'ja-easy': '変《か》える', en: 'Change' },
  notAnswered: { ja: '答えていません', 'ja-easy': '答《こた》えて いません', en: 'Passed over' },
  finish: {
    ja: '終えて答えを消す',
    'ja-easy': '終《お》わって 消《け》す',
    en: 'Finish and remove my answers',
  },
  toQuestions: {
    ja: '質問の続きへ',
    'ja-easy': '質問《しつもん》の 続《つづ》きへ',
    en: 'On with the questions',
  },

  resume: { ja: 'ガイドの続き', 'ja-easy': '続《つづ》き', en: 'Going on with the guide' },
  resumeLead: {
    ja: 'コードに入っている答えを開いて、続きから答えます。',
    'ja-easy': 'コードの 答《こた》えを 開《あ》けて、続《つづ》きを します。',
    en: 'Opens the answers in your code and goes on from there.',
  },
  resumeCode: { ja: 'コードの文字', 'ja-easy': 'コードの 文字《もじ》', en: 'Text of the code' },
  resumeGo: { ja: '続きを開く', 'ja-easy': '続《つづ》きを 開《あ》ける', en: 'Go on' },
  resumeBad: {
    ja: 'このコードは使えません。期限が切れたか、途中が欠けています。もう一度はじめてください。',
    'ja-easy': 'この コードは 使《つか》えません。もう一度《いちど》 始《はじ》めて ください。',
    en: 'This code cannot be used: it has expired, or a part is missing. Please start again.',
  },
} satisfies Words
