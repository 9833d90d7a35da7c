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
import { gather, itemsMask, lifted, listOfArrays } from './rows.ts'
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
  const mask = withGiven(name, either(gathered.mask, itemsMask(gathered)), deriving)
  const count = block.column(
    choose(mask === undefined ? [] : [[isOpen(mask), '0']], `${gathered.count()}::int`),
  )
  const of = declared.list === 'any' ? result.of : declared.list
  return listOfArrays({ of, empty: gathered.empty, mask }, count, index => {
    const item = lifted(gathered.item, gathered, array => `${array}[${index}]`, nowhere)
    if (item.kind === 'scalar') return { ...item, mask: undefined }
    return { ...(item as Composite), type: of, deep: undefined, mask: undefined }
  })
}

/** A list or context given for a formula that is not known would have to be read anew: that is left to a person. */
function withGiven(name: string, mask: Mask, { env, json, given }: Deriving): Mask {
  if (mask === undefined) return undefined
  const own = env.block.column(mask)
  return env.block.column(
    choose([[`${isOpen(own)} and ${given} and ${json} ? ${quoted(name)}`, byHand]], own),
  )
}

function derivedContext(name: string, declared: Type, result: Composite, deriving: Deriving): Composite {
  const { block } = deriving.env
  const mask = withGiven(name, either(result.mask, result.deep), deriving)
  const settled = mask === undefined ? undefined : block.column(choose([[isByHand(mask), noneMissing]], mask))
  const empty = result.empty === undefined ? undefined : block.column(result.empty)
  const whole = (entry: Compiled): Compiled => {
    if (entry.kind !== 'scalar') throw new NotCompiled(`「${name}」の中の組は使えません。`, nowhere)
    const value = block.column(
      settled === undefined ? entry.value : choose([[isKnown(settled), entry.value]]),
    )
    const own =
      entry.mask === undefined
        ? settled
        : block.column(choose(settled === undefined ? [] : [[isOpen(settled), settled]], entry.mask))
    return { ...entry, value, mask: own }
  }
  return {
    kind: 'context',
    type: declared === 'any' ? result.type : declared,
    empty,
    mask: settled,
    deep: undefined,
    entry: key => whole(result.entry(key)),
  }
}
