import { order } from '../compare.ts'
import { add, divide, multiply, subtract } from '../decimal.ts'
import type { Type } from '../types.ts'
import type { Value } from '../values.ts'
import { type Builtin, type Calling, parameter as p } from './define.ts'

const anyList = { list: 'any' } as const
const itemType = (given: Type[]): Type => {
  const [first] = given
  return typeof first === 'object' && 'list' in first ? first.list : (first ?? 'any')
}

/** A function of one list, or of its items as so many arguments. */
function ofList(
  name: string,
  result: Type | ((given: Type[]) => Type),
  call: (items: Value[]) => Value,
): Builtin {
  const checked = (items: Value[], { spend }: Calling) => {
    spend(items.length)
    return call(items)
  }
  return {
    name,
    forms: [
      { parameters: [p('list', anyList)], result, call: ([items], c) => checked(items as Value[], c) },
      {
        parameters: [p('list', 'any', { nullable: true })],
        rest: true,
        result,
        call: (items, c) => checked(items as Value[], c),
      },
    ],
  }
}

/** A function of a list of numbers; null for an empty list and for one with anything else in it. */
function ofNumbers(name: string, call: (items: number[]) => Value): Builtin {
  return ofList(name, 'number', items =>
    items.length > 0 && items.every(item => typeof item === 'number') ? call(items) : null,
  )
}

/** DMN 1.3 §10.3.4.4: one value out of a list. */
export const statisticsFunctions: Builtin[] = [
  ofList('min', itemType, items => extreme(items, -1)),
  ofList('max', itemType, items => extreme(items, 1)),
  ofNumbers('sum', sum),
  ofNumbers('product', items => fold(items, multiply)),
  ofNumbers('mean', mean),
  ofNumbers('median', items => {
    const sorted = items.toSorted((a, b) => a - b)
    const middle = sorted.length >> 1
    return sorted.length % 2 === 1 ? (sorted[middle] ?? null) : mean(sorted.slice(middle - 1, middle + 1))
  }),
  ofNumbers('stddev', items => {
    const average = mean(items)
    if (items.length < 2 || average === null) return null
    const squares = items.map(item => {
      const distance = subtract(item, average)
      return distance === null ? null : multiply(distance, distance)
    })
    if (!squares.every(square => square !== null)) return null
    const total = sum(squares)
    const variance = total === null ? null : divide(total, items.length - 1)
    return variance === null ? null : Math.sqrt(variance)
  }),
  ofList('mode', { list: 'number' }, items => {
    if (!items.every(item => typeof item === 'number')) return null
    const counts = new Map<number, number>()
    for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
    const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0)
    return [...counts.keys()].filter(item => counts.get(item) === most).sort((a, b) => a - b)
  }),
]

function fold(items: number[], combine: (a: number, b: number) => number | null): number | null {
  return items
    .slice(1)
    .reduce<number | null>((all, item) => (all === null ? null : combine(all, item)), items[0] ?? null)
}

function sum(items: number[]): number | null {
  return fold(items, add)
}

function mean(items: number[]): number | null {
  const total = sum(items)
  return total === null ? null : divide(total, items.length)
}

/** The least (-1) or greatest (1) item; null for none, or for items that have no order. */
export function extreme(items: Value[], sign: 1 | -1): Value {
  let best: Value | undefined
  for (const item of items) {
    const difference = order(item, best ?? item)
    if (difference === null) return null
    if (best === undefined || difference * sign > 0) best = item
  }
  return best ?? null
}
