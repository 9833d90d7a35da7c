import type { DecisionTable } from '../feel/decision-table.ts'
import type { Block } from './block.ts'
import { equal } from './compare.ts'
import { NotCompiled, nothing, type Scalar, scalar } from './compiled.ts'
import { either, isKnown, type Mask, noneMissing } from './masks.ts'
import { choose, type Sql } from './text.ts'

const nowhere = { from: 0, to: 0 }

/** One rule: whether it matches, what it would need to tell, and what comes out. */
export type Row = { hits: Sql; open: Sql; mask: Mask; results: Scalar[] }

export type Tally = { first: Sql; hits: Sql; block: Block }
export type Output = { value: Scalar; rows: Scalar[] }

/** What comes out of one output by the rules that match for certain. */
export function settledBy(
  table: DecisionTable,
  rows: Row[],
  output: number,
  otherwise: Scalar | undefined,
  tally: Tally,
): { value: Scalar } {
  const { first, hits, block } = tally
  const results = rows.map(row => row.results[output] as Scalar)
  const types = new Set(
    [...results, ...(otherwise ? [otherwise] : [])].map(each => each.type).filter(type => type !== 'null'),
  )
  const [type = 'null'] = types
  if (types.size > 1 || type === 'any')
    throw new NotCompiled('一つの列の結果は、同じ種類の値にしてください。', nowhere)
  const none =
    otherwise && otherwise.type !== 'null' ? otherwise : { ...nothing(type), mask: otherwise?.mask }
  if (table.hitPolicy === 'C#') {
    if (otherwise && otherwise.type !== 'number')
      throw new NotCompiled('既定の値は数にしてください。', nowhere)
    const empty = otherwise ? none.value : 'null'
    return {
      value: scalar('number', block.column(choose([[`${hits} = 0`, empty]], `${hits}::numeric`)), none.mask),
    }
  }
  const typed = (each: Scalar) => (each.type === 'null' ? nothing(type).value : each.value)
  const masks = either(...results.map(each => each.mask), none.mask)
  if (/^C/.test(table.hitPolicy)) {
    if (masks !== undefined)
      throw new NotCompiled('集計する表の結果は、分からないことがない値にしてください。', nowhere)
    return {
      value: scalar(type, block.column(totalled(table, rows, results.map(typed), none.value, hits))),
    }
  }
  const cases = results.map((each, index): [Sql, Sql] => [`${index + 1}`, typed(each)])
  const value = `(case ${first} ${cases.map(([when, then]) => `when ${when} then ${then}`).join(' ')} else ${none.value} end)`
  const mask =
    masks &&
    `(case ${first} ${results.map((each, index) => `when ${index + 1} then ${each.mask ?? noneMissing}`).join(' ')} else ${none.mask ?? noneMissing} end)`
  return { value: scalar(type, block.column(value), mask && block.column(mask)) }
}

function totalled({ hitPolicy }: DecisionTable, rows: Row[], values: Sql[], none: Sql, hits: Sql): Sql {
  const isNull = rows.map((row, index) => `(${row.hits} and ${values[index]} is null)`).join(' or ')
  const each = (otherwise: Sql) =>
    rows.map((row, index) => choose([[row.hits, values[index] ?? 'null']], otherwise))
  const all =
    hitPolicy === 'C+'
      ? `(${each('0').join(' + ')})`
      : `${hitPolicy === 'C<' ? 'least' : 'greatest'}(${each('null').join(', ')})`
  return choose(
    [
      [`${hits} = 0`, none],
      [isNull, 'null'],
    ],
    all,
  )
}

/** Rules that match together where only one may, or whose results differ where they must agree. */
export function clashOf(
  policy: DecisionTable['hitPolicy'],
  rows: Row[],
  outputs: Output[],
  hits: Sql,
  block: Block,
): Sql | undefined {
  if (policy === 'U') return block.column(`(${hits} > 1)`)
  if (policy !== 'A') return undefined
  const differ = rows.flatMap((row, index) =>
    outputs.map(
      ({ value, rows: results }) =>
        `(${row.hits} and not coalesce(${same(results[index] as Scalar, value, block)}, false))`,
    ),
  )
  if (outputs.some(({ rows: results }) => results.some(each => each.mask !== undefined))) {
    throw new NotCompiled('結果がそろうべき表の結果は、分からないことがない値にしてください。', nowhere)
  }
  return block.column(`(${differ.join(' or ')})`)
}

/** Conditions under which the result is the same whichever of the open rules match. */
export function agreement(
  policy: DecisionTable['hitPolicy'],
  rows: Row[],
  outputs: Output[],
  open: (Sql | undefined)[],
  hits: Sql,
  openCount: Sql,
  block: Block,
): Sql[] {
  if (policy === 'C#') return ['false']
  const alike = rows.flatMap((_, index) => {
    const isOpened = open[index]
    if (isOpened === undefined) return []
    return outputs.map(({ value, rows: results }) => {
      const result = results[index] as Scalar
      const known = [result, value].flatMap(each => (each.mask === undefined ? [] : [isKnown(each.mask)]))
      return `(not ${isOpened} or (${[...known, addedAlike(policy, result, value, hits, block)].join(' and ')}))`
    })
  })
  if (policy === 'U') return [...alike, `${hits} + ${openCount} <= 1`]
  if (policy === 'C+') {
    // Several additions make no difference only if each adds nothing.
    const sum = outputs[0]?.value.value
    return [...alike, `(${hits} > 0 or ${openCount} <= 1 or coalesce(${sum} = 0, true))`]
  }
  return alike
}

/** Whether the result stays the same when a rule with this result matches as well. */
function addedAlike(
  policy: DecisionTable['hitPolicy'],
  result: Scalar,
  value: Scalar,
  hits: Sql,
  block: Block,
): Sql {
  const plain = `coalesce(${same(result, value, block)}, false)`
  const all = value.value
  switch (policy) {
    case 'C+':
      return choose([[`${hits} = 0`, plain]], `(${all} is null or coalesce(${result.value} = 0, false))`)
    case 'C<':
      return choose(
        [[`${hits} = 0`, plain]],
        `(${all} is null or coalesce(${result.value} >= ${all}, false))`,
      )
    case 'C>':
      return choose(
        [[`${hits} = 0`, plain]],
        `(${all} is null or coalesce(${result.value} <= ${all}, false))`,
      )
    default:
      return plain
  }
}

function same(a: Scalar, b: Scalar, block: Block): Sql {
  return equal({ ...a, mask: undefined }, { ...b, mask: undefined }, block, nowhere).value
}
