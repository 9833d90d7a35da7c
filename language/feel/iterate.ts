import type { For, Iterator, Quantified } from './ast.ts'
import { addDays, dayNumber } from './calendar.ts'
import type { Evaluation, Frame } from './evaluation.ts'
import { mostItems } from './evaluation.ts'
import { conjunction, disjunction } from './logic.ts'
import { mentions } from './mentions.ts'
import { firstOpen, type Inner, isOpen, refused } from './unknown.ts'
import type { FeelDate, FeelRange, Value } from './values.ts'
import { kindOf } from './values.ts'

/** `for x in …, y in … return …`; `partial` is the list of results so far. */
export function interpretFor(node: For, frame: Frame | undefined, run: Evaluation): Inner {
  const results: Inner[] = []
  const partial = mentions(node.body, 'partial')
  const open = eachCombination(node.iterators, frame, run, inner => {
    if (partial) {
      run.spend(results.length)
      // A new list each time: a result may hold on to the partial it saw.
      inner.names.set('partial', results.slice() as Value[])
    }
    results.push(run.interpret(node.body, inner))
    if (results.length > mostItems) return refused('繰り返しの結果が多すぎます。', [node.from, node.to])
    return undefined
  })
  return open === undefined ? (results as Value[]) : open
}

/**
 * `some` is the `or`, `every` the `and` of the body over all combinations: one that decides is enough, however
 * many others are unknown. Null when there is no list to go through.
 */
export function interpretQuantified(node: Quantified, frame: Frame | undefined, run: Evaluation): Inner {
  const decisive = node.kind === 'some'
  const results: Inner[] = []
  const stopped = eachCombination(
    node.iterators,
    frame,
    run,
    inner => {
      const result = run.interpret(node.body, inner)
      if (result === decisive) return decisive
      results.push(result)
      return undefined
    },
    open => {
      results.push(open)
    },
  )
  if (stopped !== undefined) return stopped
  return decisive ? disjunction(results) : conjunction(results)
}

/**
 * Runs `body` for each combination of the iterators' items, the last iterator turning fastest; later iterators
 * may use the names of earlier ones. Stops with what `body` returns, or with what is no list.
 */
export function eachCombination(
  iterators: readonly Iterator[],
  frame: Frame | undefined,
  run: Evaluation,
  body: (inner: Frame) => Inner | undefined,
  onOpen?: (open: Inner) => void,
): Inner | undefined {
  const [first, ...rest] = iterators
  if (!first) return body({ names: new Map(), outer: frame })
  const items = domainOf(first, frame, run)
  if (!Array.isArray(items)) {
    if (isOpen(items) && onOpen) {
      onOpen(items)
      return undefined
    }
    return items
  }
  for (const item of items) {
    run.spend(1)
    const inner: Frame = { names: new Map([[first.name, item]]), outer: frame }
    const stopped = eachCombination(rest, inner, run, body, onOpen)
    if (stopped !== undefined) return stopped
  }
  return undefined
}

/** The items an iterator goes through; null when there are none to go through, or what is unknown. */
function domainOf(iterator: Iterator, frame: Frame | undefined, run: Evaluation): Inner {
  const from = run.interpret(iterator.of, frame)
  if (iterator.until) {
    const until = run.interpret(iterator.until, frame)
    return firstOpen([from, until]) ?? span(from as Value, until as Value, iterator)
  }
  if (isOpen(from) || from === null || Array.isArray(from)) return from
  if (kindOf(from) !== 'range') return [from]
  const { low, high, lowIncluded, highIncluded } = from as FeelRange
  const items = span(low, high, iterator)
  if (!Array.isArray(items)) return items
  return items.slice(lowIncluded ? 0 : 1, highIncluded ? undefined : -1)
}

/** Whole numbers or days from one to the other, both included, up or down. */
function span(from: Value, to: Value, { from: start, to: end }: Iterator): Inner {
  const dates = kindOf(from) === 'date' && kindOf(to) === 'date'
  const low = dates ? dayNumber(from as FeelDate) : from
  const high = dates ? dayNumber(to as FeelDate) : to
  if (typeof low !== 'number' || typeof high !== 'number') return null
  if (!Number.isInteger(low) || !Number.isInteger(high)) return null
  const length = Math.abs(high - low) + 1
  if (length > mostItems) return refused(`繰り返しが多すぎます(上限 ${mostItems} 回)。`, [start, end])
  const step = high >= low ? 1 : -1
  return Array.from({ length }, (_, index) =>
    dates ? addDays(from as FeelDate, index * step) : low + index * step,
  )
}
