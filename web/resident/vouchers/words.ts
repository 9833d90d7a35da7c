import type { Words } from '../../ui/say.tsx'

/** Words of coupons. */
export const coupon = {
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
} as const satisfies Words
