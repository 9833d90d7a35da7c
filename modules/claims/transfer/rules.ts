import type { Payable as AnyPayable, Payee as AnyPayee } from '#modules/transfers/rules.ts'

/** A claim to be paid. Whole yen, above 0. */
export interface Payable extends AnyPayable {
  claimId: string
  facility: string
  facilityName: string
  month: string
  /** Paid once before and come back. */
  again: boolean
}

export type Payee = AnyPayee<Payable>

/** What an accepted claim stands at, signed: to be paid above zero, owed back below. Whole yen. */
export type Standing = Omit<Payable, 'account'>

export interface Offset {
  facility: string
  /** The claim that is owed back. */
  owing: string
  /** The claim that is paid less. */
  claimId: string
  amount: number
}

/**
 * Sets what a facility owes back off against what it is to be paid, the oldest against the oldest, facility by
 * facility. Nothing that is paid falls below zero; what is owed beyond it is carried over (差引の繰越し).
 */
export function netted<S extends Standing>(
  standings: readonly S[],
): { payables: S[]; offsets: Offset[]; carried: S[] } {
  const oldest = standings.toSorted((a, b) => a.month.localeCompare(b.month))
  const left = new Map(oldest.map(each => [each.claimId, each.amount]))
  const offsets: Offset[] = []
  for (const owing of oldest.filter(each => each.amount < 0)) {
    for (const paid of oldest.filter(each => each.facility === owing.facility && each.amount > 0)) {
      const amount = Math.min(-(left.get(owing.claimId) ?? 0), left.get(paid.claimId) ?? 0)
      if (amount <= 0) continue
      left.set(owing.claimId, (left.get(owing.claimId) ?? 0) + amount)
      left.set(paid.claimId, (left.get(paid.claimId) ?? 0) - amount)
      offsets.push({ facility: owing.facility, owing: owing.claimId, claimId: paid.claimId, amount })
    }
  }
  const standing = standings.map(each => ({ ...each, amount: left.get(each.claimId) ?? 0 }))
  return {
    payables: standing.filter(each => each.amount > 0),
    offsets,
    carried: standing.filter(each => each.amount < 0),
  }
}
