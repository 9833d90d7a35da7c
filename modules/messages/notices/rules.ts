import { type Language, say, type Text } from '#language/text.ts'

/**
 * Mails of the house itself. Like every mail about a case they name no service and no circumstance: somebody else may
 * see the screen of the telephone.
 */
const notices = {
  receipt: {
    subject: {
      ja: '【{place}】お手続きを受け付けました（受付番号 {number}）',
      'ja-easy': '【{place}】受け付けました（受付の番号 {number}）',
      en: '[{place}] We have received your application ({number})',
    },
    body: {
      ja: '{place}からのお知らせです。\nお手続きを受け付けました。受付番号は {number} です。内容を確かめ、結果が決まりしだいお知らせします。\n今どうなっているかは、マイページでいつでもご覧いただけます。',
      'ja-easy':
        '{place}からのお知らせです。\n手続きを受け付けました。受付の番号は {number} です。今から見ます。決まったら、お知らせします。\n今のようすは、マイページで見られます。',
      en: 'This is a notice from {place}.\nWe have received your application ({number}). We are checking it and will tell you as soon as it is decided.\nYou can see where it stands at any time on your page.',
    },
  },
  'correction-reminder': {
    subject: {
      ja: '【{place}】ご確認をお待ちしています（受付番号 {number}）',
      'ja-easy': '【{place}】見てほしい所があります（受付の番号 {number}）',
      en: '[{place}] We are waiting for your answer ({number})',
    },
    body: {
      ja: '{place}からのお知らせです。\n先日お願いした確認が、まだ届いていません。マイページで、印のついた所だけを直して送ってください。むずかしいときは、お電話や窓口でもうかがいます。\n行き違いで送っていただいていたら、このメールは消してください。',
      'ja-easy':
        '{place}からのお知らせです。\n前にお願いした所が、まだ直っていません。マイページで、しるしの所を直して、送ってください。電話でもよいです。\nもう送った人は、このメールを消してください。',
      en: 'This is a notice from {place}.\nWe have not yet received the corrections we asked for. On your page, please correct the marked answers and send them. You may also call us or come in.\nIf you have just sent them, please ignore this mail.',
    },
  },
} as const satisfies Record<string, { subject: Text; body: Text }>

export type Notice = keyof typeof notices

export function noticeOf(
  notice: Notice,
  language: Language,
  values: { place: string; number: string },
): { subject: string; body: string } {
  const fill = (text: string) =>
    text.replaceAll('{place}', values.place).replaceAll('{number}', values.number)
  return {
    subject: fill(say(notices[notice].subject, language)),
    body: fill(say(notices[notice].body, language)),
  }
}

/** The text of a mail with its way back to the page, and who sent it. */
export function letterhead(body: string, path: string, place: string): string {
  return `${body.trimEnd()}\n\n{here}${path}\n\n--\n${place}\n`
}
