/** Whether two pieces of plain data say the same; the order of keys and keys without a value do not count. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => same(item, b[index]))
    )
  }
  if (!isObject(a) || !isObject(b)) return false
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(key => same(a[key], b[key]))
}

export type Key = 'id' | 'name' | 'from'
export type Thing = Record<string, unknown>

export function isObject(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * What tells the things of a list apart: `id`, `name` or (rows of an amount) `from`, where every thing has it as a text
 * and no two the same. An `id` goes before a `name`, which may be a wording.
 */
export function identityOf(...lists: readonly unknown[][]): Key | undefined {
  if (lists.every(list => list.length === 0)) return undefined
  return (['id', 'name', 'from'] as const).find(key =>
    lists.every(
      list =>
        list.every(thing => isObject(thing) && typeof thing[key] === 'string') &&
        new Set(list.map(thing => (thing as Thing)[key])).size === list.length,
    ),
  )
}
