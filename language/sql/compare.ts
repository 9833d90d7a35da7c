import type { CompareOperator, Span } from '../feel/ast.ts'
import type { Block } from './block.ts'
import { type Compiled, NotCompiled, nothing, type Scalar, type ScalarType, scalar } from './compiled.ts'
import { conjunction, decidedBy, whenKnown } from './logic.ts'
import { either, isKnown, type Mask } from './masks.ts'
import { gather } from './rows.ts'
import { choose, type Sql } from './text.ts'

const ordered = new Set<ScalarType>([
  'number',
  'string',
  'date',
  'days and time duration',
  'years and months duration',
])

/** Text goes by its characters' numbers, as in the evaluator, not by a language's order. */
const operand = ({ type, value }: Scalar): Sql => (type === 'string' ? `${value} collate "C"` : value)

/** `left operator right` of values that are no lists and no contexts; of those only against null. */
export function compare(
  operator: CompareOperator,
  a: Compiled,
  b: Compiled,
  block: Block,
  span: Span,
): Scalar {
  return compareHoisted(operator, hoisted(a, block), hoisted(b, block), block, span)
}

/** What is longer is worked out once, since it may be compared with many things. */
const longest = 80

/** An operand that is the same for all rows gone through is worked out once, outside. */
export function hoisted(each: Compiled, block: Block): Compiled {
  if (each.kind !== 'scalar') return each
  const out = (sql: Sql) => (sql.length > longest || block.isOutside(sql) ? block.column(sql) : sql)
  return { ...each, value: out(each.value), mask: each.mask && out(each.mask) }
}

function compareHoisted(
  operator: CompareOperator,
  a: Compiled,
  b: Compiled,
  block: Block,
  span: Span,
): Scalar {
  if (operator === '=' || operator === '!=') {
    const same = equal(a, b, block, span)
    const told =
      operator === '=' ? same : scalar('boolean', `(not ${same.value})`, same.mask, { certain: same.certain })
    return boundsDecide(operator, a, b, told, block)
  }
  if (a.kind !== 'scalar' || b.kind !== 'scalar')
    throw new NotCompiled('リストや項目の組の大小は比べられません。', span)
  const mask = either(a.mask, b.mask)
  if (a.type !== b.type || !ordered.has(a.type)) {
    if (a.type === 'any' || b.type === 'any') throw new NotCompiled('比べるものの型が決まりません。', span)
    return nothing('boolean', mask)
  }
  const certain = a.certain && b.certain
  const plain = scalar('boolean', `(${operand(a)} ${operator} ${operand(b)})`, mask, { certain })
  return boundsDecide(operator, a, b, plain, block)
}

/** Equality: null equals only null, values of different kinds give null. */
export function equal(a: Compiled, b: Compiled, block: Block, span: Span): Scalar {
  if (a.kind !== 'scalar' || b.kind !== 'scalar') return equalToNull(a, b, block, span)
  const mask = either(a.mask, b.mask)
  if (a.type === 'null' && b.type === 'null')
    return scalar('boolean', whenKnown('true', mask), mask, { certain: true })
  if (a.type === 'null' || b.type === 'null') {
    const other = a.type === 'null' ? b : a
    const value = other.certain ? 'false' : `(${other.value} is null)`
    return scalar('boolean', whenKnown(value, mask), mask, { certain: true })
  }
  if (a.type === 'any' || b.type === 'any') return equalToAny(a, b, mask, block)
  if (a.type !== b.type) {
    const nulls = nullsEqual(a, b)
    return scalar('boolean', whenKnown(nulls, mask), mask)
  }
  const certain = { certain: true }
  if (a.certain && b.certain) return scalar('boolean', `(${a.value} = ${b.value})`, mask, certain)
  if (a.certain || b.certain) {
    // False where the other is null, and null where it is not known.
    const other = a.certain ? b : a
    const same = `coalesce(${a.value} = ${b.value}, false)`
    return scalar('boolean', other.mask || mask ? whenKnown(same, mask) : same, mask, certain)
  }
  return scalar('boolean', whenKnown(`(${a.value} is not distinct from ${b.value})`, mask), mask, certain)
}

