import type { Facts } from '#language/feel/evaluate.ts'
import { compose, composeMail, type LetterBlock, type LetterProblem } from '#language/letters/compose.ts'
import { derive } from '#language/rules/derive.ts'
import type { AddressAnswer } from '#language/scheme/form.ts'
import type { LetterTemplate } from '#language/scheme/letter.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { type Language, languages, say, type Text } from '#language/text.ts'
import { addressLine } from '#language/values/address.ts'
import type { Day } from '#language/values/date.ts'
import type { Municipality } from '#modules/places/read.ts'
import type { Delivery, LetterContent } from './schema.ts'

/** こ第123号. */
export function documentNumber(symbol: string, serial: number): string {
  return `${symbol}第${serial}号`
}

export interface Composing {
  scheme: Scheme
  template: LetterTemplate
  facts: Facts
  reasons: readonly Text[]
  /** The day whose rules judge the case. */
  on: Day
}

export interface Composed {
  texts: LetterContent['texts']
  mails: LetterContent['mails']
  /** Anything here means: do not send. Each place once, whatever the language. */
  problems: LetterProblem[]
}

/** The letter and the mail that tells of it, in every language. `ja` is the act, the others are for reference. */
export function composeAll({ scheme, template, facts, reasons, on }: Composing): Composed {
  const derived = derive(scheme, facts, on)
  const texts = {} as Composed['texts']
  const mails = {} as Composed['mails']
  const problems = new Map<string, LetterProblem>()
  for (const language of languages) {
    const input = { facts: derived, reasons, language, on }
    const letter = compose(template, scheme, input)
    const mail = composeMail(template, scheme, input)
    texts[language] = { title: letter.title, blocks: letter.blocks }
    mails[language] = { subject: withoutRuby(mail.subject), body: withoutRuby(mail.body) }
    for (const problem of [...letter.problems, ...mail.problems]) {
      if (!problems.has(problem.path)) problems.set(problem.path, problem)
    }
  }
  return { texts, mails, problems: [...problems.values()] }
}

/** まんなか市長　山田 太郎: whether the head's title is written 市長, or まんなか市長 in full. */
export function senderLine(place: Pick<Municipality, 'name' | 'headTitle' | 'headName'>): string {
  const { name, headTitle, headName } = place
  const kind = name.slice(-1)
  if (headTitle.startsWith(name)) return `${headTitle}　${headName}`
  return `${headTitle.startsWith(kind) ? name.slice(0, -1) : name}${headTitle}　${headName}`
}

/**
 * How a letter reaches the person. By mail only who has an account and did not leave e-mail out of the safe ways; by
 * post only who may be written to at home. Never to the home of a protected person: a way is agreed on first.
 */
export function deliveryOf(person: {
  account: boolean
  protected: boolean
  hasAddress: boolean
  /** Ids of the safe ways chosen; null: not asked. */
  ways: readonly string[] | null
}): Delivery {
  if (person.account && (person.ways === null || person.ways.includes('email'))) return 'mail'
  const mayPost = person.ways === null || person.ways.includes('letter')
  return mayPost && !person.protected && person.hasAddress ? 'post' : 'hand'
}

/** A letter as it goes to somebody who is protected since it was issued: not to that address any more. */
export function unposted(content: LetterContent): LetterContent {
  return content.delivery === 'post' ? { ...content, delivery: 'hand', address: null } : content
}

/** An address as it shows through the window of an envelope. */
export function postalAddress(address: AddressAnswer): NonNullable<LetterContent['address']> {
  const { building, ...rest } = address
  return {
    postalCode: address.postalCode,
    lines: [addressLine(rest as AddressAnswer), ...(building ? [building] : [])],
  }
}

/** 漢字《かんじ》 as 漢字: mails and paper have no ruby. */
export function withoutRuby(text: string): string {
  return text.replace(/《[^》]*》/g, '').replaceAll('｜', '')
}

/** Every text that is printed of a letter, for asking whether the typefaces hold it. */
export function printedText(
  letter: Pick<LetterContent, 'texts' | 'name' | 'sender' | 'contact' | 'address'>,
): string {
  const all = languages.flatMap(language => {
    const { title, blocks } = letter.texts[language]
    return [title, ...blocks.flatMap(wordsOf)]
  })
  const { name, sender, contact, address } = letter
  return [...all, name, ...sender.lines, contact, ...(address?.lines ?? [])].join('\n')
}

function wordsOf(block: LetterBlock): string[] {
  if (block.kind === 'rows') return block.rows.flatMap(row => [row.label, row.value])
  return block.kind === 'list' ? block.items : [block.text]
}

/** 問い合わせ先, as printed at the foot. */
export function contactLine({ contact }: Scheme, language: Language = 'ja'): string {
  return `${say(contact.section, language)}　電話 ${contact.phone}（${say(contact.hours, language)}）`
}

/** 「氏名」：旧姓で書かれています。 The remark itself stands as staff wrote it. */
export function withLabel(label: Text | undefined, body: string): Text {
  if (!label) return { ja: body }
  const put = languages.flatMap(language => {
    const name = label[language]
    return name ? [[language, language === 'en' ? `${name}: ${body}` : `「${name}」：${body}`]] : []
  })
  return Object.fromEntries(put) as Text
}
