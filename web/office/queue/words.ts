import type { queues } from '#modules/cases/schema.ts'

export type QueueName = (typeof queues)[number]

/** The queues as the office calls them. */
export const queueNames: Record<QueueName, string> = {
  attention: '確かめる申請',
  mine: 'わたしの決裁',
  route: '回議・決裁中',
  waiting: '補正待ち',
  late: '期限を過ぎた申請',
  decided: '決定済み',
  all: 'すべての申請',
}

/** Those that stand at the left, in this order. */
export const shownQueues: QueueName[] = ['late', 'mine', 'attention', 'route', 'waiting', 'decided', 'all']

/** What the queue holds, and what to do with it. */
export const queueLeads: Record<QueueName, string> = {
  attention: '自動確認で止まったもの、まだ起案されていないものです。遅れているものから並びます。',
  mine: 'あなたが確認・決裁する番の申請です。選んでまとめて決裁できます。',
  route: 'ほかの人の確認・決裁を待っている申請です。',
  waiting: '申請者に補正をお願いしている申請です。標準処理期間は止まっています。',
  late: '標準処理期間を過ぎた申請です。',
  decided: '承認・不承認・取下げなど、終わった申請です。',
  all: 'この市区町村が受け付けたすべての申請です。',
}

export const outcomes = {
  eligible: '要件を満たす',
  'not-eligible': '要件を満たさない',
  unknown: '判定できない',
} as const

export const channels = { online: 'オンライン', invitation: '案内から', paper: '紙', phone: '電話' } as const

export const ranks = {
  staff: '担当',
  'subsection-chief': '係長',
  'section-chief': '課長',
  'division-chief': '部長',
} as const

export const reasons = {
  missing: '書かれていない',
  unclear: '内容がはっきりしない',
  mismatch: 'ほかの記録と合わない',
  evidence: '証明する書類が必要',
  other: 'そのほか',
} as const
