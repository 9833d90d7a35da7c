/** Names of a booking's states as the office says them. */
export const bookingStates = {
  requested: '施設の返事待ち',
  accepted: '予約',
  declined: '施設が断った',
  cancelled: '取消し',
  'late-cancelled': '期限後の取消し',
  'no-show': '来所なし',
  used: '利用済み',
} as const

export const bookingBadges = {
  requested: 'waiting',
  accepted: 'active',
  declined: 'bad',
  cancelled: 'neutral',
  'late-cancelled': 'bad',
  'no-show': 'bad',
  used: 'good',
} as const

export const bookingChannels = { online: 'ネット', phone: '電話', paper: '紙' } as const

export const lineKinds = {
  issue: '発行',
  hold: '予約で確保',
  release: '予約が戻った',
  redeem: '利用',
  reverse: '利用の訂正',
  revoke: '取消し',
} as const

export const actorKinds: Record<string, string> = {
  resident: '本人',
  staff: '職員',
  facility: '施設',
  system: '自動',
  visitor: '—',
}
