import { type Scalar, scalar } from './compiled.ts'
import { either, isOpen, noneMissing } from './masks.ts'
import type { Gathered } from './rows.ts'
import { choose, type Sql } from './text.ts'

/**
 * `some` as the `or`, `every` as the `and` of a truth over the rows that count: one that decides is enough, however
 * many others are not known. Null where there is no list.
 */
export function overRows(kind: 'some' | 'every', truth: Scalar, rows: Gathered): Scalar {
  const some = kind === 'some'
  const value = rows.block.column(truth.value)
  const all = rows.over(some ? 'bool_or' : 'bool_and', value)
  const decided = `${all} is ${some ? 'true' : 'false'}`
  const open = truth.mask && `coalesce(${rows.over('bit_or', truth.mask)}, ${noneMissing})`
  const cases: [Sql, Sql][] = []
  if (rows.mask !== undefined) cases.push([isOpen(rows.mask), 'null'])
  if (rows.empty !== undefined) cases.push([rows.empty, 'null'])
  cases.push([decided, some ? 'true' : 'false'])
  if (open) cases.push([isOpen(open), 'null'])
  if (!truth.certain) {
    const without = `${value} is null${truth.mask ? ` and not (${isOpen(truth.mask)})` : ''}`
    cases.push([`coalesce(${rows.over('bool_or', without)}, false)`, 'null'])
  }
  const result = choose(cases, some ? 'false' : 'true')
  const masks = either(rows.mask, open)
  const mask =
    open === undefined
      ? rows.mask
      : choose(
          [
            ...(rows.mask === undefined ? [] : ([[isOpen(rows.mask), rows.mask]] as [Sql, Sql][])),
            [decided, noneMissing],
          ],
          open,
        )
  const certain = masks === undefined && rows.empty === undefined && truth.certain
  return scalar('boolean', result, mask, { certain })
}
