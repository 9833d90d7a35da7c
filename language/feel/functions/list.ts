import { equal } from '../compare.ts'
import { conjunction, disjunction } from '../logic.ts'
import { deepOpen, firstOpen, type Inner, isOpen, isUnknown, unknown } from '../unknown.ts'
import type { FeelFunction, Value } from '../values.ts'
import { type Builtin, type Calling, overloaded, parameter as p, strict } from './define.ts'

const anyList = { list: 'any' } as const
const list = p('list', anyList)
const element = p('element', 'any', { nullable: true })

/** DMN 1.3 §10.3.4.4: questions about a list. A list with unknown items still knows its length. */
export const listFunctions: Builtin[] = [
  {
    name: 'count',
    forms: [
      {
        parameters: [list],
        result: 'number',
        lenient: true,
        call: ([given = null]) => {
          if (isUnknown(given)) return unknown(given.missing, { bounds: given.size })
          return isOpen(given) ? given : (given as Value[]).length
        },
      },
    ],
  },
  {
    name: 'list contains',
    forms: [
      {
        parameters: [list, element],
        result: 'boolean',
        lenient: true,
        call: ([given = null, wanted = null], { openness, spend }) => {
          const open = firstOpen([given, wanted])
          if (open) return open
          spend((given as Value[]).length)
          return disjunction((given as Inner[]).map(item => equal(item, wanted, openness) ?? false))
        },
      },
    ],
  },
  truths('all', conjunction),
  truths('any', disjunction),
  strict(
    'index of',
    [list, p('match', 'any', { nullable: true })],
    { list: 'number' },
    ([items, wanted], c) => {
      c.spend(items.length)
      return items.flatMap((item: Value, index: number) =>
        equal(item, wanted, c.openness) === true ? [index + 1] : [],
      )
    },
  ),
  overloaded(
    strict('sort', [list, p('precedes', 'function')], given => given[0] ?? anyList, sorted),
    strict(
      'sort',
      [list],
      given => given[0] ?? anyList,
      ([items], c) => sorted([items, undefined], c),
    ),
  ),
  {
    name: 'list replace',
    forms: [
      {
        parameters: [list, p('position', 'number'), p('newItem', 'any', { nullable: true })],
        result: given => given[0] ?? anyList,
        lenient: true,
        call: ([items = null, position = null, item = null]) => {
          const open = firstOpen([items, position])
          if (open) return open
          const index = placeOf(items as Value[], position as number)
          return index === undefined ? null : (items as Value[]).with(index, item as Value)
        },
      },
      {
        parameters: [list, p('match', 'function'), p('newItem', 'any', { nullable: true })],
        result: given => given[0] ?? anyList,
        call: ([items, match, item], c) =>
          replaceMatching(items as Value[], match as FeelFunction, item as Value, c),
      },
    ],
  },
]

/** Index of a 1-based position, negative from the end; undefined outside the list. */
export function placeOf(items: readonly unknown[], position: number): number | undefined {
  const index = position > 0 ? position - 1 : items.length + position
  return Number.isInteger(position) && position !== 0 && index >= 0 && index < items.length
    ? index
    : undefined
}

function truths(name: string, combine: (parts: readonly Inner[]) => Inner): Builtin {
  const call = (given: Inner[]): Inner => {
    const items = given[0] as Inner[]
    if (isOpen(given[0])) return given[0]
    // Other than in `and`, an item that is no boolean makes the whole call null unless another decides.
    return combine(items.map(item => (typeof item === 'boolean' || isOpen(item) ? item : null)))
  }
  return {
    name,
    forms: [
      { parameters: [list], result: 'boolean', lenient: true, call },
      {
        parameters: [p('list', 'any', { nullable: true })],
        rest: true,
        result: 'boolean',
        lenient: true,
        call: given => call([given as Value[]]),
      },
    ],
  }
}

/** A stable merge sort that asks `precedes`, so that a function that makes no order can do no harm. */
function sorted([items, precedes]: [Value[], FeelFunction?], calling: Calling): Value {
  const ordered = precedes ? undefined : naturalOrder(items)
  if (!precedes) return ordered ?? null
  let failed: Inner | undefined
  const before = (a: Value, b: Value) => {
    const result = calling.invoke(precedes, [a, b])
    if (typeof result !== 'boolean') failed ??= result
    return result === true
  }
  const result = mergeSort(items, before)
  if (failed === undefined) return result
  return (isOpen(failed) ? failed : (deepOpen(failed) ?? null)) as Value
}

function mergeSort(items: Value[], before: (a: Value, b: Value) => boolean): Value[] {
  if (items.length < 2) return items
  const middle = items.length >> 1
  const left = mergeSort(items.slice(0, middle), before)
  const right = mergeSort(items.slice(middle), before)
  const out: Value[] = []
  let [i, j] = [0, 0]
  while (i < left.length && j < right.length) {
    // Only a right item that comes strictly before overtakes: equal ones keep their order.
    if (before(right[j] as Value, left[i] as Value)) out.push(right[j++] as Value)
    else out.push(left[i++] as Value)
  }
  return [...out, ...left.slice(i), ...right.slice(j)]
}

function naturalOrder(items: Value[]): Value[] | null {
  if (items.every(item => typeof item === 'number')) return items.toSorted((a, b) => a - b)
  if (items.every(item => typeof item === 'string'))
    return items.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return null
}

function replaceMatching(items: Value[], match: FeelFunction, item: Value, calling: Calling): Inner {
  const results = items.map(each => calling.invoke(match, [each, item]))
  const open = firstOpen(results)
  if (open) return open
  if (results.some(result => typeof result !== 'boolean')) return null
  return items.map((each, index) => (results[index] === true ? item : each))
}
