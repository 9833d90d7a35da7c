import { benefits } from './benefits/rules.ts'
import { pupils } from './pupils/rules.ts'
import { residents } from './residents/rules.ts'
import { taxes } from './taxes/rules.ts'

export const registers = ['residents', 'taxes', 'pupils', 'benefits'] as const
export type Register = (typeof registers)[number]

/**
 * How a cell is read. `number`: 宛名番号 and the like, kept with its leading zeros. `code`: one of `choices`, by the
 * value map. `words`: text, but bare digits must be mapped to it. `flag`: yes or no.
 */
export type FieldKind =
  | 'number'
  | 'text'
  | 'words'
  | 'name'
  | 'kana'
  | 'date'
  | 'code'
  | 'flag'
  | 'amount'
  | 'count'
  | 'postal'

export interface Field {
  id: string
  label: string
  kind: FieldKind
  /** Without a column (or a value for the whole file) the extract cannot be used, nor a row with an empty cell. */
  required?: boolean
  /** Must have a column, but cells may be empty. */
  expected?: boolean
  /** What such columns are called; the first that fits is suggested. */
  headings: readonly string[]
  choices?: readonly { value: string; label: string }[]
  /** Values that need no explanation, by what the column is called. */
  known?: (heading: string) => Readonly<Record<string, string>>
  /** Amounts are never shown. */
  secret?: boolean
  /** One value may be given for the whole file instead of a column. */
  constant?: boolean
}

export interface Layout {
  label: string
  /** What it is, for the page where a file is chosen. */
  about: string
  /** Taken in by 年度. */
  yearly: boolean
  fields: readonly Field[]
}

/** What is known of every register that can be taken in. The order of the fields is that of the staged cells. */
export const layouts: Readonly<Record<Register, Layout>> = { residents, taxes, pupils, benefits }

/** The place of a field among a register's cells, from 1 as PostgreSQL counts. */
export function placeOf(register: Register, field: string): number {
  const place = layouts[register].fields.findIndex(each => each.id === field)
  if (place < 0) throw new RangeError(`${register} has no field ${field}`)
  return place + 1
}

export function isRegister(text: string): text is Register {
  return (registers as readonly string[]).includes(text)
}
