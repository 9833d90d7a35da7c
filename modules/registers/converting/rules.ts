import { amountOf, type ProblemCode, readerOf } from '../cell/rules.ts'
import { layouts } from '../layout/rules.ts'
import type { Mapping } from '../mapping/schema.ts'
import { type RowGiven, rowRuleOf } from '../row/rules.ts'
import type { Register } from '../schema.ts'

export interface Problem {
  severity: 'error' | 'notice'
  code: ProblemCode
  /** The column's name in the file. */
  label: string | null
  /** What stands there; null for amounts, which are not shown. */
  value: string | null
}

export interface Converted {
  cells: (string | null)[]
  problems: readonly Problem[]
}

export interface ConvertGiven extends RowGiven {
  /** Summed up over all rows, to be compared with the extract's cover sheet. */
  controlColumn?: string | null
}

const none: readonly Problem[] = []
const longestValue = 60

/**
 * Turns the records of a file into staged rows. Sums up every column of amounts and the control column on the way
 * (`totals`, by the column's name). Rows with another number of cells than the head are problems and give no row.
 */
export function converter(
  register: Register,
  mapping: Mapping,
  head: readonly string[],
  given: ConvertGiven,
) {
  const { fields } = layouts[register]
  const mapped = new Set([...Object.keys(mapping.columns), ...Object.keys(mapping.constants)])
  const columns = fields.map(field => {
    const label = mapping.columns[field.id] ?? null
    return {
      field,
      label,
      from: label === null ? -1 : head.indexOf(label),
      constant: mapping.constants[field.id] ?? null,
      read: readerOf(field, mapping.values[field.id] ?? {}),
    }
  })
  const rowRule = rowRuleOf(register, mapped)
  const labels = new Map(columns.map(({ field, label }) => [field.id, label]))
  const totals = new Map<string, number>()
  const control = given.controlColumn ? head.indexOf(given.controlColumn) : -1

  const convert = (record: readonly string[]): Converted => {
    if (record.length !== head.length) {
      const value = `${record.length}列（見出しは${head.length}列）`
      return { cells: [], problems: [{ severity: 'error', code: 'column-count', label: null, value }] }
    }
    let problems: Problem[] | null = null
    const note = (
      severity: Problem['severity'],
      code: ProblemCode,
      label: string | null,
      value: string | null,
    ) => {
      problems ??= []
      problems.push({ severity, code, label, value })
    }
    const cells: (string | null)[] = new Array(columns.length)
    for (let index = 0; index < columns.length; index++) {
      const { field, label, from, constant, read } = columns[index] as (typeof columns)[number]
      if (from < 0) {
        cells[index] = constant
        continue
      }
      const raw = record[from] as string
      const result = read(raw)
      const shown = () => (field.secret ? null : raw.slice(0, longestValue))
      if (result === null || typeof result === 'string') {
        cells[index] = result
        if (result === null && field.required) note('error', 'missing-value', label, null)
        else if (result !== null && field.kind === 'amount') add(totals, label as string, Number(result))
      } else {
        const { severity, code, kept } = result
        cells[index] = kept
        note(severity, raw.includes('\uFFFD') ? 'unreadable' : code, label, shown())
      }
    }
    if (control >= 0) add(totals, controlKey, Number(amountOf(record[control] as string)) || 0)
    if (problems === null) {
      for (const { severity, code, field } of rowRule(cells, given)) {
        const place = fields.findIndex(each => each.id === field)
        const from = columns[place]?.from ?? -1
        note(
          severity,
          code,
          labels.get(field) ?? null,
          (record[from] ?? cells[place] ?? '').slice(0, longestValue),
        )
      }
    } else rowRule(cells, given)
    return { cells, problems: problems ?? none }
  }
  return { convert, totals }
}

/** The control column's total among the totals. */
export const controlKey = '\u0000control'

function add(totals: Map<string, number>, label: string, amount: number): void {
  totals.set(label, (totals.get(label) ?? 0) + amount)
}
