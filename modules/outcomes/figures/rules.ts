import {
  hoursBetween,
  inOfficeHours,
  officeHoursBetween,
  type Share,
  type Statistic,
  share,
  statistic,
} from '../rules.ts'

/** An event as far as figures need it. `cases`: the cases it concerns. */
export interface Happening {
  type: string
  at: Date
  actorKind: string
  requestId: string | null
  cases: readonly string[]
  data: Readonly<Record<string, unknown>>
  subject: string
}

/** The way of a case, in order. Several events may mark the same step; the first of them counts. */
export const steps = [
  { id: 'received', label: '受付', types: ['application.submitted'] },
  { id: 'checked', label: '自動の一次確認', types: ['case.checked'] },
  { id: 'drafted', label: '起案', types: ['proposal.drafted'] },
  { id: 'decided', label: '決定', types: ['case.decided'] },
  { id: 'voucher', label: '利用券の発行', types: ['voucher.issued'] },
  { id: 'letter', label: '通知書の発行', types: ['letter.issued'] },
  { id: 'booked', label: 'はじめての予約', types: ['reservation.requested', 'reservation.accepted'] },
  { id: 'used', label: 'はじめての利用の報告', types: ['report.closed'] },
] as const
export type StepId = (typeof steps)[number]['id']

export interface StepPair {
  from: StepId
  to: StepId
  label: string
  minutes: Statistic
}

/** When each step of a case first happened. */
export function stepsOf(happenings: readonly Happening[]): Map<StepId, Date> {
  const times = new Map<StepId, Date>()
  for (const { id, types } of steps) {
    const found = happenings.filter(each => (types as readonly string[]).includes(each.type))
    const first = found.map(each => each.at).sort((a, b) => a.getTime() - b.getTime())[0]
    if (first) times.set(id, first)
  }
  return times
}

/** Minutes from each step to the next one, over the cases that made both. A draft by the first check is in it. */
export function pairs(times: readonly ReadonlyMap<StepId, Date>[]): StepPair[] {
  return steps.slice(1).map((to, index) => {
    const from = steps[index] as (typeof steps)[number]
    const minutes = times.flatMap(each => {
      const [begin, end] = [each.get(from.id), each.get(to.id)]
      return begin && end && end >= begin ? [hoursBetween(begin, end) * 60] : []
    })
    return { from: from.id, to: to.id, label: `${from.label} → ${to.label}`, minutes: statistic(minutes) }
  })
}

/**
 * How often staff had a case in hand until it was decided: acts of staff that concern it. One press of a button is
 * one act, however many lines it leaves and however many cases it decides.
 */
export function touches(happenings: readonly Happening[]): number {
  const decided = stepsOf(happenings).get('decided')
  const acts = happenings.filter(
    each =>
      each.actorKind === 'staff' && (!decided || each.at <= decided) && each.type !== 'application.submitted',
  )
  return new Set(acts.map(each => each.requestId ?? `${each.type} ${each.at.toISOString()}`)).size
}

export interface CaseFigures {
  received: number
  decided: number
  /** Hours from receipt to the first decision: as the clock goes, and while the office is open. */
  elapsed: Statistic
  working: Statistic
  pairs: StepPair[]
  touches: Statistic
  /** Applications that came over the internet, of all. */
  online: Share
  /** Of those, outside 8:30–17:15 on open days. */
  outOfHours: Share
}

/** The figures of all cases received in a period, from their events. */
export function caseFigures(byCase: ReadonlyMap<string, readonly Happening[]>): CaseFigures {
  const all = [...byCase.values()]
  const times = all.map(stepsOf)
  const ways = times.flatMap(each => {
    const [from, to] = [each.get('received'), each.get('decided')]
    return from && to ? [{ from, to }] : []
  })
  const submissions = all.flatMap(each =>
    each.filter(({ type }) => type === 'application.submitted').slice(0, 1),
  )
  const online = submissions.filter(({ data }) => data.channel === 'online')
  return {
    received: all.length,
    decided: ways.length,
    elapsed: statistic(ways.map(({ from, to }) => hoursBetween(from, to))),
    working: statistic(ways.map(({ from, to }) => officeHoursBetween(from, to))),
    pairs: pairs(times),
    touches: statistic(all.filter((_, index) => times[index]?.has('decided')).map(touches)),
    online: share(online.length, submissions.length),
    outOfHours: share(online.filter(({ at }) => !inOfficeHours(at)).length, online.length),
  }
}

export interface DropOut {
  started: number
  submitted: number
  /** Per page: how many saved it, and for how many it was the last thing they did. */
  pages: { page: string; reached: number; stopped: number }[]
  /** Began and saved nothing. */
  atStart: number
}

/**
 * Where drafts begun in the period came to a stand. Drafts touched within the last day are still being written and count
 * neither way; so does a draft thrown away.
 */
export function dropOut(pages: readonly string[], happenings: readonly Happening[], now: Date): DropOut {
  const drafts = new Map<string, { last: Date; pages: string[]; done: boolean }>()
  for (const each of [...happenings].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    if (each.type === 'application.started')
      drafts.set(each.subject, { last: each.at, pages: [], done: false })
    const draft = drafts.get(
      each.type === 'application.submitted' ? String(each.data.applicationId) : each.subject,
    )
    if (!draft) continue
    draft.last = each.at
    if (each.type === 'application.saved') draft.pages.push(String(each.data.page))
    if (each.type === 'application.submitted') draft.done = true
    if (each.type === 'application.discarded') drafts.delete(each.subject)
  }
  const settled = [...drafts.values()].filter(
    draft => draft.done || now.getTime() - draft.last.getTime() > 24 * 3_600_000,
  )
  const left = settled.filter(draft => !draft.done)
  return {
    started: settled.length,
    submitted: settled.length - left.length,
    atStart: left.filter(draft => draft.pages.length === 0).length,
    pages: pages.map(page => ({
      page,
      reached: settled.filter(draft => draft.pages.includes(page)).length,
      stopped: left.filter(draft => draft.pages.at(-1) === page).length,
    })),
  }
}
