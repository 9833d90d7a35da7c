import type { Span } from '../feel/ast.ts'
import { common } from '../feel/check-types.ts'
import { numberText } from '../feel/functions/conversion.ts'
import { dateText } from '../feel/temporal.ts'
import type { Type } from '../feel/types.ts'
import type { Context, FeelDate, Value } from '../feel/values.ts'
import { has, isContext, kindOf } from '../feel/values.ts'
import { Block } from './block.ts'
import {
  type Compiled,
  isScalarType,
  NotCompiled,
  nothing,
  type Scalar,
  type ScalarType,
  scalar,
  sqlTypes,
} from './compiled.ts'
import type { Missing } from './masks.ts'
import { remembered } from './rows.ts'
import { quoted, type Sql } from './text.ts'

/** Where a constant comes from: entries that a fact's contexts lack are missing, those of others null. */
export type Origin = { missing: Missing; path: string | undefined; span: Span }

/** A value that is the same for every household. */
export function constant(value: Value, origin: Origin): Compiled {
  const kind = kindOf(value)
  if (kind === 'list') return constantList(value as Value[], origin)
  if (kind === 'context') return constantContext(value as Context, origin)
  return constantScalar(value, origin.span)
}

/** The type of a constant; `any` for lists of mixed values. */
export function typeOfConstant(value: Value): Type {
  const kind = kindOf(value)
  if (kind === 'list') return { list: (value as Value[]).map(typeOfConstant).reduce(common, 'null') }
  if (kind !== 'context') return kind as Type
  const context = value as Context
  return {
    context: Object.fromEntries(Object.keys(context).map(key => [key, typeOfConstant(context[key] ?? null)])),
  }
}

/** Longer tables are gone through as rows. */
const mostUnrolled = 60

/** Amounts and counts stay far below this; beyond it binary and decimal numbers go apart. */
export const greatest = 1e15

export function constantScalar(value: Value, span: Span): Scalar {
  const certain = { certain: true }
  switch (kindOf(value)) {
    case 'null':
      return nothing('null')
    case 'number': {
      if (Math.abs(value as number) > greatest) throw new NotCompiled('数が大きすぎます。', span)
      const text = numberText(value as number)
      return scalar('number', `${text.startsWith('-') ? `(${text})` : text}::numeric`, undefined, certain)
    }
    case 'string':
      if ((value as string).includes('\0')) throw new NotCompiled('使えない文字が入っています。', span)
      return scalar('string', `${quoted(value as string)}::text`, undefined, certain)
    case 'boolean':
      return scalar('boolean', String(value), undefined, certain)
    case 'date': {
      const date = value as FeelDate
      if (date.year < 1000 || date.year > 9999) throw new NotCompiled('日付が範囲を外れています。', span)
      return scalar('date', `date '${dateText(date)}'`, undefined, certain)
    }
    case 'days and time duration':
    case 'years and months duration': {
      const amount =
        (value as { seconds?: number; months?: number }).seconds ?? (value as { months: number }).months
      return scalar(kindOf(value) as ScalarType, `(${numberText(amount)})::numeric`, undefined, certain)
    }
    default:
      throw new NotCompiled('この種類の値は、住民全体の判定では使えません。', span)
  }
}

function constantContext(context: Context, origin: Origin): Compiled {
  return {
    kind: 'context',
    type: typeOfConstant(context),
    empty: undefined,
    mask: undefined,
    deep: undefined,
    entry: name => {
      const value = has(context, name) ? context[name] : undefined
      if (value !== undefined)
        return constant(value, { ...origin, path: origin.path && `${origin.path}.${name}` })
      return nothing('null', origin.path && origin.missing.of(`${origin.path}.${name}`))
    },
  }
}

function constantList(items: Value[], origin: Origin): Compiled {
  const of = (typeOfConstant(items) as { list: Type }).list
  if (items.length === 0 || of === 'null') return scalarList(items, 'null', origin)
  if (isScalarType(of) && of !== 'any') return scalarList(items, of, origin)
  if (!items.every(isContext)) throw new NotCompiled('種類の違う値が入ったリストは使えません。', origin.span)
  return contextList(items as Context[], origin)
}

const literal = (value: Value, type: ScalarType, span: Span): Sql =>
  value === null ? `null::${sqlTypes[type]}` : constantScalar(value, span).value

function scalarList(items: Value[], type: ScalarType, { span }: Origin): Compiled {
  return {
    kind: 'list',
    of: type,
    empty: undefined,
    mask: undefined,
    rows: remembered(block => {
      const rows = valuesBlock(
        items.map(each => [literal(each, type, span)]),
        1,
        block,
      )
      const certain = items.every(each => each !== null)
      return { block: rows, item: scalar(type, rows.given(1), undefined, { certain }), filters: [] }
    }),
  }
}

/** The place of each row as the first column, then its values. */
function valuesBlock(rows: Sql[][], width: number, outer: Block): Block {
  if (rows.length === 0) {
    return new Block(
      names => `(select 0, null::text) as v(${names.join(', ')})`.replace(') as', ' where false) as'),
      2,
      outer,
    )
  }
  const values = rows.map((row, index) => `(${[index + 1, ...row].join(', ')})`)
  return new Block(names => `(values ${values.join(', ')}) as v(${names.join(', ')})`, width + 1, outer)
}

function contextList(items: Context[], { missing, path, span }: Origin): Compiled {
  const keys = [...new Set(items.flatMap(item => Object.keys(item)))]
  const types = keys.map(key => {
    const type = items.map(item => typeOfConstant(item[key] ?? null)).reduce(common)
    return isScalarType(type) && type !== 'any' ? type : undefined
  })
  const context = Object.fromEntries(keys.map((key, index) => [key, types[index] ?? 'any'])) as Record<
    string,
    Type
  >
  return {
    kind: 'list',
    of: { context },
    empty: undefined,
    mask: undefined,
    ...(path === undefined ? {} : { path }),
    ...(items.length <= mostUnrolled && items.every(item => keys.every(key => has(item, key)))
      ? { items: items.map(item => constantContext(item, { missing, path, span })) }
      : {}),
    rows: remembered(block => {
      const cells = (item: Context) =>
        keys.flatMap((key, index) => {
          const type = types[index]
          const lacking = path !== undefined && item[key] === undefined ? 'true' : 'false'
          return [type ? literal(item[key] ?? null, type, span) : 'null', lacking]
        })
      const rows = valuesBlock(items.map(cells), keys.length * 2, block)
      const entry = (name: string): Compiled => {
        const index = keys.indexOf(name)
        const type = types[index]
        if (!type) throw new NotCompiled(`「${name}」の型が決まりません。`, span)
        const lacking = path !== undefined && items.some(item => item[name] === undefined)
        const bit = lacking ? missing.of(`${path}.${name}`) : undefined
        const mask = bit && `(case when ${rows.given(index * 2 + 2)} then ${bit} else \u0005 end)`
        const certain = items.every(item => item[name] !== undefined && item[name] !== null)
        return scalar(type, rows.given(index * 2 + 1), mask, { certain })
      }
      const item: Compiled = {
        kind: 'context',
        type: { context },
        empty: undefined,
        mask: undefined,
        deep: undefined,
        entry,
      }
      return { block: rows, item, filters: [] }
    }),
  }
}
