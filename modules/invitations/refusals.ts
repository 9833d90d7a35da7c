import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'invitation-unknown': {
    status: 404,
    text: {
      ja: 'この案内は見つかりません。番号かアドレスを、手紙のとおりに入れ直してください。新しい手紙が届いているときは、新しいほうをお使いください。',
      'ja-easy':
        '見《み》つかりません。手紙《てがみ》の 番号《ばんごう》を もう一度《いちど》 書《か》いてください。新《あたら》しい 手紙《てがみ》が あるときは、新《あたら》しい ほうを 使《つか》ってください。',
      en: 'We cannot find this letter. Please enter the code or address exactly as printed. If you received a newer letter, use that one.',
    },
  },
  'invitation-expired': {
    status: 410,
    text: {
      ja: 'この案内からの受付は終わりました。まだ申請できることがありますので、市区町村にお電話ください。',
      'ja-easy':
        'この 手紙《てがみ》の 受付《うけつけ》は 終《お》わりました。まだ できるかもしれません。電話《でんわ》を してください。',
      en: 'The time to answer this letter has passed. You may still be able to apply: please call us.',
    },
  },
  'invitation-locked': {
    status: 423,
    text: {
      ja: '確認の答えが続けて合わなかったため、この案内を止めています。ご本人の情報を守るためです。市区町村にお電話いただければ、すぐに使えるようにします。',
      'ja-easy':
        '答《こた》えが 何回《なんかい》も ちがったので、止《と》めています。あなたを 守《まも》るためです。電話《でんわ》を してください。すぐに 使《つか》えるように します。',
      en: 'The answers did not match several times, so this letter has been locked to protect you. Call us and we will unlock it at once.',
    },
  },
  'invitation-mistaken': {
    status: 422,
    text: {
      ja: '確認の答えが合いません。手紙の宛名の方のことを入れてください（あと{left}回）。',
      'ja-easy':
        '答《こた》えが ちがいます。手紙《てがみ》に 名前《なまえ》が 書《か》いてある 人《ひと》のことを 書《か》いてください（あと{left}回《かい》）。',
      en: 'This does not match. Please answer for the person the letter is addressed to ({left} tries left).',
    },
  },
  'invitation-ended': {
    status: 401,
    text: {
      ja: '時間がたったため、いったん閉じました。書いた内容は残っています。手紙のQRコードから、もう一度お進みください。',
      'ja-easy':
        '時間《じかん》が すぎたので、閉《と》じました。書《か》いたものは 残《のこ》っています。手紙《てがみ》の QRコードから、もう一度《いちど》 始《はじ》めてください。',
      en: 'This was closed because some time has passed. What you wrote is kept. Please start again from the QR code on your letter.',
    },
  },
  'answer-by-passed': {
    status: 422,
    text: { ja: '回答の期限は、あしたより後の日にしてください。' },
  },
  'nobody-to-invite': {
    status: 422,
    text: {
      ja: '案内する世帯がありません。対象か要確認の世帯で、まだ案内も申請もしていない世帯を選んでください。',
    },
  },
  'campaign-closed': {
    status: 409,
    text: { ja: 'この案内はもう締め切りました。新しい案内をつくってください。' },
  },
} as const satisfies Record<string, { status: number; text: Text }>
