/** Names of a booking's states as a facility says them. */
export const stateNames = {
  requested: '申込み',
  accepted: '予約',
  declined: 'お断り',
  cancelled: '取消し',
  'late-cancelled': '期限後の取消し',
  'no-show': '来所なし',
  used: '報告済み',
} as const

export const stateBadges = {
  requested: 'waiting',
  accepted: 'active',
  declined: 'neutral',
  cancelled: 'neutral',
  'late-cancelled': 'bad',
  'no-show': 'bad',
  used: 'good',
} as const

export const channels = { online: 'ネット', phone: '電話', paper: '紙' } as const

export const weekdays = ['日', '月', '火', '水', '木', '金', '土'] as const
