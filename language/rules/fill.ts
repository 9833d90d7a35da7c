import type { Facts } from '../feel/evaluate.ts'
import { dateText } from '../feel/temporal.ts'
import { isContext, kindOf, type Value } from '../feel/values.ts'
import { type Language, languages, say, type Text } from '../text.ts'
import { formatDate } from '../values/date.ts'
import { evaluateText, expressionOf } from './expression.ts'
import type { Judging } from './scope.ts'

export interface Filling {
  facts: Facts
  at?: Judging
  /** Wording of a coded value (an option's id) of a fact; see `labelsOf`. */
  labels?: ((fact: string, id: string) => Text | undefined) | undefined
}

export interface Filled {
  text: string
  problems: FillProblem[]
}

/** A part that could not be filled and was left standing as written. */
export interface FillProblem {
  part: string
  /** Facts that would be needed; none when the value is empty or of no kind that can be printed. */
  missing: string[]
  message: string
}

const parts = /\{([^{}]*)\}/g
const wrapped = /^\s*(和暦|西暦|円)\s*\((.*)\)\s*$/s

/** The FEEL texts inside `{…}`, without the printing functions around them. */
export function partsOf(template: string): string[] {
  return [...template.matchAll(parts)].map(match => unwrap(match[1] ?? '').text)
}

/**
 * Fills the `{FEEL}` parts of a wording. Around a part may stand 和暦(date), 西暦(date) or 円(number); a bare date is
 * written in the era, in やさしい日本語 and English always in Western years; coded values get their label. A part that
 * is unknown, empty or a context stays as it is and is reported: nothing ever becomes an empty gap.
 */
export function fill(template: string, language: Language, filling: Filling): Filled {
  const problems: FillProblem[] = []
  const text = template.replace(parts, (whole, part: string) => {
    const filled = fillPart(part, language, filling)
    if (typeof filled === 'string') return filled
    problems.push(filled)
    return whole
  })
  return { text, problems }
}

/** The same for every language of a text. Problems come from all of them. */
export function fillText(text: Text, filling: Filling): { text: Text; problems: FillProblem[] } {
  const filled: Partial<Record<Language, string>> = {}
  const problems: FillProblem[] = []
  for (const language of languages) {
    const template = text[language]
    if (template === undefined) continue
    const result = fill(template, language, filling)
    filled[language] = result.text
    problems.push(...result.problems)
  }
  return { text: { ...filled, ja: filled.ja ?? '' }, problems }
}

function fillPart(part: string, language: Language, filling: Filling): string | FillProblem {
  const { printer, text } = unwrap(part)
  const outcome = evaluateText(text, filling.facts, filling.at)
  if (outcome.kind === 'unknown') {
    return { part, missing: outcome.missing, message: `「${outcome.missing.join('」「')}」がわかりません。` }
  }
  if (outcome.kind === 'not-applicable') return { part, missing: [], message: outcome.why }
  const expression = expressionOf(text, filling.at?.scope)
  const fact = typeof expression === 'object' && expression.kind === 'name' ? expression.name : undefined
  const printed = print(outcome.value, printer, language, id => fact && filling.labels?.(fact, id))
  return printed ?? { part, missing: [], message: `「${part}」は文章に入れられない値です。` }
}

type Printer = '和暦' | '西暦' | '円' | undefined

function unwrap(part: string): { printer: Printer; text: string } {
  const match = wrapped.exec(part)
  return match ? { printer: match[1] as Printer, text: match[2] ?? '' } : { printer: undefined, text: part }
}

function print(
  value: Value,
  printer: Printer,
  language: Language,
  label: (id: string) => Text | '' | undefined,
): string | undefined {
  if (value === null || value === '') return undefined
  if (printer === '円') return typeof value === 'number' ? yen(value, language) : undefined
  if (isDate(value)) return formatDate(dateText(value), language, printer === '西暦' ? 'western' : 'era')
  if (printer !== undefined) return undefined
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean')
    return say(value ? { ja: 'はい', en: 'yes' } : { ja: 'いいえ', en: 'no' }, language)
  if (typeof value === 'string') {
    const named = label(value)
    return named ? say(named, language) : value
  }
  if (!Array.isArray(value) || value.length === 0 || value.some(isContext)) return undefined
  const items = value.map(item => print(item, undefined, language, label))
  return items.includes(undefined) ? undefined : items.join(language === 'en' ? ', ' : '、')
}

/** 2,500円; 2,500 yen. Whole yen, grouped. */
export function yen(amount: number, language: Language): string {
  const digits = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 0 }).format(amount)
  return language === 'en' ? `${digits} yen` : `${digits}円`
}

function isDate(value: Value): value is Extract<Value, { feel: 'date' }> {
  return kindOf(value) === 'date'
}
