import type { Words } from '../../ui/say.tsx'
import { choosing } from '../facilities/words.ts'
import { coupon } from '../vouchers/words.ts'

/** Words of coupons, free places and bookings. */
export const booking = {
  ...coupon,
  ...choosing,
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
  already: { ja: '予約できています', 'ja-easy': '予約《よやく》できています', en: 'It is booked' },
  seeBooking: { ja: 'この予約を見る', 'ja-easy': 'この 予約《よやく》を 見《み》る', en: 'See the booking' },
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
