import type { Parameter, ParameterValue, Source } from '../scheme/basics.ts'
import { formatDate } from '../values/date.ts'
import { inOrder, type Row } from './parameter-rows.ts'
import { same } from './same.ts'

/** One line of what changed. `before` and `after` as a reader would see them. */
export interface ChangedLine {
  what: string
  before?: string
  after?: string
  /** Changes what was already said of earlier days, or what people already agreed to: look twice. */
  careful?: string
}

/** 4,500円 · 7回 · はい · 表（12行）. */
export function amountWords(value: ParameterValue, unit = ''): string {
  if (Array.isArray(value)) return `表（${value.length}行）`
  if (typeof value === 'boolean') return value ? 'はい' : 'いいえ'
  if (typeof value === 'string') return value
  return `${value.toLocaleString('ja-JP', { maximumFractionDigits: 6 })}${unit === '割合' ? '' : unit}`
}

export function sourceWords({ law, article }: Source): string {
  return article === undefined ? law : `${law} ${article}`
}

/** What changed of an amount: rows that came, went or say something else. Ends that follow from that are not told. */
export function parameterLines(before: Parameter | undefined, after: Parameter | undefined): ChangedLine[] {
  const unit = after?.unit ?? before?.unit
  const [old, now] = [inOrder(before?.rows ?? []), inOrder(after?.rows ?? [])]
  const told = (row: Row) => amountWords(row.value, unit)
  const since = (row: Row) => `${formatDate(row.from, 'ja')}から`
  const lines: ChangedLine[] = []
  for (const row of now) {
    const earlier = old.find(each => each.from === row.from)
    if (!earlier) {
      const valid = old.findLast(each => each.from < row.from)
      lines.push({
        what: since(row),
        ...(valid ? { before: told(valid) } : {}),
        after: `${told(row)}（${sourceWords(row.source)}）`,
      })
      continue
    }
    if (!same(earlier.value, row.value)) {
      lines.push({
        what: since(row),
        before: told(earlier),
        after: told(row),
        careful: '公開した行の値を書き換えています。改正なら、新しい行を足してください。',
      })
    }
    if (!same(earlier.source, row.source)) {
      lines.push({
        what: `${since(row)}の出典`,
        before: sourceWords(earlier.source),
        after: sourceWords(row.source),
      })
    }
  }
  for (const row of old) {
    if (!now.some(each => each.from === row.from)) {
      lines.push({ what: `${since(row)}の行をなくす`, before: told(row) })
    }
  }
  lines.push(...wholeLines(before, after))
  // Only an end moved: nothing came and nothing went.
  if (lines.length === 0) {
    const ends = (rows: Row[]) => rows.map(row => `${row.from}〜${row.to ?? ''}`).join('、')
    lines.push({ what: '期間', before: ends(old), after: ends(now) })
  }
  return lines
}

function wholeLines(before: Parameter | undefined, after: Parameter | undefined): ChangedLine[] {
  if (!before || !after) return []
  const lines: ChangedLine[] = []
  for (const [language, word] of [
    ['ja', '名前'],
    ['ja-easy', '名前（やさしい日本語）'],
    ['en', '名前（英語）'],
  ] as const) {
    const [old, now] = [before.label[language], after.label[language]]
    if (old !== now) lines.push({ what: word, ...(old && { before: old }), ...(now && { after: now }) })
  }
  if (before.unit !== after.unit)
    lines.push({ what: '単位', before: before.unit ?? 'なし', after: after.unit ?? 'なし' })
  return lines
}
