import type { Truth } from './compare.ts'
import { firstOpen, type Inner, isOpen } from './unknown.ts'

/**
 * Kleene's conjunction over FEEL's truth values (DMN 1.3 table 50), with *unknown* besides null. False decides
 * whatever the rest; otherwise what is unknown could still turn out false, so it comes before null.
 */
export function conjunction(parts: readonly Inner[]): Truth {
  if (parts.includes(false)) return false
  return firstOpen(parts) ?? (parts.every(part => part === true) ? true : null)
}

/** The dual of `conjunction`: true decides. */
export function disjunction(parts: readonly Inner[]): Truth {
  if (parts.includes(true)) return true
  return firstOpen(parts) ?? (parts.every(part => part === false) ? false : null)
}

/** `not`: null for anything that is no boolean. */
export function negation(value: Inner): Truth {
  if (isOpen(value)) return value
  return typeof value === 'boolean' ? !value : null
}
