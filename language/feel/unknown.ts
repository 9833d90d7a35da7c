import type { Context, Value } from './values.ts'

/**
 * What evaluation passes around: a FEEL value, or one of two things that are no value.
 *
 * `Unknown` stands for a fact nobody has given yet. It may sit inside lists and contexts, so that what does not
 * depend on it (the length of the list) is still known.
 */
export type Inner = Value | Unknown | Refused

const unknownTag = Symbol('unknown')
const refusedTag = Symbol('refused')

export type Unknown = {
  [unknownTag]: true
  /** The facts that could still settle it. */
  missing: ReadonlySet<string>
  /** The fact this is, when it is one fact, so that `.name` can go on to the fact inside. */
  path: string | undefined
  /** An unknown number that must lie between these, both included. */
  bounds: Bounds | undefined
  /** An unknown list whose length must lie between these. */
  size: Bounds | undefined
}

export type Bounds = { low: number; high: number }

/** No result can be given, whatever the facts: see `Outcome` not-applicable. */
export type Refused = { [refusedTag]: true; why: string; at: [number, number] }

export function unknown(missing: Iterable<string>, known: Partial<Unknown> = {}): Unknown {
  const { path, bounds, size } = known
  return { [unknownTag]: true, missing: new Set(missing), path, bounds, size }
}

export function unknownFact(path: string): Unknown {
  return unknown([path], { path })
}

export function refused(why: string, at: [number, number]): Refused {
  return { [refusedTag]: true, why, at }
}

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && unknownTag in value
}

export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && refusedTag in value
}

/** Not a value: an unknown or a refusal. */
export function isOpen(value: unknown): value is Unknown | Refused {
  return isUnknown(value) || isRefused(value)
}

/**
 * What an operation that needs all its operands gives when some are no values: a refusal before an unknown,
 * since no fact can mend it; the unknown misses what any of them misses. Undefined when all are values.
 */
export function firstOpen(values: readonly Inner[]): Unknown | Refused | undefined {
  let missing: Set<string> | undefined
  for (const value of values) {
    if (isRefused(value)) return value
    if (isUnknown(value)) {
      missing ??= new Set()
      for (const path of value.missing) missing.add(path)
    }
  }
  return missing && unknown(missing)
}

/** The same, looking inside lists, contexts and ranges too. */
export function deepOpen(value: Inner): Unknown | Refused | undefined {
  const open: Inner[] = []
  const visit = (each: Inner, depth: number) => {
    if (isOpen(each)) open.push(each)
    else if (depth > 500) open.push(refused('値の入れ子が深すぎます。', [0, 0]))
    else if (Array.isArray(each)) for (const item of each) visit(item, depth + 1)
    else if (typeof each === 'object' && each !== null) {
      // Numbers and texts inside dates and functions cannot be unknown; only these three hold values.
      if ((each as { feel?: unknown }).feel === 'function') return
      for (const key of Object.keys(each)) {
        const item = (each as Context)[key]
        if (typeof item === 'object' && item !== null) visit(item, depth + 1)
      }
    }
  }
  visit(value, 0)
  return firstOpen(open)
}
