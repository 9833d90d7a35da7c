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
