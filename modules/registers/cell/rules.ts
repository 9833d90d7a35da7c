import { isFurigana, normaliseKana } from '#language/values/kana.ts'
import { isLatin } from '#language/values/name.ts'
import { parseDate } from '#language/values/parse-date.ts'
import { narrow, oneLine } from '#language/values/plain.ts'
import type { Field } from '../field/rules.ts'

export const problemCodes = [
  'unreadable', // bytes that are no character of the encoding, or a sign that stands for one
  'outside-font', // a character of the city's own (外字), or 〓
  'missing-value',
  'bad-number',
  'impossible-date',
  'unknown-code',
  'bad-amount',
  'not-kana',
  'not-a-name',
  'bad-postal',
  'born-later',
  'moved-before-birth',
  'out-before-in',
  'ends-before-begin',
  'other-year',
  'bad-grade',
  'column-count',
  'open-quote',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** A cell as it goes into the register; `null`: nothing there. Errors keep an extract out, notices do not. */
export type CellResult = string | null | CellProblem
export interface CellProblem {
  severity: 'error' | 'notice'
  code: ProblemCode
  /** What to keep nevertheless, with a notice. */
  kept: string | null
}

type Reader = (raw: string) => CellResult

/** How cells of a field are read, given what its values mean. Readers remember what they have read. */
export function readerOf(field: Field, values: Readonly<Record<string, string>>): Reader {
  const reader = readers[field.kind](field, values)
  const given: Reader = raw => {
    const meant = values[raw] ?? values[narrow(raw).trim()]
    return meant === undefined ? reader(raw) : reader(meant)
  }
  if (!remembered.has(field.kind)) return Object.keys(values).length > 0 ? given : reader
  const known = new Map<string, CellResult>()
  return raw => {
    const found = known.get(raw)
    if (found !== undefined) return found
    const result = given(raw)
    if (known.size < mostRemembered) known.set(raw, result)
    return result
  }
}

const remembered = new Set<Field['kind']>(['date', 'code', 'flag', 'words', 'count', 'postal'])
const mostRemembered = 100_000

const error = (code: ProblemCode): CellProblem => ({ severity: 'error', code, kept: null })
const notice = (code: ProblemCode, kept: string | null): CellProblem => ({ severity: 'notice', code, kept })

const readers: Record<Field['kind'], (field: Field, values: Readonly<Record<string, string>>) => Reader> = {
  number: () => raw => {
    const text = plainNumber.test(raw) ? raw : narrow(raw).trim()
    if (text === '') return null
    return plainNumber.test(text) ? text : error('bad-number')
  },
  text: () => textOf,
  name: () => raw => {
    const text = textOf(raw)
    return typeof text === 'string' && /[0-9０-９]/.test(text) ? notice('not-a-name', text) : text
  },
  words: () => raw => {
    const text = textOf(raw)
    // A bare code says nothing to the people who will read it.
    return typeof text === 'string' && /^\d+$/.test(narrow(text)) ? error('unknown-code') : text
  },
  kana: () => {
    const parts = new Map<string, string>()
    return raw => {
      const text = textOf(raw)
      if (typeof text !== 'string') return text
      const kana = text
        .split(/[\s\u3000]+/)
        .map(part => remember(parts, part, normaliseKana))
        .join(' ')
      return plainKana.test(kana) || isFurigana(kana) || isLatin(kana) ? kana : notice('not-kana', kana)
    }
  },
  date: () => raw => {
    const text = raw.trim()
    if (text === '' || noDay.test(text)) return null
    const date = parseDate(text)
    return date.ok ? date.day : error('impossible-date')
  },
  code: (field, values) => {
    const meanings = new Set(field.choices?.map(choice => choice.value))
    return raw => {
      const text = narrow(raw).trim()
      if (text === '') return values[''] ?? null
      return meanings.has(text) ? text : error('unknown-code')
    }
  },
  flag: () => raw => {
    const text = narrow(raw).trim().toUpperCase()
    if (text === '') return null
    if (yes.has(text)) return 'true'
    return no.has(text) ? 'false' : error('unknown-code')
  },
  amount: () => raw => {
    const text = amountOf(raw)
    return text === '' ? null : /^-?\d{1,15}$/.test(text) ? text : error('bad-amount')
  },
  count: () => raw => {
    const text = narrow(raw)
      .replace(/[人年名]$/, '')
      .trim()
    return text === '' ? null : /^\d{1,4}$/.test(text) ? String(Number(text)) : error('bad-amount')
  },
  postal: () => raw => {
    const digits = narrow(raw).replace(/[^0-9]/g, '')
    if (raw.trim() === '' || /^0+$/.test(digits)) return null
    return /^\d{7}$/.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3)}` : notice('bad-postal', null)
  },
}

/** Whole figures as systems write them: 1,234,567 · ￥1,200 · △500. Empty for nothing. */
export function amountOf(raw: string): string {
  if (/^-?\d*$/.test(raw)) return raw
  return narrow(raw)
    .replace(/[,¥\s円]/g, '')
    .replace(/^[△▲−]/, '-')
    .replace(/\.0+$/, '')
}

const plainNumber = /^[0-9A-Za-z-]{1,20}$/
const plainKana = /^[ァ-ヴ][ァ-ヴー ]*$/
/** What systems write where there is no day: zeros, nines. */
const noDay = /^(0+|9{7,8}|0{4}[-/.]0{2}[-/.]0{2}|9{4}[-/.]9{2}[-/.]9{2}|-+)$/
const yes = new Set([
  '1',
  '○',
  '◯',
  '〇',
  '●',
  '有',
  'あり',
  '有り',
  'はい',
  'Y',
  'YES',
  'TRUE',
  'T',
  '対象',
  '該当',
])
const no = new Set([
  '0',
  '×',
  '無',
  'なし',
  '無し',
  'いいえ',
  'N',
  'NO',
  'FALSE',
  'F',
  '非対象',
  '対象外',
  '非該当',
  '-',
])

/** Everything a cell may hold that is not to be kept as it is. */
const unusual = /[\p{Cc}\p{Cf}\p{Mn}\p{Co}\p{Cs}\u3013\uFFFD]|[\s\u3000]{2}|^[\s\u3000]|[\s\u3000]$/u

function textOf(raw: string): CellResult {
  if (!unusual.test(raw)) return raw === '' ? null : raw
  if (raw.includes('\uFFFD')) return error('unreadable')
  const text = oneLine(raw.replace(/([\s\u3000])[\s\u3000]+/g, '$1')).replace(
    /^[\s\u3000]+|[\s\u3000]+$/g,
    '',
  )
  if (text === '') return null
  return /[\u3013\uE000-\uF8FF]/.test(text) ? notice('outside-font', text) : text
}

function remember(known: Map<string, string>, key: string, work: (text: string) => string): string {
  const found = known.get(key)
  if (found !== undefined) return found
  const result = work(key)
  if (known.size < mostRemembered) known.set(key, result)
  return result
}
