import type { Status } from '../../ui/status-badge.tsx'

/** How the kinds of states of a workflow look. A refusal is told in words, not in red. */
export const badges: Record<string, Status> = {
  open: 'active',
  waiting: 'waiting',
  granted: 'good',
  refused: 'neutral',
  closed: 'neutral',
}
