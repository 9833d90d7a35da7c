/** Fictitious codes: no municipality bears them. */
export const mannaka = 139998
export const minami = 139999
export const scheme = 'postpartum-care'

export interface DemoFacility {
  id: string
  name: string
  kana: string
  kind: string
  postalCode: string
  address: string
  at: [number, number]
  phone: string
  email: string
  about: Record<'ja' | 'ja-easy' | 'en', string>
  types: string[]
  serves: number[]
  autoAccept: boolean
  account: Record<string, unknown>
}

const account = (bankCode: string, bankName: string, number: string, holderKana: string) => ({
  bankCode,
  bankName,
  branchCode: '001',
  branchName: '本店',
  type: 'ordinary',
  number,
  holderKana,
})

/** Five facilities; the first two serve both municipalities. */
export const facilities: DemoFacility[] = [
  {
    id: '0190a000-0000-7000-8000-0000000000f1',
    name: 'ひだまり助産院',
    kana: 'ヒダマリジョサンイン',
    kind: '助産所',
    postalCode: '100-0001',
    address: 'まんなか市本町3丁目5番2号',
    at: [35.708, 139.455],
    phone: '03-0000-1101',
    email: 'hidamari@example.jp',
    about: {
      ja: '助産師が一日をとおして付きそいます。個室で、上のお子さんといっしょに過ごせます。',
      'ja-easy':
        '助産師《じょさんし》が 一日《いちにち》 そばに います。上《うえ》の 子《こ》どもも いっしょに いられます。',
      en: 'A midwife is with you all day. Private room; older children are welcome.',
    },
    types: ['stay', 'day', 'short', 'visit'],
    serves: [mannaka, minami],
    autoAccept: true,
    account: account('0001', 'みずほ', '1100001', 'ヒダマリジヨサンイン'),
  },
  {
    id: '0190a000-0000-7000-8000-0000000000f2',
    name: '中央病院 産後ケアセンター',
    kana: 'チュウオウビョウインサンゴケアセンター',
    kind: '病院',
    postalCode: '100-0002',
    address: 'まんなか市中央1丁目2番3号',
    at: [35.699, 139.472],
    phone: '03-0000-1102',
    email: 'chuo@example.jp',
    about: {
      ja: '小児科と産婦人科のある病院です。宿泊は病棟の個室で、食事がつきます。',
      'ja-easy':
        '病院《びょういん》です。泊《と》まる へやは 一人《ひとり》の へやで、食事《しょくじ》が あります。',
      en: 'A hospital with paediatrics and obstetrics. Overnight stays are in single rooms with meals.',
    },
    types: ['stay', 'day'],
    serves: [mannaka, minami],
    autoAccept: false,
    account: account('0005', '三菱UFJ', '2200002', 'イ）チユウオウビヨウイン'),
  },
  {
    id: '0190a000-0000-7000-8000-0000000000f3',
    name: 'こもれび産後ハウス',
    kana: 'コモレビサンゴハウス',
    kind: '助産所',
    postalCode: '100-0003',
    address: 'まんなか市緑町2丁目8番1号',
    at: [35.717, 139.438],
    phone: '03-0000-1103',
    email: 'komorebi@example.jp',
    about: {
      ja: '庭のある一軒家です。昼食を食べて、赤ちゃんをあずけて休めます。',
      'ja-easy': '庭《にわ》の ある 家《いえ》です。昼《ひる》ごはんを 食《た》べて 休《やす》めます。',
      en: 'A house with a garden. Have lunch and rest while we look after your baby.',
    },
    types: ['day', 'short'],
    serves: [mannaka],
    autoAccept: true,
    // As in the passbook; converted whenever a transfer is made.
    account: {
      ...account('9900', 'ゆうちょ銀行', '3300003', 'コモレビサンゴハウス'),
      branchCode: '018',
      branchName: '〇一八',
      yucho: { symbol: '10180', number: '33000031' },
    },
  },
  {
    id: '0190a000-0000-7000-8000-0000000000f4',
    name: '訪問助産 つむぎ',
    kana: 'ホウモンジョサンツムギ',
    kind: '訪問',
    postalCode: '100-0004',
    address: 'まんなか市東町4丁目1番7号',
    at: [35.71, 139.478],
    phone: '03-0000-1104',
    email: 'tsumugi@example.jp',
    about: {
      ja: '助産師がご自宅にうかがい、授乳や沐浴、からだの相談にこたえます。',
      'ja-easy':
        '助産師《じょさんし》が 家《いえ》に 行《い》きます。おっぱいや からだの 相談《そうだん》が できます。',
      en: 'A midwife visits you at home for feeding, bathing and any question about your recovery.',
    },
    types: ['visit'],
    serves: [mannaka],
    autoAccept: true,
    account: account('0009', '三井住友', '4400004', 'ホウモンジヨサンツムギ'),
  },
  {
    id: '0190a000-0000-7000-8000-0000000000f5',
    name: 'みなみ町母子センター',
    kana: 'ミナミチョウボシセンター',
    kind: '助産所',
    postalCode: '100-0005',
    address: 'みなみ町大字南220番地',
    at: [35.667, 139.445],
    phone: '03-0000-2105',
    email: 'boshi@example.jp',
    about: {
      ja: '町の母子センターです。通所と宿泊のほか、町内のお宅を訪問します。',
      'ja-easy':
        '町《まち》の センターです。来《く》ることも、泊《と》まることも、家《いえ》に 来《き》てもらうことも できます。',
      en: 'The town’s mother-and-child centre: day visits, overnight stays and home visits in town.',
    },
    types: ['stay', 'day', 'visit'],
    serves: [minami],
    autoAccept: true,
    account: account('0001', 'みずほ', '5500005', 'ミナミチヨウ'),
  },
]

/** The `n`-th facility, from 1. */
export const facilityId = (n: number): string => facilities[n - 1]?.id ?? ''
