import type { Expression, Filter, For, Iterator, Path, Quantified, Span } from '../feel/ast.ts'
import { mostItems } from '../feel/evaluation.ts'
import { mentions } from '../feel/mentions.ts'
import { Block } from './block.ts'
import {
  asList,
  asScalar,
  type Compiled,
  type Composite,
  type List,
  NotCompiled,
  nothing,
  ofType,
  type Scalar,
  scalar,
  sqlTypes,
  typeOfCompiled,
} from './compiled.ts'
import { type Compiling, type Env, within } from './compiling.ts'
import { byHand, either, isKnown, isOpen, type Mask, noneMissing } from './masks.ts'
import { overRows } from './quantify.ts'
import { gather, moved } from './rows.ts'
import { property } from './temporal.ts'
import { choose, type Sql } from './text.ts'

export function compilePath(node: Path, env: Env, c: Compiling): Compiled {
  return pathOf(c.compile(node.of, env), node, c)
}

function pathOf(of: Compiled, node: Path, c: Compiling): Compiled {
  if (of.kind === 'scalar') return property(of, node.name, node)
  if (of.kind === 'context') return of.entry(node.name)
  if (of.mixed && of.mask !== undefined)
    throw new NotCompiled('選び分けたリストの項目は取り出せません。', node)
  const path = of.path === undefined ? undefined : `${of.path}.${node.name}`
  const mask = of.mask && path ? choose([[isOpen(of.mask), c.missing.of(path)]], noneMissing) : of.mask
  const sample = typeOfItem(of, node.name, node)
  return {
    ...of,
    of: sample,
    mask,
    path,
    rows(block) {
      const rows = of.rows(block)
      return { ...rows, item: pathOf(rows.item, node, c) }
    },
  }
}

/** The type of an entry of a list's items. */
function typeOfItem({ of }: List, name: string, span: Span) {
  if (typeof of === 'object' && 'context' in of && Object.hasOwn(of.context, name))
    return of.context[name] ?? 'any'
  if (of === 'date' || of === 'null' || (typeof of === 'string' && of.endsWith('duration'))) return 'number'
  throw new NotCompiled(`「${name}」の型が決まりません。`, span)
}

export function compileFilter(node: Filter, env: Env, c: Compiling): Compiled {
  const of = asList(c.compile(node.of, env), node.of)
  const position = indexOf(node.by, env, of, c)
  if (position) {
    const isFirst = node.by.kind === 'number' && node.by.value === 1
    return isFirst && of.items && of.kept
      ? firstKept(of.items, of.kept, env, node)
      : itemAt(of, position, node, env)
  }
  const unrolled = of.items && !of.kept && { items: of.items, kept: keptOf(of.items, node, env, c) }
  return {
    kind: 'list',
    of: of.of,
    empty: of.empty,
    mask: of.mask,
    ...unrolled,
    rows(block) {
      const rows = of.rows(block)
      const inner = within(env, rows.block, { item: rows.item })
      const by = ofType(c.compile(node.by, inner), 'boolean', node.by)
      const local = (sql: Sql) => rows.block.aggregable(rows.block.column(sql))
      const keep = local(by.value)
      const mask = by.mask === undefined ? undefined : local(by.mask)
      return { ...rows, filters: [...rows.filters, { keep, mask }] }
    },
  }
}

function keptOf(items: readonly Compiled[], node: Filter, env: Env, c: Compiling): Scalar[] {
  return items.map(item => ofType(c.compile(node.by, within(env, env.block, { item })), 'boolean', node.by))
}

