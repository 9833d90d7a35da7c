export interface Agreement {
  judged: number
  agree: number
  disagree: number
  /** Share of those judged with which the person agrees; null before the first. */
  rate: number | null
  /** At most this share of all not eligible may be wrong, with 95 % confidence (Wilson's upper bound); null before the first. */
  wrongAtMost: number | null
}

const z = 1.959964

/** How far people agree with what was found not eligible. */
export function agreementOf(verdicts: readonly ('agree' | 'disagree' | null)[]): Agreement {
  const agree = verdicts.filter(each => each === 'agree').length
  const disagree = verdicts.filter(each => each === 'disagree').length
  const judged = agree + disagree
  if (judged === 0) return { judged, agree, disagree, rate: null, wrongAtMost: null }
  const p = disagree / judged
  const middle = p + (z * z) / (2 * judged)
  const spread = z * Math.sqrt((p * (1 - p)) / judged + (z * z) / (4 * judged * judged))
  const wrongAtMost = Math.min(1, (middle + spread) / (1 + (z * z) / judged))
  return { judged, agree, disagree, rate: agree / judged, wrongAtMost }
}
