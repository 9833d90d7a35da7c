import type { Parameter } from '../scheme/basics.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { type Change, diff, type Step } from './diff.ts'
import { isText, labelOf, type Part, parts, placeName } from './naming.ts'
import { amountWords, type ChangedLine, parameterLines } from './parameter-words.ts'
import { isObject } from './same.ts'

/** What changed of one thing: a question, an amount, a letter. */
export interface ChangedItem {
  key: string
  /** Absent: something of the whole part. */
  name?: string
  change: 'added' | 'removed' | 'changed'
  lines: ChangedLine[]
}

export interface ChangedPart {
  part: Part
  name: string
  items: ChangedItem[]
}

/** What differs between two versions, in words for the people who decide on it, in a clerk's reading order. */
export function changesInWords(before: Scheme, after: Scheme): ChangedPart[] {
  const items = new Map<string, ChangedItem & { part: Part }>()
  for (const change of diff(before, after)) {
    const place = placeName(change.kind === 'removed' ? before : after, change.path)
    const key = JSON.stringify([place.part, place.at])
    const whole = place.what === '' && place.at.length > 0 && place.at.length === change.path.length
    const item = items.get(key) ?? {
      key,
      part: place.part,
      ...(place.item === undefined ? {} : { name: place.item }),
      change: whole && change.kind !== 'reordered' ? change.kind : ('changed' as const),
      lines: [],
    }
    items.set(key, item)
    const line = lineOf(change, place.what, whole)
    // A thing that came or went is said by its name already.
    if (!whole || (line.after ?? line.before) !== place.item) item.lines.push(line)
  }
  for (const item of items.values()) if (item.part === 'parameters') item.lines = amounts(before, after, item)
  return (Object.keys(parts) as Part[]).flatMap(part => {
    const own = [...items.values()].filter(item => item.part === part)
    return own.length === 0
      ? []
      : [{ part, name: parts[part], items: own.map(({ part: _part, ...item }) => item) }]
  })
}

function amounts(before: Scheme, after: Scheme, item: ChangedItem): ChangedLine[] {
  const [, at] = JSON.parse(item.key) as [Part, Step[]]
  const name = typeof at[1] === 'object' ? at[1].is : undefined
  const find = (scheme: Scheme): Parameter | undefined => scheme.parameters.find(each => each.name === name)
  return parameterLines(find(before), find(after))
}

function lineOf(change: Change, what: string, whole: boolean): ChangedLine {
  if (change.kind === 'reordered') return { what: what ? `${what}の順番` : '順番', ...order(change) }
  const careful = consentOf(change.path)
  const shown = whole ? '' : what || 'ほか'
  return {
    what: shown,
    ...(change.kind === 'added' ? {} : { before: valueWords(change.before, change.path) }),
    ...(change.kind === 'removed' ? {} : { after: valueWords(change.after, change.path) }),
    ...(careful ? { careful } : {}),
  }
}

function order({ before, after }: { before: string[]; after: string[] }) {
  return { before: before.join('、'), after: after.join('、') }
}

function consentOf(path: readonly Step[]): string | undefined {
  return path.includes('consent') && path.includes('text')
    ? '同意の文です。これから同意する人にだけ、新しい文が使われます。'
    : undefined
}

/** A value as a reader would say it. Long things are cut short: the whole stands in the scheme. */
export function valueWords(value: unknown, path: readonly Step[] = []): string {
  if (value === true) return 'はい'
  if (value === false) return 'いいえ'
  if (value === undefined || value === null) return 'なし'
  if (typeof value === 'string') return codes[`${String(path.at(-1))}:${value}`] ?? codes[value] ?? value
  if (typeof value === 'number') return amountWords(value)
  if (isText(value)) return value.ja
  if (Array.isArray(value))
    return value.length === 0 ? 'なし' : value.map(each => valueWords(each)).join('、')
  if (!isObject(value)) return String(value)
  if (typeof value.law === 'string') {
    return [value.law, value.article].filter(each => typeof each === 'string').join(' ')
  }
  const label = labelOf(value)
  if (label !== undefined) return label
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${valueWords(each)}`)
    .join('、')
}

/** Codes that stand in the data, in a clerk's words. */
export const codes: Record<string, string> = {
  'consequence:refuse': '不承認の理由になる',
  'consequence:return': '申請者に直してもらう',
  'consequence:caution': '担当が確かめる',
  'mode:each': '1件ずつ決裁',
  'mode:batch': '月ごとに一括決裁',
  'clock:business': '開庁日',
  'clock:calendar': '暦の日',
  'ordinal:all': 'すべての種類を通して',
  'ordinal:type': '種類ごと',
  'length:nights': '泊まる',
  'length:single': '1回ずつ',
  'outcome:eligible': '対象になる',
  'outcome:not-eligible': '対象にならない',
  'outcome:unknown': 'まだ分からない',
  staff: '担当',
  'subsection-chief': '係長',
  'section-chief': '課長',
  'division-chief': '部長',
  grant: '承認',
  refuse: '不承認',
  revoke: '取消し',
  'who:applicant': '申請者',
  'who:system': 'システム',
}
