import type { Span } from '../../feel/ast.ts'
import {
  type Compiled,
  NotCompiled,
  nothing,
  ofType,
  type Scalar,
  type ScalarType,
  scalar,
} from '../compiled.ts'
import type { Compiling, Env } from '../compiling.ts'
import { either } from '../masks.ts'
import { isPlain, type Sql } from '../text.ts'

/** A call: its arguments in the order of the parameters, those left out undefined. */
export type Called = {
  given: (Compiled | undefined)[]
  env: Env
  c: Compiling
  span: Span
  name: string
}
export type Calls = Record<string, (called: Called) => Compiled>

/** A function of single values that is null as soon as one of them is, and not known as soon as one is not. */
export function plain(
  types: ScalarType[],
  result: ScalarType,
  sql: (values: Sql[], called: Called) => Sql,
  { certain = false }: { certain?: boolean } = {},
) {
  return (called: Called): Scalar => {
    const parts = called.given.map((each, index) => {
      const type = types[Math.min(index, types.length - 1)] ?? 'any'
      if (!each) throw new NotCompiled(`関数「${called.name}」の引数が足りません。`, called.span)
      return ofType(each, type, called.span)
    })
    const mask = either(...parts.map(part => part.mask))
    const values = parts.map(part => (isPlain(part.value) ? part.value : called.env.block.column(part.value)))
    if (parts.some(part => part.value.startsWith('null::'))) return nothing(result, mask)
    return scalar(result, sql(values, called), mask, {
      certain: certain && parts.every(part => part.certain),
    })
  }
}

/** A number written out in the expression, such as the places of a rounding. */
export function wholeConstant(value: Sql | undefined, { name, span }: Called): number {
  const found = /^\(?(-?\d+)\)?::numeric$/.exec(value ?? '')
  const number = found ? Number(found[1]) : Number.NaN
  if (!(Math.abs(number) <= 20))
    throw new NotCompiled(`「${name}」の桁数は、式の中に整数で書いてください。`, span)
  return number
}
