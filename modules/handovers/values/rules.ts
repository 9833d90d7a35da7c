import { isDay } from '#language/values/date.ts'
import { eraOf, eraYear } from '#language/values/era.ts'
import { encodeCp932, toCp932Repertoire } from '#platform/sheet/cp932.ts'
import { toZenginKana } from '#platform/zengin/kana.ts'
import type { Column } from '../schema.ts'

export type Written = { ok: true; text: string } | { ok: false; message: string }

/** A value as the column wants it; in words why it cannot be. An empty value stays empty, or is filled up. */
export function writtenIn(column: Pick<Column, 'format' | 'width' | 'pad'>, value: string): Written {
  const formatted = value === '' ? { ok: true as const, text: '' } : inFormat(column.format, value)
  if (!formatted.ok) return formatted
  return padded(column, formatted.text)
}

function inFormat(format: Column['format'], value: string): Written {
  if (format === 'as-is') return { ok: true, text: value }
  if (format === 'half-kana') {
    const kana = toZenginKana(value)
    return kana.ok
      ? { ok: true, text: kana.text }
      : { ok: false, message: `「${kana.character}」は半角カナにできません（${kana.position}文字目）。` }
  }
  if (!isDay(value)) return { ok: false, message: `「${value}」は日付ではありません。` }
  const [year = '', month = '', day = ''] = value.split('-')
  switch (format) {
    case 'western':
      return { ok: true, text: `${year}${month}${day}` }
    case 'western-slash':
      return { ok: true, text: `${year}/${month}/${day}` }
    case 'western-month':
      return { ok: true, text: `${year}${month}` }
    default: {
      const era = eraOf(value)
      if (!era) return { ok: false, message: `「${value}」は和暦にできません。` }
      const years = String(eraYear(era, Number(year))).padStart(2, '0')
      return { ok: true, text: `${era.number}${years}${month}${format === 'era' ? day : ''}` }
    }
  }
}

function padded({ width, pad }: Pick<Column, 'width' | 'pad'>, text: string): Written {
  if (width === undefined) return { ok: true, text }
  const bytes = encodeCp932(toCp932Repertoire(text)).length
  if (bytes > width)
    return { ok: false, message: `「${text}」は${bytes}バイトで、${width}バイトに入りません。` }
  const rest = width - bytes
  if (pad === 'zero') return { ok: true, text: '0'.repeat(rest) + text }
  return { ok: true, text: pad === 'space' ? text + ' '.repeat(rest) : text }
}
