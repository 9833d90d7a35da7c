import type { Block } from './block.ts'
import { type Scalar, scalar } from './compiled.ts'
import { either, isKnown, type Mask, noneMissing } from './masks.ts'
import { choose, type Sql } from './text.ts'

/**
 * Kleene's conjunction, as `conjunction` of the evaluator: SQL's own, where what is not known is null. Only the mask
 * has to be worked out: false decides, whatever else is missing.
 */
export function conjunction(parts: readonly Scalar[], block: Block): Scalar {
  return joined(parts, block, 'and')
}

export function disjunction(parts: readonly Scalar[], block: Block): Scalar {
  return joined(parts, block, 'or')
}

function joined(parts: readonly Scalar[], block: Block, operator: 'and' | 'or'): Scalar {
  const [first] = parts
  const decides = operator === 'and' ? 'false' : 'true'
  if (!first) return scalar('boolean', operator === 'and' ? 'true' : 'false', undefined, { certain: true })
  const masks = either(...parts.map(part => part.mask))
  const all = parts.length === 1 ? first.value : `(${parts.map(part => part.value).join(` ${operator} `)})`
  const certain = parts.every(part => part.certain)
  if (masks === undefined || parts.length === 1) return scalar('boolean', all, masks, { certain })
  // Where all lack the same, nothing is known to decide before it is known.
  if (parts.every(part => part.mask === masks)) return scalar('boolean', all, masks, { certain })
  const value = block.column(all)
  return scalar('boolean', value, choose([[`${value} is ${decides}`, noneMissing]], masks), { certain })
}

export function negation(of: Scalar): Scalar {
  return scalar('boolean', `(not ${of.value})`, of.mask, { certain: of.certain })
}

/** A boolean that is worked out by `value` where nothing is missing. */
export function whenKnown(value: Sql, mask: Mask): Sql {
  return mask === undefined ? value : choose([[isKnown(mask), value]])
}

/** `value`, known wherever it is not null and otherwise lacking `mask`. */
export function decidedBy(value: Sql, mask: Mask, block: Block): Scalar {
  if (mask === undefined) return scalar('boolean', value)
  const column = block.column(value)
  return scalar('boolean', column, choose([[`${column} is not null`, noneMissing]], mask))
}
