import { benefits } from '../benefits/rules.ts'
import type { Layout } from '../field/rules.ts'
import { pupils } from '../pupils/rules.ts'
import { residents } from '../residents/rules.ts'
import { type Register, registers } from '../schema.ts'
import { taxes } from '../taxes/rules.ts'

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
