import type { Facts } from '../feel/evaluate.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { addDays, tokyoDay, tokyoInstant } from '../values/date.ts'
import { deriveUse, entitlementOf, type Use, yenOf } from './situation.ts'

export type CancelTerms =
  | {
      kind: 'terms'
      /** Free of charge until `deadline`, that moment included. */
      free: boolean
      deadline: Date
      /** Whole yen the user owes the facility. */
      fee: number
      /** Whether the units are used up all the same. */
      usesUnits: boolean
      /** Whole yen the municipality pays the facility. */
      claim: number
    }
  | { kind: 'unknown'; missing: string[]; deadline: Date }

/** What cancelling at `now` means for a use that begins at `startsAt`. */
export function cancelTerms(scheme: Scheme, facts: Facts, use: Use, startsAt: Date, now: Date): CancelTerms {
  const { cancel } = entitlementOf(scheme)
  const deadline = tokyoInstant(addDays(tokyoDay(startsAt), -cancel.until.daysBefore), cancel.until.at)
  if (now <= deadline) return { kind: 'terms', free: true, deadline, fee: 0, usesUnits: false, claim: 0 }
  const derived = deriveUse(scheme, facts, use)
  const fee = yenOf(scheme, cancel.fee, derived, use.on)
  const claim = yenOf(scheme, cancel.claim, derived, use.on)
  if (fee.kind === 'value' && claim.kind === 'value') {
    const { usesUnits } = cancel
    return { kind: 'terms', free: false, deadline, fee: fee.value, usesUnits, claim: claim.value }
  }
  const missing = [fee, claim].flatMap(found => (found.kind === 'unknown' ? found.missing : []))
  return { kind: 'unknown', missing: [...new Set(missing)].sort(), deadline }
}
