import type { Proposal } from '#modules/cases/approval/read.ts'
import type { Person } from '#modules/cases/people/read.ts'
import { nameWithRank } from '../case/history.server.ts'
import { ranks } from '../queue/words.ts'

export interface RouteStop {
  id: string
  /** 起案, 係長, 課長 … */
  role: string
  /** What was done there, or is awaited. */
  says: string
  by: string
  at: string | null
  note: string
  state: 'done' | 'now' | 'ahead' | 'ended'
}

const did = {
  endorse: '確認',
  decide: '決裁（専決）',
  'decide-for': '代決',
  'take-up': '引上げ',
  'send-back': '差戻し',
  'take-back': '取戻し',
  reject: '否決',
  review: '後閲',
} as const

/** The whole way of a proposal: who drafted, who has agreed, whom it awaits and who decides. */
export function routeShown(proposal: Proposal, people: Map<string, Person>): RouteStop[] {
  const { route, position } = proposal
  const stops: RouteStop[] = [
    {
      id: 'draft',
      role: '起案',
      says: '起案',
      by: proposal.draftedBy ? nameWithRank(people.get(proposal.draftedBy)) : '自動確認',
      at: proposal.draftedAt.toISOString(),
      note: proposal.note,
      state: 'done',
    },
    ...proposal.steps.map(
      (step): RouteStop => ({
        id: `step-${step.seq}`,
        role: step.forRank ? `${ranks[step.rank]}（${ranks[step.forRank]}に代わって）` : ranks[step.rank],
        says: did[step.action],
        by: nameWithRank(people.get(step.actorId)),
        at: step.at.toISOString(),
        note: step.note,
        state: ['send-back', 'take-back', 'reject'].includes(step.action) ? 'ended' : 'done',
      }),
    ),
  ]
  if (position.kind === 'open') {
    route.ranks.slice(position.index).forEach((rank, ahead) => {
      const last = position.index + ahead === route.ranks.length - 1
      stops.push({
        id: `rank-${position.index + ahead}`,
        role: ranks[rank],
        says: last ? '決裁（専決）' : '確認',
        by: '',
        at: null,
        note: '',
        state: ahead === 0 ? 'now' : 'ahead',
      })
    })
  }
  if (position.kind === 'decided' && position.reviewBy) {
    const role = ranks[position.reviewBy]
    stops.push({ id: 'review', role, says: '後閲', by: '', at: null, note: '', state: 'now' })
  }
  return stops
}
