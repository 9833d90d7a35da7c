import { equal, type Openness } from './compare.ts'
import { add } from './decimal.ts'
import type { DecisionTable } from './decision-table.ts'
import { extreme } from './functions/statistics.ts'
import { deepOpen, type Inner, isOpen, refused } from './unknown.ts'
import type { Value } from './values.ts'

export type Hit = { rule: number; results: Inner[] }

export type Resolving = {
  /** The default of each output, undefined where there is none. */
  otherwise: (Inner | undefined)[]
  /** What may come out of each output, best first. */
  priorities: (Inner[] | undefined)[]
  openness: Openness
}

/** The result of a table from the rules that match, in rule order (DMN §8.2.10 and §8.2.11). */
export function resolveHits(table: DecisionTable, hits: Hit[], resolving: Resolving): Inner {
  const { hitPolicy, outputs } = table
  const shape = (results: Inner[]): Inner =>
    outputs.length === 1
      ? (results[0] ?? null)
      : Object.fromEntries(outputs.map((output, index) => [output.name, (results[index] ?? null) as Value]))
  const [first] = hits
  if (!first) {
    const { otherwise } = resolving
    return otherwise.every(value => value === undefined) ? null : shape(otherwise.map(value => value ?? null))
  }
  const shaped = hits.map(hit => shape(hit.results))
  switch (hitPolicy) {
    case 'U':
      return hits.length === 1
        ? shape(first.results)
        : refused(`規則${numbers(hits)}が同時に当てはまります。`, [0, 0])
    case 'A': {
      const same = shaped.map(each => equal(each, shape(first.results), resolving.openness))
      const open = same.find(isOpen)
      if (open !== undefined) return open
      if (same.every(each => each === true)) return shape(first.results)
      return refused(`規則${numbers(hits)}の結果が食い違います。`, [0, 0])
    }
    case 'F':
      return shape(first.results)
    case 'R':
    case 'C':
      return shaped as Value[]
    case 'P':
    case 'O': {
      const open = hits.flatMap(hit => hit.results).find(result => deepOpen(result) !== undefined)
      if (open !== undefined) return open
      const ranked = hits.toSorted((a, b) => byPriority(a, b, resolving)).map(hit => shape(hit.results))
      return hitPolicy === 'P' ? (ranked[0] ?? null) : (ranked as Value[])
    }
    case 'C#':
      return hits.length
    case 'C<':
      return best(-1, shaped)
    case 'C>':
      return best(1, shaped)
    case 'C+':
      return total(shaped)
  }
}

const numbers = (hits: Hit[]) => hits.map(hit => hit.rule + 1).join('・')

/** By the place of the first output in its list of values, then of the second, and so on; then by rule. */
function byPriority(a: Hit, b: Hit, { priorities, openness }: Resolving): number {
  for (const [index, values = []] of priorities.entries()) {
    const place = (hit: Hit) => {
      const found = values.findIndex(value => equal(value, hit.results[index] ?? null, openness) === true)
      return found < 0 ? values.length : found
    }
    if (place(a) !== place(b)) return place(a) - place(b)
  }
  return a.rule - b.rule
}

function best(sign: 1 | -1, items: Inner[]): Inner {
  const open = items.find(item => deepOpen(item) !== undefined)
  if (open !== undefined) return open
  return extreme(items as Value[], sign)
}

function total(items: Inner[]): Inner {
  const open = items.find(item => deepOpen(item) !== undefined)
  if (open !== undefined) return open
  return items.reduce<Inner>(
    (sum, item) => (typeof sum === 'number' && typeof item === 'number' ? add(sum, item) : null),
    0,
  )
}
