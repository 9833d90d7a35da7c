import type { Question } from '#language/scheme/form.ts'
import type { FieldProblem, Kept } from '../fields/kept.ts'

/** Invented things to show parts with. */
const base = { checks: [], shownTo: [], multiple: false } satisfies Partial<Question>

export const questions: Question[] = [
  {
    ...base,
    id: 'applicant',
    kind: 'name',
    required: true,
    prefill: 'name',
    label: { ja: 'あなたの氏名', 'ja-easy': 'あなたの名前《なまえ》', en: 'Your name' },
  },
  {
    ...base,
    id: 'birth',
    kind: 'date',
    required: true,
    label: { ja: '生年月日', 'ja-easy': '生《う》まれた日《ひ》', en: 'Date of birth' },
    purpose: {
      ja: '年齢によって、使えるサービスが変わるためです。',
      'ja-easy': '年《とし》で、使《つか》うことができる サービスが ちがうからです。',
      en: 'Which services you can use depends on age.',
    },
  },
  {
    ...base,
    id: 'address',
    kind: 'address',
    required: true,
    label: { ja: '住所', 'ja-easy': '住所《じゅうしょ》', en: 'Address' },
  },
  {
    ...base,
    id: 'tired',
    kind: 'yes-no',
    required: true,
    label: {
      ja: '体調や育児のことで、不安なことはありますか',
      'ja-easy': '体《からだ》や 子育《こそだ》てのことで 心配《しんぱい》なことが ありますか',
      en: 'Is anything about your health or caring for your child worrying you?',
    },
  },
  {
    ...base,
    id: 'help',
    kind: 'choices',
    required: false,
    label: { ja: '希望する手伝い', 'ja-easy': '手伝《てつだ》ってほしいこと', en: 'Help you would like' },
    options: [
      {
        id: 'rest',
        label: { ja: '休息', 'ja-easy': '休《やす》むこと', en: 'Rest' },
        hint: {
          ja: '宿泊して休むことができます',
          'ja-easy': '泊《と》まって休《やす》みます',
          en: 'Stay overnight',
        },
      },
      {
        id: 'feeding',
        label: { ja: '授乳の相談', 'ja-easy': 'ミルクやおっぱいの相談《そうだん》', en: 'Feeding advice' },
      },
      {
        id: 'care',
        label: { ja: '育児の相談', 'ja-easy': '子育《こそだ》ての相談《そうだん》', en: 'Child care advice' },
      },
    ],
  },
  {
    ...base,
    id: 'weight',
    kind: 'number',
    required: false,
    label: { ja: '出生体重', 'ja-easy': '生《う》まれたときの重《おも》さ', en: 'Birth weight' },
    unit: { ja: 'g', en: 'g' },
  },
  {
    ...base,
    id: 'phone',
    kind: 'phone',
    required: true,
    prefill: 'phone',
    label: { ja: '電話番号', 'ja-easy': '電話番号《でんわばんごう》', en: 'Phone' },
  },
  {
    ...base,
    id: 'email',
    kind: 'email',
    required: false,
    prefill: 'email',
    label: { ja: 'メールアドレス', en: 'E-mail' },
  },
  {
    ...base,
    id: 'account',
    kind: 'bank-account',
    required: true,
    label: {
      ja: '振込先の口座',
      'ja-easy': 'お金《かね》を受《う》け取《と》る口座《こうざ》',
      en: 'Your account',
    },
  },
  {
    ...base,
    id: 'paper',
    kind: 'file',
    required: true,
    multiple: true,
    label: {
      ja: '母子健康手帳の写真',
      'ja-easy': '母子健康手帳《ぼしけんこうてちょう》の写真《しゃしん》',
      en: 'Photo of the maternity handbook',
    },
  },
  {
    ...base,
    id: 'children',
    kind: 'members',
    required: true,
    label: {
      ja: '一緒に暮らしている子ども',
      'ja-easy': 'いっしょに住《す》んでいる子《こ》ども',
      en: 'Children living with you',
    },
    fields: [
      {
        ...base,
        id: 'name',
        kind: 'name',
        required: true,
        label: { ja: '氏名', 'ja-easy': '名前《なまえ》', en: 'Name' },
      },
      {
        ...base,
        id: 'birth',
        kind: 'date',
        required: true,
        label: { ja: '生年月日', 'ja-easy': '生《う》まれた日《ひ》', en: 'Date of birth' },
      },
    ],
  },
  {
    ...base,
    id: 'wish',
    kind: 'long-text',
    required: false,
    maxLength: 400,
    label: { ja: '伝えておきたいこと', 'ja-easy': '言《い》いたいこと', en: 'Anything else' },
  },
  {
    ...base,
    id: 'consent',
    kind: 'consent',
    required: true,
    label: {
      ja: '情報の共有について',
      'ja-easy': '情報《じょうほう》について',
      en: 'Sharing of information',
    },
    consent: {
      version: '2',
      text: {
        ja: '予約した施設に、氏名・電話番号・出産予定日を伝えます。予約していない施設には伝わりません。',
        'ja-easy':
          '予約《よやく》した施設《しせつ》に、名前《なまえ》と電話番号《でんわばんごう》を伝《つた》えます。',
        en: 'We tell the facility you book your name, phone number and due date, and no other facility.',
      },
    },
  },
]

