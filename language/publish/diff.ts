import { identityOf, isObject, type Key, same, type Thing } from './same.ts'

/** One step into plain data: a key of an object, an index, or the thing of a list that is called so. */
export type Step = string | number | { key: Key; is: string }

/** One difference between two pieces of plain data. `path` leads there. */
export type Change =
  | { kind: 'added'; path: Step[]; after: unknown; at?: number }
  | { kind: 'removed'; path: Step[]; before: unknown }
  | { kind: 'changed'; path: Step[]; before: unknown; after: unknown }
  /** The things of a list that stay have changed places. */
  | { kind: 'reordered'; path: Step[]; key: Key; before: string[]; after: string[] }

/**
 * What has to be done to `before` to make it `after`, in an order in which it can be done: `applyChanges` does it.
 * Nothing, where both say the same.
 */
export function diff(before: unknown, after: unknown, path: Step[] = []): Change[] {
  if (same(before, after)) return []
  if (isObject(before) && isObject(after)) return diffObjects(before, after, path)
  if (Array.isArray(before) && Array.isArray(after)) {
    const key = identityOf(before, after)
    return key
      ? diffThings(before as Thing[], after as Thing[], key, path)
      : diffSequence(before, after, path)
  }
  return [{ kind: 'changed', path, before, after }]
}

function diffObjects(before: Thing, after: Thing, path: Step[]): Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap((key): Change[] => {
    const at = [...path, key]
    const [old, now] = [before[key], after[key]]
    if (old === undefined && now === undefined) return []
    if (old === undefined) return [{ kind: 'added', path: at, after: now }]
    if (now === undefined) return [{ kind: 'removed', path: at, before: old }]
    return diff(old, now, at)
  })
}

function diffThings(before: Thing[], after: Thing[], key: Key, path: Step[]): Change[] {
  const name = (thing: Thing) => String(thing[key])
  const at = (is: string): Step[] => [...path, { key, is }]
  const old = new Map(before.map(thing => [name(thing), thing]))
  const now = new Map(after.map(thing => [name(thing), thing]))
  const changes: Change[] = []
  for (const [id, thing] of old) {
    const other = now.get(id)
    if (other === undefined) changes.push({ kind: 'removed', path: at(id), before: thing })
    else changes.push(...diff(thing, other, at(id)))
  }
  const stayed = [...old.keys()].filter(id => now.has(id))
  const wanted = [...now.keys()].filter(id => old.has(id))
  if (!same(stayed, wanted)) changes.push({ kind: 'reordered', path, key, before: stayed, after: wanted })
  for (const [index, [id, thing]] of [...now].entries()) {
    if (!old.has(id)) changes.push({ kind: 'added', path: at(id), after: thing, at: index })
  }
  return changes
}

/** Lists without names: what begins and ends alike stays, the middle is compared place by place. */
function diffSequence(before: unknown[], after: unknown[], path: Step[]): Change[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && same(before[start], after[start])) start++
  let end = 0
  while (end < shorter - start && same(before[before.length - 1 - end], after[after.length - 1 - end])) end++
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const pairs = Math.min(old.length, now.length)
  const at = (index: number) => [...path, start + index]
  const changes = old.slice(0, pairs).flatMap((item, index) => diff(item, now[index], at(index)))
  for (let index = old.length - 1; index >= pairs; index--) {
    changes.push({ kind: 'removed', path: at(index), before: old[index] })
  }
  for (let index = pairs; index < now.length; index++) {
    changes.push({ kind: 'added', path: at(index), after: now[index], at: start + index })
  }
  return changes
}

/**
 * Makes `after` of `before`. Returns undefined where a place that a change speaks of is not there (any more), so that
 * changes made to one version are never laid wrongly over another. The data given is not touched.
 */
export function applyChanges(before: unknown, changes: readonly Change[]): unknown {
  let result: unknown = structuredClone(before)
  for (const change of changes) {
    if (change.path.length === 0 && change.kind === 'changed') {
      result = structuredClone(change.after)
      continue
    }
    if (!applyOne(result, change)) return undefined
  }
  return result
}

function applyOne(root: unknown, change: Change): boolean {
  if (change.kind === 'reordered') {
    const list = valueAt(root, change.path)
    return Array.isArray(list) && reorder(list, change)
  }
  const parent = valueAt(root, change.path.slice(0, -1))
  const last = change.path.at(-1)
  if (last === undefined) return false
  if (Array.isArray(parent)) return applyInList(parent, last, change)
  if (!isObject(parent) || typeof last !== 'string' || last === '__proto__') return false
  if (change.kind === 'added' ? parent[last] !== undefined : !same(parent[last], change.before)) return false
  if (change.kind === 'removed') delete parent[last]
  else parent[last] = structuredClone(change.after)
  return true
}

function applyInList(list: unknown[], step: Step, change: Exclude<Change, { kind: 'reordered' }>): boolean {
  const index = indexOf(list, step)
  if (change.kind === 'added') {
    if (index !== undefined && typeof step === 'object') return false
    list.splice(Math.min(change.at ?? list.length, list.length), 0, structuredClone(change.after))
    return true
  }
  if (index === undefined || !same(list[index], change.before)) return false
  if (change.kind === 'removed') list.splice(index, 1)
  else list[index] = structuredClone(change.after)
  return true
}

function reorder(list: unknown[], { key, after }: Extract<Change, { kind: 'reordered' }>): boolean {
  const places = after.flatMap(is => indexOf(list, { key, is }) ?? [])
  if (places.length < after.length) return false
  const things = places.map(place => list[place])
  const sorted = [...places].sort((a, b) => a - b)
  for (const [index, place] of sorted.entries()) list[place] = things[index]
  return true
}

function indexOf(list: readonly unknown[], step: Step): number | undefined {
  if (typeof step === 'string') return undefined
  const index =
    typeof step === 'number' ? step : list.findIndex(each => isObject(each) && each[step.key] === step.is)
  return index >= 0 && index < list.length ? index : undefined
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(root: unknown, path: readonly Step[]): unknown {
  return path.reduce((value: unknown, step) => {
    if (Array.isArray(value)) {
      const index = indexOf(value, step)
      return index === undefined ? undefined : value[index]
    }
    return isObject(value) && typeof step === 'string' && Object.hasOwn(value, step) ? value[step] : undefined
  }, root)
}
