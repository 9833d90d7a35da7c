const kept = new WeakMap<object, Map<string, Promise<unknown>>>()

/**
 * Reads something once per request, however many loaders of the page ask for it: they run side by side, each in a
 * transaction of its own. Only for what all of them may see, and never for writing.
 */
export function oncePerRequest<T>(context: object, key: string, work: () => Promise<T>): Promise<T> {
  const known = kept.get(context) ?? new Map<string, Promise<unknown>>()
  kept.set(context, known)
  const there = known.get(key) as Promise<T> | undefined
  if (there) return there
  const reading = work()
  known.set(key, reading)
  return reading
}