/** The row of a short table that a condition finds first, without going through rows. */
function firstKept(
  items: readonly Compiled[],
  kept: readonly Scalar[],
  { block }: Env,
  span: Span,
): Compiled {
  const lacking = either(...kept.map(each => each.mask))
  const mask = lacking === undefined ? undefined : block.column(lacking)
  const found = choose(kept.map((each, index): [Sql, Sql] => [each.value, String(index + 1)]))
  const place = block.column(mask === undefined ? found : choose([[isKnown(mask), found]]))
  const [first] = items
  const pick = (parts: Scalar[]): Scalar => {
    const type = parts.find(part => part.type !== 'null')?.type ?? 'null'
    return scalar(
      type,
      `(array[${parts.map(part => part.value).join(', ')}]::${sqlTypes[type]}[])[${place}]`,
      mask,
    )
  }
  if (first?.kind !== 'context') return pick(items.map(item => asScalar(item, span)))
  return {
    ...first,
    empty: mask === undefined ? `(${place} is null)` : `(${place} is null and ${isKnown(mask)})`,
    mask,
    deep: mask,
    entry: name => pick(items.map(item => asScalar((item as Composite).entry(name), span))),
  }
}

/** What a filter by position says, or undefined for a condition. */
function indexOf(by: Expression, env: Env, of: List, c: Compiling): Scalar | undefined {
  const isNumber =
    ['number', 'negate', 'arithmetic'].includes(by.kind) ||
    (by.kind === 'name' && !hasEntry(of, by.name)) ||
    (by.kind === 'call' && by.of.kind === 'name' && by.of.name === 'count')
  if (!isNumber) return undefined
  if (hasNames(by, of)) throw new NotCompiled('位置を選ぶ式の中で、項目の名前は使えません。', by)
  const index = asScalar(c.compile(by, env), by)
  if (index.type === 'boolean') return undefined
  if (index.type !== 'number' || !index.certain) {
    throw new NotCompiled('リストの位置は、空にならない数で書いてください。', by)
  }
  return index
}

const hasEntry = ({ of }: List, name: string) =>
  name === 'item' || (typeof of === 'object' && 'context' in of && Object.hasOwn(of.context, name))

function hasNames(by: Expression, of: List): boolean {
  const names = typeof of.of === 'object' && 'context' in of.of ? Object.keys(of.of.context) : []
  return ['item', ...names].some(name => mentions(by, name))
}

/** `list[position]`: null outside the list; positions count from 1, negative ones from the end. */
function itemAt(list: List, position: Scalar, node: Filter, env: Env): Compiled {
  const { block } = env
  const rows = gather(list, block)
  const at = block.column(`(${position.value})`)
  const count = rows.count()
  const place = block.column(
    choose([
      [`${at} <> trunc(${at}) or abs(${at}) > ${mostItems}`, 'null'],
      [`${at} > 0`, `${at}::int`],
      [`${at} < 0`, `(${count} + 1 + ${at})::int`],
    ]),
  )
  const outer = either(rows.mask, position.mask)
  const mask = outer === undefined ? undefined : block.column(outer)
  const inside = `${place} between 1 and ${count}`
  const pick = (sql: Sql) => `(${rows.over('array_agg', sql)})[${place}]`
  const known = (sql: Sql) =>
    choose([[mask === undefined ? inside : `${isKnown(mask)} and ${inside}`, pick(sql)]])
  const masked = (own: Mask): Mask => {
    if (own === undefined) return mask
    const cases: [Sql, Sql][] = mask === undefined ? [] : [[isOpen(mask), mask]]
    return block.column(choose([...cases, [inside, pick(own)]], noneMissing))
  }
  return picked(rows.item, known, masked, `(${inside}) is not true`, mask, node)
}

function picked(
  item: Compiled,
  known: (sql: Sql) => Sql,
  masked: (mask: Mask) => Mask,
  outside: Sql,
  mask: Mask,
  span: Span,
): Compiled {
  if (item.kind === 'scalar') return scalar(item.type, known(item.value), masked(item.mask))
  if (item.kind === 'list') throw new NotCompiled('リストの中のリストは、ここでは使えません。', span)
  return {
    kind: 'context',
    type: item.type,
    empty: item.empty === undefined ? outside : `(${outside} or ${known(item.empty)})`,
    mask: masked(item.mask),
    deep: either(mask, masked(item.deep)),
    entry: name => picked(item.entry(name), known, masked, outside, mask, span),
  }
}

