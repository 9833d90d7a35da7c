import { shortest } from '../arithmetic.ts'
import { equal } from '../compare.ts'
import {
  asList,
  type Compiled,
  isScalarType,
  type List,
  NotCompiled,
  nothing,
  type Scalar,
  scalar,
} from '../compiled.ts'
import { concatenated, distinct, listOf } from '../lists.ts'
import { either, isKnown, isOpen, type Mask, noneMissing } from '../masks.ts'
import { overRows } from '../quantify.ts'
import { deepMask, type Gathered, gather } from '../rows.ts'
import { choose, type Sql } from '../text.ts'
import type { Called, Calls } from './called.ts'

/** The one list given, or the arguments as one. */
function only({ given, span }: Called): List {
  const [first] = given
  if (given.length === 1 && first?.kind === 'list') return first
  return listOf(
    given.filter(each => each !== undefined),
    span,
  )
}

/** One value out of all items: null of an empty list or when an item is null, not known when an item is not. */
function folded(
  called: Called,
  type: 'number' | undefined,
  fold: (rows: Gathered, item: Scalar) => Sql,
): Scalar {
  const list = only(called)
  const { block } = called.env
  if (list.of === 'null' || !isScalarType(list.of) || list.of === 'any' || (type && list.of !== type)) {
    if (list.of === 'null') return nothing(type ?? 'null', gather(list, block).mask)
    throw new NotCompiled(`「${called.name}」の対象の型が決まりません。`, called.span)
  }
  const rows = gather(list, block)
  const item = rows.item as Scalar
  const mask = deepMask(rows)
  const whole: Sql[] = []
  if (mask !== undefined) whole.push(isKnown(mask))
  if (!item.certain) whole.push(`not coalesce(${rows.over('bool_or', `(${item.value} is null)`)}, false)`)
  const value = fold(rows, item)
  return scalar(list.of, whole.length === 0 ? value : choose([[whole.join(' and '), value]]), mask)
}

function extreme(kind: 'min' | 'max') {
  return (called: Called): Compiled => {
    const [first, ...more] = called.given
    // Of arguments one by one, as in max(0, …), no list has to be made.
    if (more.length > 0 && called.given.every(each => each?.kind === 'scalar')) {
      return ofArguments(kind === 'min' ? 'least' : 'greatest', called.given as Scalar[], called)
    }
    if (first?.kind === 'scalar' && more.length === 0) return first
    return folded(called, undefined, (rows, { type, value }) =>
      rows.over(kind, `${value}${type === 'string' ? ' collate "C"' : ''}`),
    )
  }
}

function ofArguments(name: string, given: Scalar[], called: Called): Scalar {
  const mask = either(...given.map(each => each.mask))
  const types = new Set(given.map(each => each.type))
  const [type] = types
  if (types.has('null')) return nothing('number', mask)
  if (types.size !== 1 || type === undefined || type === 'any' || type === 'boolean') {
    throw new NotCompiled(`「${called.name}」の引数の種類をそろえてください。`, called.span)
  }
  const values = given.map(each => called.env.block.column(each.value))
  const nulls = values.filter((_, index) => !given[index]?.certain).map(each => `${each} is null`)
  const texts = type === 'string' ? values.map(each => `${each} collate "C"`) : values
  const best = `${name}(${texts.join(', ')})`
  const certain = given.every(each => each.certain)
  return scalar(type, nulls.length === 0 ? best : choose([[nulls.join(' or '), 'null']], best), mask, {
    certain,
  })
}

/** Only where the list itself is known; items may be missing. */
function listKnown(rows: Gathered, value: Sql): Sql {
  const not: Sql[] = []
  if (rows.mask !== undefined) not.push(isOpen(rows.mask))
  if (rows.empty !== undefined) not.push(rows.empty)
  return not.length === 0 ? value : choose([[not.join(' or '), 'null']], value)
}

