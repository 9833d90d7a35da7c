import { type Language, say, type Text } from '#language/text.ts'

interface Mail {
  subject: Text
  body: Text
}

/**
 * Mails about bookings. They tell the time and nothing of what it is for or where: somebody else may see the screen of
 * the telephone. The page behind the link tells the rest.
 */
const toUser = {
  accepted: {
    subject: {
      ja: '【{place}】{when}のご予約が決まりました',
      'ja-easy': '【{place}】{when}の予約が決まりました',
      en: '[{place}] Your booking for {when} is confirmed',
    },
    body: {
      ja: '{place}からのお知らせです。\n{when}のご予約が決まりました。場所や料金、取り消すときのきまりは、マイページでご覧ください。当日は利用券の画面か番号をお見せください。',
      'ja-easy':
        '{place}からのお知らせです。\n{when}の予約が決まりました。場所とお金は、マイページで見てください。その日は、利用券を見せてください。',
      en: 'This is a notice from {place}.\nYour booking for {when} is confirmed. See your page for the place, the charge and how to cancel. Please show your voucher on the day.',
    },
  },
  requested: {
    subject: {
      ja: '【{place}】{when}の予約を申し込みました',
      'ja-easy': '【{place}】{when}の予約を申し込みました',
      en: '[{place}] You asked for a booking on {when}',
    },
    body: {
      ja: '{place}からのお知らせです。\n{when}の予約の申込みを施設に伝えました。施設の返事がありしだい、お知らせします。',
      'ja-easy':
        '{place}からのお知らせです。\n{when}の予約を施設に伝えました。まだ決まっていません。返事が来たら、お知らせします。',
      en: 'This is a notice from {place}.\nYour request for {when} has reached the facility. We will write as soon as it answers.',
    },
  },
  declined: {
    subject: {
      ja: '【{place}】{when}のご予約をお受けできませんでした',
      'ja-easy': '【{place}】{when}は予約できませんでした',
      en: '[{place}] Your booking for {when} could not be accepted',
    },
    body: {
      ja: '{place}からのお知らせです。\n申し訳ありません。{when}の予約は、施設の都合でお受けできませんでした。利用券は元に戻っています。理由と、ほかの空きは、マイページでご覧ください。',
      'ja-easy':
        '{place}からのお知らせです。\nごめんなさい。{when}は予約できませんでした。利用券は減っていません。理由は、マイページで見てください。ほかの日を選んでください。',
      en: 'This is a notice from {place}.\nWe are sorry: the facility could not accept your booking for {when}. Your voucher has been restored. See your page for the reason and for other free places.',
    },
  },
  cancelled: {
    subject: {
      ja: '【{place}】{when}のご予約が取り消されました',
      'ja-easy': '【{place}】{when}の予約がなくなりました',
      en: '[{place}] Your booking for {when} has been cancelled',
    },
    body: {
      ja: '{place}からのお知らせです。\n{when}のご予約は取り消されました。{terms}心当たりがないときや、ほかの日を予約したいときは、マイページをご覧ください。',
      'ja-easy':
        '{place}からのお知らせです。\n{when}の予約は、なくなりました。{terms}わからないときや、ほかの日に予約したいときは、マイページを見てください。',
      en: 'This is a notice from {place}.\nYour booking for {when} has been cancelled. {terms}If this is a surprise, or to book another day, see your page.',
    },
  },
  changed: {
    subject: {
      ja: '【{place}】ご予約が{when}に変わりました',
      'ja-easy': '【{place}】予約が{when}に変わりました',
      en: '[{place}] Your booking was moved to {when}',
    },
    body: {
      ja: '{place}からのお知らせです。\nご予約が{when}に変わりました。くわしくは、マイページでご覧ください。',
      'ja-easy': '{place}からのお知らせです。\n予約が{when}に変わりました。マイページで見てください。',
      en: 'This is a notice from {place}.\nYour booking was moved to {when}. See your page for details.',
    },
  },
} as const satisfies Record<string, Mail>

export type BookingNotice = keyof typeof toUser

const late: Text = {
  ja: '無料で取り消せる期限を過ぎていたため、キャンセル料{fee}円を施設に払っていただきます。',
  'ja-easy': '遅かったので、お金がかかります。{fee}円を施設に払ってください。',
  en: 'It was after the free period, so you owe the facility ¥{fee}. ',
}

/** The mail to the user of a booking. `fee`: whole yen that are due for cancelling late. */
export function mailToUser(
  notice: BookingNotice,
  language: Language,
  { place, when, fee }: { place: string; when: string; fee: number },
): { subject: string; body: string } {
  const terms = fee > 0 ? say(late, language).replace('{fee}', fee.toLocaleString('ja-JP')) : ''
  const fill = (text: string) =>
    text.replaceAll('{place}', place).replaceAll('{when}', when).replaceAll('{terms}', terms)
  return {
    subject: fill(say(toUser[notice].subject, language)),
    body: fill(say(toUser[notice].body, language)),
  }
}

const toFacility = {
  requested: [
    '予約の申込みがあります',
    '{when}の予約の申込みがあります。受けるかどうかを、画面で返事してください。',
  ],
  accepted: ['予約が入りました', '{when}の予約が入りました。'],
  cancelled: ['予約が取り消されました', '{when}の予約が取り消されました。枠は空きに戻っています。'],
  changed: ['予約が変わりました', '予約が{when}に変わりました。前の枠は空きに戻っています。'],
} as const

/** The mail to a facility; undefined for what it did itself. No name: mails travel open. */
export function mailToFacility(
  notice: BookingNotice,
  by: string,
  { place, when }: { place: string; when: string },
): { subject: string; body: string } | undefined {
  if (by === 'facility' || notice === 'declined') return undefined
  const [subject, body] = toFacility[notice]
  return {
    subject: `【${place}】${subject}（${when}）`,
    body: `${place}の利用者の${body.replace('{when}', when)}くわしくは、画面でご覧ください。`,
  }
}
