import type { Facts } from '#language/feel/evaluate.ts'
import { questionsOf } from '#language/form/facts.ts'
import { deriveAll } from '#language/rules/derive.ts'
import { truth } from '#language/rules/expression.ts'
import { fill } from '#language/rules/fill.ts'
import { labelsOf } from '#language/rules/labels.ts'
import { judging } from '#language/rules/scope.ts'
import type { AddressAnswer, AnswerValue, BankAccountAnswer, NameAnswer } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { addressLine } from '#language/values/address.ts'
import { accountTypes } from '#language/values/bank.ts'
import { formatName } from '#language/values/name.ts'
import { factsOf, type Guiding } from '#modules/eligibility/guide/rules.ts'
import type { VisitAnswers } from '#modules/visits/answers/schema.ts'
import { fillPdf, type PdfText } from '#platform/pdf/fill-pdf.ts'
import { type CellText, fillXlsx } from '#platform/sheet/xlsx-fill.ts'
import type { Template } from '../read.ts'
import type { Item } from '../schema.ts'

/** What one form says, place by place, and what it lacks. */
export interface FilledForm {
  written: { item: Item; text: string }[]
  /** Needed and not known: named before printing, to be written by hand. */
  lacking: { label: string }[]
}

/**
 * What goes on a form from what was said at the counter. Besides the facts of the scheme, texts may speak of 申請者
 * (氏名 フリガナ 姓 名 セイ メイ), 住所 (郵便番号 都道府県 市区町村 町名番地 建物 全文), 電話番号 and 口座 (金融機関 金融機関コード
 * 支店 支店コード 種目 番号 名義 記号 通帳番号), and of each person in a list by 氏名.
 */
export function filled(
  items: readonly Item[],
  scheme: Scheme,
  guiding: Guiding,
  kept: VisitAnswers,
): FilledForm {
  const known = { ...factsOf(guiding, kept.guide), ...writtenOnce(scheme, kept) }
  const { facts } = deriveAll(scheme, named(scheme, known), guiding.on)
  const at = judging(scheme, guiding.on)
  const filling = { facts, at, labels: labelsOf(scheme) }
  const form: FilledForm = { written: [], lacking: [] }
  for (const item of items) {
    const put = item.when === undefined ? 'yes' : truth(item.when, facts, at)
    if (put === 'no') continue
    const { text, problems } = fill(item.text, 'ja', filling)
    if (put === 'yes' && problems.length === 0) form.written.push({ item, text })
    else if (item.needed) form.lacking.push({ label: item.label })
  }
  return form
}

function writtenOnce(scheme: Scheme, kept: VisitAnswers): Facts {
  const of = (kind: string): AnswerValue | undefined => {
    const question = questionsOf(scheme.form).find(each => each.kind === kind && each.fact === undefined)
    const value = question && kept.answers[question.id]
    return value === '' ? undefined : value
  }
  const name = of('name') as NameAnswer | undefined
  const address = of('address') as AddressAnswer | undefined
  const account = of('bank-account') as BankAccountAnswer | undefined
  const phone = of('phone')
  return {
    ...(name && {
      申請者: {
        氏名: formatName(name),
        フリガナ: [name.familyKana, name.givenKana].filter(Boolean).join('　'),
        姓: name.family,
        名: name.given,
        セイ: name.familyKana,
        メイ: name.givenKana,
      },
      申請者氏名: formatName(name),
    }),
    ...(address && {
      住所: {
        郵便番号: address.postalCode,
        都道府県: address.prefecture,
        市区町村: address.city,
        町名番地: address.town,
        建物: address.building ?? '',
        全文: addressLine(address),
      },
    }),
    ...(typeof phone === 'string' ? { 電話番号: phone } : {}),
    ...(account && {
      口座: {
        金融機関: account.bankName,
        金融機関コード: account.bankCode,
        支店: account.branchName,
        支店コード: account.branchCode,
        種目: accountTypes[account.type].label.ja,
        番号: account.number,
        名義: account.holderKana,
        記号: account.yucho?.symbol ?? '',
        通帳番号: account.yucho?.number ?? '',
      },
    }),
  }
}

/** A person's name in a list has no fact of its own: no rule speaks of it. A form does, as 氏名. */
function named(scheme: Scheme, facts: Facts): Facts {
  const all = { ...facts }
  for (const { kind, fact, fields = [] } of questionsOf(scheme.form)) {
    const list = fact === undefined ? undefined : all[fact]
    const field = fields.find(each => each.kind === 'text' && each.fact === undefined)
    if (kind !== 'members' || !fact || !field || !Array.isArray(list)) continue
    all[fact] = list.map(row =>
      typeof row === 'object' && row !== null && field.id in row
        ? { ...row, 氏名: (row as Record<string, unknown>)[field.id] }
        : row,
    ) as Facts[string]
  }
  return all
}

export interface Printed {
  bytes: Uint8Array
  /** Characters that no typeface has, by the field they stand in. */
  undrawable: { label: string; characters: string[] }[]
}

/** The form with everything in its place. */
export async function printed(
  template: Pick<Template, 'format'>,
  blank: Uint8Array,
  written: FilledForm['written'],
  fonts: readonly string[] = [],
): Promise<Printed> {
  if (template.format === 'xlsx') {
    const cells = written.flatMap(({ item: { at }, text }): CellText[] =>
      at.kind === 'cell' ? [{ cell: at.cell, text, ...(at.sheet ? { sheet: at.sheet } : {}) }] : [],
    )
    return { bytes: await fillXlsx(blank, cells), undrawable: [] }
  }
  const placed = written.filter(({ item }) => item.at.kind !== 'cell')
  const texts = placed.map(
    ({ item: { at }, text }): PdfText =>
      at.kind === 'field'
        ? { field: at.field, text }
        : { ...(at as Extract<Item['at'], { kind: 'place' }>), text },
  )
  const { pdf, missing } = await fillPdf(blank, texts, { fonts })
  return {
    bytes: pdf,
    undrawable: placed.flatMap(({ item }, index) => {
      const characters = missing[index] ?? []
      return characters.length > 0 ? [{ label: item.label, characters }] : []
    }),
  }
}
