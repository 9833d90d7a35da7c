import { narrow } from '#language/values/plain.ts'
import type { Field } from '../field/rules.ts'
import { layouts } from '../layout/rules.ts'
import type { Register } from '../schema.ts'
import type { Mapping } from './schema.ts'

/** The columns of a file without a row of names. */
export function numberedHead(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `列${index + 1}`)
}

/** One arrangement of columns, whatever their spaces and widths. */
export function arrangement(head: readonly string[]): string {
  return head.map(plain).join('\t').slice(0, 4000)
}

/**
 * A first reading of the columns, by what such columns are usually called: exactly, or beginning with it. A column is
 * used once. Values that need no explanation come along.
 */
export function suggestMapping(register: Register, head: readonly string[]): Mapping {
  const free = new Map(head.map(heading => [heading, plain(heading)]))
  const columns: Record<string, string> = {}
  const take = (field: Field, fits: (heading: string, word: string) => boolean) => {
    if (columns[field.id]) return
    for (const word of [field.label, ...field.headings].map(plain)) {
      const found = [...free].find(([, heading]) => fits(heading, word))
      if (!found) continue
      columns[field.id] = found[0]
      free.delete(found[0])
      return
    }
  }
  const { fields } = layouts[register]
  for (const field of fields) take(field, (heading, word) => heading === word)
  for (const field of fields) take(field, (heading, word) => word.length > 1 && heading.startsWith(word))
  return { head: true, columns, values: knownValues(register, columns), constants: {} }
}

/** The values that explain themselves, for the columns chosen. */
export function knownValues(register: Register, columns: Mapping['columns']): Mapping['values'] {
  return Object.fromEntries(
    layouts[register].fields.flatMap(field => {
      const column = columns[field.id]
      return field.known && column ? [[field.id, { ...field.known(column) }]] : []
    }),
  )
}

/** Without any of the names a register has, the first row is probably a person and not the head. */
export function looksLikeHead(register: Register, first: readonly string[]): boolean {
  const found = Object.keys(suggestMapping(register, first).columns).length
  return found > 0 || !first.some(cell => /^\d{4,}$/.test(cell.trim()))
}

/** Whether a saved mapping can read a file with this head. */
export function fitsHead(mapping: Mapping, head: readonly string[]): boolean {
  return Object.values(mapping.columns).every(column => head.includes(column))
}

export interface MappingProblem {
  code: 'missing-column' | 'missing-value' | 'column-twice' | 'unknown-column' | 'bad-value'
  field: string
  label: string
}

/** What must be settled before a file can be checked with this mapping. */
export function mappingProblems(
  register: Register,
  mapping: Mapping,
  head: readonly string[],
): MappingProblem[] {
  const seen = new Map<string, string>()
  return layouts[register].fields.flatMap((field): MappingProblem[] => {
    const { id, label } = field
    const column = mapping.columns[id]
    const constant = mapping.constants[id]
    if (!column) {
      if (constant) return []
      if (!field.required && !field.expected && !(id === 'class' && lacksClass(register, mapping))) return []
      return [{ code: field.constant ? 'missing-value' : 'missing-column', field: id, label }]
    }
    if (!head.includes(column)) return [{ code: 'unknown-column', field: id, label }]
    if (seen.has(column)) return [{ code: 'column-twice', field: id, label }]
    seen.set(column, id)
    const choices = field.choices?.map(choice => choice.value)
    const wrong = Object.values(mapping.values[id] ?? {}).some(value => choices && !choices.includes(value))
    return wrong ? [{ code: 'bad-value', field: id, label }] : []
  })
}

/** Taxes must say at least whether somebody is taxed, in words or in amounts, or what the income is. */
function lacksClass(register: Register, { columns }: Mapping): boolean {
  if (register !== 'taxes') return false
  return !columns.class && !columns.income && !(columns.perHead && columns.incomeBased)
}

/** Headings compare without spaces, in one width and case, hiragana as it is. */
function plain(text: string): string {
  return narrow(text).replace(/\s/g, '').toLowerCase()
}
