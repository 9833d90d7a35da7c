import { unitsOf } from '#language/entitlement/units.ts'
import type { Pool } from '#language/scheme/entitlement.ts'
import type { Text } from '#language/text.ts'

export type LineKind = 'issue' | 'hold' | 'release' | 'redeem' | 'reverse' | 'revoke'

/** A line of a voucher's ledger. `steps` is signed and counts the pool's smallest part. */
export interface Line {
  pool: string
  kind: LineKind
  steps: number
  reservationId: string | null
}

/** Whole steps; `limit` = `held` + `used` + `revoked` + `remaining`, always. */
export interface Steps {
  limit: number
  held: number
  used: number
  revoked: number
  remaining: number
}

const nothing: Steps = { limit: 0, held: 0, used: 0, revoked: 0, remaining: 0 }

/**
 * What the lines of one voucher add up to, by pool. What remains is the plain sum of a pool's lines; held is what
 * bookings keep back, used what was redeemed and not taken back.
 */
export function balanceOf(lines: readonly Line[]): Map<string, Steps> {
  const balances = new Map<string, Steps>()
  const settled = new Map<string, Set<LineKind>>()
  for (const line of lines) {
    if (!line.reservationId) continue
    const kinds = settled.get(line.reservationId) ?? new Set()
    settled.set(line.reservationId, kinds.add(line.kind))
  }
  for (const { pool, kind, steps, reservationId } of lines) {
    const balance = { ...(balances.get(pool) ?? nothing) }
    balance.remaining += steps
    if (kind === 'issue') balance.limit += steps
    if (kind === 'revoke') balance.revoked -= steps
    if (kind === 'hold' && reservationId) {
      const kinds = settled.get(reservationId)
      if (kinds?.has('redeem')) {
        if (!kinds.has('reverse')) balance.used -= steps
      } else if (!kinds?.has('release')) balance.held -= steps
    }
    balances.set(pool, balance)
  }
  return balances
}

/** Where the units of one booking stand; undefined when it never held any. */
export function standing(
  lines: readonly Line[],
  reservationId: string,
): 'held' | 'released' | 'redeemed' | 'reversed' | undefined {
  const kinds = new Set(lines.filter(line => line.reservationId === reservationId).map(line => line.kind))
  if (kinds.has('reverse')) return 'reversed'
  if (kinds.has('redeem')) return 'redeemed'
  if (kinds.has('release')) return 'released'
  return kinds.has('hold') ? 'held' : undefined
}

/** A pool's balance in its own unit, for people. */
export interface Balance {
  pool: string
  label: Text
  unit: Text
  limit: number
  held: number
  used: number
  remaining: number
}

/** Balances in the scheme's order of pools; a pool without lines stands at zero. */
export function balancesIn(pools: readonly Pool[], lines: readonly Line[]): Balance[] {
  const found = balanceOf(lines)
  return pools.map(pool => {
    const steps = found.get(pool.id) ?? nothing
    return {
      pool: pool.id,
      label: pool.label,
      unit: pool.unit.label,
      limit: unitsOf(steps.limit, pool),
      held: unitsOf(steps.held, pool),
      used: unitsOf(steps.used, pool),
      remaining: unitsOf(steps.remaining, pool),
    }
  })
}
