import type { Status } from '../../ui/status-badge.tsx'

/** 担当 … 部長, lowest first. */
export const ranks = [
  { value: 'staff', label: '担当' },
  { value: 'subsection-chief', label: '係長' },
  { value: 'section-chief', label: '課長' },
  { value: 'division-chief', label: '部長' },
]

export const rankName = (rank: string): string => ranks.find(one => one.value === rank)?.label ?? ''

export const states: Record<'invited' | 'active' | 'disabled', { status: Status; label: string }> = {
  invited: { status: 'waiting', label: '招待中' },
  active: { status: 'good', label: '利用中' },
  disabled: { status: 'neutral', label: '停止中' },
}

export const secondFactors = { app: '認証アプリ', provider: '庁内の認証', none: '未設定' } as const

/** What is wrong with a box of the invitation. */
export const problems: Record<string, string> = {
  email: 'メールアドレスを、name@example.jp のような形で入力してください。',
  name: '氏名を60文字以内で入力してください。',
  kana: 'フリガナを60文字以内で入力してください。',
  section: '課・係を60文字以内で入力してください。',
  rank: '役職を選んでください。',
}