/** The list an iterator goes through. */
function domain(iterator: Iterator, env: Env, c: Compiling): List {
  if (!iterator.until) return asList(c.compile(iterator.of, env), iterator.of)
  const [from, until] = [iterator.of, iterator.until].map(end => {
    const one = ofType(c.compile(end, env), 'number', end)
    return { ...one, value: env.block.column(one.value) }
  }) as [Scalar, Scalar]
  return numbersBetween(from, until, env)
}

/** `1..n`: null unless both ends are whole numbers; too many to go through are for a person. */
function numbersBetween(from: Scalar, until: Scalar, { block }: Env): List {
  const open = either(from.mask, until.mask)
  const whole = [from, until].map(({ value }) => `coalesce(${value} = trunc(${value}), false)`).join(' and ')
  const isWhole = block.column(`(${whole})`)
  const few = block.column(`(${isWhole} and abs(${until.value} - ${from.value}) < ${mostItems})`)
  const tooMany: [Sql, Sql] = [`${isWhole} and not ${few}`, byHand]
  return {
    kind: 'list',
    of: 'number',
    empty: open === undefined ? `not ${isWhole}` : `(${isKnown(open)} and not ${isWhole})`,
    mask: block.column(choose(open === undefined ? [tooMany] : [[isOpen(open), open], tooMany], noneMissing)),
    rows(outer) {
      const step = `(sign(sign(${until.value} - ${from.value}) + 0.5)::bigint)`
      const rows = new Block(
        ([value]) =>
          `generate_series(${choose([[few, `${from.value}::bigint`]])}, ${choose([[few, `${until.value}::bigint`]])}, ${choose([[few, step]])}) as g(${value})`,
        1,
        outer,
      )
      const item = scalar('number', `${rows.given(0)}::numeric`, undefined, { certain: true })
      return { block: rows, item, filters: [] }
    },
  }
}

export function compileFor(node: For, env: Env, c: Compiling): List {
  const [iterator, ...more] = node.iterators
  if (!iterator || more.length > 0) throw new NotCompiled('「for」で一度にたどれるリストは一つです。', node)
  if (mentions(node.body, 'partial')) throw new NotCompiled('「partial」は使えません。', node)
  const of = domain(iterator, env, c)
  const body = (outer: Block) => {
    const rows = of.rows(outer)
    const inner = within(env, rows.block, { names: [[iterator.name, rows.item]] })
    const compiled = c.compile(node.body, inner)
    const item = compiled.kind === 'list' ? compiled : moved(compiled, sql => rows.block.column(sql), node)
    return { ...rows, item }
  }
  // The type of the body can only be told by compiling it; this try-out adds nothing to any query that is used.
  const type = typeOfCompiled(body(new Block(() => 'nowhere', 0, env.block)).item)
  return { kind: 'list', of: type, empty: of.empty, mask: of.mask, rows: body }
}

export function compileQuantified(node: Quantified, env: Env, c: Compiling): Scalar {
  return quantified(node, node.iterators, env, c)
}

/** Several iterators are quantifiers inside one another. */
function quantified(node: Quantified, iterators: Iterator[], env: Env, c: Compiling): Scalar {
  const [iterator, ...more] = iterators
  if (!iterator) {
    const body = asScalar(c.compile(node.body, env), node.body)
    if (body.type === 'null') return { ...nothing('boolean'), mask: body.mask }
    return ofType(body, 'boolean', node.body)
  }
  const rows = gather(domain(iterator, env, c), env.block)
  const inner = within(env, rows.block, { names: [[iterator.name, rows.item]] })
  return overRows(node.kind, quantified(node, more, inner, c), rows)
}
