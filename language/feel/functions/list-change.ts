import { equal } from '../compare.ts'
import { mostItems } from '../evaluation.ts'
import type { Type } from '../types.ts'
import { firstOpen, type Inner, refused } from '../unknown.ts'
import type { Value } from '../values.ts'
import { type Builtin, type Calling, type Form, type Parameter, parameter as p, strict } from './define.ts'
import { placeOf } from './list.ts'

const anyList = { list: 'any' } as const
const list = p('list', anyList)
const item = p('item', 'any', { nullable: true })
const sameList = (given: Type[]): Type => given[0] ?? anyList

/** A function that moves items without looking at them, so that unknown items may be among them. */
function moving(
  name: string,
  parameters: Parameter[],
  call: (items: Value[], ...rest: Inner[]) => Inner,
  more: Partial<Form> = {},
): Builtin {
  const form: Form = {
    parameters,
    result: sameList,
    lenient: true,
    call: (given, calling) => {
      const [items = null, ...rest] = given
      const open = firstOpen(given.filter((_, index) => parameters[index]?.type !== 'any'))
      if (open) return open
      calling.spend((items as Value[]).length)
      return call(items as Value[], ...rest)
    },
    ...more,
  }
  return { name, forms: [form] }
}

function bounded(items: Value[], { at, spend }: Calling): Inner {
  spend(items.length)
  return items.length > mostItems ? refused('リストが長すぎます。', at) : items
}

/** DMN 1.3 §10.3.4.4: new lists from lists. Positions count from 1, negative ones from the end. */
export const listChangeFunctions: Builtin[] = [
  moving(
    'sublist',
    [list, p('start position', 'number'), p('length', 'number', { optional: true, nullable: true })],
    (items, start, length) => {
      const from = placeOf(items, start as number)
      if (from === undefined) return null
      if (length === undefined || length === null) return items.slice(from)
      const size = length as number
      return size >= 1 && from + size <= items.length ? items.slice(from, from + Math.trunc(size)) : null
    },
  ),
  {
    name: 'append',
    forms: [
      {
        parameters: [list, item],
        rest: true,
        result: anyList,
        lenient: true,
        call: ([items = null, ...more], calling) =>
          firstOpen([items]) ?? bounded([...(items as Value[]), ...(more as Value[])], calling),
      },
    ],
  },
  {
    name: 'concatenate',
    forms: [
      {
        parameters: [list],
        rest: true,
        result: sameList,
        lenient: true,
        call: (lists, calling) => firstOpen(lists) ?? bounded((lists as Value[][]).flat(1), calling),
      },
    ],
  },
  moving(
    'insert before',
    [list, p('position', 'number'), p('newItem', 'any', { nullable: true })],
    (items, position, added) => {
      const index = placeOf(items, position as number)
      return index === undefined ? null : items.toSpliced(index, 0, (added ?? null) as Value)
    },
  ),
  moving('remove', [list, p('position', 'number')], (items, position) => {
    const index = placeOf(items, position as number)
    return index === undefined ? null : items.toSpliced(index, 1)
  }),
  moving('reverse', [list], items => items.toReversed()),
  {
    name: 'union',
    forms: [
      {
        parameters: [list],
        rest: true,
        result: sameList,
        call: (lists, calling) => distinct((lists as Value[][]).flat(1), calling),
      },
    ],
  },
  strict('distinct values', [list], sameList, ([items], calling) => distinct(items, calling)),
  strict('duplicate values', [list], sameList, ([items], calling) => {
    const repeated = items.filter((each: Value, index: number) => indexOf(items, each, calling) < index)
    return distinct(repeated, calling)
  }),
  {
    name: 'flatten',
    forms: [
      {
        parameters: [list],
        result: anyList,
        lenient: true,
        call: ([items = null], calling) => {
          const open = firstOpen([items])
          if (open) return open
          const flat = flattened(items as Value[])
          return firstOpen(flat) ?? bounded(flat, calling)
        },
      },
    ],
  },
]

function indexOf(items: Value[], wanted: Value, { openness, spend }: Calling): number {
  return items.findIndex(each => {
    spend(1)
    return equal(each, wanted, openness) === true
  })
}

function distinct(items: Value[], calling: Calling): Value[] {
  const kept: Value[] = []
  for (const each of items) if (indexOf(kept, each, calling) < 0) kept.push(each)
  return kept
}

function flattened(items: Value[]): Value[] {
  return items.flatMap(each => (Array.isArray(each) ? flattened(each) : [each]))
}
