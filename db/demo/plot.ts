import type { Mother } from './mothers.ts'

/**
 * How one application went. clean: nothing to ask · pregnant: before the birth · loss: after a loss · returned: sent
 * back and corrected · unclear: looked into by a person · unregistered, too-late: refused · paper, phone: entered by
 * staff · withdrawn: taken back · abandoned: begun and never sent.
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
    | 'abandoned'
  appliedOn: string
  /** Birth, due date or loss. */
  base: string
}

export interface Application {
  mother: Mother
  plot: Plot
}
