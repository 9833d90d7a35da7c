import type { Scheme } from '../scheme/scheme.ts'
import type { Day } from '../values/date.ts'

/** A day on which an amount changes, and on which side of it no example is worked. */
export interface Boundary {
  parameter: string
  from: Day
  lacks: ('before' | 'after')[]
}

/**
 * The new dated rows of a draft that no example guards: one should be judged before the day and one on or after it,
 * for that is where a reform goes wrong.
 */
export function unguardedBoundaries(base: Scheme, draft: Scheme): Boundary[] {
  const days = draft.examples.map(example => example.on)
  return draft.parameters.flatMap(({ name, rows }) => {
    const known = new Set(base.parameters.find(each => each.name === name)?.rows.map(row => row.from))
    if (known.size === 0) return []
    return rows.flatMap((row): Boundary[] => {
      if (known.has(row.from)) return []
      const lacks: Boundary['lacks'] = []
      if (!days.some(day => day < row.from)) lacks.push('before')
      if (!days.some(day => day >= row.from)) lacks.push('after')
      return lacks.length === 0 ? [] : [{ parameter: name, from: row.from, lacks }]
    })
  })
}
