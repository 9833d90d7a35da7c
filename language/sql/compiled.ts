import type { Span } from '../feel/ast.ts'
import type { Type } from '../feel/types.ts'
import type { Block } from './block.ts'
import type { Mask } from './masks.ts'
import type { Sql } from './text.ts'

/**
 * What an expression becomes. Its value is null wherever its mask says that facts are missing, so that SQL's own
 * three-valued operators give the right value and only the mask needs thought.
 */
export type Compiled = Scalar | Composite | List

/**
 * Types and their SQL: number numeric, string text, boolean boolean, date date, both durations numeric (seconds;
 * months), any jsonb (values of facts whose type is not declared), null nothing but null.
 */
export type ScalarType =
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'days and time duration'
  | 'years and months duration'
  | 'any'
  | 'null'

export type Scalar = {
  kind: 'scalar'
  type: ScalarType
  value: Sql
  mask: Mask
  /** Never null when known. */
  certain?: boolean
  /** Of a count that is not known: what it lies between, both included; null where not even that is known. */
  bounds?: Bounds
}
export type Bounds = { low: Sql; high: Sql }

/** A context: `empty` tells whether it is null (undefined: never). Entries are compiled when asked for. */
export type Composite = {
  kind: 'context'
  type: Type
  empty: Sql | undefined
  mask: Mask
  entry(name: string): Compiled
  /** What any part of it lacks: for contexts made by the expression; those of facts lack what is read of them. */
  deep: Mask
}

/** A list. Only when its rows are gone through does it become SQL. */
export type List = {
  kind: 'list'
  of: Type
  empty: Sql | undefined
  mask: Mask
  /** The fact it is, so that `.name` on it, when not known, is told as the fact inside. */
  path?: string
  /** The JSON array it is read from, of values of any type. */
  json?: Sql
  /** The items of a short list that is the same for every household. */
  items?: readonly Compiled[]
  /** Of such a list filtered: whether each item is kept. */
  kept?: readonly Scalar[]
  /** Came about by a choice between lists, of which only one may be a fact. */
  mixed?: boolean
  /** The rows of one more query inside `block`; none where the list is null or not known. */
  rows(block: Block): Rows
}

export type Rows = {
  block: Block
  item: Compiled
  /** The filters passed, first ones first. A row counts when all keep it. */
  filters: { keep: Sql; mask: Mask }[]
}

/** A place in a scheme that has no set-based form, with why. */
export class NotCompiled extends Error {
  readonly span: Span
  constructor(message: string, span: Span) {
    super(message)
    this.span = span
  }
}

export const sqlTypes: Record<ScalarType, string> = {
  number: 'numeric',
  string: 'text',
  boolean: 'boolean',
  date: 'date',
  'days and time duration': 'numeric',
  'years and months duration': 'numeric',
  any: 'jsonb',
  null: 'text',
}

export function scalar(type: ScalarType, value: Sql, mask?: Mask, more: Partial<Scalar> = {}): Scalar {
  return { kind: 'scalar', type, value, mask, ...more }
}

export function nothing(type: ScalarType, mask?: Mask): Scalar {
  return scalar(type, `null::${sqlTypes[type]}`, mask)
}

export function isScalarType(type: Type): type is ScalarType {
  return typeof type === 'string' && Object.hasOwn(sqlTypes, type)
}

/** The type as the checker knows it. */
export function typeOfCompiled(each: Compiled): Type {
  return each.kind === 'list' ? { list: each.of } : each.type
}

export function asScalar(each: Compiled, span: Span): Scalar {
  if (each.kind === 'scalar') return each
  throw new NotCompiled('ここにリストや項目の組は使えません。', span)
}

/** Of a type, or null; anything else has no set-based form here. */
export function ofType(each: Compiled, type: ScalarType, span: Span): Scalar {
  const one = asScalar(each, span)
  if (one.type === type) return one
  if (one.type === 'null') return { ...nothing(type), mask: one.mask }
  throw new NotCompiled(`ここの型が「${type}」と決まりません。`, span)
}

export function asList(each: Compiled, span: Span): List {
  if (each.kind === 'list') return each
  throw new NotCompiled('ここにはリストを書いてください。', span)
}
