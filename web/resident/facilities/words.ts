import type { Words } from '../../ui/say.tsx'

/** Words of choosing a voucher, a type, a facility and a day. */
export const choosing = {
  chooseVoucher: {
    ja: 'どの利用券を使いますか',
    'ja-easy': 'どの 利用券《りようけん》を 使《つか》いますか',
    en: 'Which voucher?',
  },
  chooseType: {
    ja: 'どのように利用しますか',
    'ja-easy': 'どう 使《つか》いますか',
    en: 'How would you like to use it?',
  },
  chooseDay: {
    ja: 'いつ、どこで利用しますか',
    'ja-easy': 'いつ、どこで 使《つか》いますか',
    en: 'When and where?',
  },
  chooseTime: {
    ja: '時間を選んでください',
    'ja-easy': '時間《じかん》を 選《えら》んでください',
    en: 'Choose a time',
  },
  chooseNights: { ja: '何泊しますか', 'ja-easy': '何泊《なんぱく》 しますか', en: 'How many nights?' },
  nights: { ja: '{n}泊', 'ja-easy': '{n}泊《はく》', en: '{n} nights' },
  oneNight: { ja: '1泊', 'ja-easy': '1泊《ぱく》', en: '1 night' },
  untilDay: { ja: '{day}まで', 'ja-easy': '{day}まで', en: 'until {day}' },
  places: { ja: 'あと{n}', 'ja-easy': 'あと{n}', en: '{n} left' },
  placesLeft: {
    ja: 'あと{n}人 予約できます',
    'ja-easy': 'あと{n}人《にん》 予約《よやく》できます',
    en: '{n} places left',
  },
  allTypes: { ja: 'すべて', 'ja-easy': '全部《ぜんぶ》', en: 'All' },
  type: { ja: '利用のしかた', 'ja-easy': '使《つか》い方《かた》', en: 'Type' },
  week: { ja: '時期', 'ja-easy': 'いつ', en: 'When' },
  thisWeek: { ja: '{day}から', 'ja-easy': '{day}から', en: 'from {day}' },
  freeFrom: { ja: '空き {day}', 'ja-easy': '空《あ》き {day}', en: 'Free {day}' },
  moreDays: { ja: 'ほか{n}日', 'ja-easy': 'ほか{n}日《にち》', en: '+{n} more days' },
  nothingFree: {
    ja: 'この時期の空きはありません',
    'ja-easy': '空《あ》きが ありません',
    en: 'Nothing free in this period',
  },
  noFacilities: {
    ja: 'この条件で使える施設はまだありません。種類や時期を変えてください。',
    'ja-easy': '施設《しせつ》が ありません。ほかの ものを 選《えら》んでください。',
    en: 'No facility fits. Change the type or the period.',
  },
  asList: { ja: '一覧', 'ja-easy': '一覧《いちらん》', en: 'List' },
  asMap: { ja: '地図', 'ja-easy': '地図《ちず》', en: 'Map' },
  view: { ja: '見かた', 'ja-easy': '見方《みかた》', en: 'View' },
  calendar: { ja: '{month}の空き', 'ja-easy': '{month}の 空《あ》き', en: 'Free places in {month}' },
  earlier: { ja: '前の月', 'ja-easy': '前《まえ》の 月《つき》', en: 'Earlier month' },
  later: { ja: '次の月', 'ja-easy': '次《つぎ》の 月《つき》', en: 'Later month' },
  pressDay: {
    ja: '空きのある日を選ぶと、時間が出ます。',
    'ja-easy': '空《あ》いている 日《ひ》を 選《えら》んでください。',
    en: 'Choose a day with free places to see the times.',
  },
  noFreeMonth: {
    ja: 'この月の空きはありません。次の月か、ほかの施設を見てください。',
    'ja-easy': 'この 月《つき》は 空《あ》きが ありません。',
    en: 'Nothing free this month. Try another month or facility.',
  },
  otherFacilities: {
    ja: 'ほかの施設の空きを見る',
    'ja-easy': 'ほかの 施設《しせつ》を 見《み》る',
    en: 'See other facilities',
  },
  address: { ja: '住所', 'ja-easy': '住所《じゅうしょ》', en: 'Address' },
  phone: { ja: '電話', 'ja-easy': '電話《でんわ》', en: 'Phone' },
  answersFirst: {
    ja: '施設が確認してから予約が決まります。',
    'ja-easy': '施設《しせつ》が 見《み》てから 決《き》まります。',
    en: 'The facility confirms each booking.',
  },
  answersAtOnce: {
    ja: '予約はすぐに決まります。',
    'ja-easy': '予約《よやく》は すぐに 決《き》まります。',
    en: 'Bookings are confirmed at once.',
  },
  deadline: { ja: '予約の締切：{when}', 'ja-easy': '予約《よやく》は {when}まで', en: 'Book by {when}' },
  closedForYou: {
    ja: '締切を過ぎました',
    'ja-easy': 'もう 予約《よやく》できません',
    en: 'Booking has closed',
  },
} as const satisfies Words
