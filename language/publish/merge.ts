/**
 * Lays one piece of a scheme over another: objects by key; lists of things with an `id` or a `name` by that, new ones
 * behind the old; any other list, and any single value, is replaced. `null` takes a key away, and an entry
 * `{ id, remove: true }` takes a thing out of a list. In an example's facts and amounts null is a value like any other,
 * known to be empty. The pieces themselves are not changed.
 */
export function mergeScheme(base: unknown, overlay: unknown): unknown {
  if (overlay === undefined) return base
  // Laid over nothing, so that `null` and `remove` mean the same wherever they stand.
  if (isObject(overlay)) return mergeObjects(objectOf(base), overlay)
  if (!Array.isArray(overlay)) return overlay
  const under = Array.isArray(base) ? base : []
  const key = keyOf([...under, ...overlay])
  return key ? mergeLists(under, overlay, key) : overlay
}

type Thing = Record<string, unknown>

/** What an example gives and expects, by name. As lists, the same keys hold parts of a scheme. */
const holdsNull = new Set(['given', 'facts', 'amounts'])

function mergeObjects(base: Thing, overlay: Thing): Thing {
  const merged: Thing = { ...base }
  for (const [key, value] of Object.entries(overlay)) {
    if (key === '__proto__') continue
    if (value === null) delete merged[key]
    else if (holdsNull.has(key) && isObject(value)) merged[key] = { ...objectOf(merged[key]), ...value }
    else merged[key] = mergeScheme(merged[key], value)
  }
  return merged
}

function mergeLists(base: unknown[], overlay: unknown[], key: 'id' | 'name'): unknown[] {
  const merged = [...base] as Thing[]
  for (const thing of overlay as Thing[]) {
    const index = merged.findIndex(each => each[key] === thing[key])
    if (thing.remove === true) {
      if (index >= 0) merged.splice(index, 1)
    } else if (index >= 0) merged[index] = mergeScheme(merged[index], thing) as Thing
    else merged.push(mergeObjects({}, thing))
  }
  return merged
}

/** What identifies every thing in a list, if anything does. An `id` goes before a `name`, which may be a wording. */
function keyOf(list: unknown[]): 'id' | 'name' | undefined {
  return (['id', 'name'] as const).find(
    key => list.length > 0 && list.every(thing => isObject(thing) && typeof thing[key] === 'string'),
  )
}

function objectOf(value: unknown): Thing {
  return isObject(value) ? value : {}
}

function isObject(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
