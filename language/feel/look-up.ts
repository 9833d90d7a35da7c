import type { Evaluation, Frame } from './evaluation.ts'
import { type Inner, unknownFact } from './unknown.ts'
import { isContext } from './values.ts'

/**
 * A name: the nearest local one, else a fact, else a fact nobody has given yet. Built-in functions are not among
 * the names: they can be called but not passed on, so that a child's 年齢 is never taken for the function 年齢.
 */
export function lookUp(name: string, frame: Frame | undefined, run: Evaluation): Inner {
  let belongs: string | undefined
  for (let each = frame; each; each = each.outer) {
    const bound = each.names.get(name)
    if (bound !== undefined) return bound
    if (each.item === undefined) continue
    const owned = ownEntry(each, name, run)
    if (owned !== undefined) return owned
    // `item` is the item itself, unless it is a context with an entry of that name (DMN 1.3 table 54).
    if (name === 'item') return each.item
    belongs ??= run.pathOf(each.item)
  }
  const fact = run.fact(name)
  if (fact !== undefined) return fact
  const declared = run.options.scope && Object.hasOwn(run.options.scope, name)
  const path = belongs === undefined || declared ? name : `${belongs}.${name}`
  return run.read(path, unknownFact(path))
}

/** Inside a filter, what `name` is of the item itself; undefined when it is none of the item's names. */
function ownEntry(frame: Frame, name: string, run: Evaluation): Inner | undefined {
  const { item, siblings = [] } = frame
  if (isContext(item) && Object.hasOwn(item, name) && (item as Record<string, unknown>)[name] !== undefined)
    return run.entry(item, name)
  const path = item === undefined ? undefined : run.pathOf(item)
  const others = () => siblings.some(each => isContext(each) && Object.hasOwn(each, name))
  // Of contexts made on the spot, one that lacks what others have lacks it for good.
  if (path === undefined) return isContext(item) && others() ? null : undefined
  // The item came with the facts and lacks the name. It has it all the same if its type or its siblings say so.
  const has = run.declares(path, name) ?? others()
  return has ? run.read(`${path}.${name}`, unknownFact(`${path}.${name}`)) : undefined
}
