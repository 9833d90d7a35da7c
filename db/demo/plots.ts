import { addDays } from '#language/values/date.ts'
import { families } from './families.ts'
import { bornOn } from './register.ts'

/**
 * How one application went. clean: nothing to ask · pregnant: before the birth · loss: after a loss · returned: sent
 * back and corrected · unclear: looked into by a person · unregistered, too-late: refused · paper, phone: entered by
 * staff · withdrawn: taken back.
 */
export interface Plot {
  kind:
    | 'clean'
    | 'pregnant'
    | 'loss'
    | 'returned'
    | 'unclear'
    | 'unregistered'
    | 'too-late'
    | 'paper'
    | 'phone'
    | 'withdrawn'
  appliedOn: string
  /** Birth, due date or loss. */
  base: string
}

/** The named families whose case is long decided; the others' is under way (waiting.ts) or a persona's (present.ts). */
const past: Record<string, [kind: Plot['kind'], daysAgo: number]> = {
  H0006: ['clean', 41],
  H0008: ['clean', 118],
  H0011: ['clean', 201],
  H0012: ['clean', 150],
  H0013: ['clean', 222],
  H0015: ['phone', 254],
  H0016: ['clean', 101],
  H0017: ['unclear', 302],
  H0018: ['clean', 64],
  M0003: ['clean', 38],
  M0004: ['clean', 102],
  M0005: ['returned', 133],
  M0007: ['paper', 203],
  M0008: ['clean', 71],
}

export function namedPlots(today: string): { household: string; plot: Plot }[] {
  return Object.entries(past).map(([household, [kind, daysAgo]]) => {
    const baby = families
      .find(f => f.household === household)
      ?.members.find(m => m.relation === '子' && typeof m.born !== 'string')
    const born = baby ? bornOn(baby, today) : addDays(today, -daysAgo)
    const appliedOn = addDays(today, -daysAgo)
    return {
      household,
      plot: { kind, appliedOn: appliedOn > born ? appliedOn : addDays(born, 12), base: born },
    }
  })
}