export const kept: Kept = {
  'applicant.family': ['山田'],
  'applicant.given': ['花子'],
  'birth.era': ['平成'],
  'birth.year': ['31'],
  'birth.month': ['5'],
  'birth.day': ['1'],
  'address.postalCode': ['999-0001'],
  'address.prefecture': ['東京都'],
  help: ['rest'],
  'account.kind': ['yucho'],
  'account.symbol': ['12345'],
  paper: [JSON.stringify({ hash: 'a1', name: 'IMG_2041.jpg', mime: 'image/jpeg', bytes: 2_340_000 })],
  'children.0.row': ['1'],
  'children.0.name.family': ['山田'],
  'children.0.name.given': ['空'],
  'children.1.row': ['1'],
}

export const problems: FieldProblem[] = [
  {
    field: 'applicant.familyKana',
    message: {
      ja: '氏のフリガナを入力してください。',
      'ja-easy': '名字《みょうじ》のフリガナを書《か》いてください。',
      en: 'Enter your family name in katakana.',
    },
  },
  {
    field: 'birth.era',
    message: {
      ja: '平成は平成31年4月30日までです。令和元年5月1日（2019年5月1日）のことなら、そのように入力してください。',
      'ja-easy': '年号《ねんごう》が ちがいます。2019年5月1日ですか。',
      en: 'Did you mean 1 May 2019 (令和元年5月1日)?',
    },
  },
  {
    field: 'tired',
    message: {
      ja: '「はい」か「いいえ」を選んでください。',
      'ja-easy': 'どちらか 選《えら》んでください。',
      en: 'Choose yes or no.',
    },
  },
]

export interface Row {
  id: string
  number: string
  name: string
  received: string
  due: string
  state: 'new' | 'checked' | 'waiting'
  yen: number
}

export const rows: Row[] = [
  {
    id: '1',
    number: 'R8-0231',
    name: '山田 花子',
    received: '2026-11-04',
    due: '2026-11-18',
    state: 'new',
    yen: 12_000,
  },
  {
    id: '2',
    number: 'R8-0240',
    name: '髙橋 さくら',
    received: '2026-11-12',
    due: '2026-11-24',
    state: 'checked',
    yen: 6_000,
  },
  {
    id: '3',
    number: 'R8-0244',
    name: '𠮷田 みなみ',
    received: '2026-11-16',
    due: '2026-11-30',
    state: 'waiting',
    yen: 0,
  },
  {
    id: '4',
    number: 'R8-0251',
    name: 'Nguyen Thi Lan',
    received: '2026-11-19',
    due: '2026-12-03',
    state: 'checked',
    yen: 18_500,
  },
  {
    id: '5',
    number: 'R8-0252',
    name: '佐々木 陽子',
    received: '2026-11-20',
    due: '2026-12-04',
    state: 'new',
    yen: 6_000,
  },
]

export const places = [
  { id: 'a', name: 'まんなか助産院', latitude: 35.71, longitude: 139.41, about: '今週の空き 3', href: '#a' },
  { id: 'b', name: 'みどり産院', latitude: 35.722, longitude: 139.44, about: '今週の空き 1', href: '#b' },
  {
    id: 'c',
    name: 'みなみ町ひだまりの家',
    latitude: 35.688,
    longitude: 139.425,
    about: '今週は空きがありません',
    href: '#c',
    quiet: true,
  },
]
