import type { Text } from '#language/text.ts'
import type { Kept } from '../ui/fields/kept.ts'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { Say } from '../ui/say.tsx'

/** What an action answers when it was refused (`refusedData`). */
export interface RefusedAnswer {
  refused?: { code: string; text: Text; details: Readonly<Record<string, unknown>> }
  /** What was typed, to stand in the box again. */
  typed?: string
  kept?: Kept
}

/** The refusal's sentence above the form. Mistakes in single boxes are shown beside them instead. */
export function Refusal({ answer }: { answer: RefusedAnswer | undefined }) {
  if (!answer?.refused || answer.refused.code === 'invalid-input') return null
  return <NotificationBanner tone="error" live title={<Say text={answer.refused.text} />} />
}

/** The path → message pairs of `invalid-input`. */
export function issuesOf(answer: RefusedAnswer | undefined): { path: string; message: string }[] {
  if (answer?.refused?.code !== 'invalid-input') return []
  return (answer.refused.details.issues as { path: string; message: string }[] | undefined) ?? []
}
