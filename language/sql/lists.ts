import type { Expression, Span } from '../feel/ast.ts'
import { common } from '../feel/check-types.ts'
import type { Type } from '../feel/types.ts'
import { Block } from './block.ts'
import {
  asList,
  type Compiled,
  isScalarType,
  type List,
  NotCompiled,
  type Rows,
  type Scalar,
  scalar,
  sqlTypes,
  typeOfCompiled,
} from './compiled.ts'
import type { Compiling, Env } from './compiling.ts'
import { either, type Mask, noneMissing } from './masks.ts'
import { deepMask, type Gathered, gather, lifted, listOfArrays } from './rows.ts'
import { choose, type Sql } from './text.ts'

/** `[a, b, c]`. */
export function compileList(items: Expression[], env: Env, c: Compiling, span: Span): List {
  return listOf(
    items.map(item => c.compile(item, env)),
    span,
  )
}

/** A list of values, of which each may be missing on its own. */
export function listOf(items: readonly Compiled[], span: Span): List {
  const of = items.map(typeOfCompiled).reduce(common, 'null' as Type)
  const scalars = items.filter((item): item is Scalar => item.kind === 'scalar')
  if (scalars.length < items.length || !isScalarType(of) || (of === 'any' && items.length > 0)) {
    throw new NotCompiled('このリストの項目は、種類がそろった一つずつの値にしてください。', span)
  }
  const masked = scalars.some(item => item.mask !== undefined)
  return {
    kind: 'list',
    of,
    empty: undefined,
    mask: undefined,
    rows(block) {
      const cells = scalars.map((item, index) => {
        const value = item.type === 'null' ? `null::${sqlTypes[of]}` : item.value
        return `(${[index + 1, value, ...(masked ? [item.mask ?? noneMissing] : [])].join(', ')})`
      })
      const width = masked ? 3 : 2
      const none = `(select 0, null::${sqlTypes[of]} where false)`
      const source = cells.length === 0 ? none : `(values ${cells.join(', ')})`
      const rows = new Block(names => `${source} as v(${names.join(', ')})`, width, block)
      const certain = scalars.every(item => item.certain && item.mask === undefined)
      return {
        block: rows,
        item: scalar(of, rows.given(1), masked ? rows.given(2) : undefined, { certain }),
        filters: [],
      }
    },
  }
}

/** One list after another. Null when one of them is; not known when one of them is not. */
export function concatenated(lists: readonly List[], env: Env, span: Span): List {
  const [only] = lists
  if (lists.length === 1 && only) return only
  const of = lists.map(list => list.of).reduce(common, 'null' as Type)
  if (!isScalarType(of)) return concatenatedContexts(lists, of, env, span)
  const parts = lists.map(list => gather(list, env.block))
  const { mask, empty } = whole(parts)
  const arrays = parts.map(part => itemArrays(part.item as Scalar, of, sql => part.over('array_agg', sql)))
  const joined = (pick: (each: { values: Sql; masks: Sql }) => Sql) =>
    env.block.column(`(${arrays.map(pick).join(' || ')})`)
  const values = joined(each => each.values)
  const masked = parts.some(part => part.item.mask !== undefined)
  const none = [...(mask === undefined ? [] : [`${mask} <> ${noneMissing}`]), ...(empty ? [empty] : [])].join(
    ' or ',
  )
  const total = parts.map(part => part.count()).join(' + ')
  const count = env.block.column(choose(none ? [[none, '0']] : [], `(${total})::int`))
  return listOfArrays({ of, empty, mask }, count, index =>
    scalar(of, `${values}[${index}]`, masked ? `${joined(each => each.masks)}[${index}]` : undefined),
  )
}

/** Of lists taken together: null as soon as one is null, not known as soon as one is not. */
function whole(parts: readonly Gathered[]): { mask: Mask; empty: Sql | undefined } {
  const empties = parts.flatMap(part => (part.empty === undefined ? [] : [part.empty]))
  const empty = empties.length === 0 ? undefined : `(${empties.join(' or ')})`
  const mask = either(...parts.map(part => part.mask))
  return { empty, mask: mask && empty ? choose([[empty, noneMissing]], mask) : mask }
}

function itemArrays(item: Scalar, of: keyof typeof sqlTypes, array: (sql: Sql) => Sql) {
  const value = item.type === 'null' ? `null::${sqlTypes[of]}` : item.value
  return {
    values: `coalesce(${array(value)}, '{}'::${sqlTypes[of]}[])`,
    masks: `coalesce(${array(item.mask ?? noneMissing)}, '{}')`,
  }
}

