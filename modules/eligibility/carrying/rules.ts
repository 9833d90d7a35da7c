import type { Seals } from '#platform/seal.ts'
import { GuideState } from '../guide/schema.ts'

const purpose = 'guide'

/** In a browser, while somebody answers. */
const hoursKept = 12
/** As a code on a screen or on paper, to go on at the counter. */
export const daysCarried = 7

const hour = 3_600_000

/** For the cookie of a guide under way; undefined where the answers are too many for one. */
export function sealGuide(seals: Seals, state: GuideState, now: Date): string | undefined {
  return seals(purpose).seal(state, new Date(now.getTime() + hoursKept * hour))
}

/** For a code that is carried to the counter: good for `daysCarried` days. */
export function sealToCarry(
  seals: Seals,
  state: GuideState,
  now: Date,
): { token: string; until: Date } | undefined {
  const until = new Date(now.getTime() + daysCarried * 24 * hour)
  // A QR code holds 2,331 bytes with its address.
  const token = seals(purpose, 2000).seal(state, until)
  return token === undefined ? undefined : { token, until }
}

/** The state in either of them; undefined for anything forged, expired, or of an older shape. */
export function openGuide(seals: Seals, token: string, now: Date): GuideState | undefined {
  const parsed = GuideState.safeParse(seals(purpose).open(token, now))
  return parsed.success ? parsed.data : undefined
}
