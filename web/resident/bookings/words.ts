import type { Words } from '../../ui/say.tsx'

/** Words of coupons, free places and bookings. */
export const booking = {
  vouchers: { ja: '利用券', 'ja-easy': '利用券《りようけん》', en: 'Vouchers' },
  facilities: { ja: '施設', 'ja-easy': '施設《しせつ》', en: 'Facilities' },
  bookings: { ja: '予約', 'ja-easy': '予約《よやく》', en: 'Bookings' },

  noVouchers: {
    ja: '利用券はまだありません',
    'ja-easy': '利用券《りようけん》は まだ ありません',
    en: 'No vouchers yet',
  },
  noVouchersHelp: {
    ja: '申請が承認されると、ここに利用券が届きます。',
    'ja-easy': '申《もう》しこみが 決《き》まると、ここに 来《き》ます。',
    en: 'Once your application is approved, the voucher appears here.',
  },
  validUntil: { ja: '有効期限 {day}', 'ja-easy': '{day}まで 使《つか》えます', en: 'Valid until {day}' },
  validFrom: { ja: '{day}から', 'ja-easy': '{day}から', en: 'from {day}' },
  ended: {
    ja: '使えなくなった利用券',
    'ja-easy': '使《つか》えない 利用券《りようけん》',
    en: 'No longer usable',
  },
  revoked: { ja: '取消し', 'ja-easy': '取《と》り消《け》し', en: 'Revoked' },
  expired: { ja: '期限切れ', 'ja-easy': '期限《きげん》が すぎました', en: 'Expired' },
  held: { ja: '予約中 {n}{unit}', 'ja-easy': '予約《よやく》 {n}{unit}', en: '{n} {unit} booked' },
  used: { ja: '利用済 {n}{unit}', 'ja-easy': '使《つか》った {n}{unit}', en: '{n} {unit} used' },
  showThis: {
    ja: '施設でこの画面を見せてください',
    'ja-easy': '施設《しせつ》で これを 見《み》せてください',
    en: 'Show this at the facility',
  },
  qrTitle: {
    ja: '利用券のQRコード',
    'ja-easy': '利用券《りようけん》の QRコード',
    en: 'QR code of the voucher',
  },
  number: { ja: '利用券番号', 'ja-easy': '利用券《りようけん》の 番号《ばんごう》', en: 'Voucher number' },
  priceNow: {
    ja: 'いま予約したときの料金',
    'ja-easy': '今《いま》 予約《よやく》したときの お金《かね》',
    en: 'What a booking costs now',
  },
  nthUse: { ja: '{n}回目の利用', 'ja-easy': '{n}回目《かいめ》', en: 'use no. {n}' },
  takes: { ja: '{n}{unit}分', 'ja-easy': '{n}{unit}', en: 'takes {n} {unit}' },
  perNight: { ja: '1泊のとき', 'ja-easy': '1泊《ぱく》', en: 'for one night' },
  usableUntil: {
    ja: '{day}まで利用できます',
    'ja-easy': '{day}まで 使《つか》えます',
    en: 'can be used until {day}',
  },
  usableFrom: {
    ja: '{from}から{until}まで利用できます',
    'ja-easy': '{from}から {until}まで 使《つか》えます',
    en: 'can be used from {from} to {until}',
  },
  nothingLeft: { ja: '残りがありません', 'ja-easy': '残《のこ》りが ありません', en: 'nothing left' },
  book: { ja: '予約する', 'ja-easy': '予約《よやく》する', en: 'Book' },
  uses: {
    ja: 'この利用券の予約と利用',
    'ja-easy': 'この 利用券《りようけん》の 予約《よやく》',
    en: 'Bookings with this voucher',
  },
  noUses: {
    ja: 'まだ予約はありません。',
    'ja-easy': 'まだ 予約《よやく》は ありません。',
    en: 'No bookings yet.',
  },
  facilitySees: {
    ja: '予約した施設に伝わること',
    'ja-easy': '施設《しせつ》が 見《み》ること',
    en: 'What the facility you book will see',
  },
  facilitySeesLead: {
    ja: 'お名前、予約の内容、お支払いいただく金額と、次の内容です。税や生活保護のこと、安くなる理由は伝わりません。ほかの施設には、利用した日と種類だけが伝わります。',
    'ja-easy':
      '名前《なまえ》と 予約《よやく》と お金《かね》と、下《した》の ことです。安《やす》くなる 理由《りゆう》は 見《み》えません。ほかの 施設《しせつ》は、使《つか》った 日《ひ》だけ 見ます。',
    en: 'Your name, the booking, the amount you pay, and the following. Never tax, public assistance or why a charge is reduced. Other facilities learn only days and types of use.',
  },
  facilitySeesNothing: {
    ja: '申請の答えは、何も伝わりません。',
    'ja-easy': 'ほかの ことは 見《み》えません。',
    en: 'None of your answers.',
  },

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

  confirm: { ja: 'この内容で予約しますか', 'ja-easy': 'これで 予約《よやく》しますか', en: 'Is this right?' },
  confirmChange: {
    ja: 'この内容に変更しますか',
    'ja-easy': 'これに 変《か》えますか',
    en: 'Change to this?',
  },
  when: { ja: '日時', 'ja-easy': '日《ひ》と 時間《じかん》', en: 'When' },
  where: { ja: '場所', 'ja-easy': '場所《ばしょ》', en: 'Where' },
  what: { ja: '種類', 'ja-easy': '使《つか》い方《かた》', en: 'Type' },
  cost: {
    ja: '料金（施設で支払い）',
    'ja-easy': 'お金《かね》（施設《しせつ》で 払《はら》います）',
    en: 'Charge (paid at the facility)',
  },
  free: { ja: '無料', 'ja-easy': '0円《えん》', en: 'Free' },
  yen: { ja: '{n}円', 'ja-easy': '{n}円《えん》', en: '¥{n}' },
  reduced: {
    ja: '{full}円から{off}円安くなっています',
    'ja-easy': '{full}円《えん》から {off}円 安《やす》いです',
    en: '¥{off} off ¥{full}',
  },
  unitsTaken: { ja: '利用券から使う分', 'ja-easy': '利用券《りようけん》から', en: 'Taken from the voucher' },
  unitsAfter: {
    ja: '{n}{unit}（予約のあとの残り {left}{unit}）',
    'ja-easy': '{n}{unit}（残《のこ》り {left}{unit}）',
    en: '{n} {unit} ({left} {unit} left afterwards)',
  },
  cancelRule: { ja: 'キャンセルのきまり', 'ja-easy': 'やめるとき', en: 'Cancelling' },
  cancelFree: {
    ja: '{when}までは、無料で取り消せます。',
    'ja-easy': '{when}までは、0円《えん》で やめられます。',
    en: 'Free of charge until {when}.',
  },
  cancelFee: {
    ja: 'そのあとは、キャンセル料{fee}円を施設に払っていただきます。',
    'ja-easy': 'そのあとは、{fee}円《えん》 払《はら》います。',
    en: 'After that you pay the facility ¥{fee}.',
  },
  cancelNoFee: {
    ja: 'そのあとも、キャンセル料はかかりません。',
    'ja-easy': 'そのあとも、お金《かね》は いりません。',
    en: 'There is no fee after that either.',
  },
  cancelUses: {
    ja: '利用券は、使ったものとして数えます。',
    'ja-easy': '利用券《りようけん》は 使《つか》ったことに なります。',
    en: 'The voucher units count as used.',
  },
  cancelKeeps: {
    ja: '利用券は減りません。',
    'ja-easy': '利用券《りようけん》は へりません。',
    en: 'The voucher is not reduced.',
  },
  wish: {
    ja: '施設に伝えたいこと',
    'ja-easy': '施設《しせつ》に 言《い》いたいこと',
    en: 'Anything the facility should know',
  },
  wishHint: {
    ja: '食事の制限、上の子を連れて行く、など。書かなくてもかまいません。',
    'ja-easy': '食《た》べられない ものなど。書《か》かなくても いいです。',
    en: 'Food you cannot eat, an older child coming along … You may leave this empty.',
  },
  bookNow: { ja: '予約する', 'ja-easy': '予約《よやく》する', en: 'Book' },
  changeNow: { ja: '変更する', 'ja-easy': '変《か》える', en: 'Change' },
  chooseAgain: {
    ja: '日時を選び直す',
    'ja-easy': 'ほかの 日《ひ》を 選《えら》ぶ',
    en: 'Choose another time',
  },
  cannot: {
    ja: 'この内容では予約できません',
    'ja-easy': '予約《よやく》できません',
    en: 'This cannot be booked',
  },
  nearby: {
    ja: '近い日や、ほかの施設の空き',
    'ja-easy': 'ほかの 空《あ》いている ところ',
    en: 'Free nearby',
  },
  otherTypes: {
    ja: 'ほかの利用のしかたの空き',
    'ja-easy': 'ほかの 使《つか》い方《かた》',
    en: 'Free with another type',
  },
  noneNearby: {
    ja: '前後2週間の空きはありません。',
    'ja-easy': '空《あ》きが ありません。',
    en: 'Nothing is free within two weeks.',
  },
  giveUp: {
    ja: 'いまの予約（取り消されます）',
    'ja-easy': '今《いま》の 予約《よやく》（なくなります）',
    en: 'The booking this replaces',
  },
  needVoucher: {
    ja: '予約には利用券が必要です',
    'ja-easy': '予約《よやく》には 利用券《りようけん》が いります',
    en: 'You need a voucher to book',
  },
  needVoucherHelp: {
    ja: '申請して承認されると利用券が届き、予約できるようになります。',
    'ja-easy': '申《もう》しこんで、決《き》まると、利用券《りようけん》が 来《き》ます。',
    en: 'Apply first; once approved, you receive a voucher and can book.',
  },
  toApply: { ja: '申請について見る', 'ja-easy': '申《もう》しこみを 見《み》る', en: 'How to apply' },

  done: { ja: '予約しました', 'ja-easy': '予約《よやく》しました', en: 'Booked' },
  doneChanged: {
    ja: '予約を変更しました',
    'ja-easy': '予約《よやく》を 変《か》えました',
    en: 'Booking changed',
  },
  doneRequested: {
    ja: '予約を申し込みました',
    'ja-easy': '予約《よやく》を 申《もう》しこみました',
    en: 'Booking requested',
  },
  requestedHelp: {
    ja: '施設が確認しています。決まりしだいメールでお知らせします。',
    'ja-easy': '施設《しせつ》が 見《み》ています。決《き》まったら メールを 送《おく》ります。',
    en: 'The facility is looking at it. We will write as soon as it is confirmed.',
  },
  doneHelp: {
    ja: '当日は、利用券の画面か番号を見せてください。',
    'ja-easy': '使《つか》う日《ひ》に、利用券《りようけん》を 見《み》せてください。',
    en: 'Show your voucher on the day.',
  },
  upcoming: { ja: 'これからの予約', 'ja-easy': 'これからの 予約《よやく》', en: 'To come' },
  past: { ja: 'これまで', 'ja-easy': '前《まえ》の もの', en: 'Earlier' },
  noUpcoming: {
    ja: 'これからの予約はありません',
    'ja-easy': '予約《よやく》は ありません',
    en: 'No bookings to come',
  },
  noUpcomingHelp: {
    ja: '利用券があれば、空いている日を選んで予約できます。',
    'ja-easy': '空《あ》いている 日《ひ》を 選《えら》んで 予約《よやく》できます。',
    en: 'With a voucher you can choose a free day and book.',
  },
  change: {
    ja: '日時や施設を変える',
    'ja-easy': '日《ひ》や 場所《ばしょ》を 変《か》える',
    en: 'Change day or place',
  },
  cancel: { ja: '予約を取り消す', 'ja-easy': '予約《よやく》を やめる', en: 'Cancel the booking' },
  reallyCancel: {
    ja: 'この予約を取り消しますか',
    'ja-easy': 'この 予約《よやく》を やめますか',
    en: 'Cancel this booking?',
  },
  cancelNowFree: {
    ja: 'いま取り消すと、無料です。利用券は元に戻ります。',
    'ja-easy': '今《いま》 やめると、0円《えん》です。利用券《りようけん》は もどります。',
    en: 'Cancelling now is free. Your voucher is restored.',
  },
  cancelNowFee: {
    ja: '無料の期限（{when}）を過ぎています。キャンセル料{fee}円を施設に払っていただきます。',
    'ja-easy': '{when}を すぎました。{fee}円《えん》 払《はら》います。',
    en: 'The free period ended on {when}. You will owe the facility ¥{fee}.',
  },
  cancelNowLate: {
    ja: '無料の期限（{when}）を過ぎていますが、キャンセル料はかかりません。',
    'ja-easy': '{when}を すぎましたが、お金《かね》は いりません。',
    en: 'The free period ended on {when}, but there is no fee.',
  },
  cancelReason: {
    ja: '理由（書かなくてもかまいません）',
    'ja-easy': '理由《りゆう》（書《か》かなくても いいです）',
    en: 'Reason (optional)',
  },
  doCancel: { ja: '取り消す', 'ja-easy': 'やめる', en: 'Cancel it' },
  doCancelFee: {
    ja: 'キャンセル料{fee}円で取り消す',
    'ja-easy': '{fee}円《えん》 払《はら》って やめる',
    en: 'Cancel and pay ¥{fee}',
  },
  keep: { ja: '予約を残す', 'ja-easy': 'やめない', en: 'Keep the booking' },
  cancelled: {
    ja: '予約を取り消しました',
    'ja-easy': '予約《よやく》を やめました',
    en: 'Booking cancelled',
  },
  callFacility: {
    ja: '変えたいとき、遅れるときは、施設に電話してください。',
    'ja-easy': '変《か》えたいときは、施設《しせつ》に 電話《でんわ》してください。',
    en: 'To change it or if you are late, telephone the facility.',
  },
  reason: { ja: '施設からの理由', 'ja-easy': '理由《りゆう》', en: 'Reason' },
  wishTold: {
    ja: '施設に伝えたこと',
    'ja-easy': '施設《しせつ》に 言《い》ったこと',
    en: 'What you told the facility',
  },
  seeVoucher: {
    ja: '利用券を見せる',
    'ja-easy': '利用券《りようけん》を 見《み》せる',
    en: 'Show the voucher',
  },
  toBookings: { ja: '予約の一覧', 'ja-easy': '予約《よやく》', en: 'All bookings' },
  refused: {
    ja: '予約できませんでした',
    'ja-easy': '予約《よやく》できませんでした',
    en: 'It could not be booked',
  },
  notCancelled: {
    ja: '取り消せませんでした',
    'ja-easy': 'できませんでした',
    en: 'It could not be cancelled',
  },
} as const satisfies Words

/** Where a booking stands, in the user's words. */
export const stateWords = {
  requested: {
    ja: '施設の確認待ち',
    'ja-easy': '施設《しせつ》が 見《み》ています',
    en: 'Awaiting the facility',
  },
  accepted: { ja: '予約済み', 'ja-easy': '予約《よやく》しました', en: 'Confirmed' },
  declined: {
    ja: '施設が受けられませんでした',
    'ja-easy': '施設《しせつ》が できませんでした',
    en: 'Declined by the facility',
  },
  cancelled: { ja: '取消し', 'ja-easy': 'やめました', en: 'Cancelled' },
  'late-cancelled': { ja: '期限後の取消し', 'ja-easy': 'おそく やめました', en: 'Cancelled late' },
  'no-show': { ja: '利用なし（連絡なし）', 'ja-easy': '来《き》ませんでした', en: 'Did not come' },
  used: { ja: '利用済み', 'ja-easy': '使《つか》いました', en: 'Used' },
} as const satisfies Words

export const stateBadges = {
  requested: 'waiting',
  accepted: 'good',
  declined: 'bad',
  cancelled: 'neutral',
  'late-cancelled': 'bad',
  'no-show': 'bad',
  used: 'neutral',
} as const
