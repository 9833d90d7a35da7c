import { placeOf } from '../layout/rules.ts'
import type { Mapping } from '../mapping/schema.ts'
import type { Register } from '../schema.ts'

/** A column of a register's table and where its value stands among the staged cells. */
export interface Column {
  name: string
  type: 'text' | 'date' | 'boolean' | 'bigint' | 'int'
  place: number
  /** What an empty cell becomes, where the table wants something. */
  otherwise?: string
}

export interface Target {
  table: 'residents' | 'register_taxes' | 'register_pupils' | 'register_benefits'
  /** Beside municipality_id and number. */
  key: Column[]
  /** Key columns that are the same for the whole extract. */
  fixed: { name: 'year'; value: number }[]
  columns: Column[]
}

const text = (name: string, otherwise?: string) => ({ name, type: 'text' as const, otherwise })
const date = (name: string) => ({ name, type: 'date' as const })
const yes = (name: string, otherwise?: string) => ({ name, type: 'boolean' as const, otherwise })

const columns: Record<Register, Record<string, Omit<Column, 'place'>>> = {
  residents: {
    household: text('household'),
    relation: text('relation'),
    name: text('name'),
    kana: text('kana', ''),
    alias: text('alias'),
    birthDate: date('birth_date'),
    sex: text('sex', 'unknown'),
    postalCode: text('postal_code', ''),
    address: text('address'),
    addressCode: text('address_code'),
    movedInOn: date('moved_in_on'),
    movedOutOn: date('moved_out_on'),
    changedOn: date('changed_on'),
    changeReason: text('change_reason'),
    protected: yes('protected', 'false'),
  },
  taxes: {
    income: { name: 'income', type: 'bigint' },
    salaryOrPension: yes('salary_or_pension'),
    deductions: { name: 'deductions', type: 'bigint' },
    dependants: { name: 'dependants', type: 'int' },
    class: text('class'),
    declared: yes('declared', 'true'),
  },
  pupils: {
    school: text('school'),
    stage: text('stage', 'other'),
    grade: { name: 'grade', type: 'int' },
    outside: yes('outside', 'false'),
  },
  benefits: { until: date('until') },
}

/** Filled in from other cells, or needed by the table, whether or not the file has them. */
const always: Record<Register, readonly string[]> = {
  residents: ['kana', 'sex', 'postalCode', 'movedInOn', 'movedOutOn'],
  taxes: ['class', 'declared'],
  pupils: ['stage'],
  benefits: [],
}

/**
 * Where an extract goes. Columns the file does not have keep what the register says; so a file without 支援措置 ends
 * nobody's. Sex and postal code are then left alone as well.
 */
export function targetOf(register: Register, mapping: Mapping, year: number | null): Target {
  const mapped = new Set([...Object.keys(mapping.columns), ...Object.keys(mapping.constants)])
  const wanted = Object.entries(columns[register]).filter(
    ([field]) => mapped.has(field) || always[register].includes(field),
  )
  return {
    table: register === 'residents' ? 'residents' : `register_${register}`,
    key:
      register === 'benefits'
        ? [
            { name: 'kind', type: 'text', place: placeOf(register, 'kind') },
            { name: 'since', type: 'date', place: placeOf(register, 'since') },
          ]
        : [],
    fixed: register === 'taxes' || register === 'pupils' ? [{ name: 'year', value: year ?? 0 }] : [],
    columns: wanted.map(([field, column]) => ({ ...column, place: placeOf(register, field) })),
  }
}

/** Of `always`, what an extract without such a column must not overwrite. */
export function keptColumns(register: Register, mapping: Mapping): string[] {
  if (register !== 'residents') return []
  return [...(mapping.columns.sex ? [] : ['sex']), ...(mapping.columns.postalCode ? [] : ['postal_code'])]
}
