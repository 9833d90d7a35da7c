import type { Surface } from '../ui/request.ts'

/** One click: becomes the persona and opens the page where the story goes on. */
export interface Way {
  /** Nobody in particular where there is none: whoever holds a letter needs no account. */
  persona?: string
  who: string
  surface: Surface
  /** What to try there. */
  try: string
  next: string
}

/** A case of the casebook. Without ways it cannot be tried yet. */
export interface Story {
  number: string
  place: string
  title: string
  english: string
  about: string
  ways?: Way[]
}

export interface Field {
  id: string
  name: string
  english: string
  stories: Story[]
}

/** The sixteen cases of the casebook, told by field. */
export const fields: Field[] = [
  {
    id: 'maternal',
    name: '母子保健',
    english: 'Maternal and child health',
    stories: [
      {
        number: '02',
        place: '東京都東村山市',
        title: '産後ケアの利用券が、承認したその時に届く',
        english: 'Postpartum care: the coupon arrives the moment it is approved',
        about:
          '紙の利用券を印刷し、封をして送っていた日々を、数秒にします。申請の一次確認は自動で進み、係長は理由を見て決めるだけです。',
        ways: [
          {
            persona: 'kakaricho',
            who: '係長 鈴木 一郎',
            surface: 'office',
            try: '待っている申請を承認し、届いたメールを受信箱で見る',
            next: '/office/cases?queue=mine',
          },
          {
            persona: 'misaki',
            who: '母親 佐藤 美咲',
            surface: 'resident',
            try: '利用券の残りを見て、アンケートに答える',
            next: '/mannaka',
          },
          {
            persona: 'hidamari',
            who: '助産師 松本 さゆり',
            surface: 'facility',
            try: '番号かQRコードで利用券を確かめる',
            next: '/facility/scan',
          },
        ],
      },
      {
        number: '03',
        place: '新潟県糸魚川市',
        title: '承認はすぐに。決裁は月に一度、まとめて',
        english: 'Approved at once, formally decided once a month in one batch',
        about:
          'みなみ町は、担当がその場で承認し、課長が一覧を付けて月に一度決裁します。きまりの違う二つの町が、同じ仕組みで動きます。',
        ways: [
          {
            persona: 'minami-tanto',
            who: 'みなみ町 担当 中村 直子',
            surface: 'office',
            try: '届いた申請を承認し、今月の一括決裁を起こす',
            next: '/office/cases',
          },
          {
            persona: 'minami-kacho',
            who: 'みなみ町 課長 吉田 明美',
            surface: 'office',
            try: 'これまでの月の決裁と一覧を見る',
            next: '/office/batches',
          },
          {
            persona: 'haruka',
            who: '母親 南野 遥',
            surface: 'resident',
            try: '夜のうちに施設の空きを見て予約する',
            next: '/minami',
          },
        ],
      },
      {
        number: '04',
        place: '沖縄県沖縄市',
        title: '申請から予約、実施報告、支払いまでを一つに',
        english: 'From application and booking to the report, the claim and the payment',
        about:
          '市役所へ行かずに申請し、どの施設も同じ画面で予約できます。施設は今日の利用、報告、月の請求を、契約している市町ごとに一度で済ませます。',
        ways: [
          {
            persona: 'naomi',
            who: '母親 川村 直美',
            surface: 'resident',
            try: 'スマートフォンで、夜のうちに申請する',
            next: '/mannaka/schemes/postpartum-care',
          },
          {
            persona: 'ayaka',
            who: '双子の母親 髙橋 彩香',
            surface: 'resident',
            try: '予約を確かめ、変え、取り消す',
            next: '/mannaka/bookings',
          },
          {
            persona: 'linh',
            who: '日本語を学ぶ母親 リン',
            surface: 'resident',
            try: 'やさしい日本語で、直す所だけを直して送る',
            next: '/mannaka',
          },
          {
            persona: 'yuko',
            who: '赤ちゃんを亡くした 小林 優子',
            surface: 'resident',
            try: '書きかけの申請を続ける。祝う言葉はどこにもない',
            next: '/mannaka',
          },
          {
            persona: 'hidamari',
            who: '助産師 松本 さゆり',
            surface: 'facility',
            try: '今日の利用者と、書いていない報告、二つの市町への請求',
            next: '/facility',
          },
          {
            persona: 'tanto',
            who: '担当 山田 花子',
            surface: 'office',
            try: '確かめが要る申請を調べ、報告を確認し、月を締める',
            next: '/office',
          },
          {
            persona: 'kacho',
            who: '課長 伊藤 恵',
            surface: 'office',
            try: '不承認の案を決裁し、数字を見る',
            next: '/office/cases?queue=mine',
          },
          {
            persona: 'mei',
            who: '住所を知られたくない 田中 芽衣',
            surface: 'resident',
            try: '施設から自分の何が見えるかを確かめる',
            next: '/mannaka',
          },
        ],
      },
      {
        number: '08',
        place: '東京都府中市',
        title: '医師と助産師が答えた相談を、保健師も親も探せる',
        english: 'Answered consultations that nurses and parents can search',
        about: '育児の不安に、確かな答えを。保健師の学びにもなります。',
      },
    ],
  },
  {
    id: 'counter',
    name: '窓口と申請',
    english: 'Counter and applications',
    stories: [
      {
        number: '05',
        place: '東京都青梅市',
        title: '窓口のタブレットが、受けられる手当と書類を案内する',
        english: 'A tablet at the counter finds the allowances and the papers',
        about: '周りに聞かれずに答え、書くのは一度だけにします。',
        ways: [
          {
            persona: 'tanto',
            who: '担当 山田 花子',
            surface: 'office',
            try: '待っている方にタブレットの番号を出し、書類の約束を確かめる',
            next: '/office/visits',
          },
        ],
      },
      {
        number: '06',
        place: '大阪府和泉市',
        title: '対象の世帯を見つけ、その人だけの案内を送る',
        english: 'Find the households entitled and invite each with a personal link',
        about:
          '台帳から対象の世帯を見つけ、本人だけのリンクを手紙で送ります。市がすでに知っていることは、もう聞きません。',
        ways: [
          {
            who: '手紙を受け取った保護者',
            surface: 'resident',
            try: '手紙のQRコードの先を開く（手紙の確認番号は 691746）',
            next: '/mannaka/i/5eADLT_V9QQI92v3LBsmhNwRuJw8dp9PYVAIuVbQjPU',
          },
          {
            persona: 'tanto',
            who: '担当 山田 花子',
            surface: 'office',
            try: '世帯を選んで案内をつくり、手紙を印刷に回し、どこまで届いたかを見る',
            next: '/office/invitations',
          },
        ],
      },
    ],
  },
  {
    id: 'childcare',
    name: '保育',
    english: 'Childcare',
    stories: [
      {
        number: '01',
        place: '沖縄県那覇市・南城市・西原町',
        title: '保育施設の補助金を、三つの市町が同じ書式で',
        english: 'Subsidies for nurseries, one form for three municipalities',
        about: '不備は入力のときに分かり、県への報告までつながります。',
      },
      {
        number: '09',
        place: '岩手県北上市',
        title: 'おたよりと連絡帳を、写真と一緒に',
        english: 'Newsletters and contact books, with pictures',
        about: '園の紙がなくなると、まわりの部署も変わります。',
      },
      {
        number: '10',
        place: '福岡県福岡市',
        title: '空きの地図から、入所の申込みと結果まで',
        english: 'Nursery admission, from the map of free places to the result',
        about: '一問一答で、要る書類が分かります。',
      },
      {
        number: '15',
        place: '熊本県天草市 さくら保育園',
        title: '連絡と集金の時間を、こどものそばの時間へ',
        english: 'Time for children instead of time for fees and messages',
        about: '苦手な職員も置いていかない進め方です。',
      },
    ],
  },
  {
    id: 'support',
    name: '子育て支援・学童・発達支援',
    english: 'Family support, after-school clubs, development',
    stories: [
      {
        number: '07',
        place: '岩手県一関市',
        title: '訪問する支援者と家庭を、電話をかけずに結ぶ',
        english: 'Matching helpers and families without a phone call each',
        about: '都合の合う支援者に、まとめて尋ねます。',
      },
      {
        number: '11',
        place: '山形県天童市 南部学童保育所',
        title: '日誌を書けば、一年の育成記録ができている',
        english: 'The daily journal becomes the yearly record',
        about: 'おやつの時間に分担して書けます。',
      },
      {
        number: '12',
        place: '岩手県北上市',
        title: '受入れの空きを共有し、療育の始まりを早く',
        english: 'Shared places let developmental support begin sooner',
        about: '保護者が一件ずつ問い合わせなくてよくなります。',
      },
      {
        number: '14',
        place: '群馬県榛東村 南部学童',
        title: '使う機能だけを見せて、こわくない道具にする',
        english: 'Only what is needed on the screen, so nobody is afraid',
        about: '試して失敗してもよい期間から始めます。',
      },
      {
        number: '16',
        place: '福島県郡山市',
        title: '学童の申込みを夜に。前と後を数字で比べる',
        english: 'After-school places applied for at night, measured before and after',
        about: '申し込んだ人の七割は、役所が閉まっている時間でした。',
      },
    ],
  },
  {
    id: 'organisation',
    name: '組織',
    english: 'Organisation',
    stories: [
      {
        number: '13',
        place: '福島県郡山市',
        title: '各課のデジタルリーダーと、全庁で進める',
        english: 'A digital leader in every section',
        about: '現場を知る人が、変える役を担います。',
      },
    ],
  },
]
