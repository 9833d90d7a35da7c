import type { ImportState } from './schema.ts'

/** Without a sign of life for so long, background work has been cut off and may be begun again. */
export const silentFor = { checking: 60_000, applying: 300_000 }

interface Step {
  state: ImportState
  progressedAt: Date | null
}

/** A step that nobody works on any more, e.g. because the server was stopped. */
export function hasStalled({ state, progressedAt }: Step, now: Date): boolean {
  if (state !== 'checking' && state !== 'applying') return false
  return now.getTime() - (progressedAt?.getTime() ?? 0) > silentFor[state]
}

/** Until it goes in, an extract may be checked again with another mapping. */
export function mayCheck(step: Step, now: Date): boolean {
  if (['uploaded', 'refused', 'ready', 'failed'].includes(step.state)) return true
  return step.state === 'checking' && hasStalled(step, now)
}

export function mayApprove(step: Step, now: Date): boolean {
  return step.state === 'ready' || (step.state === 'applying' && hasStalled(step, now))
}