/** Of values that are of different kinds unless null. */
function nullsEqual(a: Scalar, b: Scalar): Sql {
  if (a.certain && b.certain) return 'null::boolean'
  return choose([[`${a.value} is null or ${b.value} is null`, `${a.value} is null and ${b.value} is null`]])
}

const jsonTypes: Partial<Record<ScalarType, string>> = {
  number: 'number',
  string: 'string',
  boolean: 'boolean',
}

/** A fact whose type is not declared is JSON, and says itself of what kind it is. */
function equalToAny(a: Scalar, b: Scalar, mask: Mask, block: Block): Scalar {
  const [left, right] = [a, b].map(each => ({ ...each, value: block.column(each.value) })) as [Scalar, Scalar]
  const kind = (each: Scalar) =>
    each.type === 'any' ? `jsonb_typeof(${each.value})` : `'${jsonTypes[each.type] ?? ''}'`
  const json = (each: Scalar) => (each.type === 'any' ? each.value : `to_jsonb(${each.value})`)
  const value = choose([
    [`${left.value} is null or ${right.value} is null`, `${left.value} is null and ${right.value} is null`],
    [`${kind(left)} = ${kind(right)}`, `${json(left)} = ${json(right)}`],
  ])
  return scalar('boolean', whenKnown(value, mask), mask)
}

function equalToNull(a: Compiled, b: Compiled, block: Block, span: Span): Scalar {
  const isNull = (each: Compiled) => each.kind === 'scalar' && each.type === 'null'
  const whole = isNull(b) ? a : isNull(a) ? b : undefined
  if (!whole || whole.kind === 'scalar')
    throw new NotCompiled('リストや項目の組どうしを比べることはできません。', span)
  const mask = whole.kind === 'list' ? gather(whole, block).mask : whole.mask
  return scalar('boolean', whenKnown(whole.empty ?? 'false', mask), mask, { certain: true })
}

/** A count that is not known but lies between bounds may be decided by them. */
function boundsDecide(
  operator: CompareOperator,
  a: Compiled,
  b: Compiled,
  plain: Scalar,
  block: Block,
): Scalar {
  if (a.kind !== 'scalar' || b.kind !== 'scalar' || (!a.bounds && !b.bounds)) return plain
  const ends = (each: Scalar) => ({
    low: each.bounds ? choose([[isKnown(each.mask), each.value]], each.bounds.low) : each.value,
    high: each.bounds ? choose([[isKnown(each.mask), each.value]], each.bounds.high) : each.value,
  })
  const [left, right] = [ends(a), ends(b)]
  const least = block.column(`(${left.low} - ${right.high})`)
  const most = block.column(`(${left.high} - ${right.low})`)
  const decided =
    operator === '=' || operator === '!='
      ? choose([[`${least} > 0 or ${most} < 0`, operator === '!=' ? 'true' : 'false']])
      : choose([[`(${least} ${operator} 0) = (${most} ${operator} 0)`, `${least} ${operator} 0`]])
  return decidedBy(choose([[isKnown(plain.mask), plain.value]], decided), plain.mask, block)
}

/** Whether a value lies between ends; an end left out is open. */
export function between(
  value: Compiled,
  ends: { low?: Compiled; high?: Compiled; lowIncluded: boolean; highIncluded: boolean },
  block: Block,
  span: Span,
): Scalar {
  const parts: Scalar[] = []
  if (ends.low) parts.push(compare(ends.lowIncluded ? '>=' : '>', value, ends.low, block, span))
  if (ends.high) parts.push(compare(ends.highIncluded ? '<=' : '<', value, ends.high, block, span))
  return conjunction(parts, block)
}
