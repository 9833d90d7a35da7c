import type { Facts } from '../feel/evaluate.ts'
import type { Parameter } from '../scheme/basics.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Day } from '../values/date.ts'

/** The row of a parameter in force on a day, with its source; undefined in a gap. Both ends are inside. */
export function rowAt(parameter: Parameter, on: Day): Parameter['rows'][number] | undefined {
  return parameter.rows.find(row => row.from <= on && (row.to === undefined || on <= row.to))
}

/** Every parameter's value on a day, by name. One with no row in force is absent, that is unknown. */
export function parametersAt(scheme: Pick<Scheme, 'parameters'>, on: Day): Facts {
  const facts: Facts = {}
  for (const parameter of scheme.parameters) {
    const row = rowAt(parameter, on)
    if (row) facts[parameter.name] = row.value
  }
  return facts
}
