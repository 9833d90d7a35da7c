/** How far the households of a campaign came. Each step is among the one before. */
export interface Funnel {
  extracted: number
  invited: number
  seen: number
  opened: number
  begun: number
  applied: number
  granted: number
  refused: number
}

/** Applied online for the same scheme, out of all who applied since the campaign began, and those who did so by its links. */
export interface Share {
  online: number
  all: number
}

/** A share as it is reported: 82.0 %. Null of nothing. */
export function percent({ online, all }: Share): string | null {
  return all === 0 ? null : `${((online / all) * 100).toFixed(1)} %`
}
