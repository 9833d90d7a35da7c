import type { Span } from '../feel/ast.ts'
import { Block, type Lateral } from './block.ts'
import { type Compiled, type List, NotCompiled, type Rows, scalar } from './compiled.ts'
import { either, isOpen, type Mask, noneMissing } from './masks.ts'
import { choose, type Sql } from './text.ts'

/** A list being gone through: aggregates over its items, as columns of the query around. */
export type Gathered = {
  item: Compiled
  block: Block
  lateral: Lateral
  /** SQL that tells whether a row counts; undefined when all do. */
  keep: Sql | undefined
  /** What the list as a whole lacks: as given, or because a filter could not tell. */
  mask: Mask
  empty: Sql | undefined
  /** An aggregate over the rows that count. */
  over(aggregate: string, value: Sql): Sql
  /** How many rows count. */
  count(): Sql
  /** Of a list that is not known because of its last filter: how long it may be. */
  size(): { low: Sql; high: Sql } | undefined
}

/** Goes through a list inside `block`. */
export function gather(list: List, block: Block): Gathered {
  const rows = list.rows(block)
  const lateral = block.lateral(rows.block)
  const keep = keepOf(rows)
  const over = (aggregate: string, value: Sql) => {
    const all = `${aggregate}(${rows.block.aggregable(value)})`
    return lateral.output(keep === undefined ? all : `${all} filter (where ${keep})`)
  }
  const masks = filterMasks(rows, lateral)
  const pending = masks.length === 0 ? undefined : firstOf(masks, block)
  return {
    item: rows.item,
    block: rows.block,
    lateral,
    keep,
    over,
    mask: either(list.mask, pending),
    empty: list.empty,
    count: () => over('count', '*'),
    size: () => {
      const last = rows.filters.at(-1)
      if (!last?.mask) return undefined
      const before = [list.mask, ...masks.slice(0, -1)].filter(mask => mask !== undefined)
      const passed = keepOf({ ...rows, filters: rows.filters.slice(0, -1) })
      const open = [isOpen(last.mask), ...(passed ? [passed] : [])].join(' and ')
      const low = over('count', '*')
      const high = `(${low} + ${lateral.output(`count(*) filter (where ${open})`)})`
      const told = (bound: Sql) =>
        before.length === 0 ? bound : choose([[before.map(isOpen).join(' or '), 'null']], bound)
      return { low: told(low), high: told(high) }
    },
  }
}

function keepOf(rows: Rows): Sql | undefined {
  if (rows.filters.length === 0) return undefined
  return rows.filters.map(filter => filter.keep).join(' and ')
}

/** What each filter that may not be able to tell lacks, over the rows that came so far. */
function filterMasks(rows: Rows, lateral: Lateral): Sql[] {
  return rows.filters.flatMap(({ mask }, index) => {
    if (mask === undefined) return []
    const passed = keepOf({ ...rows, filters: rows.filters.slice(0, index) })
    const all = `bit_or(${rows.block.aggregable(mask)})${passed ? ` filter (where ${passed})` : ''}`
    return [lateral.output(`coalesce(${all}, ${noneMissing})`)]
  })
}

function firstOf(masks: Sql[], block: Block): Sql {
  const last = masks.at(-1) ?? noneMissing
  return block.column(
    choose(
      masks.slice(0, -1).map(mask => [isOpen(mask), mask]),
      last,
    ),
  )
}

/** What a list lacks as a value: as a whole, or where it is known, in any of its items. */
export function deepMask(gathered: Gathered): Mask {
  const { item, mask } = gathered
  const own = item.kind === 'context' ? either(item.mask, item.deep) : item.mask
  if (own === undefined) return mask
  const inside = `coalesce(${gathered.over('bit_or', own)}, ${noneMissing})`
  return mask === undefined ? inside : choose([[isOpen(mask), mask]], inside)
}

/**
 * The items as arrays of the query around, taken up field by field as they are asked for, so that a list is worked
 * out once however often it is used. `at` is the place of an item in them.
 */
export function lifted(item: Compiled, gathered: Gathered, at: (array: Sql) => Sql, span: Span): Compiled {
  const array = (sql: Sql) => at(gathered.over('array_agg', sql))
  return moved(item, array, span)
}

/** A value with each of its parts put through `to`. */
export function moved(item: Compiled, to: (sql: Sql) => Sql, span: Span): Compiled {
  const maskTo = (mask: Mask) => (mask === undefined ? undefined : to(mask))
  switch (item.kind) {
    case 'scalar':
      return scalar(item.type, to(item.value), maskTo(item.mask), { certain: item.certain })
    case 'context':
      return {
        ...item,
        empty: item.empty === undefined ? undefined : to(item.empty),
        mask: maskTo(item.mask),
        deep: maskTo(item.deep),
        entry: name => moved(item.entry(name), to, span),
      }
    default:
      throw new NotCompiled('リストの中のリストは、ここでは使えません。', span)
  }
}

/** A list whose items stand in arrays of the query around; `count` items where it is known, else none. */
export function listOfArrays(
  list: Pick<List, 'of' | 'empty' | 'mask' | 'path'>,
  count: Sql,
  itemAt: (index: Sql) => Compiled,
): List {
  return {
    kind: 'list',
    ...list,
    rows: remembered(block => {
      const rows = new Block(([index]) => `generate_series(1, ${count}) as g(${index})`, 1, block)
      return { block: rows, item: itemAt(rows.given(0)), filters: [] }
    }),
  }
}

/** The same rows whenever a list is gone through in the same query, so that it is gone through once. */
export function remembered(rows: (block: Block) => Rows): (block: Block) => Rows {
  const known = new WeakMap<Block, Rows>()
  return block => {
    const found = known.get(block) ?? rows(block)
    known.set(block, found)
    return found
  }
}

/** A list worked out once, as arrays. */
export function materialised(list: List, block: Block, span: Span): List {
  const gathered = gather(list, block)
  const mask = gathered.mask === undefined ? undefined : block.column(gathered.mask)
  const count =
    mask === undefined
      ? `${gathered.count()}::int`
      : block.column(choose([[isOpen(mask), '0']], `${gathered.count()}::int`))
  return listOfArrays({ of: list.of, empty: list.empty, mask }, count, index =>
    lifted(gathered.item, gathered, array => `${array}[${index}]`, span),
  )
}
