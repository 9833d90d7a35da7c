import type { LetterBlock } from '#language/letters/compose.ts'
import type { Language } from '#language/text.ts'
import { formatDate } from '#language/values/date.ts'
import type { Block, Letter } from '#platform/pdf/letter.ts'
import { withoutRuby } from '../rules.ts'
import type { LetterContent } from '../schema.ts'

const notices: Record<Exclude<Language, 'ja'>, string> = {
  'ja-easy': '参考（やさしい日本語）　正しい文書は、前のページの日本語です。',
  en: 'Reference translation. The Japanese text on the preceding page is the decision.',
}

/**
 * The letter as it is printed: with the address only when it goes by post, and after it the translation for reference
 * when `language` is not Japanese.
 */
export function printed(
  content: LetterContent,
  options: { language?: Language; withAddress?: boolean } = {},
): Letter {
  const { language = 'ja', withAddress = false } = options
  const put = (text: string) => substituted(withoutRuby(text), content.substitutes)
  const blocks = (of: Language) =>
    content.texts[of].blocks
      .filter(block => !isSalutation(block, content.name))
      .flatMap(b => asBlocks(b, put, of))
  const address = withAddress ? content.address : null
  return {
    title: put(content.texts.ja.title),
    documentNumber: content.number,
    date: formatDate(content.issuedOn, 'ja', 'era'),
    recipient: {
      name: put(content.name),
      ...(address ? { postcode: address.postalCode, address: address.lines.map(put) } : {}),
    },
    sender: { lines: content.sender.lines.map(put), note: content.sender.note },
    blocks: [
      ...blocks('ja'),
      { kind: 'fields', rows: [{ label: '問い合わせ先', value: put(content.contact) }] },
    ],
    ...(language === 'ja'
      ? {}
      : {
          translation: {
            lang: language === 'en' ? 'en' : 'ja',
            notice: notices[language],
            title: put(content.texts[language].title),
            blocks: blocks(language),
          },
        }),
  }
}

/** The head of the sheet names the recipient; the text need not say it again. */
function isSalutation(block: LetterBlock, name: string): boolean {
  return block.kind === 'text' && [`${name} 様`, `${name}様`, `To ${name}`].includes(block.text.trim())
}

function asBlocks(block: LetterBlock, put: (text: string) => string, language: Language): Block[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', text: put(block.text) }]
    case 'rows':
      return [
        {
          kind: 'fields',
          rows: block.rows.map(row => ({ label: put(row.label), value: put(row.value) })),
        },
      ]
    case 'list':
      return [
        { kind: 'list', style: block.items.length > 1 ? 'number' : 'bullet', items: block.items.map(put) },
      ]
    case 'text':
      if (block.remedies) return [{ kind: 'small', title: remediesTitle[language], text: put(block.text) }]
      return [{ kind: 'paragraph', text: put(block.text), indent: language === 'ja' }]
  }
}

const remediesTitle: Record<Language, string> = {
  ja: '（教示）',
  'ja-easy': 'この決まりに納得できないとき',
  en: 'If you do not agree',
}

/** 代替文字 in place of what no typeface can print. */
export function substituted(text: string, substitutes: Readonly<Record<string, string>>): string {
  return Object.entries(substitutes).reduce((sum, [from, to]) => sum.replaceAll(from, to), text)
}
