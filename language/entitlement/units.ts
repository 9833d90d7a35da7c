import type { Pool } from '../scheme/entitlement.ts'

/**
 * Ledgers count whole steps, so that sums are exact: 1.5 days at a step of 0.5 are 3 steps. Undefined for an amount
 * that is no whole number of steps.
 */
export function stepsOf(units: number, pool: Pick<Pool, 'step'>): number | undefined {
  const steps = units / pool.step
  return Number.isSafeInteger(steps) ? steps : undefined
}

/** Units of so many steps. */
export function unitsOf(steps: number, pool: Pick<Pool, 'step'>): number {
  if (!Number.isSafeInteger(steps)) throw new RangeError(`Not whole steps: ${steps}`)
  return steps * pool.step
}

/** Whole steps within a limit; what remains below one step cannot be used. */
export function stepsWithin(limit: number, pool: Pick<Pool, 'step'>): number {
  return Math.max(0, Math.floor(limit / pool.step))
}
