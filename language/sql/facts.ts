import type { Type } from '../feel/types.ts'
import { Block } from './block.ts'
import {
  type Compiled,
  isScalarType,
  type List,
  NotCompiled,
  nothing,
  type Scalar,
  type ScalarType,
  scalar,
} from './compiled.ts'
import { greatest } from './constants.ts'
import { type Missing, noneMissing } from './masks.ts'
import { gather, lifted, listOfArrays } from './rows.ts'
import { choose, quoted, type Sql } from './text.ts'

const nowhere = { from: 0, to: 0 }

/**
 * A fact as a household's JSON holds it: an absent key is missing, null is known to be empty. What is not of the
 * declared type (a text where a number belongs, a day that does not exist) counts as missing: nothing can be told.
 */
export function factOf(name: string, type: Type, json: Sql, block: Block, missing: Missing): Compiled {
  const value = block.column(`(${json} -> ${quoted(name)})`)
  return jsonValue(value, type, name, block, missing)
}

/** JSON read as a value of a type. */
export function jsonValue(json: Sql, type: Type, path: string, block: Block, missing: Missing): Compiled {
  const bit = missing.of(path)
  if (isScalarType(type)) return jsonScalar(json, type, bit, block)
  if (typeof type === 'object' && 'list' in type) return jsonList(json, type.list, path, block, missing)
  if (typeof type === 'object' && 'context' in type) return jsonContext(json, type, path, block, missing)
  throw new NotCompiled(`「${path}」の型は、住民全体の判定では使えません。`, nowhere)
}

/** Days from 1000 to 9999 that exist. */
const leap = '(\\d\\d(0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00)-02-29'
const dayPattern = `^([1-9]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])|[1-9]\\d{3}-(0[13-9]|1[0-2])-(29|30)|[1-9]\\d{3}-(0[13578]|1[02])-31|${leap})$`

function jsonScalar(json: Sql, type: ScalarType, bit: Sql, block: Block): Scalar {
  if (type === 'any') {
    const value = block.column(`nullif(${json}, 'null'::jsonb)`)
    return scalar('any', value, choose([[`${json} is null`, bit]], noneMissing))
  }
  const value = block.column(jsonCast(json, type, block))
  const absent = `${value} is null and ${json} is distinct from 'null'::jsonb`
  return scalar(type, value, block.column(choose([[absent, bit]], noneMissing)))
}

function jsonCast(json: Sql, type: ScalarType, block: Block): Sql {
  switch (type) {
    case 'number': {
      const number = block.column(choose([[`jsonb_typeof(${json}) = 'number'`, `${json}::numeric`]]))
      return choose([[`abs(${number}) <= ${greatest} and scale(${number}) <= 30`, number]])
    }
    case 'boolean':
      return choose([[`jsonb_typeof(${json}) = 'boolean'`, `${json}::boolean`]])
    case 'date': {
      const text = block.column(`(${json} #>> '{}')`)
      return choose([[`${text} ~ ${`'${dayPattern}'`}`, `${text}::date`]])
    }
    case 'string':
      return choose([[`jsonb_typeof(${json}) = 'string'`, `${json} #>> '{}'`]])
    default:
      return 'null'
  }
}

function jsonContext(json: Sql, type: Type, path: string, block: Block, missing: Missing): Compiled {
  const entries = typeof type === 'object' && 'context' in type ? type.context : {}
  const isNull = `coalesce(${json} = 'null'::jsonb, false)`
  const mask = choose(
    [[`${isNull} or coalesce(jsonb_typeof(${json}) = 'object', false)`, noneMissing]],
    missing.of(path),
  )
  return {
    kind: 'context',
    type,
    empty: isNull,
    mask: block.column(mask),
    deep: undefined,
    entry(name) {
      const inner = jsonValue(
        block.column(`(${json} -> ${quoted(name)})`),
        entries[name] ?? 'any',
        `${path}.${name}`,
        block,
        missing,
      )
      if (inner.kind !== 'scalar') return inner
      // Of a context known to be empty every entry is null.
      return { ...inner, mask: block.column(choose([[isNull, noneMissing]], inner.mask ?? noneMissing)) }
    },
  }
}

/** A list of the facts, read once into arrays, one for each field that is used. */
function jsonList(json: Sql, of: Type, path: string, block: Block, missing: Missing): List {
  const isList = block.column(`coalesce(jsonb_typeof(${json}) = 'array', false)`)
  const array = block.column(choose([[isList, json]], `'[]'::jsonb`))
  const inner = new Block(([item]) => `jsonb_array_elements(${array}) as e(${item})`, 1, block)
  const item = inner.given(0)
  const isContext = typeof of === 'object' && 'context' in of
  const compiled: Compiled = isContext
    ? itemContext(item, of, path, inner, missing)
    : isScalarType(of)
      ? itemScalar(item, of, path, inner, missing)
      : nothing('null')
  const whole: List = {
    kind: 'list',
    of,
    empty: undefined,
    mask: undefined,
    rows: () => ({ block: inner, item: compiled, filters: [] }),
  }
  const gathered = gather(whole, block)
  const sound = isContext
    ? `${isList} and coalesce(${gathered.over('bool_and', `(jsonb_typeof(${item}) = 'object')`)}, true)`
    : isList
  const known = block.column(`(${sound})`)
  const empty = `coalesce(${json} = 'null'::jsonb, false)`
  const mask = block.column(choose([[`${known} or ${empty}`, noneMissing]], missing.of(path)))
  const count = block.column(choose([[known, `jsonb_array_length(${array})`]], '0'))
  const list = listOfArrays({ of, empty, mask, path }, count, index =>
    lifted(compiled, gathered, each => `${each}[${index}]`, nowhere),
  )
  return of === 'any' ? { ...list, json: array } : list
}

function itemScalar(item: Sql, of: ScalarType, path: string, block: Block, missing: Missing): Compiled {
  // An item cannot be absent, only null.
  if (of === 'any') return scalar('any', block.column(`nullif(${item}, 'null'::jsonb)`))
  return jsonScalar(item, of, missing.of(path), block)
}

function itemContext(item: Sql, type: Type, path: string, block: Block, missing: Missing): Compiled {
  const entries = typeof type === 'object' && 'context' in type ? type.context : {}
  return {
    kind: 'context',
    type,
    empty: undefined,
    mask: undefined,
    deep: undefined,
    entry: name =>
      jsonValue(
        block.column(`(${item} -> ${quoted(name)})`),
        entries[name] ?? 'any',
        `${path}.${name}`,
        block,
        missing,
      ),
  }
}
