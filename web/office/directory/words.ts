/** ○×? as programme staff call them. An extraction is an estimate; a person decides. */
export const outcomes = {
  eligible: '対象の見込み',
  'not-eligible': '対象外の見込み',
  unknown: '要確認',
} as const
export type OutcomeName = keyof typeof outcomes

export const marks = { eligible: '○', 'not-eligible': '×', unknown: '?' } as const

export const states = {
  waiting: '順番待ち',
  running: '実行中',
  finished: '完了',
  failed: '失敗',
  cancelled: '中止',
} as const

export const registers: Record<string, string> = {
  residents: '住民基本台帳',
  taxes: '税',
  pupils: '学齢簿',
  benefits: '手当・生活保護の受給',
}

export const estimate = '結果は台帳からの目安です。認定などの決定は、担当が書類を確かめて行います。'
