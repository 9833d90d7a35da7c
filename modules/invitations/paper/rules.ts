import type { Scheme } from '#language/scheme/scheme.ts'
import { say } from '#language/text.ts'
import { type Day, formatDate } from '#language/values/date.ts'
import { contactLine, senderLine, withoutRuby } from '#modules/letters/rules.ts'
import type { Municipality } from '#modules/places/read.ts'
import type { Letter } from '#platform/pdf/letter.ts'
import type { Secrets } from '../link/rules.ts'

export interface Paper {
  scheme: Pick<Scheme, 'name' | 'summary' | 'contact'>
  place: Municipality
  /** Printed on the letter. */
  on: Day
  answerBy: Day
  /** 整理番号: the file and the place in it, to find a letter again at the printer's. */
  mark: string
  reminder: boolean
  recipient: { name: string; postalCode: string; address: string }
  secrets: Secrets
  /** Whether the code on this sheet opens the link; else the birth date does. */
  printsCode: boolean
  /** This installation's address, no trailing slash. */
  publicUrl: string
}

/** Where a letter's QR code leads. */
export function linkAddress(publicUrl: string, slug: string, token: string): string {
  return `${publicUrl}/${slug}/i/${token}`
}

/**
 * The letter to one household, on one sheet: what it is about, how to apply, until when, how to ask; below it the same
 * in easy Japanese and English. It says that the household may be entitled, never that it is: a person decides.
 */
export function invitationLetter(paper: Paper): Letter {
  const { scheme, place, recipient, secrets, publicUrl } = paper
  const name = say(scheme.name, 'ja')
  const by = formatDate(paper.answerBy, 'ja', 'era')
  const short = `${publicUrl}/${place.slug}/i`
  const proof = paper.printsCode ? `確認番号「${secrets.code}」` : '宛名の方の生年月日'
  return {
    title: `${name}のご案内`,
    documentNumber: paper.mark,
    date: formatDate(paper.on, 'ja', 'era'),
    recipient: {
      name: recipient.name,
      postcode: recipient.postalCode,
      address: [recipient.address],
    },
    sender: { lines: [senderLine(place)] },
    blocks: [
      ...(paper.reminder
        ? [
            {
              kind: 'paragraph',
              indent: true,
              text: '先にお送りした案内への申請がまだのようですので、もう一度お知らせします。行き違いの場合はお許しください。前の手紙のQRコードは使えなくなりました。',
            } as const,
          ]
        : []),
      {
        kind: 'paragraph',
        indent: true,
        text: `市区町村にある記録によると、${name}を受けられる可能性があります。${withoutRuby(say(scheme.summary, 'ja'))}`,
      },
      {
        kind: 'paragraph',
        indent: true,
        text: `受けるには申請が必要です。スマートフォンから、会員登録なしで申請できます。記録で分かっていることはお尋ねしません。受けられるかどうかは、申請のあとで決定します。`,
      },
      {
        kind: 'qr',
        data: linkAddress(publicUrl, place.slug, secrets.token),
        alt: '申請の画面を開くQRコード',
        text: `読み取れないときは、次のアドレスを開き、案内番号を入れてください。\n${short}\n案内番号　${secrets.typed}`,
      },
      {
        kind: 'fields',
        rows: [
          { label: '開くとき', value: `${proof}を入れます。この手紙を受け取った方だけが開けます。` },
          { label: '期限', value: `${by}まで。早めにお願いします。` },
          {
            label: '紙での申請',
            value: 'スマートフォンを使わない方、手伝いが必要な方は、下の問い合わせ先にお電話ください。',
          },
          { label: '問い合わせ先', value: contactLine({ contact: scheme.contact } as Scheme) },
        ],
      },
      {
        kind: 'small',
        title: 'やさしい日本語',
        text: withoutRuby(
          `あなたは「${say(scheme.name, 'ja-easy')}」をもらえるかもしれません。もらうには、申し込みが必要です。スマートフォンでQRコードを読んでください。${by}までです。分からないときは、電話をしてください。`,
        ),
      },
      {
        kind: 'small',
        title: 'English',
        text: `You may be entitled to “${say(scheme.name, 'en')}”. You need to apply: scan the QR code with your phone by ${formatDate(paper.answerBy, 'en')}. No account is needed. If in doubt, please call us.`,
      },
    ],
  }
}
