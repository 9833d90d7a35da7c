import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'outside-window': {
    status: 422,
    text: {
      ja: '利用できる期間の外の日です。別の日を選んでください。',
      'ja-easy': 'この 日《ひ》は 使《つか》えません。ほかの 日を 選《えら》んでください。',
      en: 'That day is outside the period of use. Choose another day.',
    },
  },
  'no-contract': {
    status: 422,
    text: {
      ja: '{facility}では、{municipality}の利用券をこの種類には使えません。ほかの施設か種類を選んでください。',
      'ja-easy':
        '{facility}では、{municipality}の 利用券《りようけん》は 使《つか》えません。ほかの ところを 選《えら》んでください。',
      en: '{facility} does not take vouchers of {municipality} for this type. Choose another facility or type.',
    },
  },
  'slot-taken': {
    status: 409,
    text: {
      ja: 'この枠はいま満員になりました。近い日や、ほかの施設を選んでください。利用券は減っていません。',
      'ja-easy':
        'ここは いっぱいに なりました。ほかの 日《ひ》か、ほかの ところを 選《えら》んでください。利用券《りようけん》は へっていません。',
      en: 'This place has just been taken. Choose a day nearby or another facility; nothing was deducted.',
    },
  },
  'slot-closed': {
    status: 409,
    text: {
      ja: 'この枠は施設が閉じました。別の枠を選んでください。',
      'ja-easy': 'この 時間《じかん》は なくなりました。ほかの 時間を 選《えら》んでください。',
      en: 'The facility has closed this slot. Please choose another.',
    },
  },
  'too-late-to-book': {
    status: 409,
    text: {
      ja: '予約の締切を過ぎています。別の日を選ぶか、施設に電話でお尋ねください。',
      'ja-easy': '予約《よやく》は もう できません。ほかの 日《ひ》を 選《えら》んでください。',
      en: 'Bookings for that day have closed. Choose another day or telephone the facility.',
    },
  },
  'too-many-bookings': {
    status: 409,
    text: {
      ja: '一度に持てる予約の数に達しています。利用が済むか、予約を取り消すと、次を予約できます。',
      'ja-easy': '予約《よやく》が いっぱいです。1つ 使《つか》うか やめると、次《つぎ》が できます。',
      en: 'You hold as many bookings as you may. Use or cancel one before the next.',
    },
  },
  'already-booked': {
    status: 409,
    text: {
      ja: 'この枠は、もう予約してあります（{when} {where}）。もう一度予約する必要はありません。',
      'ja-easy': 'もう 予約《よやく》して あります（{when} {where}）。もう一度《いちど》しなくて いいです。',
      en: 'You have already booked this ({when}, {where}). There is no need to book again.',
    },
  },
  'double-booked': {
    status: 409,
    text: {
      ja: '同じ時間に、別の予約があります（{when} {where}）。どちらかを選んでください。',
      'ja-easy':
        'おなじ 時間《じかん》に、ほかの 予約《よやく》が あります（{when} {where}）。どちらかを 選《えら》んでください。',
      en: 'There is another booking at the same time ({when}, {where}). Choose one of them.',
    },
  },
  'not-one-use': {
    status: 422,
    text: {
      ja: '選んだ枠では一つの利用になりません。宿泊は続いた夜を、ほかは一つの枠を選んでください。',
      'ja-easy':
        'えらんだ 日《ひ》では 予約《よやく》できません。とまる 日は、つづけて 選《えら》んでください。',
      en: 'The chosen slots do not make one use: choose nights in a row, or a single slot.',
    },
  },
  'too-late-to-change': {
    status: 409,
    text: {
      ja: '無料で変更できる期限（{deadline}）を過ぎています。取り消すか、施設に電話でご相談ください。',
      'ja-easy': '変《か》えられるのは {deadline}までです。施設《しせつ》に 電話《でんわ》してください。',
      en: 'Changes were possible until {deadline}. Cancel, or telephone the facility.',
    },
  },
  'slot-has-bookings': {
    status: 409,
    text: {
      ja: 'この枠には予約が{count}件あります。先に別の枠へ移すか、取り消してください。',
      en: 'There are {count} bookings in this slot. Move or cancel them first.',
    },
  },
  'slot-exists': {
    status: 409,
    text: {
      ja: '同じ種類・同じ時刻の枠がもうあります。定員を変えるときは、その枠を開いてください。',
      en: 'There is already a slot of this type at this time. Open it to change its capacity.',
    },
  },
  'not-served': {
    status: 422,
    text: {
      ja: 'この種類の契約がありません。契約している種類を選ぶか、市区町村に確かめてください。',
      en: 'There is no contract for this type. Choose one under contract, or ask the municipality.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