function concatenatedContexts(lists: readonly List[], of: Type, env: Env, span: Span): List {
  if (typeof of !== 'object' || !('context' in of))
    throw new NotCompiled('種類の違うリストはつなげません。', span)
  const parts = lists.map(list => gather(list, env.block))
  const { mask, empty } = whole(parts)
  const none = [...(mask === undefined ? [] : [`${mask} <> ${noneMissing}`]), ...(empty ? [empty] : [])].join(
    ' or ',
  )
  const counts = parts.map(part => env.block.column(`${part.count()}::int`))
  const count = env.block.column(choose(none ? [[none, '0']] : [], `(${counts.join(' + ')})`))
  return listOfArrays({ of, empty, mask }, count, index => {
    const starts = counts.map((_, at) => ['0', ...counts.slice(0, at)].join(' + '))
    const items = parts.map((part, at) =>
      lifted(part.item, part, array => `(${array})[${index} - (${starts[at]})]`, span),
    )
    return oneOf(
      items,
      starts.map((start, at) => `${index} <= ${start} + ${counts[at]}`),
      span,
    )
  })
}

/** Of several values of one type the one whose condition holds first; the last one otherwise. */
export function oneOf(items: readonly Compiled[], conditions: readonly Sql[], span: Span): Compiled {
  const pick = (parts: (Sql | undefined)[], otherwise: Sql): Sql =>
    choose(
      parts.slice(0, -1).map((part, index) => [conditions[index] ?? 'true', part ?? otherwise]),
      parts.at(-1) ?? otherwise,
    )
  const masksOf = (masks: (Sql | undefined)[]) =>
    masks.every(mask => mask === undefined) ? undefined : pick(masks, noneMissing)
  const [first] = items
  if (first?.kind === 'context') {
    const contexts = items.map(item => {
      if (item.kind !== 'context') throw new NotCompiled('種類の違う値は選び分けられません。', span)
      return item
    })
    return {
      ...first,
      empty: contexts.every(each => each.empty === undefined)
        ? undefined
        : pick(
            contexts.map(each => each.empty),
            'false',
          ),
      mask: masksOf(contexts.map(each => each.mask)),
      deep: masksOf(contexts.map(each => each.deep)),
      entry: name =>
        oneOf(
          contexts.map(each => each.entry(name)),
          conditions,
          span,
        ),
    }
  }
  const scalars = items.map(item => {
    if (item.kind !== 'scalar') throw new NotCompiled('リストは選び分けられません。', span)
    return item
  })
  const type = scalars.map(each => each.type as Type).reduce(common)
  if (!isScalarType(type) || (type === 'any' && scalars.some(each => each.type !== 'any'))) {
    throw new NotCompiled('どちらの値も同じ種類にしてください。', span)
  }
  const value = pick(
    scalars.map(each => (each.type === 'null' ? `null::${sqlTypes[type]}` : each.value)),
    'null',
  )
  return scalar(type, value, masksOf(scalars.map(each => each.mask)), {
    certain: scalars.every(each => each.certain),
  })
}

/** A list with each value once, as it first comes. Not known as soon as one item is not. */
export function distinct(list: List, env: Env, span: Span): List {
  if (!isScalarType(list.of)) throw new NotCompiled('項目の組のリストから重なりは除けません。', span)
  const rows = gather(list, env.block)
  const item = rows.item as Scalar
  const mask = deepMask(rows)
  const values = rows.over('array_agg', item.value)
  const filters = (inner: Block, index: Sql): Rows['filters'] => [
    {
      keep: inner.column(
        `(${values}[1:${index} - 1] is null or array_position(${values}[1:${index} - 1], ${values}[${index}]) is null)`,
      ),
      mask: undefined,
    },
  ]
  const count = env.block.column(
    choose(mask === undefined ? [] : [[`${mask} <> ${noneMissing}`, '0']], `${rows.count()}::int`),
  )
  const all = listOfArrays({ of: list.of, empty: rows.empty, mask }, count, index =>
    scalar(item.type, `${values}[${index}]`, undefined, { certain: item.certain }),
  )
  return {
    ...all,
    rows(block) {
      const each = all.rows(block)
      return { ...each, filters: filters(each.block, each.block.given(0)) }
    },
  }
}

export function lists(given: readonly Compiled[], span: Span): List[] {
  return given.map(each => asList(each, span))
}
