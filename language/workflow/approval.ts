import { type Rank, type Route, ranks } from '../scheme/workflow.ts'

/** The drafter when the automatic first check drafted: nobody, so the decider needs no second person. */
export const systemDrafter = 'system'

export interface Approver {
  accountId: string
  rank: Rank
}

/** One approval given along the route so far. `step` is the index into the route's ranks that it covered. */
export interface Approval {
  accountId: string
  step: number
}

export interface Draft {
  /** An account id, or `system`; for a batch everyone who approved one of its cases in the system. */
  drafterId: string | readonly string[]
  previous: readonly Approval[]
}

export type ApprovalRefusal =
  | 'already-decided'
  | 'drafter-may-not-decide'
  | 'approved-before'
  | 'not-your-turn'
  | 'not-the-drafter'
  | 'nothing-to-take-back'

export type MayDecide =
  | {
      ok: true
      /** turn: one's own step · taken-up: 引上げ, a higher rank does not wait · stand-in: 代決 for an absent rank. */
      as: 'turn' | 'taken-up' | 'stand-in'
      /** The rank whose seal this is. */
      for: Rank
      /** The step reached afterwards; the route's length when decided. */
      next: number
      /** Whether this decides (専決): the last step is covered. */
      final: boolean
      /** 後閲: the rank that was absent must be shown this later. */
      reviewLater: boolean
    }
  | { ok: false; refused: ApprovalRefusal }

/**
 * Whether this person may approve step `step` (0-based index into `route.ranks`), and what that does. The last rank
 * of the route decides for good (専決). A higher rank may take the draft up at once, covering every step up to its
 * own; beyond the last rank that decides. A rank named in `standIns` may act for the awaited one, on the ground of
 * its absence, which the caller has stated. Whoever drafted never approves: drafting and deciding are two people's.
 */
export function mayDecide(
  route: Route,
  step: number,
  actor: Approver,
  { drafterId, previous }: Draft,
): MayDecide {
  const awaited = route.ranks[step]
  if (awaited === undefined) return { ok: false, refused: 'already-decided' }
  if ([drafterId].flat().includes(actor.accountId)) return { ok: false, refused: 'drafter-may-not-decide' }
  const level = ranks.indexOf(actor.rank)
  if (level < ranks.indexOf(awaited)) {
    const standsIn = route.standIns.some(each => each.for === awaited && each.by === actor.rank)
    if (!standsIn) return { ok: false, refused: 'not-your-turn' }
    const next = step + 1
    const final = next === route.ranks.length
    return { ok: true, as: 'stand-in', for: awaited, next, final, reviewLater: true }
  }
  // A seal is given once; only standing in for somebody absent is a second, different one.
  if (previous.some(approval => approval.accountId === actor.accountId)) {
    return { ok: false, refused: 'approved-before' }
  }
  let next = step + 1
  while (next < route.ranks.length && ranks.indexOf(route.ranks[next] ?? awaited) <= level) next += 1
  const as = actor.rank === awaited && next === step + 1 ? 'turn' : 'taken-up'
  return {
    ok: true,
    as,
    for: as === 'turn' ? awaited : actor.rank,
    next,
    final: next === route.ranks.length,
    reviewLater: false,
  }
}

/**
 * The step a draft starts at: steps of the drafter's own rank and below are spared, since a drafter does not approve
 * to himself; never the last one, which another person of that rank or above must take.
 */
export function firstStep(route: Route, drafter: Rank | typeof systemDrafter): number {
  if (drafter === systemDrafter) return 0
  const level = ranks.indexOf(drafter)
  const first = route.ranks.findIndex(rank => ranks.indexOf(rank) > level)
  return first >= 0 ? first : route.ranks.length - 1
}

/** 差戻し: whoever may act on this step may send it back to the drafter instead. */
export function maySendBack(
  route: Route,
  step: number,
  actor: Approver,
  draft: Draft,
): { ok: true } | { ok: false; refused: ApprovalRefusal } {
  const may = mayDecide(route, step, actor, draft)
  return may.ok ? { ok: true } : may
}

/** 取戻し: the drafter may take the draft back until it is decided. What the system drafted nobody takes back. */
export function mayTakeBack(
  route: Route,
  step: number,
  accountId: string,
  { drafterId }: Draft,
): { ok: true } | { ok: false; refused: ApprovalRefusal } {
  if (step >= route.ranks.length) return { ok: false, refused: 'already-decided' }
  const drafters = [drafterId].flat()
  if (drafters.every(id => id === systemDrafter)) return { ok: false, refused: 'nothing-to-take-back' }
  return drafters.includes(accountId) ? { ok: true } : { ok: false, refused: 'not-the-drafter' }
}
