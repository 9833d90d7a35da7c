import type { Type } from '../feel/types.ts'
import {
  type Compiled,
  type Composite,
  isScalarType,
  type List,
  NotCompiled,
  nothing,
  type Scalar,
  sqlTypes,
} from './compiled.ts'
import type { Env } from './compiling.ts'
import { jsonValue } from './facts.ts'
import { byHand, either, isByHand, isKnown, isOpen, type Mask, Missing, noneMissing } from './masks.ts'
import { deepMask, gather, lifted, listOfArrays } from './rows.ts'
import { choose, quoted, type Sql } from './text.ts'

/** `given`: whether the household's facts hold values for formulas at all. */
type Deriving = { env: Env; json: Sql; given: Sql }
const nowhere = { from: 0, to: 0 }

/**
 * The result of a formula as a fact: worked out once, with a value given for it standing where it is not known, and
 * null where no facts could settle it (see `deriveAll`).
 */
export function derived(name: string, declared: Type, result: Compiled, deriving: Deriving): Compiled {
  switch (result.kind) {
    case 'scalar':
      return derivedScalar(name, declared, result, deriving)
    case 'list':
      return derivedList(name, declared, result, deriving)
    default:
      return derivedContext(name, declared, result, deriving)
  }
}

function derivedScalar(name: string, declared: Type, result: Scalar, { env, json, given }: Deriving): Scalar {
  const { block } = env
  if (!isScalarType(declared) || declared === 'any') {
    throw new NotCompiled(`「${name}」の型が決まりません。`, nowhere)
  }
  if (result.type !== declared && result.type !== 'null') {
    throw new NotCompiled(`「${name}」の式の結果が、決めた型になりません。`, nowhere)
  }
  const own = result.type === 'null' ? { ...nothing(declared), mask: result.mask } : result
  if (own.mask === undefined) return { ...own, value: block.column(own.value), bounds: undefined }
  const mask = block.column(own.mask)
  const key = block.column(choose([[given, `${json} -> ${quoted(name)}`]]))
  const stated = jsonValue(key, declared, name, block, new Missing()) as Scalar
  const isGiven = `${given} and (${stated.value} is not null or ${key} = 'null'::jsonb)`
  const value = block.column(
    choose([[isKnown(mask), own.value]], own.type === 'null' ? `null::${sqlTypes[declared]}` : stated.value),
  )
  const cases: [Sql, Sql][] = [[`${isGiven} or ${isByHand(mask)}`, noneMissing]]
  return {
    kind: 'scalar',
    type: declared,
    value,
    mask: block.column(choose([[isKnown(mask), noneMissing], ...cases], mask)),
    // The value given for it may be null.
    certain: false,
  }
}

function derivedList(name: string, declared: Type, result: List, deriving: Deriving): List {
  const { block } = deriving.env
  if (typeof declared !== 'object' || !('list' in declared)) {
    throw new NotCompiled(`「${name}」の式の結果はリストになります。`, nowhere)
  }
  const gathered = gather(result, block)
  const settled = settle(name, deepMask(gathered), gathered.empty, deriving)
  const count = block.column(choose(settled.open ? [[settled.open, '0']] : [], `${gathered.count()}::int`))
  const of = declared.list === 'any' ? result.of : declared.list
  return listOfArrays({ of, empty: settled.empty, mask: settled.mask }, count, index => {
    const item = lifted(gathered.item, gathered, array => `${array}[${index}]`, nowhere)
    if (item.kind === 'scalar') return { ...item, mask: undefined }
    return { ...(item as Composite), type: of, deep: undefined, mask: undefined }
  })
}

type Settled = { empty: Sql | undefined; mask: Mask; open: Sql | undefined }

/**
 * A list or context as a fact: null where no facts could settle it. A value given for one that is not known would have
 * to be read anew: that is left to a person.
 */
function settle(name: string, mask: Mask, empty: Sql | undefined, { env, json, given }: Deriving): Settled {
  const { block } = env
  if (mask === undefined) return { empty: empty && block.column(empty), mask: undefined, open: undefined }
  const own = block.column(mask)
  const gone = isByHand(own)
  const cases: [Sql, Sql][] = [
    [gone, noneMissing],
    [`${isOpen(own)} and ${given} and ${json} ? ${quoted(name)}`, byHand],
  ]
  return {
    empty: block.column(empty === undefined ? gone : `(${gone} or ${empty})`),
    mask: block.column(choose(cases, own)),
    open: isOpen(own),
  }
}

function derivedContext(name: string, declared: Type, result: Composite, deriving: Deriving): Composite {
  const { block } = deriving.env
  const { empty, mask, open } = settle(name, either(result.mask, result.deep), result.empty, deriving)
  const whole = (entry: Compiled): Compiled => {
    if (entry.kind !== 'scalar') throw new NotCompiled(`「${name}」の中の組は使えません。`, nowhere)
    if (mask === undefined || open === undefined) return { ...entry, value: block.column(entry.value) }
    const value = block.column(choose([[`not (${open})`, entry.value]]))
    const own = block.column(choose([[open, mask]], entry.mask ?? noneMissing))
    return { ...entry, value, mask: own, certain: false }
  }
  return {
    kind: 'context',
    type: declared === 'any' ? result.type : declared,
    empty,
    mask,
    deep: undefined,
    entry: key => whole(result.entry(key)),
  }
}
