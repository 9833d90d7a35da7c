import type { Workflow } from '#language/scheme/workflow.ts'
import { type Elapsed, elapsed } from '#language/workflow/clock.ts'
import { isClosedDay } from '#platform/calendar.ts'

export interface Stand {
  to: string
  at: Date | string
}

/** How much of 標準処理期間 a case has used, from the states its ledger went through. */
export function ageOf(workflow: Workflow, stands: readonly Stand[], now: Date): Elapsed {
  return elapsed(
    workflow,
    stands.map(stand => ({ state: stand.to, at: stand.at })),
    now,
    isClosedDay,
  )
}
