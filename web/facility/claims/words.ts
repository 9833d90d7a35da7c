/** A claim's state as a facility and an office say it. */
export const claimStates = {
  submitted: '請求済み・確認待ち',
  returned: '返されました',
  accepted: '受理済み・支払待ち',
  offset: '差引済み',
  paying: '振込手続き中',
  paid: '支払済み',
  failed: '振込できず・再手続き中',
} as const

export const claimBadges = {
  submitted: 'waiting',
  returned: 'bad',
  accepted: 'good',
  offset: 'good',
  paying: 'active',
  paid: 'good',
  failed: 'bad',
} as const

export const lineKinds = {
  use: '利用',
  'late-cancel': '期限後の取消し',
  'no-show': '来所なし',
  reversal: '取消し（差引）',
} as const