function count(called: Called): Scalar {
  const [of] = called.given
  if (of?.kind !== 'list') throw new NotCompiled('「count」にはリストを渡してください。', called.span)
  const { block } = called.env
  const rows = gather(of, block)
  const certain = rows.mask === undefined && rows.empty === undefined
  const size = rows.mask === undefined ? undefined : rows.size()
  const value = listKnown(rows, `${rows.count()}::numeric`)
  return scalar('number', value, rows.mask, { certain, ...(size ? { bounds: size } : {}) })
}

function contains(called: Called): Scalar {
  const [of, wanted] = called.given
  const list = asList(of as Compiled, called.span)
  if (wanted?.kind !== 'scalar') throw new NotCompiled('探すのは一つの値にしてください。', called.span)
  const { block } = called.env
  if (list.json !== undefined && wanted.type === 'string' && wanted.certain && wanted.mask === undefined) {
    const held = choose(
      list.empty === undefined ? [] : [[list.empty, 'null']],
      `${list.json} ? ${wanted.value}`,
    )
    const value = list.mask === undefined ? held : choose([[isKnown(list.mask), held]])
    return scalar('boolean', value, list.mask)
  }
  const rows = gather(list, block)
  const same = equal(rows.item, { ...wanted, mask: undefined }, rows.block, called.span)
  const told = same.certain ? same : orFalse(same, rows)
  const found = overRows('some', told, rows)
  if (wanted.mask === undefined) return found
  // A list that is null makes the call null, whatever is looked for.
  const none: [Sql, Sql][] = rows.empty === undefined ? [] : [[rows.empty, noneMissing]]
  const mask: Mask = choose(
    [...none, [isOpen(wanted.mask), either(wanted.mask, rows.mask) ?? wanted.mask]],
    found.mask ?? '\u0005',
  )
  return scalar('boolean', choose([[isKnown(wanted.mask), found.value]]), mask)
}

function orFalse(same: Scalar, rows: Gathered): Scalar {
  const value = rows.block.column(same.value)
  const told = `coalesce(${value}, false)`
  return scalar('boolean', same.mask === undefined ? told : choose([[isKnown(same.mask), told]]), same.mask, {
    certain: true,
  })
}

function truths(kind: 'some' | 'every') {
  return (called: Called): Scalar => {
    const list = only(called)
    const rows = gather(list, called.env.block)
    if (list.of !== 'boolean')
      throw new NotCompiled(`「${called.name}」には条件のリストを渡してください。`, called.span)
    return overRows(kind, rows.item as Scalar, rows)
  }
}

/** DMN 1.3 §10.3.4.4. */
export const listCalls: Calls = {
  count,
  'list contains': contains,
  all: truths('every'),
  any: truths('some'),
  min: extreme('min'),
  max: extreme('max'),
  sum: called => {
    return folded(called, 'number', (rows, item) => {
      const total = rows.over('sum', item.value)
      return `(case when scale(${total}) = 0 and abs(${total}) < ${2 ** 53} then ${total} else ${shortest(total)} end)`
    })
  },
  mean: called =>
    folded(called, 'number', (rows, item) =>
      shortest(`round(${rows.over('sum', item.value)}, 40) / nullif(${rows.count()}, 0)`),
    ),
  concatenate: ({ given, env, span }) => concatenated(asLists(given, span), env, span),
  append: ({ given, env, span }) => {
    const [list, ...items] = given.filter(each => each !== undefined)
    return concatenated([asList(list as Compiled, span), listOf(items, span)], env, span)
  },
  union: ({ given, env, span }) => distinct(concatenated(asLists(given, span), env, span), env, span),
  'distinct values': ({ given, env, span }) => distinct(asList(given[0] as Compiled, span), env, span),
}

function asLists(given: (Compiled | undefined)[], span: Called['span']): List[] {
  return given.map(each => asList(each as Compiled, span))
}
