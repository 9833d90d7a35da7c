import { decodeJisX0201, encodeJisX0201 } from './jis-x0201.ts'

/**
 * A record as a list of fields in order: `N` digits, right-aligned and filled with zeros; `C` characters,
 * left-aligned and filled with spaces. Every record of the exchange formats is 120 bytes long.
 */
export type Field = { name: string; kind: 'N' | 'C'; length: number }
export type Layout = readonly Field[]

export const RECORD_BYTES = 120

/** A layout from `name:kind+length` words, checked to be 120 bytes. */
export function layout(...fields: `${string}:${'N' | 'C'}${number}`[]): Layout {
  const parsed = fields.map((field): Field => {
    const [name = '', rest = ''] = field.split(':')
    return { name, kind: rest[0] === 'N' ? 'N' : 'C', length: Number(rest.slice(1)) }
  })
  const total = parsed.reduce((sum, field) => sum + field.length, 0)
  if (total !== RECORD_BYTES) throw new Error(`A record has ${RECORD_BYTES} bytes, not ${total}`)
  return parsed
}

/** 120 bytes. A value that does not fit its field is a bug in the caller, which has to refuse it before. */
export function formatRecord(
  fields: Layout,
  values: Readonly<Record<string, string | number | bigint>>,
): Uint8Array {
  const text = fields.map(({ name, kind, length }) => {
    const value = String(values[name] ?? '')
    if (value.length > length) throw new RangeError(`${name} is longer than ${length}: ${value}`)
    if (kind === 'C') return value.padEnd(length, ' ')
    if (!/^\d*$/.test(value)) throw new RangeError(`${name} holds digits only: ${value}`)
    return value.padStart(length, '0')
  })
  return encodeJisX0201(text.join(''))
}

/** The fields of a record; text without its trailing spaces, digits with their leading zeros. */
export function parseRecord<Name extends string>(fields: Layout, bytes: Uint8Array): Record<Name, string> {
  const values: Record<string, string> = {}
  let start = 0
  for (const { name, kind, length } of fields) {
    const text = decodeJisX0201(bytes.subarray(start, start + length))
    values[name] = kind === 'C' ? text.trimEnd() : text
    start += length
  }
  return values as Record<Name, string>
}

/** Records of a file with or without line ends; an end-of-file mark (0x1A) is dropped. */
export function splitRecords(bytes: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = []
  let start = 0
  while (start < bytes.length) {
    if ([0x0d, 0x0a, 0x1a].includes(bytes[start] ?? 0)) {
      start++
      continue
    }
    let end = start
    const limit = Math.min(start + RECORD_BYTES, bytes.length)
    while (end < limit && bytes[end] !== 0x0d && bytes[end] !== 0x0a && bytes[end] !== 0x1a) end++
    records.push(bytes.subarray(start, end))
    start = end
  }
  return records
}
