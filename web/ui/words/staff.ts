import type { Words } from '../say.tsx'

/** Words of the frames for people at work. */
export const staff = {
  today: { ja: '今日', en: 'Today' },
  slots: { ja: '予約枠', en: 'Places' },
  reports: { ja: '実施報告', en: 'Reports' },
  claims: { ja: '請求', en: 'Claims' },
  queues: { ja: '業務一覧', en: 'Work' },
  late: { ja: '期限超過{n}件', en: '{n} late' },
  help: { ja: 'キーボード操作の一覧（?）', en: 'Keyboard shortcuts (?)' },
  finish: { ja: '終わる', 'ja-easy': '終《お》わる', en: 'Finish' },
} satisfies Words
